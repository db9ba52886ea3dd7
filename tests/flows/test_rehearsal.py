"""Before the bot says that it is ready, it rehearses: nobody sees or finds anything of that."""

import logging

import pytest
from sqlalchemy import select

from storage.models import Received
from tests.flows.conftest import World
from tests.flows.curating import curate
from tests.flows.test_intake import another, forget_token


def kept(world: World) -> tuple[object, object]:
    """Every row, and what was received."""
    with world.db.read() as session:
        return world.snapshot(), session.scalars(select(Received.key)).all()


@pytest.mark.parametrize("is_new", [True, False])
def test_it_keeps_nothing_and_sends_nothing(
    world: World, is_new: bool, caplog: pytest.LogCaptureFixture
) -> None:
    """On an empty database, and on one where much is going on."""
    caplog.set_level(logging.INFO)
    if is_new:
        world.leerkring.installation.note(world.leerkring.client.auth_test())
    else:
        curate(world)
        world.ada.command("/leerkring afwezig tot 20 maart")  # she could come back
    world.sandbox.idle()
    before, calls = kept(world), len(world.sandbox.log)
    caplog.clear()

    world.leerkring.warm()

    assert kept(world) == before
    assert len(world.sandbox.log) == calls
    assert caplog.text == ""


def test_a_start_while_slack_is_away_is_a_start(world: World) -> None:
    """With a token that nobody asked about yet."""
    world.eva.command("/leerkring help")
    forget_token(world)
    with another(world) as leerkring:
        world.sandbox.faults.add("auth.test", "status")

        leerkring.warm()

        assert "Wat kan Leerkring?" in world.eva.command("/leerkring help").text
