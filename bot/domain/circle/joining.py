"""Joining by oneself: asking an open circle for a place, the answer, and the waiting list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.domain.base import audit, messages
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import Due, MessageKind
from bot.domain.base.limits import check_optional, check_required
from bot.domain.circle import circles, join_requests, members
from bot.domain.circle.join_requests import OFFER_KEPT, is_open, state_at
from bot.domain.circle.terms import room
from bot.errors import AlreadyDone, NotFound, existing
from storage.base.finding import find_row
from storage.base.upsert import insert_unless_present
from storage.circle import circles as circle_rows
from storage.circle import joining as rows
from storage.circle import members as member_rows
from storage.learned import intentions
from storage.models import (
    Circle,
    CircleState,
    JoinRequest,
    JoinState,
    Person,
    Role,
)
from storage.people import people

LONGEST_WISH = 300  # characters
LONGEST_REASON = 500
REST = timedelta(days=28)  # after "not now", before the same circle is asked again


@dataclass(frozen=True)
class Wish:
    """What somebody who wants to join says of themselves; facilitators read it."""

    brings: str
    wants: str

    def check(self) -> None:
        """Raises InvalidInput, naming the field of the form."""
        check_required("brings", self.brings, LONGEST_WISH)
        check_required("wants", self.wants, LONGEST_WISH)


@dataclass(frozen=True)
class OpenCircle:
    """A circle that takes people in, as anybody who reads may see it.

    `next_at`: when its next session begins, where that is public.
    """

    circle: Circle
    facilitators: Sequence[Person]
    room: int  # places that are free
    next_at: datetime | None = None

    @property
    def is_full(self) -> bool:
        return self.room <= 0


@dataclass(frozen=True)
class Joinable:
    """What somebody can ask, and what they asked."""

    asked: Sequence[tuple[JoinRequest, Circle]]
    circles: Sequence[OpenCircle]


@dataclass(frozen=True)
class Requests:
    """Who asks to join a circle, for whoever leads it."""

    circle: Circle
    room: int
    open: Sequence[tuple[JoinRequest, Person]]


@dataclass(frozen=True)
class JoinSeen:
    """One request, as the person who asked or a facilitator sees it."""

    request: JoinRequest
    state: JoinState  # at this moment
    circle: Circle
    person: Person
    answered_by: Person | None
    room: int


def look(session: Session, actor: Actor, now: datetime) -> Joinable:
    mine = rows.mine(session, actor.workspace_id, actor.id)
    asked = [(row, circle) for row, circle in mine if is_open(row, now)]
    ids = {circle.id for _, circle in asked}
    found = rows.open_to(session, actor.workspace_id, actor.id)
    return Joinable(asked, [_open(session, each, now) for each in found if each.id not in ids])


def _open(session: Session, circle: Circle, now: datetime) -> OpenCircle:
    leaders = circle_rows.members(session, circle.id, Role.FACILITATOR)
    following = intentions.next_meeting(session, circle.id, now) if circle.is_public else None
    next_at = following.starts_at if following else None
    return OpenCircle(circle, leaders, room(session, circle, now), next_at)


def look_at(session: Session, actor: Actor, circle_id: int, now: datetime) -> OpenCircle:
    """Before the form to ask. Raises AlreadyDone for a circle that takes nobody in now."""
    return _open(session, _open_circle(session, actor, circle_id), now)


def _open_circle(session: Session, actor: Actor, circle_id: int) -> Circle:
    found = rows.open_to(session, actor.workspace_id, actor.id)
    circle = next((each for each in found if each.id == circle_id), None)
    if circle is not None:
        return circle
    known = find_row(Circle, session, actor.workspace_id, circle_id)
    if known is None or known.state is CircleState.DRAFT:
        raise NotFound
    if circle_rows.membership(session, known.id, actor.id) is not None:
        raise AlreadyDone("join-in-already")
    raise AlreadyDone("join-closed")


def ask(
    session: Session, actor: Actor, circle_id: int, wish: Wish, now: datetime
) -> OpenCircle:
    """Ask an open circle for a place; its facilitators get one message each.

    Raises:
        InvalidInput: something was left empty, or is too long.
        AlreadyDone: the circle takes nobody in, or was asked before.
    """
    wish.check()
    member_rows.lock_circle(session, actor.workspace_id, circle_id)  # it may be finished
    circle = _open_circle(session, actor, circle_id)
    _check_not_asked(session, actor, circle, now)
    values = {
        "workspace_id": circle.workspace_id,
        "circle_id": circle.id,
        "person_id": actor.id,
        "brings": wish.brings,
        "wants": wish.wants,
        "state": JoinState.ASKED,
        "asked_at": now,
    }
    insert_unless_present(session, JoinRequest, values)
    row = existing(rows.open_of(session, circle.id, actor.id))
    for leader in circle_rows.members(session, circle.id, Role.FACILITATOR):
        message = Due(
            workspace_id=circle.workspace_id,
            kind=MessageKind.JOIN_ASKED,
            subject_id=row.id,
            circle_id=circle.id,
            due_at=now,
            to=leader.id,
        )
        messages.queue(session, message, now=now)
    audit.record(session, actor, "join.asked", "circle", circle.id, now)
    return _open(session, circle, now)


def _check_not_asked(session: Session, actor: Actor, circle: Circle, now: datetime) -> None:
    row = rows.open_of(session, circle.id, actor.id)
    if row is not None and not is_open(row, now):
        join_requests.end(session, row, JoinState.LAPSED, now)
        session.flush()
    elif row is not None:
        raise AlreadyDone("join-asked-already")
    if rows.declined_since(session, circle.id, actor.id, now - REST):
        raise AlreadyDone("join-asked-recently")


def withdraw(session: Session, actor: Actor, request_id: int, now: datetime) -> Circle:
    """Take one's own request back, or say no to the place that was offered.

    Raises:
        AlreadyDone: it is not open any more.
    """
    row, circle = _mine(session, actor, request_id, now)
    join_requests.end(session, row, JoinState.WITHDRAWN, now)
    audit.record(session, actor, "join.withdrawn", "circle", circle.id, now)
    return circle


def _mine(
    session: Session, actor: Actor, request_id: int, now: datetime
) -> tuple[JoinRequest, Circle]:
    row, circle = _locked(session, actor.workspace_id, request_id)
    if row.person_id != actor.id:
        raise NotFound
    if not is_open(row, now):
        raise AlreadyDone(f"join-place-{state_at(row, now).value}")
    return row, circle


def _locked(session: Session, workspace_id: int, request_id: int) -> tuple[JoinRequest, Circle]:
    """The circle first, as everywhere: it does not stop, or fill, until this is over."""
    known = existing(find_row(JoinRequest, session, workspace_id, request_id))
    circle = member_rows.lock_circle(session, workspace_id, known.circle_id)
    row = find_row(JoinRequest, session, workspace_id, request_id, lock=True)
    if circle is None or row is None:
        raise NotFound
    return row, circle


def _still_open(row: JoinRequest, now: datetime) -> JoinRequest:
    if not is_open(row, now):
        raise AlreadyDone(f"join-is-{state_at(row, now).value}")
    return row


def take(session: Session, actor: Actor, request_id: int, now: datetime) -> Circle:
    """Take the place that was offered.

    Raises:
        AlreadyDone: it was kept long enough, or the circle does not run.
    """
    row, circle = _mine(session, actor, request_id, now)
    if row.state is not JoinState.OFFERED:
        raise AlreadyDone("join-place-lapsed")
    _check_running(circle)
    _let_in(session, circle, row, now)
    audit.record(session, actor, "join.taken", "circle", circle.id, now)
    return circle


def _check_running(circle: Circle) -> None:
    if circle.state is not CircleState.ACTIVE:
        raise AlreadyDone("join-not-running")


def _let_in(session: Session, circle: Circle, row: JoinRequest, now: datetime) -> None:
    person = people.get(session, row.workspace_id, row.person_id)
    if not person.is_active:
        raise AlreadyDone("join-asker-gone")
    members.join(session, circle, person, Role.PARTICIPANT, now)  # ends the request as well


def requests(session: Session, actor: Actor, circle_id: int, now: datetime) -> Requests:
    """Raises NotFound for strangers, NotAllowed for participants."""
    circle = circles.get_for_facilitator(session, actor, circle_id)
    asked = rows.open_in(session, circle.id)
    found = [(row, person) for row, person in asked if is_open(row, now)]
    return Requests(circle, room(session, circle, now), found)


def to_answer(session: Session, actor: Actor, request_id: int, now: datetime) -> JoinSeen:
    """Before the form to say no. Raises as `accept`."""
    row = existing(find_row(JoinRequest, session, actor.workspace_id, request_id))
    circles.get_for_facilitator(session, actor, row.circle_id)
    return _seen(session, _still_open(row, now), now)


def _led(
    session: Session, actor: Actor, request_id: int, now: datetime
) -> tuple[JoinRequest, Circle]:
    row, circle = _locked(session, actor.workspace_id, request_id)
    circles.get_for_facilitator(session, actor, circle.id)
    return _still_open(row, now), circle


def accept(session: Session, actor: Actor, request_id: int, now: datetime) -> JoinSeen:
    """They are in, with the welcome that everybody gets; or in line, when the circle is full.

    Raises:
        AlreadyDone: it was answered or taken back, or the circle does not run.
    """
    row, circle = _led(session, actor, request_id, now)
    if row.state is not JoinState.ASKED:
        raise AlreadyDone(f"join-is-{row.state.value}")
    _check_running(circle)
    row.answered_by, row.answered_at = actor.id, now
    if room(session, circle, now) > 0:
        _let_in(session, circle, row, now)
    else:
        row.state, row.queued_at = JoinState.WAITING, now
        join_requests.tell(session, row, now)
        join_requests.show_again(session, row, now)
    audit.record(session, actor, "join.accepted", "circle", circle.id, now)
    session.flush()
    return _seen(session, row, now)


def decline(
    session: Session, actor: Actor, request_id: int, reason: str, now: datetime
) -> JoinSeen:
    """Not now; `reason` goes along as it was written, if there is one.

    Raises:
        InvalidInput: it is too long.
        AlreadyDone: they are in, or took it back.
    """
    check_optional("reason", reason, LONGEST_REASON)
    row, _ = _led(session, actor, request_id, now)
    row.answered_by, row.answered_at, row.reason = actor.id, now, reason
    join_requests.end(session, row, JoinState.DECLINED, now)
    join_requests.tell(session, row, now)
    audit.record(session, actor, "join.declined", "circle", row.circle_id, now)
    return _seen(session, row, now)


def offer(session: Session, workspace_id: int, request_id: int, now: datetime) -> bool:
    """Keep a free place for the first in line; False when there is none by now."""
    row, circle = _locked(session, workspace_id, request_id)
    if row.state is not JoinState.WAITING or circle.state is not CircleState.ACTIVE:
        return False
    if room(session, circle, now) <= 0:
        return False
    row.state, row.offered_at = JoinState.OFFERED, now
    join_requests.show_again(session, row, now)
    session.flush()
    return True


def lapse(session: Session, now: datetime) -> None:
    """Places that were offered and that nobody took."""
    for row in rows.offered_before(session, now - OFFER_KEPT):
        join_requests.end(session, row, JoinState.LAPSED, now)


def seen_by(
    session: Session, workspace_id: int, request_id: int, reader: Person, now: datetime
) -> JoinSeen | None:
    """None for anyone but the person who asked and who leads the circle."""
    row = find_row(JoinRequest, session, workspace_id, request_id)
    if row is None or not reader.is_active:
        return None
    membership = circle_rows.membership(session, row.circle_id, reader.id)
    leads = membership is not None and membership.role is Role.FACILITATOR
    if not leads and reader.id != row.person_id:
        return None
    return _seen(session, row, now)


def _seen(session: Session, row: JoinRequest, now: datetime) -> JoinSeen:
    circle = session.get_one(Circle, row.circle_id)
    by = row.answered_by
    return JoinSeen(
        row,
        state_at(row, now),
        circle,
        people.get(session, row.workspace_id, row.person_id),
        people.get(session, row.workspace_id, by) if by is not None else None,
        room(session, circle, now),
    )
