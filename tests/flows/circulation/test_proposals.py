"""A circle that chose so is offered a digest; it waits until somebody publishes it."""

from typing import Any

import pytest

from storage.models import Circle
from tests.flows.circulation.test_digests import GONE, subscribe
from tests.flows.circulation.test_repeats import LATER_TITLE, another_card
from tests.flows.conftest import World
from tests.flows.curating import OPEN_TITLE, curate
from tests.flows.reflecting import forge_press, rows

OFFER = "Kijk je of het een kennisbrief kan worden?"


@pytest.fixture
def curated(world: World) -> World:
    curate(world)
    return world


def choose(world: World, **changes: Any) -> None:
    manage = world.ada.command("/leerkring beheer").form
    form = world.ada.click(manage, "Pas de kring aan").form
    assert world.ada.submit(form, **changes) == {}
    world.ada.close(everything=True)
    world.tick()


def offers(world: World) -> list[str]:
    return [each.sees for each in world.ada.reads() if OFFER in each.sees]


def test_nobody_is_offered_one_who_did_not_choose_so(curated: World) -> None:
    for _ in range(40):
        curated.later(days=1)

    assert offers(curated) == []


def test_a_proposal_waits_until_it_is_published(curated: World) -> None:
    subscribe(curated, curated.eva)
    before = len(curated.bram.reads(curated.channel))
    choose(curated, proposes="weekly")
    for _ in range(10):
        curated.later(days=1)

    [offer] = offers(curated)
    assert "kunnen 2 inzichten in een nieuwe kennisbrief" in offer
    for _ in range(20):
        curated.later(days=1)
    assert len(offers(curated)) == 1
    message = next(each for each in curated.ada.reads() if OFFER in each.sees)
    curated.ada.click(message, "Bekijk het voorstel")
    assert OPEN_TITLE in curated.ada.form.text
    assert curated.ada.submit(curated.ada.form) == {}
    curated.ada.close(everything=True)
    curated.tick()

    assert offers(curated) == []
    assert any("niets nieuws meer voor een kennisbrief" in m.sees for m in curated.ada.reads())
    assert OPEN_TITLE in curated.eva.reads()[-1].sees
    assert len(curated.bram.reads(curated.channel)) == before + 1  # the circle's own channel


def test_after_a_session_with_what_is_new(curated: World) -> None:
    choose(curated, proposes="after_session")
    for _ in range(10):
        curated.later(days=1)
    assert offers(curated) == []

    another_card(curated)
    for _ in range(4):
        curated.later(days=1)

    [offer] = offers(curated)
    assert "kunnen 3 inzichten in een nieuwe kennisbrief" in offer
    message = next(each for each in curated.ada.reads() if OFFER in each.sees)
    assert LATER_TITLE in curated.ada.click(message, "Bekijk het voorstel").form.text


def test_a_participant_cannot_open_a_proposal(curated: World) -> None:
    circle = str(curated.id_of(Circle))
    before = rows(curated)

    assert forge_press(curated, curated.eva, "digest.proposal", circle) == GONE
    forbidden = "Dit kan alleen een begeleider van deze leerkring doen."
    assert forge_press(curated, curated.bram, "digest.proposal", circle) == forbidden
    assert rows(curated) == before
