"""Whose turn it is to host a session."""

from datetime import timedelta

from sqlalchemy.orm import Session

from bot.domain.agenda.due import PlannedMeeting
from bot.domain.agenda.sessions.hosts import MOST_HOSTS_ASKED, HostlessMeeting
from bot.domain.people import rhythms
from bot.domain.people.rhythms import DaysOff
from bot.domain.planning import hosts
from bot.domain.upcoming.heartbeat import Heartbeat
from storage.base.finding import find_row
from storage.models import Circle, Meeting
from storage.planning import hosts as hosts_rows

HOSTS_AHEAD = timedelta(days=28)  # five working days, with all that can be free in between


def load(session: Session, beat: Heartbeat) -> list[HostlessMeeting]:
    hostless = hosts_rows.hostless(session, beat.since, beat.now + HOSTS_AHEAD)
    turns = beat.sieve.each(hostless, lambda meeting: _turn(session, meeting, beat.off))
    return [each for each in turns if each]


def _turn(session: Session, meeting: Meeting, off: DaysOff) -> HostlessMeeting | None:
    """None while someone thinks about it, or when enough people said no."""
    asked = hosts_rows.asked_to_host(session, meeting.id)
    possible = hosts.possible(session, meeting)
    if not possible or len(asked) >= MOST_HOSTS_ASKED:
        return None
    if asked & {row.person_id for row in possible}:
        return None
    circle = find_row(Circle, session, meeting.workspace_id, meeting.circle_id)
    if circle is None:
        return None
    return HostlessMeeting(
        _meeting(meeting, circle), possible[0].person_id, rhythms.of_row(possible[0], off)
    )


def _meeting(meeting: Meeting, circle: Circle) -> PlannedMeeting:
    return PlannedMeeting(
        meeting.workspace_id,
        meeting.id,
        circle.id,
        circle.channel,
        meeting.time_zone,
        meeting.starts_at,
        meeting.ends_at,
    )
