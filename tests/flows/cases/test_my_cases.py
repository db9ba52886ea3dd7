"""A case is somebody's own: over circles and sessions, told to its end, found by others."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.domain.overview import privacy
from bot.sandbox.people import Person
from bot.slack.base import ids
from storage.models import BroughtCase, Case, Delivery, Insight
from storage.models import Person as Colleague
from tests.flows.cases.test_cases import GONE, WORMS, board, bring, case_id, clear
from tests.flows.circle.test_members import leave
from tests.flows.conftest import World
from tests.flows.reflecting import forge_form, forge_press, make_card, person_id, reflect, rows

OUTCOME = {
    "follow_up": "De ontheffing is binnen.",
    "unlocked_by": "De jurist van de provincie vond een uitzondering.",
}
PRIVATE, CIRCLE, NETWORK = "0", "1", "2"
QUESTION = "Hoe liep het af, en wie of wat hielp je verder?"
THERE = "Er is een praktijk die hier misschien bij past."


def plan_in(world: World, days: int, circle: str = "") -> None:
    """Ada plans a session so many days from now."""
    clear(world.ada)
    form = world.ada.command("/leerkring plan").form
    on = (world.clock.now() + timedelta(days=days)).date().isoformat()
    given = {"first_on": on, "at": "10:00", "minutes": "60", "place": "Stadhuis"}
    if circle:
        given["circle"] = next(each for each in form.options("circle") if circle in each)
    assert world.ada.submit(form, given) == {}
    assert world.ada.submit(world.ada.form) == {}
    clear(world.ada)
    world.tick()


@pytest.fixture
def brought(world: World) -> World:
    """Bram brought the worm farm to the session of tomorrow."""
    world.start_circle()
    plan_in(world, 1)
    bring(world.bram, WORMS)
    return world


def days(world: World, count: int) -> None:
    for _ in range(count):
        world.later(hours=24)


def mine(person: Person) -> None:
    clear(person)
    person.click(board(person), "Mijn praktijken")


def tell(world: World, person: Person, level: str = NETWORK) -> None:
    mine(person)
    form = person.click(person.form, "Hoe liep het af?").form
    assert person.submit(form, OUTCOME | {"level": level}) == {}
    world.tick()


def reach(person: Person, **given: str | None) -> dict[str, str]:
    mine(person)
    return person.submit(person.click(person.form, "Wie leest dit?").form, **given)


def found_by(person: Person, question: str = "wie kreeg een ontheffing?") -> str:
    """What the cases about a question say; nothing when the answer speaks of none."""
    clear(person)
    person.command(f"/leerkring zoek {question}")
    answer = person.reads()[-1]
    if THERE not in answer.sees:
        return ""
    return person.click(answer, "Bekijk").form.text


def library(person: Person, kind: str = "") -> str:
    """From the board, or from what the command says to whoever is in no circle."""
    clear(person)
    person.command("/leerkring praktijk")
    place = person.form if person.modal is not None else person.reads()[-1]
    person.click(place, "Wat zat in de weg?")
    if kind:
        person.click(person.form, kind)
    return person.form.text


def test_a_case_is_told_at_any_time_and_travels_as_far_as_its_owner_says(
    brought: World,
) -> None:
    assert found_by(brought.eva) == ""
    assert "nog geen praktijk met een bekende afloop" in library(brought.eva)
    tell(brought, brought.bram)

    assert "case.followed_up" in brought.audited()
    assert OUTCOME["unlocked_by"] in brought.bram.form.text  # the list below
    assert "iedereen in onze Slack, zonder je naam" in brought.bram.form.text
    assert "alleen via een inzicht" not in brought.bram.form.text
    for text in (found_by(brought.eva), library(brought.eva, "Een regel")):
        assert all(words in text for words in (WORMS["title"], *OUTCOME.values()))
        assert "Bram" not in text
    assert "nog geen praktijk met een bekende afloop" in library(brought.eva, "Kennis")

    assert reach(brought.bram, level=PRIVATE) == {}
    brought.tick()
    assert "case.reach_set" in brought.audited()
    assert found_by(brought.eva) == ""
    assert "nog geen praktijk met een bekende afloop" in library(brought.eva)
    assert WORMS["title"] not in library(brought.chris)
    assert WORMS["title"] not in board(brought.chris).text
    assert GONE in forge_press(
        brought, brought.chris, ids.CASE_HISTORY, str(case_id(brought, WORMS["title"]))
    )
    assert OUTCOME["follow_up"] in found_by(brought.bram)


def test_what_the_circle_may_read_its_members_find_and_nobody_else(brought: World) -> None:
    assert "Deze praktijk loopt nog." in found_by(brought.chris)
    assert found_by(brought.chris, "Wie weet iets van parkeren?") == ""
    assert found_by(brought.eva) == ""

    brought.bram.click(board(brought.bram), "Trek in")
    assert found_by(brought.chris) == ""


def test_the_answer_in_a_conversation_holds_no_words_of_the_case(brought: World) -> None:
    tell(brought, brought.bram)
    brought.eva.says("Wie kreeg een ontheffing voor etensresten?")

    answer = brought.eva.reads()[-1]
    assert THERE in answer.sees
    assert WORMS["title"] not in answer.sees
    assert reach(brought.bram, level=PRIVATE) == {}
    shown = brought.eva.click(answer, "Bekijk").form.text
    assert "geen praktijk hierover die je mag lezen" in shown
    assert WORMS["title"] not in shown


def test_its_owner_is_asked_once_six_weeks_after_the_session(brought: World) -> None:
    days(brought, 42)
    assert not [m for m in brought.bram.reads() if QUESTION in m.sees]
    days(brought, 3)
    [asked] = [m for m in brought.bram.reads() if QUESTION in m.sees]
    assert WORMS["title"] in asked.sees
    assert not [m for m in brought.chris.reads() if QUESTION in m.sees]

    clear(brought.bram)
    form = brought.bram.click(asked, "Hoe liep het af?").form
    assert brought.bram.submit(form, OUTCOME) == {}
    brought.sandbox.idle()
    brought.tick()
    assert "Je vertelde hoe deze praktijk afliep" in "".join(
        m.sees for m in brought.bram.reads()
    )
    days(brought, 60)
    assert not [m for m in brought.bram.reads() if QUESTION in m.sees]
    assert OUTCOME["follow_up"] in library(brought.chris)


def test_its_owner_chooses_the_day(brought: World) -> None:
    for day in ("2026-03-01", "2029-01-01"):
        said = reach(brought.bram, ask_on=day)
        assert "Kies een dag vanaf morgen, hooguit een jaar vooruit." in said["ask_on"]
    assert reach(brought.bram, ask_on="2026-03-17") == {}
    assert "op dinsdag 17 maart 2026" in brought.bram.form.text

    days(brought, 14)
    assert not [m for m in brought.bram.reads() if QUESTION in m.sees]
    days(brought, 2)
    assert len([m for m in brought.bram.reads() if QUESTION in m.sees]) == 1
    days(brought, 40)
    assert len([m for m in brought.bram.reads() if QUESTION in m.sees]) == 1


def test_a_day_can_be_left_out_only_while_the_usual_one_is_ahead(brought: World) -> None:
    assert reach(brought.bram, ask_on="2026-08-03") == {}
    days(brought, 50)

    said = reach(brought.bram, ask_on=None)

    assert "Kies een dag vanaf morgen" in said["ask_on"]
    brought.bram.close(everything=True)
    mine(brought.bram)
    assert "op maandag 3 augustus 2026" in brought.bram.form.text


@pytest.mark.parametrize("how", ["left", "deactivated"])
def test_nobody_is_asked_about_a_case_whose_owner_left(brought: World, how: str) -> None:
    days(brought, 3)
    clear(brought.bram)
    if how == "left":
        leave(brought, brought.bram)
    else:
        with brought.db.begin() as session:
            session.get_one(Colleague, person_id(brought, brought.bram)).is_active = False
    before = len(brought.bram.reads())
    days(brought, 60)

    assert not [m for m in brought.bram.reads()[before:] if "praktijk" in m.sees]
    with brought.db.read() as session:
        asked = select(Delivery).where(Delivery.kind == "case_question")
        assert session.scalars(asked).all() == []
    told = board(brought.ada).text
    assert "Bram Jansen bracht deze praktijk in en zit niet meer in deze kring." in told
    assert "zit niet meer in deze kring" not in board(brought.chris).text


def test_a_case_goes_to_another_circle_and_each_sees_its_own_sessions(brought: World) -> None:
    brought.start_circle(name="Bouwen", participants=["U0BRAM", "U0EVA"])
    days(brought, 2)
    title = str(case_id(brought, WORMS["title"]))
    assert GONE in forge_press(brought, brought.eva, ids.CASE_HISTORY, title)
    assert "geen bijeenkomst gepland waar je deze praktijk" in forge_press(
        brought, brought.bram, ids.CASE_OPEN_TAKE, title
    )
    plan_in(brought, 3, "Bouwen")
    clear(brought.bram)
    forge_press(brought, brought.bram, ids.CASE_OPEN_TAKE, title)
    asked = {"asked_of_others": "Wie betaalde de machine?"}
    assert brought.bram.submit(brought.bram.form, asked) == {}

    clear(brought.eva)
    forge_press(brought, brought.eva, ids.CASE_HISTORY, title)
    there = brought.eva.form.text
    assert "Bouwen · " in there
    assert "Circulair inkopen · " not in there
    clear(brought.bram)
    forge_press(brought, brought.bram, ids.CASE_HISTORY, title)
    both = brought.bram.form.text
    assert "Bouwen · " in both
    assert "Circulair inkopen · " in both
    assert f"Toen gevraagd aan de anderen:\n{WORMS['asked_of_others']}" in both


def test_bringing_begins_with_a_running_case_or_a_new_one(brought: World) -> None:
    days(brought, 2)
    plan_in(brought, 3)
    form = brought.bram.click(board(brought.bram), "Breng een praktijk in").form
    assert form.options("case") == ["Een nieuwe praktijk", WORMS["title"]]
    assert brought.bram.submit(form, case=WORMS["title"]) == {}
    assert brought.bram.form.initial("asked_of_others") == WORMS["asked_of_others"]
    assert brought.bram.submit(brought.bram.form, asked_of_others="Wie betaalt?") == {}
    assert "Wie betaalt?" in board(brought.chris).text
    with brought.db.read() as session:
        assert len(session.scalars(select(Case)).all()) == 1
        assert len(session.scalars(select(BroughtCase)).all()) == 2

    brought.bram.click(board(brought.bram), "Trek in")
    form = brought.bram.click(board(brought.bram), "Breng een praktijk in").form
    assert brought.bram.submit(form, case="Een nieuwe praktijk") == {}
    assert brought.bram.submit(brought.bram.form, WORMS | {"title": "Wormenhotel"}) == {}
    assert "Wormenhotel" in board(brought.chris).text


@pytest.mark.parametrize("callback", [ids.CASE_REACH, ids.CASE_TELL_FORM, ids.CASE_TAKE])
def test_nobody_reaches_into_anothers_case(brought: World, callback: str) -> None:
    plan_in(brought, 5)
    number = case_id(brought, WORMS["title"])
    for action in (ids.CASE_OPEN_REACH, ids.CASE_TELL, ids.CASE_OPEN_TAKE):
        assert GONE in forge_press(brought, brought.chris, action, str(number))
    mine(brought.bram)
    opens = {
        ids.CASE_REACH: "Wie leest dit?",
        ids.CASE_TELL_FORM: "Hoe liep het af?",
        ids.CASE_TAKE: "Breng in bij een bijeenkomst",
    }[callback]
    brought.bram.click(brought.bram.form, opens)
    before = rows(brought)

    said = forge_form(brought, brought.chris, callback, case=number)

    assert said
    assert rows(brought) == before


def test_erasing_its_owner_takes_the_case_everywhere(brought: World) -> None:
    tell(brought, brought.bram)
    with brought.db.begin() as session:
        [bram] = privacy.people_with(session, "bram@provincie.example")
        export = privacy.export_person(session, bram, brought.clock.now())
        assert export["case"][0]["unlocked_by"] == OUTCOME["unlocked_by"]
        assert export["brought_case"][0]["asked"] == WORMS["asked_of_others"]
        privacy.erase_person(session, bram, brought.clock.now())

    assert found_by(brought.eva) == ""
    assert WORMS["title"] not in library(brought.eva)
    assert WORMS["title"] not in board(brought.ada).text


def test_a_case_is_reached_from_ones_own_words(brought: World) -> None:
    clear(brought.bram)
    every = brought.bram.click(brought.bram.open_home(), "Meer").form
    mine = brought.bram.click(every, "Mijn antwoorden").form

    shown = brought.bram.click(mine, "Mijn praktijken").form

    assert WORMS["title"] in shown.text
    assert "Ingebracht in: Circulair inkopen" in shown.text
    clear(brought.chris)
    forge_press(brought, brought.chris, ids.CASE_MINE, "")
    assert "Je bracht nog geen praktijk in." in brought.chris.form.text


def test_the_history_shows_what_was_learned_as_far_as_its_reader_may_see(
    brought: World,
) -> None:
    days(brought, 3)
    clear(brought.chris)
    form = brought.chris.command("/leerkring reflectie").form
    first = next(name for name in form.inputs if name.startswith("answer-"))
    brought.chris.unfold(form, "case")
    given = {first: "Bel de omgevingsdienst.", "level": CIRCLE, "case": WORMS["title"]}
    assert brought.chris.submit(brought.chris.form, given) == {}
    if brought.chris.modal is not None and brought.chris.form.submit:
        assert brought.chris.submit(brought.chris.form) == {}
    title = str(case_id(brought, WORMS["title"]))

    for person in (brought.bram, brought.ada):
        clear(person)
        forge_press(brought, person, ids.CASE_HISTORY, title)
        assert "Chris Bakker\nBel de omgevingsdienst." in person.form.text
    brought.start_circle(name="Bouwen", participants=["U0BRAM", "U0EVA"])
    plan_in(brought, 3, "Bouwen")
    clear(brought.bram)
    forge_press(brought, brought.bram, ids.CASE_OPEN_TAKE, title)
    assert brought.bram.submit(brought.bram.form) == {}
    clear(brought.eva)
    forge_press(brought, brought.eva, ids.CASE_HISTORY, title)
    assert "Bouwen · " in brought.eva.form.text
    assert "Bel de omgevingsdienst." not in brought.eva.form.text


def test_a_card_in_a_channel_forgets_a_case_that_its_owner_keeps(brought: World) -> None:
    days(brought, 3)
    tell(brought, brought.bram)
    clear(brought.bram)
    reflect(brought, brought.chris, ("Begin met één afdeling, niet met allemaal.", NETWORK))
    make_card(brought, near="Begin met één afdeling")
    with brought.db.begin() as session:
        session.scalars(select(Insight)).one().case_id = case_id(brought, WORMS["title"])
    clear(brought.ada)
    found = brought.ada.command("/leerkring zoek één afdeling", channel=brought.channel)
    brought.ada.click(found.message, "Deel hier")
    brought.tick()
    title = WORMS["title"]
    assert title in "".join(m.sees for m in brought.sandbox.posted(brought.channel))

    assert reach(brought.bram, level=PRIVATE) == {}
    brought.sandbox.idle()
    brought.tick()

    assert title not in "".join(m.sees for m in brought.sandbox.posted(brought.channel))
