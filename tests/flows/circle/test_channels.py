"""What happens to a channel while its circle goes on."""

import pytest
from sqlalchemy import select

from bot.slack.base import ids
from storage.models import Circle, Delivery, DeliveryState
from tests.flows.conftest import World
from tests.flows.people.test_strangers import new_id, tell
from tests.flows.planning.test_meetings import plan, told_in_channel, wait_until
from tests.flows.reflecting import forge_press, rows

SHARED = "C0GEDEELD"
MORNING = "2026-03-12 08:30"
AGENDA = "Vandaag: Circulair inkopen"


@pytest.fixture
def planned(world: World) -> World:
    world.start_circle()
    plan(world)
    return world


def test_a_channel_that_is_renamed_and_made_private_is_written_in(planned: World) -> None:
    planned.sandbox.rename(planned.channel, "kring-besloten")
    planned.sandbox.make_private(planned.channel)

    wait_until(planned, MORNING)

    assert len(told_in_channel(planned, AGENDA)) == 1


def test_a_shared_channel_goes_on_under_its_new_id(planned: World) -> None:
    """Also what was sent there before: it is edited under the new id."""
    wait_until(planned, MORNING)
    [before] = told_in_channel(planned, AGENDA)

    planned.sandbox.change_id(planned.channel, SHARED)
    planned.sandbox.idle()
    planned.channel = SHARED
    forge_press(planned, planned.ada, ids.CHANGE_OPEN_MOVE, "1")
    assert planned.ada.submit(planned.ada.form, at="15:30") == {}
    assert planned.ada.submit(planned.ada.form) == {}

    with planned.db.read() as session:
        assert session.scalars(select(Circle.channel)).all() == [SHARED]
    [after] = [each for each in planned.sandbox.posted(SHARED) if each.ts == before.ts]
    assert AGENDA not in after.sees
    planned.tick()
    with planned.db.read() as session:
        states = set(session.scalars(select(Delivery.state)))
    assert states == {DeliveryState.SENT}


@pytest.mark.parametrize("of", ["C0ANDERS", "", "C0KRIN", "%"])
def test_news_of_another_channel_changes_nothing(planned: World, of: str) -> None:
    before = rows(planned)
    tell(planned, new_id(of))
    assert rows(planned) == before
