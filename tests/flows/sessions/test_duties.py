"""Who does what: by turn, changed by who leads, declined by anyone."""

import pytest
from sqlalchemy import select

from bot.sandbox.people import Person
from bot.slack.base import ids
from storage.models import Duty, DutyWish, RunDuty
from tests.flows.conftest import World
from tests.flows.planning.test_meetings import invitation, plan, told, wait_until
from tests.flows.reflecting import forge_press, forge_submit, forge_value, person_id, rows
from tests.flows.sessions.test_runs import GONE, LEADERS_ONLY, board, number, start

FIRST, SECOND, THIRD = "2026-03-12", "2026-03-19", "2026-03-26"


@pytest.fixture
def series(world: World) -> World:
    """Three sessions, a week apart; everyone comes to all of them."""
    world.start_circle()
    plan(world, every_weeks="1", count="3")
    come(world, world.bram, world.chris)
    return world


def come(world: World, *people: Person) -> None:
    for person in people:
        for nth in range(3):
            person.click(invitation(person), "Ja, ik kom", nth=0)
            assert nth < 3


def hold(world: World, day: str) -> dict[str, str]:
    """Start the session of that day, and close it; who did what."""
    wait_until(world, f"{day} 10:00")
    start(world)
    found = who(world)
    world.ada.click(board(world), "Rond af")
    world.tick()
    wait_until(world, f"{day} 12:00")
    return found


def who(world: World) -> dict[str, str]:
    lines = board(world).sees.splitlines()
    names = ("Gespreksleider", "Inbrenger", "Verslaglegger", "Observator", "Tijdbewaker")
    return dict(line.split(": ") for line in lines if line.startswith(names))


def test_every_session_somebody_else(series: World) -> None:
    found = [hold(series, day) for day in (FIRST, SECOND, THIRD)]

    for duty in ("Gespreksleider", "Inbrenger", "Verslaglegger"):
        assert len({each[duty] for each in found}) == 3
    for each in found:
        assert len(set(each.values())) == 3


def test_only_who_comes_is_proposed_and_one_person_does_it_all(world: World) -> None:
    world.start_circle()
    plan(world)
    wait_until(world, f"{FIRST} 10:00")
    start(world)
    assert set(who(world).values()) == {"Ada de Vries"}


def test_nobody_comes(world: World) -> None:
    world.start_circle()
    plan(world)
    forge_press(world, world.ada, ids.MEETING_NO, number(world))
    wait_until(world, f"{FIRST} 10:00")
    start(world)
    assert set(who(world).values()) == {"nog niemand"}
    assert "run.started" in world.audited()


def test_who_checked_in_takes_part(world: World) -> None:
    world.start_circle()
    plan(world)
    wait_until(world, f"{FIRST} 08:30")
    wait_until(world, f"{FIRST} 09:50")
    forge_press(world, world.dewi, ids.MEETING_CHECK_IN, number(world))
    start(world)
    assert "Dewi Smit" in who(world).values()


def holder(world: World, duty: str) -> Person:
    people = {"Ada de Vries": world.ada, "Bram Jansen": world.bram, "Chris Bakker": world.chris}
    return people[who(world)[duty]]


def test_rather_not_this_time_and_the_next_one_has_it(series: World) -> None:
    wait_until(series, f"{FIRST} 10:00")
    start(series)
    person = holder(series, "Inbrenger")
    form = person.click(board(series), "Mijn rol").form
    assert "Jij bent deze keer: Inbrenger\nJouw praktijk staat centraal." in form.text
    messages = len(series.dewi.reads())
    person.click(form, "Liever niet nu")
    series.tick()

    assert "Je hebt deze keer geen rol." in person.form.text
    assert holder(series, "Inbrenger") is not person
    assert len(series.dewi.reads()) == messages
    person.close(everything=True)
    series.ada.click(board(series), "Rond af")
    series.tick()
    wait_until(series, f"{SECOND} 10:00")
    start(series)
    assert person.real_name in who(series).values()  # it was for that once


@pytest.mark.both
def test_rather_not_twice_is_once(series: World) -> None:
    wait_until(series, f"{FIRST} 10:00")
    start(series)
    person = holder(series, "Inbrenger")
    form = person.click(board(series), "Mijn rol").form
    person.click(form, "Liever niet nu")
    person.click(form, "Liever niet nu", stale=True)

    assert "Deze rol heb je niet meer." in person.form.text
    with series.db.read() as session:
        assert len(session.scalars(select(DutyWish)).all()) == 1


def test_rather_never_is_remembered_and_can_be_taken_back(series: World) -> None:
    wait_until(series, f"{FIRST} 10:00")
    start(series)
    form = series.chris.click(board(series), "Mijn rol").form
    never = ["Gespreksleider", "Inbrenger", "Verslaglegger"]
    assert series.chris.submit(form, never=never) == {}
    series.chris.close(everything=True)
    series.ada.click(board(series), "Rond af")
    series.tick()
    wait_until(series, f"{SECOND} 10:00")
    start(series)
    assert "Chris Bakker" not in who(series).values()

    form = series.chris.click(board(series), "Mijn rol").form
    assert form.initial("never") == ["guide", "bringer", "scribe"]
    assert series.chris.submit(form, never=[]) == {}
    with series.db.read() as session:
        assert session.scalars(select(DutyWish)).all() == []


def test_the_facilitator_decides_otherwise(series: World) -> None:
    wait_until(series, f"{FIRST} 10:00")
    sheet = series.ada.command("/leerkring draaiboek").form
    form = series.ada.click(sheet, "Verdeel de rollen").form
    chosen = {"duty-guide": "Dewi Smit", "duty-scribe": "Niet nodig"}
    assert series.ada.submit(form, **chosen) == {}
    assert "Gespreksleider: Dewi Smit" in series.ada.form.text
    start(series)

    assert who(series)["Gespreksleider"] == "Dewi Smit"
    assert "Verslaglegger" not in who(series)

    mine = series.ada.click(board(series), "Mijn rol").form
    form = series.ada.click(mine, "Verdeel de rollen").form
    assert series.ada.submit(form, **{"duty-scribe": "Ada de Vries"}) == {}
    series.tick()
    assert who(series)["Verslaglegger"] == "Ada de Vries"
    assert "run.duties" in series.audited()


def test_only_who_leads_divides_and_only_among_members(series: World) -> None:
    wait_until(series, f"{FIRST} 10:00")
    start(series)
    before = rows(series)
    assert LEADERS_ONLY in forge_press(series, series.bram, ids.DUTY_OPEN, number_of(series))
    value = f"{number_of(series)}@guide"
    assert GONE in forge_press(series, series.eva, ids.DUTY_ASIDE, value)
    assert "Maak een keuze." in forge_press(
        series, series.bram, ids.DUTY_ASIDE, f"{number_of(series)}@king"
    )
    assert rows(series) == before

    forge_press(series, series.ada, ids.DUTY_OPEN, number_of(series))
    stranger = str(person_id(series, series.eva))
    forge_value(series, series.ada, "duty-guide", selected_option={"value": stranger})
    assert GONE in str(forge_submit(series, series.ada))
    with series.db.read() as session:
        guides = session.scalars(select(RunDuty.person_id).where(RunDuty.duty == Duty.GUIDE))
        assert int(stranger) not in set(guides)


def number_of(world: World) -> str:
    """Of the first session."""
    return "1"


def test_nobody_is_told_who_did_how_much(series: World) -> None:
    hold(series, FIRST)
    for person in (series.ada, series.bram, series.chris):
        assert told(person, "Verslaglegger") == []
    assert "run.finish" in series.audited()
