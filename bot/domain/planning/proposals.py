"""Moments for the next session: like the last one, or without a clash."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from bot.domain.base.actor import Actor
from bot.domain.circle import free_days
from bot.domain.people.school_holidays import DaysOff
from bot.domain.people.working_hours import (
    DAY,
    holiday,
    is_quiet,
    is_working_day,
    to_utc,
)
from bot.domain.planning import clashes, meetings
from bot.domain.planning.clashes import Clash, Obstacles
from bot.domain.planning.meetings import FOUR_WEEKS, MeetingPlan, Usual
from bot.errors import existing
from bot.zones import zone_named
from storage.models import Circle
from storage.planning import meetings as rows

MOST = 3
SOONEST = 8  # days: people plan their week ahead
WEEKS_AHEAD = 8
WEEK = timedelta(weeks=1)
A_YEAR = 52  # weeks


def again(session: Session, actor: Actor, circle_id: int, now: datetime) -> MeetingPlan:
    """Like the circle's last session, four weeks on.

    Raises:
        NotFound: there was none.
    """
    circle = meetings.running_circle(session, actor, circle_id)
    last = existing(rows.last_planned(session, circle.id))
    off = free_days.of_circle(session, circle)
    day = four_weeks_on(last.local_start.date(), today_of(circle, now), off)
    at = last.local_start.time()
    return MeetingPlan(circle.id, day, at, last.minutes, last.place)


def today_of(circle: Circle, now: datetime) -> date:
    return now.astimezone(zone_named(circle.time_zone)).date()


def four_weeks_on(last: date, today: date, off: DaysOff) -> date:
    """Pure: the same weekday; a week later as long as that day is past, or few people work."""
    day = last + FOUR_WEEKS * DAY
    while day <= today:
        day += WEEK
    later = (day + n * WEEK for n in range(A_YEAR))
    return next((each for each in later if not _is_off(each, off)), day)


def _is_off(day: date, off: DaysOff) -> bool:
    return bool(holiday(day) or is_quiet(day) or off.is_liberation_day(day) or off.period(day))


def without_clash(
    session: Session, circle: Circle, usual: Usual, now: datetime
) -> list[datetime]:
    """At most three moments at the usual time at which everybody can, by what is known."""
    first = today_of(circle, now) + SOONEST * DAY
    days = [first + n * DAY for n in range(WEEKS_AHEAD * WEEK.days)]
    moments = [datetime.combine(each, usual.at) for each in days]
    found = clashes.of(session, circle, moments, usual.minutes, now)
    ahead = [each for each in moments if to_utc(each, circle.time_zone) > now]
    return choose(ahead, found, usual.weekday)


def choose(
    moments: Sequence[datetime], obstacles: Obstacles, weekday: int | None
) -> list[datetime]:
    """Pure: one in a week, on the usual weekday where that is free, else the first free day."""
    best: dict[tuple[int, int], datetime] = {}
    for local in moments:
        week = local.isocalendar()[:2]
        if _is_free(local, obstacles) and (week not in best or local.weekday() == weekday):
            best[week] = local
    return list(best.values())[:MOST]


def _is_free(local: datetime, obstacles: Obstacles) -> bool:
    day, off = local.date(), obstacles.days_off
    clash = obstacles.clashes.get(local, Clash())
    return is_working_day(day) and not _is_off(day, off) and clash == Clash()
