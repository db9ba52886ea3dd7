"""Pure: when somebody who was going to use a card is asked what came of it.

Once, four weeks later, on a working morning of theirs. Who is away is asked when they are back;
who stays away until the question has lost its use is never asked.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.agenda.due import Plan
from bot.domain.base.kinds import Due, MessageKind
from bot.domain.people.working_hours import Rhythm, next_morning

ASK_AFTER = timedelta(weeks=4)
KEPT = timedelta(weeks=3)


@dataclass(frozen=True)
class Use:
    """Somebody said that they are going to use a card, and was not asked about it yet."""

    workspace_id: int
    insight_id: int
    person_id: int
    rhythm: Rhythm
    used_at: datetime


def plan(uses: Sequence[Use], now: datetime) -> Plan:  # as all plans
    for use in uses:
        yield question(use), use.rhythm


def question(use: Use) -> Due:
    ask_at = next_morning(use.used_at + ASK_AFTER, use.rhythm.without_absence)
    return Due(
        workspace_id=use.workspace_id,
        kind=MessageKind.TRIAL_QUESTION,
        subject_id=use.insight_id,
        circle_id=None,  # nobody else knows who uses what, also when it cannot be delivered
        due_at=ask_at,
        expires_at=ask_at + KEPT,
        to=use.person_id,
    )
