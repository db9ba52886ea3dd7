"""What stands in the way of moments that are proposed for a session of a circle.

Counts only: in which other circle somebody is, or why they are not there, is theirs.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy.orm import Session

from bot.domain.circle import free_days
from bot.domain.people import rhythms
from bot.domain.people.school_holidays import DaysOff
from bot.domain.people.working_hours import Rhythm, holiday, to_utc, works_on
from storage.models import Circle
from storage.planning import clashes as rows


@dataclass(frozen=True)
class Clash:
    is_taken: bool = False  # by another session of this circle
    elsewhere: int = 0  # people of the circle who are in a session of another one
    off: int = 0  # others of them who are away, or do not work on that day


class Busy(NamedTuple):
    """A session that someone of the circle is in."""

    person_id: int
    meeting_id: int
    circle_id: int
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class Obstacles:
    """By the moments that were asked about, as wall-clock times of the circle."""

    days_off: DaysOff = field(default_factory=DaysOff)
    clashes: Mapping[datetime, Clash] = field(default_factory=dict)


def of(
    session: Session,
    circle: Circle,
    moments: Collection[datetime],
    minutes: int,
    now: datetime,
    moving: Collection[int] = (),
) -> Obstacles:
    """`moments`: naive, by the circle's clocks. `moving`: sessions that will not stay."""
    begins = {local: to_utc(local, circle.time_zone) for local in moments}
    lasts = timedelta(minutes=minutes)
    found = rows.sessions_of_members(
        session, circle.id, min(begins.values()), max(begins.values()) + lasts
    )
    busy = [Busy(*row) for row in found if row[1] not in moving]
    off = rhythms.load(session, now)
    members = {
        row.person_id: rhythms.of_row(row, off)
        for row in rows.rhythms_of_members(session, circle.id)
    }
    return Obstacles(
        free_days.of_circle(session, circle),
        {
            local: judge(local, at, at + lasts, circle.id, busy, members)
            for local, at in begins.items()
        },
    )


def judge(
    local: datetime,
    starts_at: datetime,
    ends_at: datetime,
    circle_id: int,
    busy: Sequence[Busy],
    members: Mapping[int, Rhythm],
) -> Clash:
    """Pure. Sessions that touch do not clash; a public holiday is nobody's own day off."""
    then = [each for each in busy if each.starts_at < ends_at and starts_at < each.ends_at]
    elsewhere = {each.person_id for each in then if each.circle_id != circle_id}
    day = local.date()
    off = {
        person_id
        for person_id, rhythm in members.items()
        if holiday(day) is None and not works_on(day, rhythm)
    }
    return Clash(
        is_taken=any(each.circle_id == circle_id for each in then),
        elsewhere=len(elsewhere),
        off=len(off - elsewhere),
    )
