"""Pure: what is said when too few people come to a session."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time

from bot.domain.agenda.due import NOT_TWICE_WITHIN, REMIND_BEFORE, Plan, PlannedMeeting, day_of
from bot.domain.base.kinds import Due, MessageKind
from bot.domain.people.working_hours import (
    Rhythm,
    is_welcome,
    morning_before,
    to_utc,
    working_day_before,
)

QUORUM_AT = time(14, 0)  # people were reminded that morning, and had time to answer


@dataclass(frozen=True)
class Short:
    """A session to which too few people come so far, with a facilitator who does not know."""

    meeting: PlannedMeeting
    person_id: int
    rhythm: Rhythm
    invited_at: datetime


def plan(facts: Sequence[Short], now: datetime) -> Plan:
    for short in facts:
        if short.invited_at + NOT_TWICE_WITHIN < short.meeting.starts_at:
            yield quorum_offer(short), short.rhythm


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
