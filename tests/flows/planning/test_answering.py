"""Every date of a series can be answered, from the invitation on."""

import pytest

from bot.sandbox.people import Person
from bot.slack.base import ids
from tests.flows.conftest import World
from tests.flows.planning.test_meetings import invitation, plan, told, wait_until
from tests.flows.reflecting import forge_press, rows

FOURTH, FIFTH, SIXTH = "2 april", "9 april", "16 april"
ALL = "Antwoord op alle data"


@pytest.fixture
def series(world: World) -> World:
    """Six weekly sessions from Thursday 12 March; the circle needs two participants."""
    world.start_circle()
    plan(world, every_weeks="1", count="6")
    return world


def answer_all(person: Person, *days: str, others: str = "open") -> dict[str, str]:
    form = person.click(invitation(person), ALL).form
    [boxes] = [each["element"] for each in form.blocks if each.get("block_id") == "dates"]
    chosen = [
        each["value"]
        for each in boxes["options"]
        if any(day in each["text"]["text"] for day in days)
    ]
    return person.submit(form, dates=chosen, others=others)


def test_every_date_is_answered_in_one_form(series: World) -> None:
    assert answer_all(series.bram, FOURTH, SIXTH, others="no") == {}

    assert "Je komt op 2 data." in series.bram.form.text
    message = invitation(series.bram)
    assert ALL not in message.buttons
    for day, said in ((FOURTH, "je komt"), (FIFTH, "je komt niet"), (SIXTH, "je komt")):
        [line] = [each for each in message.sees.splitlines() if day in each]
        assert line.endswith(f": {said}")
    who = series.bram.open_home()
    assert "Je komt. Fijn, tot dan." in who.text


def test_what_is_left_open_stays_so_and_nothing_at_all_is_no_answer(series: World) -> None:
    before = rows(series)
    errors = answer_all(series.bram)
    assert errors == {"dates": "Kies een of meer data, of kies hieronder dat je niet komt."}
    assert rows(series) == before

    assert answer_all(series.bram, FIFTH) == {}

    assert ALL in invitation(series.bram).buttons
    left = series.bram.click(invitation(series.bram), ALL).form
    assert len(left.options("dates")) == 5


def test_with_every_date_answered_there_is_nothing_left(series: World) -> None:
    answer_all(series.bram, others="no")

    said = forge_press(series, series.bram, ids.MEETING_ANSWER_ALL, "1")

    assert "Je hebt op alle data al geantwoord. Wijzigen kan op het tabblad Home." in said


def test_nobody_is_alarmed_before_people_had_days_to_answer(series: World) -> None:
    """The fourth date is asked about a week before, and not under the name of a reminder."""
    series.everybody_acted()
    wait_until(series, "2026-03-26 09:00")
    for person in (series.bram, series.chris):
        [asked] = [each for each in told(person, "Binnenkort") if FOURTH in each.sees]
        after = asked.sees.split(FOURTH)[1]
        assert after.splitlines()[2] == "Ik vraag dit één keer."
        assert answer_all(person, FOURTH) == {}

    wait_until(series, "2026-03-31 15:00")

    alarms = told(series.ada, "Jullie minimum is")
    assert [each for each in alarms if FOURTH in each.sees] == []
