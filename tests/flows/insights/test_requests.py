"""Authors are asked about the cards of one sitting together, and when they work."""

from datetime import UTC, datetime

import pytest

from tests.flows.conftest import World
from tests.flows.reflecting import CIRCLE, NETWORK, hold_session, propose, reflect

FIRST, SECOND = "Eerst de markt, dan de eisen.", "Twee potjes maken één bank lastig."
ASKS = "Mogen meer mensen het lezen?"


@pytest.fixture
def harvested(world: World) -> World:
    """On a Saturday evening Ada makes two cards from what Bram wrote for his circle."""
    world.start_circle()
    hold_session(world)
    reflect(world, world.bram, (FIRST, CIRCLE), (SECOND, CIRCLE))
    saturday = datetime(2026, 3, 7, 21, 30, tzinfo=UTC)
    world.clock.move_by(saturday - world.clock.now())
    propose(world, FIRST, NETWORK, title="Eerst de markt", what=FIRST)
    propose(world, SECOND, NETWORK, title="Twee potjes", what=SECOND)
    world.ada.close(everything=True)
    return world


def asked(world: World) -> list[str]:
    return [each.sees for each in world.bram.reads() if ASKS in each.sees]


def test_nobody_is_asked_on_a_saturday_evening(harvested: World) -> None:
    harvested.later(hours=20)
    assert asked(harvested) == []


def test_on_monday_both_cards_are_one_message(harvested: World) -> None:
    for _ in range(12):
        harvested.later(hours=3)
    [said] = asked(harvested)
    assert "Eerst de markt" in said
    assert "Twee potjes" in said
