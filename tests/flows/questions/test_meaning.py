"""With an engine of MEANING: who asks in other words is offered what may mean the same."""

from collections.abc import Iterator

import pytest
from sqlalchemy import select

from storage.database import Database
from storage.models import Insight, SearchVector
from tests.flows.conftest import World
from tests.flows.curating import CLOSED_TITLE, OPEN_TITLE, curate
from tests.flows.questions.test_answers import take_back
from tests.search.engines import FakeEngine

IN_OTHER_WORDS = "/leerkring zoek gegevens over ons gebouw"
NOTHING = "Ik vond hier nog geen ervaring mee."
NEAR = "Misschien bedoel je een van deze inzichten:"


@pytest.fixture
def world(database: Database) -> Iterator[World]:
    world = World(database, engine=FakeEngine())
    yield world
    world.close()


def read_cards(world: World) -> set[str]:
    """The titles of the cards of which numbers are kept."""
    with world.db.read() as session:
        query = select(Insight.title).join(SearchVector, SearchVector.insight_id == Insight.id)
        return set(session.scalars(query))


def test_other_words_for_it_are_offered_until_it_is_taken_back(world: World) -> None:
    curate(world)
    world.tick()
    assert read_cards(world) >= {OPEN_TITLE, CLOSED_TITLE}

    before, near = world.eva.command(IN_OTHER_WORDS).text.split(NEAR)
    assert NOTHING in before
    assert OPEN_TITLE in near

    take_back(world)

    assert OPEN_TITLE not in read_cards(world)
    assert CLOSED_TITLE in read_cards(world)
    assert NEAR not in world.eva.command(IN_OTHER_WORDS).text
