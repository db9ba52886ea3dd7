"""Pure: whose turn it is to host is asked in private, a week before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.agenda.due import Plan, PlannedMeeting, day_of
from bot.domain.base.kinds import Due, MessageKind
from bot.domain.people.working_hours import DAY, Rhythm, morning_before

HOST_BEFORE = 5  # working days: time to find a room


MOST_HOSTS_ASKED = 3  # after that a facilitator finds someone, or hosts


@dataclass(frozen=True)
class HostlessMeeting:
    """A session that nobody hosts yet, and whose turn it is."""

    meeting: PlannedMeeting
    person_id: int
    rhythm: Rhythm


def plan(facts: Sequence[HostlessMeeting], now: datetime) -> Plan:
    for turn in facts:
        yield host_question(turn), turn.rhythm


def host_question(turn: HostlessMeeting) -> Due:
    """A week before, in private; too late is the day before."""
    meeting = turn.meeting
    starts_on = day_of(meeting.starts_at, turn.rhythm)
    at = morning_before(starts_on, HOST_BEFORE, turn.rhythm)
    return meeting.message(
        MessageKind.HOST_QUESTION, at, meeting.starts_at - DAY, to=turn.person_id
    )
