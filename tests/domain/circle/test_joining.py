"""Asking to join a circle: all that each answer leaves, and what is refused when."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.domain.base.actor import Actor
from bot.domain.circle import joining, terms
from bot.domain.circle.circles import MOST_MEMBERS
from bot.domain.circle.join_requests import OFFER_KEPT
from bot.domain.circle.joining import REST, Wish
from bot.domain.circle.terms import FEWEST
from bot.domain.people.people import as_actor
from storage.models import (
    Circle,
    CircleState,
    Delivery,
    DeliveryState,
    JoinRequest,
    JoinState,
    Person,
    Surface,
)
from tests.domain.effects import effects
from tests.domain.refused import refusal
from tests.domain.seeds import NOON, Seed, seed

SECOND = timedelta(seconds=1)
WISH = Wish("Ervaring", "Leren")


def with_dora(session: Session) -> tuple[Seed, Actor]:
    """An open circle of three, and somebody who is not in it."""
    there = seed(session)
    there.circle.is_open = True
    dora = Person(
        workspace_id=there.circle.workspace_id,
        surface=Surface.SLACK,
        external_id="DORA",
        name="Dora",
        language="nl",
        time_zone="Europe/Amsterdam",
        refreshed_at=NOON,
    )
    session.add(dora)
    session.flush()
    return there, as_actor(dora)


GONE = {"join_request.brings=", "join_request.wants=", "stale join_asked"}  # their words
IN = GONE | {
    "join_request.state=joined",
    "+membership role=participant hosts",
    "welcome to dora",
}
NOW = "join_request.answered_at=now"
BY_ADA = {NOW, "join_request.answered_by=ada"}


@dataclass
class Door:
    session: Session
    there: Seed
    dora: Actor
    request: int

    @property
    def circle(self) -> Circle:
        return self.there.circle

    def put(self, **values: Any) -> None:
        if values:
            self.session.execute(update(JoinRequest).values(values))
        self.session.expire_all()


@pytest.fixture
def door(session: Session) -> Door:
    """Dora asked to join, and Ada has the message about it."""
    there, dora = with_dora(session)
    joining.ask(session, dora, there.circle.id, WISH, NOON)
    session.execute(update(Delivery).values(state=DeliveryState.SENT, external_id="1.0"))
    session.expire_all()
    return Door(session, there, dora, session.scalars(select(JoinRequest.id)).one())


def test_asking_is_one_message_to_who_leads(session: Session) -> None:
    there, dora = with_dora(session)

    with effects(session, NOON) as done:
        joining.ask(session, dora, there.circle.id, WISH, NOON)

    assert done == {"+join_request state=asked", "join_asked to ada", "audit join.asked"}


def test_taking_a_request_back(door: Door) -> None:
    with effects(door.session, NOON) as done:
        joining.withdraw(door.session, door.dora, door.request, NOON)

    assert done == GONE | {NOW, "join_request.state=withdrawn", "audit join.withdrawn"}


def test_a_yes_while_there_is_room(door: Door) -> None:
    door.circle.most_members = 4

    with effects(door.session, NOON) as done:
        joining.accept(door.session, door.there.ada, door.request, NOON)

    assert done == IN | BY_ADA | {"audit join.accepted"}


def test_a_yes_of_a_full_circle(door: Door) -> None:
    door.circle.most_members = 3

    with effects(door.session, NOON) as done:
        joining.accept(door.session, door.there.ada, door.request, NOON)

    assert done == BY_ADA | {
        "join_request.state=waiting",
        "join_request.queued_at=now",
        "join_answered to dora",
        "stale join_asked",
        "audit join.accepted",
    }


def test_a_no_with_its_reason(door: Door) -> None:
    with effects(door.session, NOON) as done:
        joining.decline(door.session, door.there.ada, door.request, "Vol.", NOON)

    assert done == GONE | BY_ADA | {
        "join_request.state=declined",
        "join_request.reason=Vol.",
        "join_answered to dora",
        "audit join.declined",
    }


@pytest.mark.parametrize(
    ("state", "most", "circle", "is_offered"),
    [
        (JoinState.WAITING, 4, CircleState.ACTIVE, True),
        (JoinState.WAITING, 3, CircleState.ACTIVE, False),
        (JoinState.WAITING, 2, CircleState.ACTIVE, False),
        (JoinState.WAITING, 4, CircleState.PAUSED, False),
        (JoinState.ASKED, 4, CircleState.ACTIVE, False),
        (JoinState.DECLINED, 4, CircleState.ACTIVE, False),
    ],
)
def test_a_free_place_is_kept_for_the_first_in_line(
    door: Door, state: JoinState, most: int, circle: CircleState, is_offered: bool
) -> None:
    door.put(state=state)
    door.circle.most_members, door.circle.state = most, circle

    with effects(door.session, NOON) as done:
        found = joining.offer(door.session, door.circle.workspace_id, door.request, NOON)

    assert found is is_offered
    kept = {"join_request.state=offered", "join_request.offered_at=now", "stale join_asked"}
    assert done == (kept if is_offered else set())


def test_taking_the_place(door: Door) -> None:
    door.put(state=JoinState.OFFERED, offered_at=NOON, answered_at=NOON)

    with effects(door.session, NOON) as done:
        joining.take(door.session, door.dora, door.request, NOON + OFFER_KEPT - SECOND)

    assert done == IN | {"audit join.taken"}


def test_a_place_that_nobody_takes_lapses_by_itself(door: Door) -> None:
    door.put(state=JoinState.OFFERED, offered_at=NOON, answered_at=NOON)
    with effects(door.session, NOON) as early:
        joining.lapse(door.session, NOON + OFFER_KEPT - SECOND)
    with effects(door.session, NOON) as done:
        joining.lapse(door.session, NOON + OFFER_KEPT + SECOND)

    assert early == set()
    assert done == GONE | {"join_request.state=lapsed"}


@pytest.mark.parametrize(
    ("row", "circle", "later", "said"),
    [
        ({"state": JoinState.WAITING}, {}, timedelta(0), "join-place-lapsed"),
        ({"state": JoinState.OFFERED}, {}, OFFER_KEPT - SECOND, None),
        ({"state": JoinState.OFFERED}, {}, OFFER_KEPT, "join-place-lapsed"),
        ({"state": JoinState.JOINED}, {}, timedelta(0), "join-place-joined"),
        (
            {"state": JoinState.OFFERED},
            {"state": CircleState.PAUSED},
            SECOND,
            "join-not-running",
        ),
    ],
)
def test_when_a_place_can_be_taken(
    door: Door, row: dict[str, Any], circle: dict[str, Any], later: timedelta, said: str | None
) -> None:
    door.put(offered_at=NOON, **row)
    for name, value in circle.items():
        setattr(door.circle, name, value)

    def take(who: Actor) -> object:
        return refusal(lambda: joining.take(door.session, who, door.request, NOON + later))

    assert take(door.there.bram) == "error-not-found"
    assert take(door.dora) == said


@pytest.mark.parametrize(
    ("row", "circle", "said"),
    [
        ({}, {}, "join-asked-already"),
        ({"state": JoinState.OFFERED, "offered_at": NOON - OFFER_KEPT}, {}, None),
        ({"state": JoinState.WITHDRAWN}, {}, None),
        ({"state": JoinState.DECLINED, "answered_at": NOON - REST - SECOND}, {}, None),
        (
            {"state": JoinState.DECLINED, "answered_at": NOON - REST + SECOND},
            {},
            "join-asked-recently",
        ),
        ({"state": JoinState.WITHDRAWN}, {"is_open": False}, "join-closed"),
        ({"state": JoinState.WITHDRAWN}, {"state": CircleState.CLOSED}, "join-closed"),
        ({"state": JoinState.WITHDRAWN}, {"state": CircleState.DRAFT}, "error-not-found"),
    ],
)
def test_when_somebody_can_ask_again(
    door: Door, row: dict[str, Any], circle: dict[str, Any], said: str | None
) -> None:
    door.put(**row)
    for name, value in circle.items():
        setattr(door.circle, name, value)
    door.session.flush()

    def ask(who: Actor) -> object:
        return refusal(lambda: joining.ask(door.session, who, door.circle.id, WISH, NOON))

    is_draft = door.circle.state is CircleState.DRAFT
    assert ask(door.there.bram) == ("error-not-found" if is_draft else "join-in-already")
    assert ask(door.dora) == said


@pytest.mark.parametrize("act", [joining.accept, joining.to_answer])
@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"state": JoinState.DECLINED}, "join-is-declined"),
        ({"state": JoinState.JOINED}, "join-is-joined"),
        ({"state": JoinState.OFFERED, "offered_at": NOON - OFFER_KEPT}, "join-is-lapsed"),
    ],
)
def test_what_was_answered_before(
    door: Door, act: Callable[..., object], row: dict[str, Any], said: str
) -> None:
    door.put(**row)

    def go(who: Actor) -> object:
        return refusal(lambda: act(door.session, who, door.request, NOON))

    assert go(door.there.ada) == said
    assert go(door.there.bram) == "error-facilitator-only"
    assert go(door.dora) == "error-not-found"


TOO_LITTLE_OR_MUCH = [("", "error-empty"), ("x" * 301, "error-too-long")]


@pytest.mark.parametrize("field", ["brings", "wants"])
@pytest.mark.parametrize(
    ("words", "said"), [("", "error-empty"), ("x" * 301, "error-too-long")]
)
def test_a_wish_has_words(field: str, words: str, said: str) -> None:
    assert refusal(replace(WISH, **{field: words}).check) == (field, said)
    assert refusal(replace(WISH, **{field: "x" * 300}).check) is None


@pytest.mark.parametrize(
    ("most", "said"),
    [
        (None, None),
        (FEWEST - 1, 1),
        (FEWEST, None),
        (MOST_MEMBERS, None),
        (MOST_MEMBERS + 1, 1),
    ],
)
def test_how_many_people_a_circle_holds(
    session: Session, most: int | None, said: int | None
) -> None:
    there, _ = with_dora(session)
    circle = there.circle.id

    def set_terms() -> object:
        return terms.change(session, there.ada, circle, terms.Opening.CLOSED, most, NOON)

    with effects(session, NOON) as done:
        assert refusal(set_terms) == (said and ("most", "join-most-wrong"))

    size = {f"circle.most_members={most}"} if most else set()
    assert done == (set() if said else size | {"circle.is_open=False", "audit circle.joining"})


def test_who_sees_a_request(door: Door) -> None:
    def seen(who: Actor, **change: bool) -> bool:
        person = door.session.get_one(Person, who.id)
        person.is_active = change.get("is_active", True)
        found = joining.seen_by(
            door.session, door.circle.workspace_id, door.request, person, NOON
        )
        return found is not None

    assert [seen(who) for who in (door.there.ada, door.dora, door.there.bram)] == [
        True,
        True,
        False,
    ]
    assert not seen(door.dora, is_active=False)
    assert seen(door.dora)
    open_to_ada = joining.requests(door.session, door.there.ada, door.circle.id, NOON)
    assert [person.name for _, person in open_to_ada.open] == ["Dora"]


def test_what_somebody_asked_stands_apart_from_what_they_can_ask(door: Door) -> None:
    found = joining.look(door.session, door.dora, NOON)
    assert (len(found.asked), len(found.circles)) == (1, 0)

    door.put(state=JoinState.WITHDRAWN)
    found = joining.look(door.session, door.dora, NOON)
    assert (len(found.asked), [each.room for each in found.circles]) == (0, [MOST_MEMBERS - 3])
    assert not joining.look(door.session, door.there.bram, NOON).circles
