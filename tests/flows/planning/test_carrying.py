"""Nothing that people gave stays with a session that is off, whichever way it went off."""

from collections.abc import Callable

import pytest

from bot.sandbox.people import Person
from tests.flows.cases.test_cases import WORMS, board, bring
from tests.flows.conftest import World
from tests.flows.decisions.test_endings import stop
from tests.flows.decisions.test_polls import overview
from tests.flows.decisions.test_quorum import AFTERNOON, GIVES, offers
from tests.flows.planning.test_changes import cancel, plan, sessions, told, wait_until
from tests.flows.polling import question

WORDS = "Vraag naar de kosten."
LATER = {"on-1": "2026-03-24", "on-2": "2026-03-26", "deadline_on": "2026-03-20"}
NEXT = "inbracht, gaat mee naar de "
WAITS = "2 mensen gaven iets mee of brachten een praktijk in voor een bijeenkomst die niet"


def give(world: World, **changes: str) -> None:
    """For the session of 12 March Chris sends something in, and Bram brings a case."""
    world.start_circle()
    plan(world, **changes)
    form = world.chris.click(told(world.chris, "Uitnodiging")[0], GIVES).form
    assert world.chris.submit(form, contribution=WORDS) == {}
    bring(world.bram, WORMS)


def look_for_a_date(world: World) -> None:
    wait_until(world, AFTERNOON)
    form = world.ada.click(offers(world.ada)[0], "Zoek een andere datum").form
    assert world.ada.submit(form, LATER) == {}
    assert world.ada.submit(world.ada.form) == {}
    world.ada.close(everything=True)
    world.tick()


def call_off(world: World) -> None:
    cancel(world)
    assert NEXT in told(world.chris, "Gaat niet door")[-1].sees
    assert NEXT in told(world.bram, "Gaat niet door")[-1].sees
    assert "What you sent in" not in world.dewi.reads()[-1].sees


def stop_the_poll(world: World) -> None:
    """Nobody voted; only who gave something hears of it."""
    look_for_a_date(world)
    world.ada.click(overview(world.ada), "Stop zonder datum")
    world.ada.close(everything=True)
    world.tick()
    for person in (world.bram, world.chris):
        assert NEXT in told(person, "vrij te houden")[-1].sees
    assert told(world.dewi, "keep any of those") == []


def let_the_poll_pass(world: World) -> None:
    look_for_a_date(world)
    assert "gaat mee naar de nieuwe datum" in question(world.chris).sees
    wait_until(world, "2026-03-27 12:00")


def hold_a_round(world: World) -> None:
    wait_until(world, AFTERNOON)
    world.ada.click(offers(world.ada)[0], "Stel alleen de vragen")
    world.tick()
    assert "gaat mee naar de volgende bijeenkomst" in told(world.chris, "Toch hoor ik")[0].sees


def pause(world: World) -> None:
    stop(world, "paused")
    world.ada.close(everything=True)
    assert "ben je niet kwijt" in told(world.chris, "pauzeert")[-1].sees
    assert "sent in or brought for a session is not lost" not in world.dewi.reads()[-1].sees
    more = world.ada.click(world.ada.open_home(), "Meer").form
    mine = world.ada.click(more, "Gestopte kringen").form
    look = world.ada.click(mine, "Bekijk de kring").form
    world.ada.click(look, "Ga weer verder")
    world.ada.close(everything=True)
    world.tick()


def plan_again(world: World) -> str:
    """What Ada is shown before anyone is invited."""
    values = {"first_on": "2026-04-09", "at": "10:00", "minutes": "60", "place": "Zaal 3"}
    assert world.ada.submit(world.ada.command("/leerkring plan").form, values) == {}
    shown = world.ada.form.text
    assert world.ada.submit(world.ada.form) == {}
    world.ada.close(everything=True)
    world.tick()
    return shown


def who_comes(world: World) -> str:
    text = world.ada.click(sessions(world), "Wie komt er?").form.text
    world.ada.close(everything=True)
    return text


def along(person: Person) -> bool:
    return "voor een bijeenkomst die niet doorgaat" in told(person, "Uitnodiging")[-1].sees


@pytest.mark.parametrize(
    "go_off", [call_off, stop_the_poll, let_the_poll_pass, hold_a_round, pause]
)
def test_what_was_given_goes_to_the_next_session_that_is_planned(
    world: World, go_off: Callable[[World], None]
) -> None:
    give(world)
    go_off(world)

    assert WAITS in plan_again(world)

    assert along(world.chris)
    assert along(world.bram)
    assert f"Van Chris Bakker (alleen voor begeleiders)\n{WORDS}" in who_comes(world)
    assert "9 april" in board(world.ada).text
    assert WORMS["title"] in board(world.ada).text


def test_where_another_one_is_planned_it_goes_there_at_once(world: World) -> None:
    """Beside what was given for that one, and what somebody wants to be heard of it."""
    give(world, every_weeks="4", count="2")
    form = world.chris.click(told(world.chris, "Uitnodiging")[0], GIVES, near="9 april").form
    assert world.chris.submit(form, contribution="En wie betaalt?") == {}

    shown = cancel(world)

    assert "2 mensen gaven hiervoor al iets mee of brachten een praktijk in. Dat" in shown
    assert NEXT in told(world.chris, "Gaat niet door")[-1].sees
    assert (
        f"Van Chris Bakker (alleen voor begeleiders)\nEn wie betaalt?\n\n{WORDS}"
        in who_comes(world)
    )
    assert WORMS["title"] in board(world.ada).text
    world.ada.close(everything=True)
    assert WAITS not in plan_again(world)
