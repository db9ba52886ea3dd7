"""Does somebody who has been silent still take part? Until they act, the circle is silent too.

Every act of a participant in a circle goes through `note_act`: it ends the silence.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from sqlalchemy.orm import Session

from bot.domain.base import audit, messages
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import MessageKind
from bot.domain.circle import members
from bot.errors import AlreadyDone, existing
from storage.base.finding import find_row
from storage.circle import members as rows
from storage.models import Circle, CircleState, Membership, Person


class Standing(Enum):
    ASKED = auto()
    IN = auto()
    LESS = auto()  # in, without reminders
    OUT = auto()


@dataclass(frozen=True)
class StillIn:
    membership: Membership
    circle: Circle

    @property
    def standing(self) -> Standing:
        if self.membership.left_at is not None:
            return Standing.OUT
        if self.membership.faded_at is not None:
            return Standing.ASKED
        return Standing.LESS if self.membership.hears_less else Standing.IN


def note_act(session: Session, actor: Actor, circle_id: int, now: datetime) -> None:
    """The actor did something in this circle: silence before it does not count any more."""
    woken = rows.note_active(session, circle_id, actor.id, now)
    if woken is not None:
        _show_again(session, actor, woken, now)


def seen_by(
    session: Session, workspace_id: int, membership_id: int, reader: Person
) -> StillIn | None:
    """None for anyone else's, and when the circle does not run."""
    found = _find(session, workspace_id, membership_id, reader.id)
    return found if found and found.circle.state is CircleState.ACTIVE else None


def stay(
    session: Session, actor: Actor, membership_id: int, now: datetime, *, less: bool
) -> StillIn:
    """Take part as before, or `less`: without reminders. The last answer counts.

    Raises:
        NotFound: not the actor's.
        AlreadyDone: they left, or the circle ended.
    """
    found = existing(_find(session, actor.workspace_id, membership_id, actor.id))
    if found.circle.state is not CircleState.ACTIVE:
        raise AlreadyDone("handover-circle-closed")
    if found.standing is Standing.OUT:
        raise AlreadyDone("still-in-left")
    found.membership.hears_less = less
    rows.note_active(session, found.circle.id, actor.id, now)
    _show_again(session, actor, membership_id, now)
    what = "circle.stayed_with_less" if less else "circle.stayed"
    audit.record(session, actor, what, "circle", found.circle.id, now)
    return found


def stop(session: Session, actor: Actor, membership_id: int, now: datetime) -> Circle:
    """Leave the circle, as by *My membership*. Raises as `stay`."""
    found = existing(_find(session, actor.workspace_id, membership_id, actor.id))
    if found.standing is Standing.OUT:
        raise AlreadyDone("still-in-left")
    members.leave(session, actor, found.circle.id, now)
    _show_again(session, actor, membership_id, now)
    return found.circle


def _find(
    session: Session, workspace_id: int, membership_id: int, person_id: int
) -> StillIn | None:
    row = session.get(Membership, membership_id, populate_existing=True)
    if row is None or (row.workspace_id, row.person_id) != (workspace_id, person_id):
        return None
    circle = find_row(Circle, session, workspace_id, row.circle_id)
    return StillIn(row, circle) if circle is not None else None


def _show_again(session: Session, actor: Actor, membership_id: int, now: datetime) -> None:
    shown = [(MessageKind.STILL_IN, membership_id)]
    messages.make_stale(session, actor.workspace_id, shown, now, reader=actor.id)
