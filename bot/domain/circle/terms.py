"""Who may ask to join a circle, where they read of it, and how many people it holds."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy.orm import Session

from bot.domain.base import audit
from bot.domain.base.actor import Actor
from bot.domain.circle import circles
from bot.domain.circle.circles import MOST_MEMBERS
from bot.domain.circle.join_requests import OFFER_KEPT
from bot.errors import InvalidInput
from storage.circle import joining as rows
from storage.models import Circle, Workspace

FEWEST = 2  # people in a circle


class Opening(StrEnum):
    """Who may ask to join, and where the circle is to be found."""

    CLOSED = "no"
    IN_SLACK = "yes"
    ON_THE_WEB = "web"  # its name, purpose, theme and next day, for anyone


def opening_of(circle: Circle) -> Opening:
    if not circle.is_open:
        return Opening.CLOSED
    return Opening.ON_THE_WEB if circle.is_public else Opening.IN_SLACK


@dataclass(frozen=True)
class Terms:
    """How people come in, for whoever leads the circle; `has_web`: there is a page to be on."""

    circle: Circle
    has_web: bool


def room(session: Session, circle: Circle, now: datetime) -> int:
    """How many more people the circle takes; below zero when it has more than it wants."""
    return left_in(circle, rows.taken(session, circle.id, now - OFFER_KEPT))


def left_in(circle: Circle, taken: int) -> int:
    return (circle.most_members or MOST_MEMBERS) - taken


def look(session: Session, actor: Actor, circle_id: int) -> Terms:
    """Raises NotFound for strangers, NotAllowed for participants."""
    circle = circles.get_for_facilitator(session, actor, circle_id)
    home = session.get_one(Workspace, circle.workspace_id)
    return Terms(circle, has_web=home.public_url is not None)


def change(
    session: Session,
    actor: Actor,
    circle_id: int,
    wanted: Opening,
    most: int | None,
    now: datetime,
) -> Circle:
    """Who may ask to join, where they read of it, and how many people the circle holds.

    Raises:
        InvalidInput: a number that makes no circle.
    """
    circle = circles.get_for_facilitator(session, actor, circle_id)
    if most is not None and not FEWEST <= most <= MOST_MEMBERS:
        raise InvalidInput("most", "join-most-wrong", fewest=FEWEST, most=MOST_MEMBERS)
    was_public = circle.is_public
    circle.is_open = wanted is not Opening.CLOSED
    circle.is_public = wanted is Opening.ON_THE_WEB
    circle.most_members = most
    audit.record(session, actor, "circle.joining", "circle", circle.id, now)
    if circle.is_public != was_public:
        action = "circle.on_the_web" if circle.is_public else "circle.off_the_web"
        audit.record(session, actor, action, "circle", circle.id, now)
    return circle
