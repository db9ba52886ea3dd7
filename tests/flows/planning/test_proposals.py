"""Same as last time, and moments without a clash."""

import pytest

from bot.slack.base import ids
from tests.flows.conftest import World
from tests.flows.planning.test_clashes import plan as plan_by
from tests.flows.planning.test_clashes import start_another
from tests.flows.planning.test_meetings import meetings, plan, wait_until
from tests.flows.polling import told
from tests.flows.reflecting import forge_press, rows

AGAIN = "Plan hetzelfde, vier weken later"
GONE = "Dit is er niet meer, of het is niet voor jou. Er is niets veranderd."
FREE = "Op deze momenten kan iedereen, voor zover ik weet: "


@pytest.fixture
def held(world: World) -> World:
    """One session, on Thursday 16 April; four weeks later it is Ascension Day."""
    world.start_circle()
    plan(world, first_on="2026-04-16", at="13:30", minutes="90")
    return world


def test_again_in_two_clicks(held: World) -> None:
    form = held.ada.command("/leerkring plan").form

    shown = held.ada.click(form, AGAIN).form
    assert "donderdag 21 mei 2026, 13:30" in shown.text
    assert "1 uur en 30 minuten · Stadhuis, zaal 2" in shown.text
    assert len(meetings(held)) == 1
    assert held.ada.submit(shown) == {}
    held.tick()

    _, new = meetings(held)
    assert (f"{new.local_start:%Y-%m-%d %H:%M}", new.minutes) == ("2026-05-21 13:30", 90)
    assert len(told(held.bram, "donderdag 21 mei 2026")) == 1


def test_again_from_what_the_bot_asks_after_the_last_session(held: World) -> None:
    wait_until(held, "2026-04-28 12:00")
    [asked] = told(held.ada, "Hoe gaan jullie verder?")

    shown = held.ada.click(asked, AGAIN).form

    assert "donderdag 21 mei 2026, 13:30" in shown.text
    assert held.ada.submit(shown) == {}


def test_again_shows_who_is_elsewhere(held: World) -> None:
    start_another(held)
    plan_by(held, held.eva, day="2026-05-21", at="14:00")

    shown = held.ada.click(held.ada.command("/leerkring plan").form, AGAIN).form

    assert "let op: 2 mensen hebben dan een andere bijeenkomst" in shown.text


def test_the_first_session_has_no_last_time(world: World) -> None:
    world.start_circle()
    assert AGAIN not in world.ada.command("/leerkring plan").form.buttons
    world.ada.close(everything=True)
    before = rows(world)

    assert forge_press(world, world.ada, ids.MEETING_AGAIN, "1") == GONE
    assert rows(world) == before


def test_moments_without_a_clash_go_into_a_poll(world: World) -> None:
    """Everybody is free on Thursdays, but two are elsewhere on the 12th."""
    world.start_circle()
    start_another(world)
    plan_by(world, world.eva, day="2026-03-12")
    plan(world, first_on="2026-03-05", at="10:00")

    for command in ("plan", "prikken"):
        form = world.ada.command(f"/leerkring {command}").form
        free = f"{FREE}dinsdag 10 maart 2026, 10:00; donderdag 19 maart 2026, 10:00"
        assert free in form.text
    form = world.ada.click(form, "Neem deze momenten over").form

    assert [form.initial(f"on-{n}") for n in (1, 2, 3)] == [
        *("2026-03-10", "2026-03-19", "2026-03-26")
    ]
    assert world.ada.submit(form, place="Zaal 3", deadline_on="2026-03-06") == {}
    assert "donderdag 19 maart 2026, 10:00" in world.ada.form.text
    assert "let op" not in world.ada.form.text
