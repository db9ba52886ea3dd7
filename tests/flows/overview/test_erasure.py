"""Who was erased: what the bot said to them, where that stood and their Home are gone too."""

from typing import Any

import pytest
from sqlalchemy import select

from bot.domain.overview import privacy
from bot.sandbox.faults import Kind
from bot.sandbox.people import Person
from storage.models import Delivery, Received
from storage.models import Person as Colleague
from tests.flows.conftest import World
from tests.flows.curating import OPEN_WORDS, curate
from tests.flows.reflecting import person_id, prompt_of

FAILURES: list[tuple[Kind, dict[str, Any]]] = [
    ("ratelimited", {}),
    ("error", {"error": "internal_error"}),
    ("status", {"status": 500}),
    ("drop_before", {}),
    ("drop_after", {}),
]


@pytest.fixture
def known(world: World) -> World:
    """Bram reads a lot in his conversation with the bot, and looked at its Home."""
    curate(world)
    world.bram.says("Wie vult het materialenpaspoort in bij sloopwoningen?")
    world.bram.says("help")
    assert "bijeenkomst" in world.bram.open_home().text
    return world


def erase(world: World, person: Person) -> int:
    known_as = person_id(world, person)
    with world.db.begin() as session:
        row = session.get_one(Colleague, known_as)
        privacy.erase_person(session, row, world.clock.now())
    return known_as


def said_by_the_bot(person: Person) -> list[str]:
    return [message.sees for message in person.reads() if message.user != person.id]


def places(world: World, person: int) -> set[str | None]:
    with world.db.read() as session:
        rows = session.execute(
            select(Delivery.external_channel, Delivery.external_id).where(
                Delivery.person_id == person
            )
        ).all()
    return {value for row in rows for value in row}


def test_what_the_bot_said_is_taken_away_with_where_it_stood(known: World) -> None:
    assert said_by_the_bot(known.bram)
    assert places(known, person_id(known, known.bram)) != {None}

    erased = erase(known, known.bram)
    known.tick()

    assert said_by_the_bot(known.bram) == []
    assert places(known, erased) == {None}


def test_their_home_is_that_of_somebody_new(known: World) -> None:
    before = known.bram.home
    assert before is not None

    erase(known, known.bram)
    known.tick()

    shown = known.bram.home
    assert shown is not None
    assert shown.text != before.text
    assert "Welkom bij Leerkring" in shown.text
    assert "Wat er komt" not in shown.text


@pytest.mark.parametrize(
    ("method", "kind", "how"),
    [*(("chat.delete", *each) for each in FAILURES), ("views.publish", *FAILURES[2])],
)
def test_it_is_taken_away_though_slack_fails(
    known: World, method: str, kind: Kind, how: dict[str, Any]
) -> None:
    known.sandbox.faults.add(method, kind, **how)

    erased = erase(known, known.bram)
    for _ in range(3):
        known.later(minutes=5)

    assert said_by_the_bot(known.bram) == []
    assert places(known, erased) == {None}


def test_no_key_of_a_delivery_tells_who_it_was(known: World) -> None:
    with known.db.read() as session:
        keys = session.scalars(select(Received.key)).all()

    assert keys
    assert not any(known.bram.id in key or ":" in key for key in keys)


def test_their_words_leave_what_others_were_answered(known: World) -> None:
    known.eva.says("Wie vult het materialenpaspoort in bij sloopwoningen?")
    assert OPEN_WORDS in known.eva.reads()[-1].sees

    erase(known, known.bram)
    known.tick()

    assert not any(OPEN_WORDS in message.sees for message in known.eva.reads())
    assert prompt_of(known.chris).sees  # what others were told stays
