"""From rows to the pure agenda of finding dates: what may be due."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

from sqlalchemy import Row
from sqlalchemy.orm import Session

from bot.domain.agenda.dates import Chooser, Dates, Short, Voter
from bot.domain.agenda.due import REMEMBERED, PlannedMeeting, last_day_reminded
from bot.domain.people import rhythms
from bot.domain.people.calendar_rules import DAY
from bot.domain.people.rhythms import DaysOff
from storage.planning import meetings, polls, quorum

LONGEST_AWAY = timedelta(days=28)


def load(session: Session, now: datetime, since: datetime, off: DaysOff) -> Dates:
    """What may have to be said about polls and about too few people, or was lost since."""
    return Dates(
        voters=[_voter(row, off) for row in polls.unvoted(session, since)],
        choosers=[
            _chooser(row, off)
            for row in polls.unreported(session, since - REMEMBERED - LONGEST_AWAY, now)
        ],
        short=[_short(row, off) for row in quorum.short(session, since, _reach(session, now))],
    )


def _reach(session: Session, now: datetime) -> dict[str, datetime]:
    """How far ahead the sessions lie that may be too small, by working days; generous."""
    tomorrow = now.date() + DAY
    return {
        days: datetime.combine(last_day_reminded(tomorrow, days) + 2 * DAY, time(0), UTC)
        for days in meetings.working_weeks(session)
    }


def _voter(row: Row[Any], off: DaysOff) -> Voter:
    return Voter(
        workspace_id=row.workspace_id,
        circle_id=row.circle_id,
        poll_id=row.id,
        person_id=row.person_id,
        rhythm=rhythms.of_row(row, off),
        asked_at=row.created_at,
        closes_at=row.closes_at,
    )


def _chooser(row: Row[Any], off: DaysOff) -> Chooser:
    return Chooser(
        workspace_id=row.workspace_id,
        circle_id=row.circle_id,
        poll_id=row.id,
        person_id=row.person_id,
        rhythm=rhythms.of_row(row, off),
        closes_at=row.closes_at,
        ballot=row.ballot,
    )


def _short(row: Row[Any], off: DaysOff) -> Short:
    meeting = PlannedMeeting(
        workspace_id=row.workspace_id,
        id=row.id,
        circle_id=row.circle_id,
        channel=row.channel,
        time_zone=row.time_zone,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
    )
    return Short(meeting, row.person_id, rhythms.of_row(row, off), row.told_at)
