"""What cannot be done around a session is said in a sentence, and changes nothing."""

import pytest
from sqlalchemy import select

from bot.domain.people.people import as_actor
from bot.domain.sessions import methods, notes
from bot.sandbox.people import Person
from bot.slack.base import ids
from storage.models import BroughtCase, Circle, Meeting
from storage.models import Person as Colleague
from tests.flows.cases.test_cases import WORMS, bring
from tests.flows.cases.test_cases import board as case_board
from tests.flows.conftest import World
from tests.flows.planning.test_meetings import invitation, plan, wait_until
from tests.flows.reflecting import forge_press, person_id, rows, submit
from tests.flows.sessions.test_runs import board, cancel, number, run_of, start

DAY = "2026-03-12"
GONE = "Dit is er niet meer, of het is niet voor jou. Er is niets veranderd."
OFF = "Deze bijeenkomst gaat niet door. Je hoeft niets te doen."
FINISHED = "Deze bijeenkomst is al afgerond."


@pytest.fixture
def planned(world: World) -> World:
    """Thursday 12 March, ten to eleven; Bram comes; Ada and Dewi lead."""
    world.start_circle(facilitators=["U0DEWI"])
    plan(world)
    world.bram.click(invitation(world.bram), "Ja, ik kom")
    return world


@pytest.fixture
def begun(planned: World) -> World:
    wait_until(planned, f"{DAY} 10:00")
    start(planned)
    return planned


def finish(world: World) -> None:
    """Dewi, who leads as well, closes the session."""
    world.dewi.click(board(world), "Rond af")
    world.tick()


def refused(world: World, person: Person, action: str, value: str) -> str:
    """What is said about a press that changes nothing."""
    before = rows(world)
    told = forge_press(world, person, action, value)
    assert rows(world) == before
    return told


@pytest.mark.parametrize(
    "action",
    [
        *(ids.CASE_WITHDRAW, ids.CASE_HISTORY, ids.CASE_OPEN_EDIT, ids.CASE_OPEN_VOTE),
        *(ids.CASE_CLOSE_VOTE, ids.CASE_PICK, ids.CASE_DISCUSSED, ids.CASE_OPEN_FOLLOW_UP),
        *(ids.CASE_BALLOT, ids.RUN_OPEN, ids.RUN_START, ids.METHOD_OPEN),
        *(ids.METHOD_OPEN_SAVE, ids.PHASE_FIT, ids.DUTY_OPEN, ids.DUTY_MINE, ids.NOTE_OPEN),
        *(ids.NOTE_LIST, ids.NOTE_DROP, ids.POINT_OPEN, ids.POINT_DROP, ids.POINT_OPEN_ASK),
        *(ids.RECAP_OPEN, ids.RECAP_DISMISS, ids.MEETING_CHECK_IN, ids.MEETING_OPEN_PRESENT),
    ],
)
def test_what_is_not_there_is_not_there(planned: World, action: str) -> None:
    for value in ("99", "x"):
        assert refused(planned, planned.ada, action, value) == GONE


@pytest.mark.parametrize(
    ("action", "said"),
    [
        (ids.NOTE_OPEN, OFF),
        (ids.POINT_OPEN, OFF),
        (ids.MEETING_CHECK_IN, OFF),
        (ids.MEETING_YES, OFF),
        (ids.CASE_OPEN_VOTE, OFF),
        (ids.RUN_OPEN, "Deze bijeenkomst gaat niet door. Het draaiboek kan dus niet starten."),
    ],
)
def test_a_session_that_is_off_takes_nothing(planned: World, action: str, said: str) -> None:
    meeting = number(planned)
    cancel(planned, int(meeting))

    assert refused(planned, planned.ada, action, meeting) == said


def test_a_session_that_ended_gets_no_run_of_show(planned: World) -> None:
    wait_until(planned, f"{DAY} 11:00")  # to the minute

    told = refused(planned, planned.ada, ids.RUN_OPEN, number(planned))

    assert told == "Deze bijeenkomst is voorbij."


def test_a_case_is_discussed_once(planned: World) -> None:
    bring(planned.bram, WORMS)
    planned.ada.click(case_board(planned.ada), "Kies deze")
    brought = str(planned.id_of(BroughtCase))
    forge_press(planned, planned.ada, ids.CASE_DISCUSSED, brought)

    told = refused(planned, planned.ada, ids.CASE_DISCUSSED, brought)

    assert told == "Dit is al gedaan. Je hoeft niets meer te doen."
    assert "case.discussed" in planned.audited()


def test_who_pauses_what_is_paused_is_too_late(begun: World) -> None:
    step = run_of(begun).step
    forge_press(begun, begun.ada, ids.RUN_PAUSE, f"{number(begun)}@{step}")
    begun.tick()
    now = run_of(begun).step

    told = refused(begun, begun.ada, ids.RUN_PAUSE, f"{number(begun)}@{now}")

    assert "het draaiboek was net al veranderd." in told
    assert "run.pause" in begun.audited()


def test_a_session_that_is_over_has_no_roles_to_change(begun: World) -> None:
    mine = begun.ada.click(board(begun), "Mijn rol").form
    form = begun.ada.click(mine, "Verdeel de rollen").form
    finish(begun)
    before = rows(begun)

    errors = submit(begun.ada, form, **{"duty-guide": "Dewi Smit"})

    assert set(errors.values()) == {FINISHED}
    assert rows(begun) == before
    told = refused(begun, begun.bram, ids.DUTY_ASIDE, f"{number(begun)}@guide")
    assert told == "Deze bijeenkomst is al afgerond. Je hoeft niets te doen."
    told = refused(begun, begun.dewi, ids.DUTY_ASIDE, f"{number(begun)}@guide")
    assert told == "This session is over. There is nothing you need to do."


def test_a_session_that_was_closed_does_not_start_again(begun: World) -> None:
    finish(begun)

    assert FINISHED in refused(begun, begun.ada, ids.RUN_START, number(begun))


def test_only_the_chosen_case_was_discussed(planned: World) -> None:
    bring(planned.bram, WORMS)
    brought = str(planned.id_of(BroughtCase))

    told = refused(planned, planned.ada, ids.CASE_DISCUSSED, brought)

    assert "Alleen de gekozen praktijk kun je als besproken noteren." in told


def test_ten_cases_are_on_the_table_and_not_more(planned: World) -> None:
    for n in range(10):
        bring(planned.bram, WORMS | {"title": f"Wormenfarm {n}"})
    form = planned.chris.click(case_board(planned.chris), "Breng een praktijk in").form
    before = rows(planned)

    errors = submit(planned.chris, form, WORMS)

    said = "Er staan al 10 praktijken op de lijst, dus de jouwe kan er niet meer bij."
    assert said in errors[""]
    assert rows(planned) == before


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("Incidentmethode", "Zo heet al een werkvorm van Leerkring."),
        ("  Incidentmethode ", "Zo heet al een werkvorm van Leerkring."),
        ("Incident method", "Zo heet al een werkvorm van Leerkring."),
        ("Nog een", "Je kring heeft al 30 eigen werkvormen."),
    ],
)
def test_a_method_that_cannot_be_kept(planned: World, name: str, sentence: str) -> None:
    with planned.db.begin() as session:
        ada = as_actor(session.get_one(Colleague, person_id(planned, planned.ada)))
        circle = session.scalars(select(Circle.id)).one()
        phases = methods.shipped("nl")[0].phases
        for n in range(30):
            methods.save(session, ada, circle, f"Vorm {n}", [], phases, planned.clock.now())
    sheet = planned.ada.command("/leerkring draaiboek").form
    form = planned.ada.click(sheet, "Bewaar als werkvorm").form
    before = rows(planned)

    errors = planned.ada.submit(form, name=name)

    assert sentence in errors["name"]
    assert rows(planned) == before
    assert planned.ada.submit(form, name="Vorm 7") == {}  # a next version of one that is there


@pytest.mark.parametrize(
    ("label", "sentence"),
    [
        ("Notitie", "Je hebt al 30 notities bij deze bijeenkomst. Haal er eerst een weg."),
        (
            "Parkeer een punt",
            "Er staan al 30 punten op de parkeerplaats. Haal er eerst een weg.",
        ),
    ],
)
def test_thirty_lines_are_kept_and_not_more(begun: World, label: str, sentence: str) -> None:
    with begun.db.begin() as session:
        bram = as_actor(session.get_one(Colleague, person_id(begun, begun.bram)))
        meeting = session.scalars(select(Meeting.id)).one()
        for n in range(30):
            notes.write(session, bram, meeting, "insight", f"Regel {n}", begun.clock.now())
            notes.park(session, bram, meeting, f"Punt {n}", begun.clock.now())
    form = begun.bram.click(board(begun), label).form
    before = rows(begun)

    errors = begun.bram.submit(form, text="Nog een.")

    assert errors == {"text": sentence}
    assert rows(begun) == before
