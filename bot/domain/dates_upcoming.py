"""From rows to the pure agenda of finding dates: what may be due."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from typing import Any

from sqlalchemy import Row
from sqlalchemy.orm import Session

from bot.domain.agenda import Due, PlannedMeeting, last_day_reminded
from bot.domain.calendar_rules import DAY, Rhythm
from bot.domain.dates_agenda import RESULT_KEPT, Chooser, Dates, Short, Voter, due
from storage import meetings, polls, quorum

LONGEST_AWAY = timedelta(days=28)


def load_due(session: Session, now: datetime) -> Iterator[Due]:
    """What should have been queued by now about polls and about too few people."""
    dates = Dates(
        voters=[_voter(row) for row in polls.unvoted(session, now)],
        choosers=[
            _chooser(row)
            for row in polls.unreported(session, now - RESULT_KEPT - LONGEST_AWAY, now)
        ],
        short=[_short(row) for row in quorum.short(session, now, _reach(session, now))],
    )
    return due(dates, now)


def _reach(session: Session, now: datetime) -> dict[str, datetime]:
    """How far ahead the sessions lie that may be too small, by working days; generous."""
    tomorrow = now.date() + DAY
    return {
        days: datetime.combine(last_day_reminded(tomorrow, days) + 2 * DAY, time(0), UTC)
        for days in meetings.working_weeks(session)
    }


def _rhythm(row: Row[Any]) -> Rhythm:
    return Rhythm(row.person_zone, row.working_days, row.quiet_from, row.quiet_until)


def _voter(row: Row[Any]) -> Voter:
    return Voter(
        workspace_id=row.workspace_id,
        circle_id=row.circle_id,
        poll_id=row.id,
        person_id=row.person_id,
        rhythm=_rhythm(row),
        asked_at=row.created_at,
        closes_at=row.closes_at,
    )


def _chooser(row: Row[Any]) -> Chooser:
    return Chooser(
        workspace_id=row.workspace_id,
        circle_id=row.circle_id,
        poll_id=row.id,
        person_id=row.person_id,
        rhythm=_rhythm(row),
        closes_at=row.closes_at,
        ballot=row.ballot,
    )


def _short(row: Row[Any]) -> Short:
    meeting = PlannedMeeting(
        workspace_id=row.workspace_id,
        id=row.id,
        circle_id=row.circle_id,
        channel=row.channel,
        time_zone=row.time_zone,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
    )
    return Short(meeting, row.person_id, _rhythm(row), row.told_at)
