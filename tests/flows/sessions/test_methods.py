"""Preparing a session: choosing a method, making it fit, keeping it for the circle."""

from typing import Any

import pytest
from sqlalchemy import select

from bot.sandbox.seen import View
from bot.slack.base import ids
from storage.models import Method
from tests.flows.conftest import World
from tests.flows.planning.test_meetings import invitation, plan, wait_until
from tests.flows.reflecting import (
    forge_memory,
    forge_press,
    forge_submit,
    forge_value,
    rows,
)
from tests.flows.sessions.test_runs import (
    GONE,
    LEADERS_ONLY,
    board,
    number,
    phases,
    press,
    run_of,
    start,
)

DAY = "2026-03-12"


@pytest.fixture
def planned(world: World) -> World:
    """A session of one hour; Ada leads, Bram comes."""
    world.start_circle()
    plan(world)
    world.bram.click(invitation(world.bram), "Ja, ik kom")
    return world


def sheet(world: World) -> View:
    if world.ada.modal is not None:
        world.ada.close(everything=True)
    return world.ada.command("/leerkring draaiboek").form


def shape(world: World) -> list[tuple[str, int]]:
    return [(phase.name, phase.minutes) for phase in phases(world)]


def add(world: World, **fields: Any) -> dict[str, str]:
    form = world.ada.click(sheet(world), "Voeg een fase toe").form
    answer: dict[str, str] = world.ada.submit(form, **fields)
    return answer


# The method


def test_the_first_time_it_is_a_learning_circle_fitted_to_the_session(planned: World) -> None:
    shown = sheet(planned)

    assert "Gewone vorm\nAlle fasen samen: 1 uur. De bijeenkomst duurt 1 uur." in shown.text
    assert "1. Binnenkomen – 5 minuten" in shown.text
    assert "Wat afwezigen meegeven" in shown.text
    assert sum(minutes for _, minutes in shape(planned)) == 60


@pytest.mark.both
def test_looking_twice_prepares_once(planned: World) -> None:
    sheet(planned)
    before = rows(planned)
    sheet(planned)
    assert rows(planned) == before


def test_another_method(planned: World) -> None:
    form = planned.ada.click(sheet(planned), "Andere werkvorm").form
    assert "Incidentmethode (1 uur en 5 minuten)" in form.options("method")
    assert planned.ada.submit(form, method="incident") == {}

    assert "Incidentmethode\nAlle fasen samen: 1 uur" in planned.ada.form.text
    assert len(shape(planned)) == 7
    assert "Observator" in planned.ada.form.text


def test_next_time_it_is_the_method_of_last_time(planned: World) -> None:
    form = planned.ada.click(sheet(planned), "Andere werkvorm").form
    assert planned.ada.submit(form, method="open") == {}
    planned.ada.close(everything=True)
    plan(planned, first_on="2026-03-19")
    wait_until(planned, f"{DAY} 10:00")
    start(planned)
    wait_until(planned, f"{DAY} 11:01")

    assert "Open vorm\n" in sheet(planned).text


# The phases


def test_a_phase_is_changed_moved_added_and_taken_away(planned: World) -> None:
    form = planned.ada.click(sheet(planned), "Pas aan", near="1. Binnenkomen").form
    changed = {"name": "Welkom", "minutes": "8", "prompt": "Hoe is het?"}
    assert planned.ada.submit(form, **changed) == {}
    assert "1. Welkom – 8 minuten" in planned.ada.form.text
    assert "Dat is 3 minuten te lang." in planned.ada.form.text

    planned.ada.click(planned.ada.form, "Haal weg", near="5. Oogst")
    planned.ada.click(planned.ada.form, "Omhoog", near="2. Terugblik")
    assert add(planned, name="Slot", minutes="4", shows=["parked"]) == {}

    assert [name for name, _ in shape(planned)] == [
        "Terugblik en actualiteiten",
        "Welkom",
        "Intervisie",
        "Verdieping",
        "Slot",
    ]
    assert phases(planned)[-1].shows == ["parked"]
    planned.ada.click(sheet(planned), "Verdeel de tijd opnieuw")
    assert sum(minutes for _, minutes in shape(planned)) == 60


@pytest.mark.parametrize("minutes", ["0", "-5", "241", "tien", ""])
def test_a_phase_has_a_sane_number_of_minutes(planned: World, minutes: str) -> None:
    form = planned.ada.click(sheet(planned), "Voeg een fase toe").form
    assert form.title == "Fase"
    forge_value(planned, planned.ada, "name", value="Leeg")
    forge_value(planned, planned.ada, "minutes", value=minutes)
    before = rows(planned)

    assert forge_submit(planned, planned.ada) == {
        "minutes": "Vul een getal in van 1 tot en met 240."
    }
    assert rows(planned) == before


def test_huge_words_and_no_words_are_refused(planned: World) -> None:
    planned.ada.click(sheet(planned), "Voeg een fase toe")
    forge_value(planned, planned.ada, "name", value="x" * 3000)
    assert "name" in forge_submit(planned, planned.ada)
    forge_value(planned, planned.ada, "name", value=" \n ")
    assert forge_submit(planned, planned.ada) == {"name": "Vul hier iets in."}
    forge_value(planned, planned.ada, "name", value="Goed")
    forge_value(planned, planned.ada, "prompt", value="x" * 501)
    assert "prompt" in forge_submit(planned, planned.ada)


def test_thirty_phases_are_too_many(planned: World) -> None:
    for n in range(10):
        assert add(planned, name=f"Fase {n}", minutes="1") == {}
    before = rows(planned)

    assert add(planned, name="Nog een", minutes="1") == {
        "name": "Er passen hooguit 15 fasen in een draaiboek."
    }
    assert rows(planned) == before
    wait_until(planned, f"{DAY} 10:00")
    start(planned)
    assert "fase 1 van 15" in board(planned).sees


def test_the_only_phase_stays(planned: World) -> None:
    shown = sheet(planned)
    for _ in range(4):
        planned.ada.click(planned.ada.form, "Haal weg")
    assert len(shape(planned)) == 1
    planned.ada.click(planned.ada.form, "Haal weg")

    assert "Dit is de enige fase." in planned.ada.form.text
    assert len(shape(planned)) == 1
    assert shown.title == "Draaiboek"


@pytest.mark.both
def test_taking_away_twice_takes_away_one(planned: World) -> None:
    shown = sheet(planned)
    planned.ada.click(shown, "Haal weg", near="2. Terugblik")
    planned.ada.click(shown, "Haal weg", near="2. Terugblik", stale=True)

    assert len(shape(planned)) == 4
    assert "Deze fase is er niet meer." in planned.ada.form.text


def test_a_phase_that_was_added_since_is_not_the_one_that_went(planned: World) -> None:
    shown = sheet(planned)
    planned.ada.click(shown, "Haal weg", near="5. Oogst")
    form = planned.ada.click(planned.ada.form, "Voeg een fase toe").form
    assert planned.ada.submit(form, name="Slot", minutes="4") == {}

    planned.ada.click(shown, "Haal weg", near="5. Oogst", stale=True)

    assert [name for name, _ in shape(planned)][-1] == "Slot"
    assert "Deze fase is er niet meer." in planned.ada.form.text


def test_markup_in_a_phase_is_data(planned: World) -> None:
    words = "<!channel> *vet* <@U0BRAM> &lt;"
    assert add(planned, name=words, minutes="5", prompt=words) == {}
    wait_until(planned, f"{DAY} 10:00")
    start(planned)
    for _ in range(5):
        press(planned, "Volgende fase")

    shown = board(planned)
    assert shown.sees.count(words) == 2
    assert "<!channel>" not in shown.text
    assert "&lt;!channel&gt;" in shown.text


def test_once_it_runs_the_phases_are_fixed(planned: World) -> None:
    wait_until(planned, f"{DAY} 10:00")
    form = planned.ada.click(sheet(planned), "Pas aan", near="1. Binnenkomen").form
    planned.ada.close(everything=True)
    start(planned)
    assert "Dit draaiboek loopt nu." in sheet(planned).text
    before = rows(planned)

    first = f"{number(planned)}@{phases(planned)[0].id}"
    for action in (ids.PHASE_DROP, ids.PHASE_UP, ids.PHASE_OPEN):
        assert "De fasen liggen nu vast" in forge_press(planned, planned.ada, action, first)
    assert "De fasen liggen nu vast" in forge_press(
        planned, planned.ada, ids.PHASE_FIT, number(planned)
    )
    assert rows(planned) == before
    assert form.title == "Fase"


def test_only_who_leads_changes_anything(planned: World) -> None:
    sheet(planned)
    before = rows(planned)
    first = f"{number(planned)}@{phases(planned)[0].id}"
    for action in (ids.PHASE_DROP, ids.PHASE_UP, ids.PHASE_OPEN):
        assert LEADERS_ONLY in forge_press(planned, planned.bram, action, first)
        assert GONE in forge_press(planned, planned.eva, action, first)
    assert rows(planned) == before


# Of the circle's own


def save(world: World, name: str) -> dict[str, str]:
    form = world.ada.click(sheet(world), "Bewaar als werkvorm").form
    answer: dict[str, str] = world.ada.submit(form, name=name)
    return answer


def test_a_method_of_ones_own_is_saved_and_chosen_next_time(planned: World) -> None:
    assert add(planned, name="Wandelen", minutes="5") == {}
    assert save(planned, "Onze vorm") == {}
    assert "‘Onze vorm’ is bewaard (versie 1)." in planned.ada.form.text
    plan(planned, first_on="2026-03-19")
    wait_until(planned, f"{DAY} 10:00")
    start(planned)
    wait_until(planned, f"{DAY} 11:01")

    shown = sheet(planned)
    assert "Onze vorm\n" in shown.text
    assert "Wandelen" in shown.text
    form = planned.ada.click(shown, "Andere werkvorm").form
    assert form.options("method")[0] == "Onze vorm (1 uur en 5 minuten, versie 1)"


def test_a_new_version_leaves_a_session_that_runs_as_it_was(planned: World) -> None:
    assert save(planned, "Onze vorm") == {}
    plan(planned, first_on="2026-03-19")
    wait_until(planned, f"{DAY} 10:00")
    start(planned)
    before = shape(planned)
    with planned.db.read() as session:
        first = session.scalars(select(Method)).one()

    wait_until(planned, f"{DAY} 11:01")
    assert add(planned, name="Nieuw", minutes="5") == {}
    assert save(planned, " Onze  vorm ") == {}

    assert "(versie 2)" in planned.ada.form.text
    with planned.db.read() as session:
        versions = list(session.scalars(select(Method).order_by(Method.version)))
    assert [method.version for method in versions] == [1, 2]
    assert versions[0].content == first.content
    assert shape(planned)[: len(before)] != []
    form = planned.ada.click(sheet(planned), "Andere werkvorm").form
    assert len([each for each in form.options("method") if "Onze vorm" in each]) == 1


@pytest.mark.parametrize("name", ["Gewone vorm", "Usual format", " ", "x" * 61])
def test_a_name_that_cannot_be(planned: World, name: str) -> None:
    planned.ada.click(sheet(planned), "Bewaar als werkvorm")
    forge_value(planned, planned.ada, "name", value=name)
    before = rows(planned)
    assert "name" in forge_submit(planned, planned.ada)
    assert rows(planned) == before


def test_another_circles_method_is_not_there(planned: World) -> None:
    assert save(planned, "Onze vorm") == {}
    planned.ada.close(everything=True)
    planned.start_circle(name="Tweede", participants=["U0BRAM"])
    plan(planned, circle="2", first_on="2026-03-20")
    forge_press(planned, planned.ada, ids.METHOD_OPEN, number(planned))
    form = planned.ada.form
    assert "Onze vorm" not in str(form.options("method"))
    forge_value(planned, planned.ada, "method", selected_option={"value": "own-1"})
    before = rows(planned)

    assert forge_submit(planned, planned.ada) == {"": GONE}
    assert rows(planned) == before


def test_a_forged_form_for_another_session_is_refused(planned: World) -> None:
    planned.ada.click(sheet(planned), "Voeg een fase toe")
    forge_value(planned, planned.ada, "name", value="Fase")
    forge_memory(planned, planned.ada, meeting=999)
    before = rows(planned)
    assert GONE in str(forge_submit(planned, planned.ada))
    assert rows(planned) == before


def test_an_own_method_can_run(planned: World) -> None:
    assert save(planned, "Onze vorm") == {}
    wait_until(planned, f"{DAY} 10:00")
    start(planned)
    assert "Onze vorm · fase 1 van 5" in board(planned).sees
    assert run_of(planned).method_key is None
    assert "method.saved" in planned.audited()
