"""Whoever is new is answered at once, also when Slack does not say who they are."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event
from time import monotonic
from typing import Any

import pytest
from sqlalchemy import select

from bot.delivery.profiles import AT_ONCE
from bot.domain.overview import profiles
from bot.domain.overview.privacy import erase_person
from bot.domain.people import people
from bot.domain.people.people import Profile
from bot.sandbox.people import Person
from storage.database import Database
from storage.models import Person as Colleague
from storage.models import Workspace
from tests.flows.conftest import PATIENCE, World
from tests.flows.reflecting import submit

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
    world.leerkring.installation.note(world.leerkring.client.auth_test())
    yield world
    world.close()


def asked(world: World) -> int:
    """How often Slack was asked who somebody is."""
    return sum(each.kind == "users.info" for each in world.sandbox.log)


def speak(world: World) -> None:
    """Slack says who people are again, and the heartbeat asks."""
    world.sandbox.faults.clear()
    world.later(minutes=1)


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

    assert NOT_NOW in submit(silent.ada, form, answers)[""]

    speak(silent)
    assert silent.ada.submit(form, **answers) == {}


def test_a_newcomer_who_writes_is_answered(silent: World) -> None:
    silent.eva.says("hulp")
    assert "Wat kan Leerkring?" in silent.eva.reads()[-1].sees

    silent.eva.says("Wie kent een goed materialenpaspoort?")
    assert NOT_NOW in silent.eva.reads()[-1].sees


def test_others_words_wait_until_slack_says_who_it_is(silent: World) -> None:
    assert NOT_NOW in silent.eva.command("/leerkring zoek inkopen").text
    assert stored(silent).is_guest

    speak(silent)

    eva = stored(silent)
    assert (eva.name, eva.email) == ("Eva Mulder", "eva@waterschap.example")
    assert not eva.is_guest
    assert NOT_NOW not in silent.eva.command("/leerkring zoek inkopen").text


def test_a_guest_of_whom_that_was_not_known_leaves_no_trace(silent: World) -> None:
    femke = silent.add_person("U0FEMKE", "femke", real_name="Femke Vos", is_restricted=True)
    femke.submit(femke.command("/leerkring instellingen").form, organisation="Bureau Vos")

    speak(silent)

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


def test_who_was_asked_of_slack_yesterday_is_answered_first(threaded: World) -> None:
    """That they are to be asked about again is noted after the answer, not before."""
    threaded.eva.command("/leerkring help")
    threaded.leerkring.executor.submit(lambda: None).result(PATIENCE)  # until that is done
    threaded.clock.move_by(timedelta(days=2))
    with threaded.db.begin():  # on SQLite nobody else can write meanwhile
        assert "Wat kan Leerkring?" in threaded.eva.command("/leerkring help").text

    threaded.leerkring.executor.shutdown()
    assert stored(threaded).wants_profile


def newcomers(world: World, count: int) -> list[Person]:
    """Who did something while Slack did not say who they are."""
    world.sandbox.faults.add("users.info", "status", times=None)
    people = [world.add_person(f"U0NEW{n:02}", f"new{n}") for n in range(count)]
    for each in people:
        each.command("/leerkring help")
    world.sandbox.faults.clear()
    return people


def test_profiles_are_asked_for_at_a_pace(world: World) -> None:
    newcomers(world, AT_ONCE + 3)

    for more in (AT_ONCE, 3, 0):
        before = asked(world)
        world.later(seconds=15)
        assert asked(world) == before + more


def test_nobody_is_asked_about_before_slack_wants_it(world: World) -> None:
    """Neither by the heartbeat, nor for somebody new, who is answered at once."""
    newcomers(world, 3)
    world.sandbox.faults.add("users.info", "ratelimited", retry_after=90)
    before = asked(world)

    world.tick()
    world.later(seconds=89)
    world.eva.submit(world.eva.command("/leerkring instellingen").form)
    assert asked(world) == before + 1

    world.later(seconds=1)
    assert asked(world) == before + 1 + 4


def test_one_of_whom_slack_says_nothing_keeps_nobody_waiting(world: World) -> None:
    odd = {each.id for each in newcomers(world, AT_ONCE + 5)[: AT_ONCE + 2]}
    fails = {"when": lambda args: args["user"] in odd, "times": None}
    world.sandbox.faults.add("users.info", "error", **fails)

    world.later(seconds=15)
    world.later(seconds=15)

    with world.db.read() as session:
        left = session.scalars(select(Colleague.external_id).where(Colleague.wants_profile))
        assert set(left) == odd


def test_who_is_new_comes_before_who_is_known(world: World) -> None:
    world.eva.command("/leerkring help")
    world.clock.move_by(timedelta(days=2))
    world.eva.command("/leerkring help")
    [newcomer, *_] = newcomers(world, AT_ONCE)

    world.later(minutes=1)

    with world.db.read() as session:
        left = session.scalars(select(Colleague.external_id).where(Colleague.wants_profile))
        assert list(left) == ["U0EVA"]
    assert NOT_NOW not in newcomer.command("/leerkring zoek inkopen").text


@pytest.mark.parametrize("traits", [{"is_bot": True}, {"deleted": True}, None])
def test_of_who_is_nobody_to_us_nothing_is_kept(
    world: World, traits: dict[str, bool] | None
) -> None:
    """A bot, a closed account, and someone whom Slack does not know."""
    [each] = newcomers(world, 1)
    if traits is None:
        world.sandbox.faults.add("users.info", "error", error="user_not_found")
    else:
        world.sandbox.change_person(each.id, **traits)

    world.later(minutes=1)

    assert each.id not in str(world.snapshot()["person"])
    assert not stored(world).wants_profile


def test_people_of_another_workspace_are_not_asked_about(world: World) -> None:
    """Our token says nothing of them."""
    newcomers(world, 1)
    with world.db.begin() as session:
        session.scalars(select(Workspace)).one().external_id = "T0ELDERS"
    before = asked(world)

    world.later(minutes=1)

    assert asked(world) == before
    assert stored(world).wants_profile


@pytest.mark.both
def test_of_two_requests_at_once_the_one_that_knows_more_counts(world: World) -> None:
    """The other met somebody new too, and Slack did not tell it who."""
    world.eva.submit(world.eva.command("/leerkring instellingen").form, language="en")
    before = stored(world)
    said = Profile(before.address, "eva", None, None, None, False, False, True, False)

    with world.db.begin() as session:
        actor = people.admit(session, 1, said, only_looks=False)

    assert (actor.name, actor.language, actor.is_known) == ("Eva Mulder", "en", True)
    assert stored(world).name == before.name
    assert not stored(world).is_guest


def test_who_is_erased_does_not_come_back_with_a_late_answer(world: World) -> None:
    """Slack was asked before, and answers after."""
    newcomers(world, 1)
    [person] = [people.as_actor(stored(world))]
    with world.db.begin() as session:
        erase_person(session, session.get_one(Colleague, person.id), world.clock.now())
    late = Profile(person.address, "Eva", "eva@x.nl", None, None, False, False, True, False)

    with world.db.begin() as session:
        profiles.complete(session, person, late, world.clock.now())

    assert (stored(world).email, stored(world).is_active) == (None, False)
    assert not stored(world).wants_profile


def test_a_form_of_who_was_switched_off_is_refused_until_slack_says_otherwise(
    world: World,
) -> None:
    form = world.eva.command("/leerkring instellingen").form
    with world.db.begin() as session:
        session.scalars(select(Colleague)).one().is_active = False  # and it is open again

    refused = submit(world.eva, form, organisation="Waterschap")[""]
    assert NOT_NOW in refused
    assert "Slack is not telling me" not in refused

    world.later(minutes=1)
    assert world.eva.submit(form, organisation="Waterschap") == {}


@pytest.mark.parametrize("command", ["abonnement", "kennismaken"])
def test_a_form_of_ones_own_opens_before_slack_says_who_it_is(
    silent: World, command: str
) -> None:
    form = silent.eva.command(f"/leerkring {command}").form
    answers = {"brings": "Bestekken."} if command == "kennismaken" else {}

    assert NOT_NOW in submit(silent.eva, form, answers)[""]

    speak(silent)
    assert silent.eva.submit(form, **answers) == {}


def test_an_answer_that_drips_in_keeps_nobody_waiting(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.delivery.directory.PATIENCE", 0.2)
    world.sandbox.faults.add("users.info", "slow", seconds=1.5)
    begun = monotonic()

    form = world.eva.command("/leerkring instellingen").form

    assert monotonic() - begun < 1.5
    assert form.text
