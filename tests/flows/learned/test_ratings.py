"""Was it worth the time? One tap, without a name, and shown from four answers."""

import json

import pytest
from sqlalchemy import select

from bot import ticker
from bot.domain.overview import privacy
from bot.sandbox.errors import SandboxError
from bot.sandbox.people import Person
from bot.slack.base import ids
from storage.models import Delivery, Rater, Rating
from storage.models import Person as Colleague
from tests.flows.conftest import World
from tests.flows.memory import remembered
from tests.flows.reflecting import PRIVATE, answers, forge_press, hold_session, prompt_of, rows

ASK = "Was deze bijeenkomst je tijd waard?"
AVERAGE = "Was het de tijd waard? Gemiddeld een"
WAITS = "Dat staat hier vanaf vier antwoorden."
GIVEN = "Je hebt dit al aangegeven."
CLOSED = "Over deze bijeenkomst vraag ik dit niet meer."
SPOKEN = "Je hebt er al woorden bij gezet."
GONE = "Dit is er niet meer, of het is niet voor jou."
WORD = "Meer tijd voor de praktijk"


@remembered
def hold(world: World) -> None:
    """Five participants; a session is over."""
    members = ["U0BRAM", "U0CHRIS", "U0DEWI", "U0EVA", "U0FLOOR"]
    world.start_circle(participants=members)
    hold_session(world)


@pytest.fixture
def held(world: World) -> World:
    world.add_person("U0FLOOR", "floor", real_name="Floor Vos")
    hold(world)
    return world


def floor(world: World) -> Person:
    return Person(world.sandbox.workspace.profiles["U0FLOOR"], world.sandbox.interactions)


def rate(world: World, person: Person, score: int) -> None:
    person.click(prompt_of(person), str(score))
    world.tick()


def four(world: World) -> None:
    """4, 5, 5 and 4."""
    for person, score in ((world.bram, 4), (world.chris, 5), (world.dewi, 5), (world.eva, 4)):
        rate(world, person, score)


def wrap_up(world: World) -> str:
    return next(m.sees for m in reversed(world.ada.reads()) if "Dank je wel voor" in m.sees)


def harvest(world: World) -> str:
    text = world.ada.command("/leerkring oogst").form.text
    world.ada.close(everything=True)
    return text


def say(world: World, person: Person, word: str = WORD) -> None:
    form = person.click(prompt_of(person), "Zet er een paar woorden bij").form
    assert person.submit(form, word=word) == {}
    world.tick()


def prompt_value(world: World, person: Person) -> str:
    """The value behind the five buttons."""
    buttons = [
        element
        for block in prompt_of(person).blocks
        if block["type"] == "actions"
        for element in block["elements"]
        if element["action_id"].startswith(ids.RATING_GIVE)
    ]
    return str(buttons[0]["value"])


def test_it_is_asked_below_the_prompt_and_shown_from_four_answers(held: World) -> None:
    assert ASK in prompt_of(held.bram).sees
    assert WAITS in wrap_up(held)
    for person, score in ((held.bram, 4), (held.chris, 5), (held.dewi, 5)):
        rate(held, person, score)
    assert "telt mee zonder je naam" in prompt_of(held.bram).sees
    assert ASK not in prompt_of(held.bram).sees
    assert WAITS in wrap_up(held)
    assert AVERAGE not in harvest(held)

    rate(held, held.eva, 4)

    assert f"{AVERAGE} 4,5 (1 is nee, 5 is ja zeker)." in wrap_up(held)
    assert AVERAGE in harvest(held)


def test_a_fifth_answer_alone_changes_nothing_that_is_shown(held: World) -> None:
    """Who looks before and after it could subtract."""
    four(held)
    before = wrap_up(held), harvest(held)

    rate(held, floor(held), 1)

    assert (wrap_up(held), harvest(held)) == before
    with held.db.read() as session:
        rating = session.scalars(select(Rating)).one()
    assert rating.given == [1, 0, 0, 2, 2]


def test_nothing_stored_tells_who_gave_what(held: World) -> None:
    four(held)

    columns = set(Rating.__table__.columns.keys())
    assert columns == {
        *("id", "workspace_id", "circle_id", "meeting_id"),
        *("given", "shown", "words", "shown_words", "pulse", "shown_pulse"),
    }
    assert set(Rater.__table__.columns.keys()) == {
        *("id", "workspace_id", "meeting_id", "person_id", "has_said", "has_answered"),
    }
    with held.db.read() as session:
        details = [row.details for row in session.scalars(select(Delivery))]
    assert not any("rating" in json.dumps(each) for each in details)
    assert not any(each.startswith("rating") for each in held.audited())


def test_a_score_counts_once_and_cannot_be_changed(held: World) -> None:
    value = prompt_value(held, held.bram)
    rate(held, held.bram, 2)
    before = rows(held)

    assert GIVEN in forge_press(held, held.bram, f"{ids.RATING_GIVE}.5", value)
    assert rows(held) == before


@pytest.mark.parametrize("score", ["0", "6", "-1", "text", "5.5", ""])
def test_a_score_that_is_none_counts_nowhere(held: World, score: str) -> None:
    value = prompt_value(held, held.bram)
    before = rows(held)

    forge_press(held, held.bram, f"{ids.RATING_GIVE}.{score}", value)

    assert rows(held) == before


def test_somebody_elses_row_of_buttons_is_not_mine(held: World) -> None:
    before = rows(held)

    for value in (prompt_value(held, held.chris), "text", "999999"):
        assert GONE in forge_press(held, held.bram, f"{ids.RATING_GIVE}.4", value)

    assert rows(held) == before


def test_one_word_is_read_by_the_facilitator_without_a_name(held: World) -> None:
    value, of_floor = prompt_value(held, held.bram), prompt_value(held, floor(held))
    rate(held, held.bram, 3)
    say(held, held.bram)
    assert "Zet er een paar woorden bij" not in prompt_of(held.bram).buttons
    assert WORD not in harvest(held)
    for person in (held.chris, held.dewi, held.eva):
        rate(held, person, 4)

    text = harvest(held)
    assert WORD in text
    assert "Bram" not in text
    assert WORD not in wrap_up(held)
    assert SPOKEN in forge_press(held, held.bram, ids.RATING_ADD_WORD, value)
    assert CLOSED in forge_press(held, floor(held), ids.RATING_ADD_WORD, of_floor)


def test_after_two_weeks_nobody_is_known_and_words_that_waited_are_shown(held: World) -> None:
    value = prompt_value(held, floor(held))
    four(held)
    say(held, held.eva)
    assert WORD not in harvest(held)

    held.later(days=15)
    ticker.tidy(held.db, held.clock.now())

    assert WORD in harvest(held)
    with held.db.read() as session:
        assert session.scalars(select(Rater)).all() == []
    assert CLOSED in forge_press(held, floor(held), f"{ids.RATING_GIVE}.4", value)


def test_the_buttons_go_when_they_do_nothing_any_more(held: World) -> None:
    """Also from whom it is forgotten that they rated."""
    rate(held, held.bram, 4)
    first, second = held.bram, floor(held)
    held.later(days=13)
    ticker.tidy(held.db, held.clock.now())
    held.tick()
    assert "5" in prompt_of(second).buttons

    held.later(days=2)
    ticker.tidy(held.db, held.clock.now())
    held.tick()

    for person in (first, second):
        assert not {"1", "5"} & set(prompt_of(person).buttons)
        assert "Beantwoord" in prompt_of(person).buttons


def test_a_score_stays_when_its_giver_leaves_or_is_erased(held: World) -> None:
    four(held)
    shown = wrap_up(held)
    with held.db.begin() as session:
        bram = session.scalars(select(Colleague).filter_by(external_id="U0BRAM")).one()
        exported = privacy.export_person(session, bram, held.clock.now())
        privacy.erase_person(session, bram, held.clock.now())
    held.tick()

    assert [set(row) for row in exported["rater"]] == [
        {"id", "workspace_id", "meeting_id", "person_id", "has_said", "has_answered"}
    ]
    assert wrap_up(held) == shown
    with held.db.begin() as session:
        assert len(session.scalars(select(Rater)).all()) == 3
        file = privacy.export_circle(session, 1, held.clock.now())
    assert set(file["rating"][0]) & {"given", "words", "pulse"} == set()


def test_three_people_are_never_asked(world: World) -> None:
    world.start_circle()
    hold_session(world)

    assert ASK not in prompt_of(world.bram).sees
    assert WAITS not in wrap_up(world)
    assert CLOSED in forge_press(
        world, world.bram, f"{ids.RATING_GIVE}.4", prompt_value_of_answer(world)
    )


def prompt_value_of_answer(world: World) -> str:
    return next(
        str(element["value"])
        for block in prompt_of(world.bram).blocks
        if block["type"] == "actions"
        for element in block["elements"]
        if element["action_id"] == ids.REFLECTION_ANSWER
    )


def test_the_circle_reads_it_in_the_recap_with_the_time_before(held: World) -> None:
    four(held)
    message = next(m for m in reversed(held.ada.reads()) if "Dank je wel voor" in m.sees)
    form = held.ada.click(message, "Maak een terugblik").form
    assert held.ada.submit(form, words="Het was goed.") == {}
    assert held.ada.submit(held.ada.form) == {}
    held.tick()

    assert f"{AVERAGE} 4,5 (1 is nee, 5 is ja zeker)." in held.ada.reads("C0KRING")[-1].sees


def test_who_leads_is_not_asked(held: World) -> None:
    form = held.ada.command("/leerkring reflectie").form
    assert held.ada.submit(form, answers(held, ("Wij leerden veel.", PRIVATE))) == {}
    held.tick()

    assert ASK not in held.ada.reads()[-1].sees
    with pytest.raises(SandboxError):
        held.ada.click(held.ada.reads()[-1], "4")


def test_who_was_not_there_is_not_asked(held: World) -> None:
    value = prompt_value(held, held.chris)
    before = prompt_of(held.bram).sees
    say_who_was_there(held, "Bram Jansen", "Dewi Smit")

    assert prompt_of(held.bram).sees == before
    assert ASK not in prompt_of(held.chris).sees
    assert "Beantwoord" in prompt_of(held.chris).buttons
    assert CLOSED in forge_press(held, held.chris, f"{ids.RATING_GIVE}.4", value)

    say_who_was_there(held, "Bram Jansen", "Dewi Smit", "Chris Bakker")

    assert ASK in prompt_of(held.chris).sees


def say_who_was_there(world: World, *names: str) -> None:
    message = next(m for m in reversed(world.ada.reads()) if "Dank je wel voor" in m.sees)
    form = world.ada.click(message, "Wie was er?").form
    assert world.ada.submit(form, present=list(names)) == {}
    world.tick()
