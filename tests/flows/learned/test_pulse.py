"""How is the circle doing? Four statements, without a name, once in eight weeks."""

import pytest
from sqlalchemy import select

from bot import ticker
from bot.sandbox.people import Person
from bot.sandbox.seen import Message
from bot.slack.base import ids
from storage.models import Rater, Rating
from tests.flows.conftest import World
from tests.flows.learned.test_ratings import floor, harvest, wrap_up
from tests.flows.memory import remembered
from tests.flows.reflecting import forge_press, forge_submit, forge_value, hold_session, rows

OPEN = "Hoe gaat het in de kring?"
OPEN_TO_DEWI = "How is the circle doing?"
HEADING = "Zo gaat het in de kring, gemiddeld"
LOW = "Staat er een cijfer onder de 3?"
NAMES = ("pulse-safe", "pulse-heard", "pulse-useful", "pulse-kept")
RATED = (
    "tijd waard?",
    "telt mee zonder je naam",
    "worth your time?",
    "counts without your name",
)
GIVEN = "Je hebt dit al ingevuld."
CLOSED = "Over deze bijeenkomst vraag ik dit niet meer."


@remembered
def hold_two(world: World) -> None:
    """Five participants; their second session is over."""
    members = ["U0BRAM", "U0CHRIS", "U0DEWI", "U0EVA", "U0FLOOR"]
    world.start_circle(participants=members)
    hold_session(world)
    world.later(days=1)
    for person in (*everybody(world), floor(world)):  # nobody is silent, so all are asked
        person.click(asked(person), asked(person).buttons[2])
    world.later(days=11)
    hold_session(world)
    world.later(days=1)


@pytest.fixture
def held(world: World) -> World:
    world.add_person("U0FLOOR", "floor", real_name="Floor Vos")
    hold_two(world)
    return world


def asked(person: Person) -> Message:
    """What asked after the last session, whatever it shows by now."""
    return next(m for m in reversed(person.reads()) if any(each in m.sees for each in RATED))


def rate(world: World, person: Person) -> None:
    person.click(asked(person), "4")
    world.tick()


def tell(world: World, person: Person, *scores: int) -> None:
    label = OPEN if OPEN in asked(person).buttons else OPEN_TO_DEWI
    form = person.click(asked(person), label).form
    chosen = {name: str(score) for name, score in zip(NAMES, scores, strict=True)}
    assert person.submit(form, chosen) == {}
    world.tick()


def all_at(score: int) -> dict[str, str]:
    return dict.fromkeys(NAMES, str(score))


def everybody(world: World) -> list[Person]:
    return [world.bram, world.chris, world.dewi, world.eva]


def button_value(person: Person) -> str:
    return next(
        str(element["value"])
        for block in asked(person).blocks
        if block["type"] == "actions"
        for element in block["elements"]
        if element["action_id"] == ids.PULSE_OPEN
    )


def test_four_people_are_needed_and_a_fifth_changes_nothing(held: World) -> None:
    assert OPEN not in asked(held.bram).buttons
    for person in (*everybody(held), floor(held)):
        rate(held, person)
    for person in everybody(held)[:3]:
        tell(held, person, 2, 4, 5, 5)
    assert HEADING not in wrap_up(held) + harvest(held)

    tell(held, held.eva, 3, 4, 5, 4)

    said = wrap_up(held)
    assert f"{HEADING} (1 is helemaal niet, 5 is helemaal wel):" in said
    assert "Ik durf hier te zeggen wat mislukte: 2,2" in said
    assert "Wat ik hier vertel, blijft waar het hoort: 4,8" in said
    assert LOW in said
    assert HEADING in harvest(held)
    assert OPEN not in asked(held.bram).buttons

    tell(held, floor(held), 5, 5, 5, 1)
    assert wrap_up(held) == said


def test_the_circle_reads_averages_in_the_recap_and_no_advice(held: World) -> None:
    for person in everybody(held):
        rate(held, person)
        tell(held, person, 2, 4, 5, 5)
    message = next(m for m in reversed(held.ada.reads()) if "Dank je wel voor" in m.sees)
    form = held.ada.click(message, "Maak een terugblik").form
    assert held.ada.submit(form, words="Het was goed.") == {}
    assert held.ada.submit(held.ada.form) == {}
    held.tick()

    recap = held.ada.reads("C0KRING")[-1]
    page = held.bram.click(recap, "Bekijk de bijeenkomst").form
    for shown in (recap.sees, page.text):
        assert "Ik durf hier te zeggen wat mislukte: 2,0" in shown
        assert LOW not in shown


def test_it_is_asked_from_the_second_session_on_and_eight_weeks_later(world: World) -> None:
    world.add_person("U0FLOOR", "floor", real_name="Floor Vos")
    world.start_circle(participants=["U0BRAM", "U0CHRIS", "U0DEWI", "U0EVA", "U0FLOOR"])
    seen = []
    for pause in (0, 12, 26, 26):  # days: the second and the fourth are eight weeks apart
        world.later(days=pause)
        hold_session(world)
        rate(world, world.bram)
        seen.append(OPEN in asked(world.bram).buttons)

    assert seen == [False, True, False, True]


def test_the_time_before_stands_beside_it(held: World) -> None:
    for person in everybody(held):
        rate(held, person)
        tell(held, person, 2, 4, 5, 5)
    held.later(days=56)
    hold_session(held)
    held.later(days=4)  # over Ascension Day
    for person in everybody(held):
        rate(held, person)
        tell(held, person, 4, 4, 4, 4)

    said = wrap_up(held)
    assert "Ik durf hier te zeggen wat mislukte: 4,0 (de keer ervoor: 2,0)" in said
    assert LOW not in said


def test_it_counts_once_and_cannot_be_changed(held: World) -> None:
    rate(held, held.bram)
    value = button_value(held.bram)
    tell(held, held.bram, 1, 2, 3, 4)
    before = rows(held)

    assert GIVEN in forge_press(held, held.bram, ids.PULSE_OPEN, value)
    assert rows(held) == before


def test_somebody_elses_and_a_question_that_is_over_are_refused(held: World) -> None:
    rate(held, held.bram)
    value = button_value(held.bram)
    assert "niet voor jou" in forge_press(held, held.chris, ids.PULSE_OPEN, value)

    held.later(days=15)
    ticker.tidy(held.db, held.clock.now())

    before = rows(held)
    assert CLOSED in forge_press(held, held.bram, ids.PULSE_OPEN, value)
    assert rows(held) == before


@pytest.mark.parametrize("score", ["0", "6", "text"])
def test_a_score_that_is_none_counts_nowhere(held: World, score: str) -> None:
    rate(held, held.bram)
    held.bram.fill(held.bram.click(asked(held.bram), OPEN).form, all_at(4))
    forge_value(held, held.bram, "pulse-kept", selected_option={"value": score})
    before = rows(held)

    forge_submit(held, held.bram)

    assert rows(held) == before


def test_all_four_are_wanted(held: World) -> None:
    rate(held, held.bram)
    held.bram.fill(held.bram.click(asked(held.bram), OPEN).form, all_at(4))
    forge_value(held, held.bram, "pulse-kept", selected_option=None)
    before = rows(held)

    assert forge_submit(held, held.bram) == {"pulse-kept": "Maak een keuze."}
    assert rows(held) == before


def test_nothing_stored_tells_who_chose_what(held: World) -> None:
    for person in everybody(held)[:2]:
        rate(held, person)
    tell(held, held.bram, 1, 2, 3, 4)
    tell(held, held.chris, 5, 5, 5, 5)

    with held.db.read() as session:
        rating = session.scalars(select(Rating).order_by(Rating.id)).all()[-1]
        raters = session.scalars(select(Rater)).all()
    counts = [rating.pulse[n : n + 5] for n in range(0, 20, 5)]
    assert counts == [[1, 0, 0, 0, 1], [0, 1, 0, 0, 1], [0, 0, 1, 0, 1], [0, 0, 0, 1, 1]]
    assert rating.shown_pulse == []
    assert [each.has_answered for each in raters] == [True, True]
    assert not any("pulse" in each for each in held.audited())
