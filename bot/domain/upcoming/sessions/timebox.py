"""The warnings about time in a run of show."""

from sqlalchemy.orm import Session

from bot.domain.agenda.sessions.timebox import OVER_KEPT, WARN_BEFORE, Running
from bot.domain.sessions import runs
from bot.domain.upcoming.heartbeat import Heartbeat
from storage.sessions import runs as rows


def load(session: Session, beat: Heartbeat) -> list[Running]:
    """The sessions whose phase ends about now, or ended since the last heartbeat."""
    found = rows.running(session, beat.since - OVER_KEPT, beat.now + WARN_BEFORE)
    return beat.sieve.each(
        found,
        lambda each: Running(
            each.run.workspace_id,
            each.circle.id,
            each.circle.channel,
            each.phase.id,
            each.run.message_id,
            runs.box_of(each.run),
        ),
    )
