"""Who may be asked what came of using a card."""

from sqlalchemy.orm import Session

from bot.domain.agenda.insights.trials import ASK_AFTER, KEPT, Use
from bot.domain.base.kinds import MessageKind
from bot.domain.people import rhythms
from bot.domain.people.working_hours import LONGEST_GAP
from bot.domain.upcoming.heartbeat import Heartbeat
from storage.insights import trials


def load(session: Session, beat: Heartbeat) -> list[Use]:
    until = beat.now - ASK_AFTER
    since = until - KEPT - LONGEST_GAP
    return beat.sieve.each(
        trials.unasked(session, MessageKind.TRIAL_QUESTION.value, since, until),
        lambda row: Use(
            row.workspace_id,
            row.insight_id,
            row.person_id,
            rhythms.of_row(row, beat.off),
            row.used_at,
        ),
    )
