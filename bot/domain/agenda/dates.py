"""Pure: what is said about finding dates, and about too few people."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from bot.domain.agenda.due import (
    NOT_TWICE_WITHIN,
    REMIND_BEFORE,
    Plan,
    PlannedMeeting,
    day_of,
    kept,
)
from bot.domain.base.kinds import Due, MessageKind
from bot.domain.people.calendar_rules import (
    Rhythm,
    is_welcome,
    morning_before,
    next_welcome,
    to_utc,
    working_day_before,
)

REMIND_VOTERS = (1, 0)  # working days before the last day for votes; else on that day itself
RESULT_KEPT = timedelta(days=14)  # so long a facilitator who was away still hears of it
QUORUM_AT = time(14, 0)  # people were reminded that morning, and had time to answer
MOMENT = timedelta(seconds=1)


@dataclass(frozen=True)
class Voter:
    """Somebody who did not vote on every slot of an open poll."""

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
class Short:
    """A session to which too few people come so far, with a facilitator who does not know."""

    meeting: PlannedMeeting
    person_id: int
    rhythm: Rhythm
    invited_at: datetime


@dataclass(frozen=True)
class Facts:
    """About which nothing was queued yet."""

    voters: Sequence[Voter] = ()
    choosers: Sequence[Chooser] = ()
    short: Sequence[Short] = ()


def plan(facts: Facts, now: datetime) -> Plan:
    for voter in facts.voters:
        if message := reminder(voter):
            yield message, voter.rhythm
    for chooser in facts.choosers:
        yield result(chooser), chooser.rhythm
    for short in facts.short:
        if short.invited_at + NOT_TWICE_WITHIN < short.meeting.starts_at:
            yield quorum_offer(short), short.rhythm


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


def quorum_offer(short: Short) -> Due:
    """In the afternoon two working days before, never within a day of the invitation."""
    meeting = short.meeting
    starts_on = day_of(meeting.starts_at, short.rhythm)
    day = working_day_before(starts_on, REMIND_BEFORE, short.rhythm.working_days)
    afternoon = to_utc(datetime.combine(day, QUORUM_AT), short.rhythm.time_zone)
    if not is_welcome(afternoon, short.rhythm):
        afternoon = morning_before(starts_on, REMIND_BEFORE, short.rhythm)
    at = max(afternoon, short.invited_at + NOT_TWICE_WITHIN)
    return meeting.message(MessageKind.QUORUM, at, meeting.starts_at, to=short.person_id)
