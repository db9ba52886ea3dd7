"""Circles that anyone may read about, because their facilitators chose so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from bot.domain.circle import themes
from bot.domain.circle.join_requests import OFFER_KEPT
from bot.domain.circle.terms import left_in
from bot.domain.circle.themes import Theme
from bot.domain.readers import publications
from bot.domain.readers.publications import LISTED, Around, around
from bot.zones import zone_named
from storage.circle import joining as rows
from storage.models import Circle


@dataclass(frozen=True)
class PublicCircle:
    """All that is public of it: no names of people, and not where it meets."""

    name: str
    purpose: str
    language: str
    theme: Theme | None
    next_on: date | None  # the day of its next session
    is_full: bool


@dataclass(frozen=True)
class PublicCircles:
    """A page of them, by name."""

    around: Around
    language: str
    circles: Sequence[PublicCircle]
    number: int
    has_more: bool


def list_circles(
    session: Session, team_id: str | None, number: int, now: datetime
) -> PublicCircles | None:
    """None for a page that is not there."""
    home = publications.home(session, team_id)
    if home is None:
        return None
    since = now - OFFER_KEPT
    found = rows.public(session, home.id, now, since, LISTED + 1, (number - 1) * LISTED)
    if number > 1 and not found:
        return None
    named = themes.every(session, home.id)
    circles = [
        _public(circle, named.get(circle.theme), taken, next_at)
        for circle, taken, next_at in found[:LISTED]
    ]
    return PublicCircles(around(home), home.language, circles, number, len(found) > LISTED)


def _public(
    circle: Circle, theme: Theme | None, taken: int, next_at: datetime | None
) -> PublicCircle:
    return PublicCircle(
        circle.name,
        circle.purpose,
        circle.language,
        theme,
        next_at.astimezone(zone_named(circle.time_zone)).date() if next_at else None,
        left_in(circle, taken) <= 0,
    )
