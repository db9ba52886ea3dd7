"""Whoever is new is answered at once, also when Slack does not say who they are."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event
from typing import Any

import pytest
from sqlalchemy import select

from bot.delivery.profiles import AT_ONCE
from storage.database import Database
from storage.models import Person as Colleague
from tests.flows.conftest import PATIENCE, World

NOT_NOW = "Slack zegt me nu niet wie je bent."
SILENT = ["status", "drop_before", "cut", "ratelimited", "error"]


@pytest.fixture(params=SILENT)
def silent(request: pytest.FixtureRequest, world: World) -> World:
    """Slack does everything but say who somebody is."""
    world.sandbox.faults.add("users.info", request.param, times=None)
    return world


@pytest.fixture
def threaded(database: Database) -> Iterator[World]:
    """As it runs: a handler in a thread of its own."""
    world = World(database, executor=ThreadPoolExecutor(1))
    yield world
    world.close()


def asked(world: World) -> int:
    """How often Slack was asked who somebody is."""
    return sum(each.kind == "users.info" for each in world.sandbox.log)


def stored(world: World) -> Colleague:
    with world.db.read() as session:
        return session.scalars(select(Colleague)).one()


def test_a_newcomer_gets_their_form(silent: World) -> None:
    form = silent.eva.command("/leerkring instellingen").form

    assert silent.eva.submit(form, organisation="Waterschap") == {}
    assert stored(silent).organisation == "Waterschap"
    assert stored(silent).name == "eva"  # as the command says


def test_a_newcomer_begins_a_circle_while_slack_is_silent(silent: World) -> None:
    """The form opens; it is taken in once it is known that its author is no guest."""
    form = silent.ada.command("/leerkring nieuw", channel="C0KRING").form
    answers: dict[str, Any] = {
        "name": "Circulair inkopen",
        "theme": "procurement",
        "purpose": "Samen leren.",
        "channel": "C0KRING",
        "participants": ["U0BRAM"],
    }

    assert NOT_NOW in str(silent.ada.submit(form, **answers))

    silent.sandbox.faults.clear()
    silent.tick()
    assert silent.ada.submit(form, **answers) == {}


def test_a_newcomer_who_writes_is_answered(silent: World) -> None:
    silent.eva.says("hulp")
    assert "Wat kan Leerkring?" in silent.eva.reads()[-1].sees

    silent.eva.says("Wie kent een goed materialenpaspoort?")
    assert NOT_NOW in silent.eva.reads()[-1].sees


def test_others_words_wait_until_slack_says_who_it_is(silent: World) -> None:
    assert NOT_NOW in silent.eva.command("/leerkring zoek inkopen").text
    assert stored(silent).is_guest

    silent.sandbox.faults.clear()
    silent.tick()

    eva = stored(silent)
    assert (eva.name, eva.email) == ("Eva Mulder", "eva@waterschap.example")
    assert not eva.is_guest
    assert NOT_NOW not in silent.eva.command("/leerkring zoek inkopen").text


def test_a_guest_of_whom_that_was_not_known_leaves_no_trace(silent: World) -> None:
    femke = silent.sandbox.add_person(
        "U0FEMKE", "femke", real_name="Femke Vos", is_restricted=True
    )
    femke.submit(femke.command("/leerkring instellingen").form, organisation="Bureau Vos")

    silent.sandbox.faults.clear()
    silent.tick()

    assert "Je bent hier te gast" in femke.command("/leerkring help").text
    kept = str(silent.snapshot()["person"])
    assert not any(said in kept for said in ("U0FEMKE", "femke", "Femke", "Bureau Vos"))


def test_a_newcomers_home_shows_nothing_that_would_be_refused(silent: World) -> None:
    home = silent.eva.open_home()

    assert "Wat hebben anderen geleerd?" not in home.text
    assert silent.snapshot()["person"] == []


def test_slack_hears_that_a_command_is_received_before_it_is_asked_who_typed_it(
    threaded: World,
) -> None:
    is_received, is_asked = Event(), Event()

    def wait(_args: Any) -> bool:
        is_asked.set()
        return not is_received.wait(PATIENCE / 4)

    threaded.sandbox.faults.add("users.info", "status", when=wait)

    threaded.eva.command("/leerkring help")
    is_received.set()

    assert is_asked.wait(PATIENCE)
    threaded.leerkring.executor.shutdown()  # until it is answered
    assert "Wat kan Leerkring?" in threaded.eva.reads()[-1].sees
    assert stored(threaded).name == "Eva Mulder"


def test_no_answer_waits_for_a_profile_of_yesterday(world: World) -> None:
    world.eva.command("/leerkring help")
    world.clock.move_by(timedelta(days=2))
    before = asked(world)

    world.eva.command("/leerkring help")
    world.eva.command("/leerkring help")
    assert asked(world) == before

    world.tick()
    world.tick()
    assert asked(world) == before + 1


def test_profiles_are_asked_for_at_a_pace(world: World) -> None:
    """Of a hundred newcomers at once, and not again while Slack says that it is too much."""
    world.sandbox.faults.add("users.info", "ratelimited", times=None)
    for n in range(AT_ONCE + 3):
        world.sandbox.add_person(f"U0NEW{n}", f"new{n}").command("/leerkring help")
    before = asked(world)

    world.tick()
    assert asked(world) == before + 1

    world.sandbox.faults.clear()
    for more in (AT_ONCE, 3, 0):
        before = asked(world)
        world.tick()
        assert asked(world) == before + more
