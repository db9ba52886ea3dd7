"""Pure: when facilitators are asked how a circle goes on."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.domain.agenda.due import Plan, kept
from bot.domain.base.kinds import Due, MessageKind
from bot.domain.people.working_hours import (
    Rhythm,
    next_morning,
    to_utc,
    working_days_after,
)

ANSWERED_BY = 3  # working days after the last session: most answers are in
NEXT_KEPT = timedelta(days=14)
HORIZON_AHEAD = timedelta(days=30)


@dataclass(frozen=True)
class Idle:
    """A circle with nothing planned, and one of those who lead it."""

    workspace_id: int
    circle_id: int
    meeting_id: int  # the last session
    ended_at: datetime  # or when what came after it was called off
    person_id: int
    rhythm: Rhythm


@dataclass(frozen=True)
class Nearing:
    """A circle whose horizon comes near, and one of those who lead it."""

    workspace_id: int
    circle_id: int
    horizon_on: date
    set_at: datetime  # when that day was chosen
    person_id: int
    rhythm: Rhythm


@dataclass(frozen=True)
class Facts:
    """`idle`: of what nobody was asked yet. `asked`: keys of what was asked about horizons."""

    idle: Sequence[Idle] = ()
    nearing: Sequence[Nearing] = ()
    asked: Collection[str] = ()


def plan(facts: Facts, now: datetime) -> Plan:
    for each in facts.idle:
        yield next_question(each), each.rhythm
    for near in facts.nearing:
        message = horizon_question(near)
        if near.set_at <= message.due_at and message.key not in facts.asked:
            yield message, near.rhythm


def next_question(idle: Idle) -> Due:
    """Some working days after the last session, once for each last session."""
    at = working_days_after(idle.ended_at, ANSWERED_BY, idle.rhythm)
    usual = working_days_after(idle.ended_at, ANSWERED_BY, idle.rhythm.usual)
    return Due(
        workspace_id=idle.workspace_id,
        kind=MessageKind.CIRCLE_NEXT,
        subject_id=idle.circle_id,
        circle_id=idle.circle_id,
        due_at=at,
        expires_at=kept(at, NEXT_KEPT, usual),
        to=idle.person_id,
        occasion=f"m{idle.meeting_id}",
    )


def horizon_question(near: Nearing) -> Due:
    """A month before, once for each horizon; of no use any more on the day itself.

    `plan` asks nobody who chose the day later than that: they have just thought of it.
    """
    zone = near.rhythm.time_zone
    day = to_utc(datetime.combine(near.horizon_on, time()), zone)
    return Due(
        workspace_id=near.workspace_id,
        kind=MessageKind.CIRCLE_HORIZON,
        subject_id=near.circle_id,
        circle_id=near.circle_id,
        due_at=next_morning(day - HORIZON_AHEAD, near.rhythm),
        expires_at=day,
        to=near.person_id,
        occasion=f"{near.horizon_on:%Y%m%d}",
    )
