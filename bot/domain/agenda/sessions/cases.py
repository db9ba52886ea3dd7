"""Pure: when the owner of a case is asked, once, how it ended.

On the morning of the day that they chose; without one, six weeks after the last session that
the case was brought to, or will be: by then advice has had its time.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.domain.agenda.due import Plan, day_of, kept
from bot.domain.base.kinds import Due, MessageKind
from bot.domain.people.working_hours import DAY, Rhythm, next_morning, to_utc

ASK_AFTER = timedelta(days=42)
QUESTION_KEPT = timedelta(days=21)


@dataclass(frozen=True)
class RunningCase:
    """Not told to its end, of an owner who is still there and was not asked."""

    workspace_id: int
    id: int
    person_id: int
    rhythm: Rhythm
    ended_at: datetime  # its last session
    ask_on: date | None  # as its owner chose


def asks_on(ended_on: date, chosen: date | None) -> date:
    return chosen or ended_on + ASK_AFTER


def plan(facts: Sequence[RunningCase], now: datetime) -> Plan:
    for case in facts:
        yield question(case), case.rhythm


def question(case: RunningCase) -> Due:
    """On the morning of that day, or of the owner's first working day after it."""
    rhythm = case.rhythm
    day = asks_on(day_of(case.ended_at, rhythm), case.ask_on)
    day_before = to_utc(datetime.combine(day - DAY, time(12)), rhythm.time_zone)
    at = next_morning(day_before, rhythm)
    return Due(
        workspace_id=case.workspace_id,
        kind=MessageKind.CASE_QUESTION,
        subject_id=case.id,
        circle_id=None,
        due_at=at,
        expires_at=kept(at, QUESTION_KEPT, next_morning(day_before, rhythm.usual)),
        to=case.person_id,
    )
