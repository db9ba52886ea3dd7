"""Pure: what is said about finding a date: the reminder to vote, and the result."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.agenda.due import (
    NOT_TWICE_WITHIN,
    Plan,
    day_of,
    kept,
)
from bot.domain.base.kinds import Due, MessageKind
from bot.domain.people.working_hours import Rhythm, morning_before, next_welcome

REMIND_VOTERS = (1, 0)  # working days before the last day for votes; else on that day itself
RESULT_KEPT = timedelta(days=14)  # so long a facilitator who was away still hears of it
MOMENT = timedelta(seconds=1)


@dataclass(frozen=True)
class Voter:
    """Someone who did not vote on every slot of an open poll."""

    workspace_id: int
    circle_id: int
    poll_id: int
    person_id: int
    rhythm: Rhythm
    asked_at: datetime
    closes_at: datetime


@dataclass(frozen=True)
class Chooser:
    """A facilitator of a circle whose voting is over, and who was not told the result."""

    workspace_id: int
    circle_id: int
    poll_id: int
    person_id: int
    rhythm: Rhythm
    closes_at: datetime
    ballot: int


@dataclass(frozen=True)
class Facts:
    """About which nothing was queued yet."""

    voters: Sequence[Voter] = ()
    choosers: Sequence[Chooser] = ()


def plan(facts: Facts, now: datetime) -> Plan:
    for voter in facts.voters:
        if message := reminder(voter):
            yield message, voter.rhythm
    for chooser in facts.choosers:
        yield result(chooser), chooser.rhythm


def reminder(voter: Voter) -> Due | None:
    """The morning of the working day before the last; None when that came too short after."""
    last_day = day_of(voter.closes_at - MOMENT, voter.rhythm)
    mornings = (morning_before(last_day, days, voter.rhythm) for days in REMIND_VOTERS)
    fitting = (at for at in mornings if at >= voter.asked_at + NOT_TWICE_WITHIN)
    if (at := next(fitting, None)) is None:
        return None
    return Due(
        workspace_id=voter.workspace_id,
        kind=MessageKind.POLL_REMINDER,
        subject_id=voter.poll_id,
        circle_id=voter.circle_id,
        due_at=at,
        expires_at=voter.closes_at,
        to=voter.person_id,
    )


def result(chooser: Chooser) -> Due:
    """As soon as the voting is over, or on the facilitator's next working morning."""
    at = next_welcome(chooser.closes_at, chooser.rhythm)
    return Due(
        workspace_id=chooser.workspace_id,
        kind=MessageKind.POLL_RESULT,
        subject_id=chooser.poll_id,
        circle_id=chooser.circle_id,
        due_at=at,
        expires_at=kept(at, RESULT_KEPT, next_welcome(chooser.closes_at, chooser.rhythm.usual)),
        to=chooser.person_id,
        occasion=f"ballot{chooser.ballot}",
    )
