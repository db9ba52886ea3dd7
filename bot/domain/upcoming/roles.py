"""What may be said because nobody leads a circle, or nobody hosts a session."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row
from sqlalchemy.orm import Session

from bot.domain.agenda.due import PlannedMeeting
from bot.domain.agenda.roles import (
    GONE_KEPT,
    MOST_HOSTS_ASKED,
    Candidate,
    Deputy,
    Facts,
    HostTurn,
    Vacancy,
)
from bot.domain.people import rhythms
from bot.domain.people.calendar_rules import LONGEST_GAP
from bot.domain.people.rhythms import DaysOff
from bot.domain.planning import hosts
from bot.domain.upcoming.heartbeat import Heartbeat
from storage.circle import circles, handovers
from storage.models import Circle, Meeting
from storage.planning import hosts as hosts_rows
from storage.planning import meetings

HOSTS_AHEAD = timedelta(days=28)  # five working days, with all that can be free in between


def load(session: Session, beat: Heartbeat) -> Facts:
    now, since, off = beat.now, beat.since, beat.off
    vacancies = (_vacancy(session, each, now, off) for each in handovers.vacant(session))
    gone = handovers.untold_of_gone(session, since - GONE_KEPT - LONGEST_GAP)
    hostless = hosts_rows.hostless(session, since, now + HOSTS_AHEAD)
    turns = (_turn(session, meeting, off) for meeting in hostless)
    return Facts(
        vacancies=[each for each in vacancies if each],
        deputies=[_deputy(row, off) for row in gone],
        turns=[each for each in turns if each],
    )


def _vacancy(session: Session, circle: Circle, now: datetime, off: DaysOff) -> Vacancy | None:
    since = handovers.vacant_since(session, circle.id)
    if since is None:
        return None
    ahead = meetings.upcoming(session, circle.id, now)
    host = hosts_rows.host(session, ahead[0]) if ahead else None
    asked = handovers.asked_to_lead(session, circle.id, since)
    declined = handovers.declined_to_lead(session, circle.id, since)
    return Vacancy(
        circle.workspace_id,
        circle.id,
        circle.time_zone,
        since,
        ahead[0].starts_at if ahead else None,
        [
            Candidate(
                row.person_id,
                rhythms.of_row(row, off),
                _wave(row, host.id if host else None),
                row.person_id in asked,
                declined.get(row.person_id),
            )
            for row in handovers.candidates(session, circle)
        ],
    )


def _wave(row: Row[Any], host_id: int | None) -> int:
    """Who hosts the next session, then the others, then who looks after all circles."""
    if row.membership_id is None:
        return 2
    return 0 if row.person_id == host_id else 1


def _deputy(row: Row[Any], off: DaysOff) -> Deputy:
    return Deputy(
        row.workspace_id,
        row.circle_id,
        row.gone_id,
        row.inactive_since,
        row.person_id,
        rhythms.of_row(row, off),
    )


def _turn(session: Session, meeting: Meeting, off: DaysOff) -> HostTurn | None:
    """None while somebody thinks about it, or when enough people said no."""
    asked = hosts_rows.asked_to_host(session, meeting.id)
    possible = hosts.possible(session, meeting)
    if not possible or len(asked) >= MOST_HOSTS_ASKED:
        return None
    if asked & {row.person_id for row in possible}:
        return None
    circle = circles.find(session, meeting.workspace_id, meeting.circle_id)
    if circle is None:
        return None
    return HostTurn(
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
