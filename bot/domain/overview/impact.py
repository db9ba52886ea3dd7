"""What a circle or a programme brought about, towards its horizon.

In the eight kinds of value of Etienne and Beverly Wenger-Trayner. Nobody keeps anything for it:
it is counted from what was done. A figure about people says nothing of fewer than four of them.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from io import StringIO
from secrets import token_urlsafe

from sqlalchemy.orm import Session

from bot.domain.base import audit
from bot.domain.base.actor import Actor
from bot.domain.base.anonymity import CROWD
from bot.domain.circle import circles
from bot.domain.people import people
from bot.domain.people.people import as_actor
from bot.errors import NotAllowed, NotFound
from bot.zones import zone_named
from storage.base.upsert import insert_unless_present
from storage.models import Circle, ImpactPage
from storage.overview import impact
from storage.planning import calendars

TOO_FEW = f"<{CROWD}"  # people, in the place of a number


class Value(StrEnum):
    """A kind of value that learning together creates."""

    IMMEDIATE = "immediate"  # being together is worth it
    POTENTIAL = "potential"  # knowledge that may be of use later
    APPLIED = "applied"  # somebody does something else
    REALISED = "realised"  # and it makes a difference
    STRATEGIC = "strategic"  # relations with organisations that matter
    ENABLING = "enabling"  # people make the learning itself possible
    ORIENTING = "orienting"  # knowing where to go with what
    TRANSFORMATIVE = "transformative"  # what is possible changed


# What we have that shows each kind; the names are those of `storage.overview.impact.count`.
FIGURES = {
    Value.IMMEDIATE: ("sessions", "present"),
    Value.POTENTIAL: ("answers", "insights"),
    Value.APPLIED: ("intentions", "uses", "tried"),
    Value.REALISED: ("done", "worked", "told"),
    Value.STRATEGIC: ("organisations", "digests"),
    Value.ENABLING: ("duties",),
    Value.ORIENTING: ("questions", "answered", "introductions"),
    Value.TRANSFORMATIVE: ("principles", "unlocked"),
}


@dataclass(frozen=True)
class Figure:
    """`count` is None where fewer than four people are behind it."""

    name: str
    count: int | None


@dataclass(frozen=True)
class Group:
    """The figures that show one kind of value."""

    value: Value
    figures: Sequence[Figure]


@dataclass(frozen=True)
class Impact:
    """Without `circle`, of the programme. `running`: its circles that go on."""

    groups: Sequence[Group]
    circle: Circle | None = None
    running: int = 0
    passed: int | None = None  # percent of the time until the horizon
    horizon_on: date | None = None
    web: str | None = None  # where the bot's pages are, if anywhere
    token: str | None = None  # of the actor's own page

    @property
    def highest(self) -> int:
        """What a full bar stands for."""
        counts = [each.count or 0 for group in self.groups for each in group.figures]
        return max([1, *counts])

    @property
    def address(self) -> str | None:
        return f"{self.web}/impact/{self.token}" if self.web and self.token else None


def may_be_told(count: int, people_behind: int | None) -> int | None:
    """The count; None when it is about people, and about too few. Of nobody it is 0."""
    if people_behind is None or people_behind >= CROWD or not people_behind:
        return count
    return None


def of_circle(session: Session, actor: Actor, circle_id: int, now: datetime) -> Impact:
    """Raises NotFound, NotAllowed for anyone who does not lead it."""
    circle = circles.get_for_facilitator(session, actor, circle_id)
    return _impact(session, actor, circle, now)


def of_programme(session: Session, actor: Actor, now: datetime) -> Impact:
    """Raises NotAllowed for anyone but a programme manager."""
    if not people.get(session, actor).is_programme_manager:
        raise NotAllowed("status-not-allowed")
    return _impact(session, actor, None, now)


def of_either(session: Session, actor: Actor, circle_id: int | None, now: datetime) -> Impact:
    if circle_id is None:
        return of_programme(session, actor, now)
    return of_circle(session, actor, circle_id, now)


def _impact(session: Session, actor: Actor, circle: Circle | None, now: datetime) -> Impact:
    circle_id = circle.id if circle else None
    counts = impact.count(session, actor.workspace_id, circle_id, now)
    page = impact.find_page(session, actor.id, circle_id)
    return Impact(
        [
            Group(value, [Figure(name, may_be_told(*counts[name])) for name in names])
            for value, names in FIGURES.items()
        ],
        circle,
        impact.running(session, actor.workspace_id),
        passed(circle, now) if circle else None,
        circle.horizon_on if circle else None,
        calendars.web_address(session, actor.workspace_id),
        page.token if page else None,
    )


def passed(circle: Circle, now: datetime) -> int | None:
    """How much of its time is over, in percent; None without a horizon."""
    if circle.horizon_on is None:
        return None
    zone = zone_named(circle.time_zone)
    began, today = (each.astimezone(zone).date() for each in (circle.created_at, now))
    whole = (circle.horizon_on - began).days
    return max(0, min(100, 100 * (today - began).days // whole)) if whole > 0 else 100


def as_csv(found: Impact) -> str:
    """A row for each figure, in names that stay the same; semicolons, as Dutch Excel reads."""
    out = StringIO()
    rows = csv.writer(out, delimiter=";")
    rows.writerow(("value", "figure", "count"))
    for group in found.groups:
        for each in group.figures:
            count = TOO_FEW if each.count is None else each.count
            rows.writerow((group.value.value, each.name, count))
    return out.getvalue()


def share(session: Session, actor: Actor, circle_id: int | None, now: datetime) -> Impact:
    """Give the actor a page of their own, at an address that nobody guesses."""
    of_either(session, actor, circle_id, now)
    values = {
        "workspace_id": actor.workspace_id,
        "person_id": actor.id,
        "circle_id": circle_id,
        "token": token_urlsafe(32),
        "created_at": now,
    }
    if insert_unless_present(session, ImpactPage, values):
        audit.record(session, actor, "impact.shared", "person", actor.id, now)
    return of_either(session, actor, circle_id, now)


def stop(session: Session, actor: Actor, circle_id: int | None, now: datetime) -> Impact:
    """The address shows nothing any more; stopping twice is stopping."""
    page = impact.find_page(session, actor.id, circle_id)
    if page is not None:
        session.delete(page)
        session.flush()
        audit.record(session, actor, "impact.stopped", "person", actor.id, now)
    return of_either(session, actor, circle_id, now)


@dataclass(frozen=True)
class Shown:
    """What stands behind an address, in the language of its owner."""

    impact: Impact
    language: str


def behind(session: Session, token: str, now: datetime) -> Shown | None:
    """None for a dead address, and for whoever may not see these figures any more."""
    found = impact.page_by_token(session, token)
    if found is None:
        return None
    page, owner = found
    try:
        shown = of_either(session, as_actor(owner), page.circle_id, now)
    except (NotAllowed, NotFound):
        return None
    return Shown(shown, owner.language)
