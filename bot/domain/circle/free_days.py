"""Days off that a facilitator can edit: school holidays by region, 5 May, a circle's region."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import uuid4

from sqlalchemy.orm import Session

from bot.domain.base import audit
from bot.domain.base.actor import Actor
from bot.domain.circle import circles
from bot.domain.people import people, rhythms
from bot.domain.people.school_holidays import KINDS, LONGEST, REGIONS, DaysOff, Period
from bot.errors import InvalidInput, NotAllowed, NotFound
from storage.circle import free_days
from storage.models import Circle


@dataclass(frozen=True)
class Overview:
    """`led`: the circles whose region the actor may choose."""

    periods: list[Period]
    liberation_day_off: bool
    led: list[Circle]


@dataclass(frozen=True)
class PeriodForm:
    """A period as someone filled it in; without `key`, a new one."""

    region: str
    kind: str
    first_on: date
    last_on: date
    key: str | None = None
    remove: bool = False


def overview(session: Session, actor: Actor, now: datetime) -> Overview:
    """What is ahead.

    Raises:
        NotAllowed: the actor neither leads a circle nor manages the programme.
    """
    led = _refuse_others(session, actor)
    found = rhythms.periods(session, actor.workspace_id)
    ahead = [each for each in found if each.last_on >= now.date()]
    workspace = free_days.workspace(session, actor.workspace_id)
    return Overview(ahead, workspace.liberation_day_off, led)


def _refuse_others(session: Session, actor: Actor) -> list[Circle]:
    led = circles.facilitated_by(session, actor)
    if not led and not people.get(session, actor).is_programme_manager:
        raise NotAllowed("free-not-allowed")
    return led


def find(session: Session, actor: Actor, region: str, key: str) -> Period:
    """One period, to change it; raises NotFound when it is not there."""
    _refuse_others(session, actor)
    for period in rhythms.periods(session, actor.workspace_id):
        if (period.region, period.key) == (region, key):
            return period
    raise NotFound


def put(session: Session, actor: Actor, wanted: PeriodForm, now: datetime) -> None:
    """Add a period, change it, or remove it: from now on, for everyone in the workspace."""
    _refuse_others(session, actor)
    if wanted.key is not None:
        current = find(session, actor, wanted.region, wanted.key)
        if wanted.remove:
            wanted = replace(wanted, first_on=current.first_on, last_on=current.last_on)
    check(wanted)
    free_days.put(
        session,
        actor.workspace_id,
        wanted.region,
        wanted.key or f"own-{uuid4()}",
        kind=wanted.kind,
        first_on=wanted.first_on,
        last_on=wanted.last_on,
        is_removed=wanted.remove,
    )
    audit.record(session, actor, "free_days.changed", "workspace", actor.workspace_id, now)


def check(wanted: PeriodForm) -> None:
    if wanted.region not in REGIONS:
        raise InvalidInput("region", "error-choose")
    if wanted.kind not in KINDS:
        raise InvalidInput("kind", "error-choose")
    if wanted.last_on < wanted.first_on:
        raise InvalidInput("last_on", "free-backwards")
    if wanted.last_on - wanted.first_on > LONGEST:
        raise InvalidInput("last_on", "free-too-long")


def set_liberation_day(session: Session, actor: Actor, now: datetime, *, off: bool) -> None:
    """Whether nobody is written to on 5 May, also outside lustrum years."""
    _refuse_others(session, actor)
    free_days.workspace(session, actor.workspace_id).liberation_day_off = off
    audit.record(session, actor, "free_days.liberation", "workspace", actor.workspace_id, now)


def set_region(
    session: Session, actor: Actor, circle_id: int, region: str | None, now: datetime
) -> Circle:
    """Whose school holidays count when a circle plans its sessions."""
    circle = circles.get_for_facilitator(session, actor, circle_id)
    if region is not None and region not in REGIONS:
        raise InvalidInput("region", "error-choose")
    circle.school_region = region
    audit.record(session, actor, "circle.region", "circle", circle.id, now)
    return circle


def of_circle(session: Session, circle: Circle) -> DaysOff:
    """What to warn about when a session of this circle is planned."""
    workspace = free_days.workspace(session, circle.workspace_id)
    return DaysOff(
        tuple(rhythms.periods(session, circle.workspace_id)),
        circle.school_region,
        liberation_day_off=workspace.liberation_day_off,
    )
