"""Words without a subject: a few lines and the buttons that fit; no search, no question."""

import pytest
from sqlalchemy import select

from bot.sandbox.people import Person
from bot.sandbox.seen import Message
from bot.texts import name_contact
from storage.database import Database
from storage.models import LearningQuestion, Said
from tests.flows.conftest import World
from tests.flows.curating import curate
from tests.flows.reflecting import forge_press, hold_session, prompt_of, rows

NO_SUBJECT = "Ik lees nog niet waar je vraag over gaat."
QUESTION = "Hoi, hoe regel je een warmtenet?"


@pytest.fixture
def asked(world: World) -> World:
    world.start_circle()
    hold_session(world)
    return world


def answer(person: Person, text: str) -> Message:
    person.says(text)
    return person.reads()[-1]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Hallo!", "Hallo! Ik ben Leerkring."),
        ("Hoe werkt dit?", "Zo’n groep heet een leerkring."),
        ("ok", "Druk dan op een knop"),
        ("👍", "Hier lees ik nog geen vraag in."),
        ("how does this work?", "Zo’n groep heet een leerkring."),
    ],
)
def test_a_reader_hears_what_they_can_do(world: World, text: str, said: str) -> None:
    world.start_circle()
    world.eva.command("/leerkring help")

    heard = answer(world.eva, text)

    assert said in heard.sees
    assert "Typ een vraag over je werk" in heard.sees
    assert "geen ervaring" not in heard.sees
    assert heard.buttons == ["Hoe doe ik mee?", "Hulp"]


def test_another_language_is_two_presses_away(world: World) -> None:
    world.start_circle()

    heard = answer(world.bram, "ik wil een andere taal")

    assert "je taal" in heard.sees.lower()
    assert world.bram.submit(world.bram.click(heard, "Instellingen").form, language="en") == {}
    assert "You choose your language" in answer(world.bram, "language").sees


def test_who_cannot_come_answers_the_invitation_there(asked: World) -> None:
    """Though a question is open, it is no answer to that."""
    form = asked.ada.command("/leerkring plan").form
    asked.ada.submit(form, first_on="2026-04-09", at="10:00", minutes="60", place="Stadhuis")
    asked.ada.submit(asked.ada.form)
    asked.tick()

    heard = answer(asked.bram, "Hoi, ik meld me af voor donderdag")

    assert "Kun je niet bij een bijeenkomst zijn?" in heard.sees
    assert heard.buttons == ["Geef mijn antwoord", "Zoek hierop", "Hulp"]
    form = asked.bram.click(heard, "Geef mijn antwoord").form
    asked.bram.click(form, "Nee")
    assert answer(asked.bram, "ik kan niet komen").buttons == ["Wijzig mijn antwoord", "Hulp"]
    with asked.db.read() as session:
        assert session.scalars(select(Said)).all() == []
    assert "Ik zie nu geen bijeenkomst" in answer(asked.eva, "ik kan niet komen").sees


def test_thanks_end_a_talk_and_ask_for_nothing(world: World) -> None:
    world.start_circle()
    hold_session(world)

    heard = answer(world.bram, "dank je wel")

    assert heard.sees.strip() == "Graag gedaan!"
    assert heard.buttons == ["Hulp"]


def test_a_reader_hears_which_circles_there_are_and_how_to_join(world: World) -> None:
    assert "Er loopt nu geen leerkring." in answer(world.eva, "ik wil meedoen").sees
    world.start_circle()

    heard = answer(world.eva, "ik wil meedoen")
    assert "Circulair inkopen" in heard.sees
    assert "Ada" not in heard.sees  # it stays there, also when she is erased

    shown = world.eva.click(heard, "Hoe doe ik mee?").form

    assert "Circulair inkopen, begeleid door Ada de Vries" in shown.text
    assert "Vraag het aan de begeleider. Is er plek?" in shown.text
    assert shown.buttons == ["Open kringen", "Nieuwe leerkring", "Kies kennisbrieven", "Hulp"]
    assert "begeleid door Ada de Vries" in world.eva.command("/leerkring meedoen").text
    mine = answer(world.bram, "ik wil meedoen")
    assert "Je doet al mee aan: Circulair inkopen" in mine.sees
    assert "Wil je ook bij een andere kring? Druk op ‘Open kringen’." in mine.sees


def test_a_participant_and_a_facilitator_get_their_own_next_step(world: World) -> None:
    world.start_circle()
    hold_session(world)

    heard = answer(world.bram, "wat kun je?")
    assert heard.buttons == ["Beantwoord", "Hulp"]
    assert "benieuwd wat je leerde in ‘Circulair inkopen’" in heard.sees
    assert "answer-" in str(world.bram.click(heard, "Beantwoord").form.inputs)

    about_the_tool = answer(world.bram, "hoe schrijf ik een inzicht?")
    assert "inzichten: korte teksten waar anderen iets aan hebben" in about_the_tool.sees
    assert about_the_tool.buttons == ["Beantwoord", "Mijn antwoorden", "Zoek hierop", "Hulp"]

    effort = answer(world.bram, "Is dit verplicht? En hoeveel tijd kost het?")
    assert "Meedoen is vrijwillig" in effort.sees
    assert "Vijf minuten is genoeg." in effort.sees
    assert effort.buttons == ["Mijn deelname", "Zoek hierop", "Hulp"]

    led = answer(world.ada, "hoi")
    assert "Beheer" in led.buttons
    assert "Plan een bijeenkomst" in world.ada.click(led, "Beheer").form.buttons


@pytest.mark.parametrize("way", ["stop", "/leerkring stop", "/leerkring zoek stop"])
def test_stop_leads_to_less_a_break_or_stopping(world: World, way: str) -> None:
    world.start_circle()
    if way == "stop":
        buttons, said = (heard := answer(world.bram, way)).buttons, heard.sees
        assert "Taal" in world.bram.click(heard, "Instellingen").form.text
        world.bram.close(everything=True)
        assert "Stop met deze kring" in world.bram.click(heard, "Mijn deelname").form.buttons
    else:
        reply = world.bram.command(way)
        buttons, said = reply.message.buttons, reply.text
    assert "je hoeft niet te zeggen waarom" in said
    assert buttons == ["Instellingen", "Mijn deelname"]
    assert "Geen kennisbrieven meer" not in said


def test_who_leads_is_no_search(world: World) -> None:
    world.start_circle()

    heard = answer(world.bram, "Wie is de begeleider?")

    assert "zie je bij ‘Mijn deelname’" in heard.sees
    assert "Ada de Vries" in world.bram.click(heard, "Mijn deelname").form.text
    reader = answer(world.eva, "wie begeleidt de kring?")
    assert "Een leerkring wordt begeleid door" in reader.sees
    assert "Leuk dat je wilt meedoen!" not in reader.sees
    assert "begeleid door Ada" in world.eva.click(reader, "Hoe doe ik mee?").form.text


def test_the_technical_administrator_has_a_contact(database: Database) -> None:
    world = World(database, technical_contact="#hulp-leerkring")
    try:
        said = answer(world.bram, "stop").sees
    finally:
        world.close()
        name_contact("")
    assert "Vraag de technisch beheerder (#hulp-leerkring) om je gegevens te wissen." in said


def test_privacy_is_told_and_can_be_searched_for(world: World) -> None:
    curate(world)

    heard = answer(world.eva, "privacy")

    assert "Alleen jij kunt je antwoorden lezen" in heard.sees
    assert "Je vroeg:" in world.eva.click(heard, "Zoek hierop").form.text
    assert "Alleen jij kunt je antwoorden lezen" in world.eva.command("/leerkring privacy").text
    assert "Je vroeg:" in world.eva.command("/leerkring zoek privacy").text


def test_a_case_leads_to_the_cases(world: World) -> None:
    world.start_circle()

    heard = answer(world.bram, "casus")

    assert heard.buttons == ["Praktijken", "Zoek hierop", "Hulp"]
    title = world.bram.click(heard, "Praktijken").form.title
    world.bram.close(everything=True)
    assert world.bram.command("/leerkring casus").form.title == title


def test_every_way_to_search_knows_small_talk(world: World) -> None:
    for command in ("/leerkring zoek hallo", "/leerkring hallo daar"):
        reply = world.eva.command(command)
        assert "Ik ben Leerkring." in reply.text
        assert reply.message.ephemeral
    about_the_tool = world.eva.command("/leerkring inzicht")
    assert "Druk dan op ‘Zoek hierop’." in about_the_tool.text
    assert "inzicht" in world.eva.click(about_the_tool.message, "Zoek hierop").form.text
    world.eva.close(everything=True)
    shown = world.eva.choose(world.eva.open_home(), "home.search", "dank je wel").form
    assert "Graag gedaan!" in shown.text


def test_a_polite_question_is_searched_for_and_can_be_put(world: World) -> None:
    world.start_circle()

    heard = answer(world.eva, QUESTION)

    assert "Je vroeg:" in heard.sees
    assert (
        world.eva.click(heard, "Vraag het aan een leerkring").form.title
        == "Vraag aan een leerkring"
    )


@pytest.mark.parametrize("text", ["hallo daar", "👍👍👍👍👍", "Hoe werkt dit?", "??????"])
def test_nothing_without_a_subject_reaches_a_circle(world: World, text: str) -> None:
    world.start_circle()
    heard = answer(world.eva, QUESTION)
    form = world.eva.click(heard, "Vraag het aan een leerkring").form
    before = rows(world)

    errors = world.eva.submit(form, question=text, circle=form.options("circle")[0])

    assert NO_SUBJECT in errors["question"]
    world.eva.close(everything=True)
    assert NO_SUBJECT in forge_press(world, world.eva, "question.open", text)
    assert rows(world) == before
    assert world.snapshot()[LearningQuestion.__tablename__] == []


def test_in_the_thread_of_a_question_thanks_are_thanks_and_yes_is_an_answer(
    world: World,
) -> None:
    world.start_circle()
    hold_session(world)
    asked = prompt_of(world.bram)

    world.bram.says("dank je", thread=asked)
    assert "Graag gedaan!" in world.bram.reads()[-1].sees
    assert world.bram.reads()[-1].thread_ts == asked.ts
    assert world.snapshot()["said"] == []

    world.bram.says("nee", thread=asked)
    assert "alleen voor jou" in world.bram.reads()[-1].sees


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("stop", "je hoeft niet te zeggen waarom"),
        ("Hulp!", "Wat kan Leerkring?"),
        ("goedemorgen", "Hallo!"),
    ],
)
def test_in_the_thread_of_a_question_a_single_word_is_small_talk(
    asked: World, words: str, said: str
) -> None:
    asked.bram.says(words, thread=prompt_of(asked.bram))

    assert said in asked.bram.reads()[-1].sees
    assert asked.snapshot()["said"] == []


@pytest.mark.parametrize(
    "words",
    [
        *("Vragen stellen", "Hulp vragen", "Om hulp vragen", "Vragen stellen helpt"),
        *("Minder mails", "Privacy", "casus", "meedoen", "Wat werkt", "misschien"),
    ],
)
def test_in_the_thread_of_a_question_the_rest_is_an_answer(asked: World, words: str) -> None:
    asked.bram.says(words, thread=prompt_of(asked.bram))

    assert "alleen voor jou" in asked.bram.reads()[-1].sees
    with asked.db.read() as session:
        assert session.scalars(select(Said.text)).all() == [words]


def test_in_the_thread_of_a_search_small_words_go_on_about_it(world: World) -> None:
    curate(world)
    found = answer(world.eva, "Hoe regel je een materialenpaspoort?")

    world.eva.says("en wat werkt niet?", thread=found)
    assert "Je vroeg:" in world.eva.reads()[-1].sees
    world.eva.says("dank je", thread=found)
    assert "Graag gedaan!" in world.eva.reads()[-1].sees


def test_a_refined_question_needs_a_subject_too(world: World) -> None:
    curate(world)
    found = answer(world.eva, "materialenpaspoort")
    form = world.eva.click(found, "Verfijn").form

    assert "Typ waar je naar zoekt." in world.eva.submit(form, question="hallo")["question"]


def test_a_guest_is_offered_nothing_of_what_is_for_readers(world: World) -> None:
    world.sandbox.change_person("U0BRAM", is_restricted=True)
    world.sandbox.idle()
    world.start_circle()

    assert answer(world.bram, "hoi").buttons == ["Hulp"]
    assert answer(world.bram, "stop").buttons == ["Instellingen", "Mijn deelname"]
    assert "Typ een vraag" not in answer(world.bram, "hoi").sees
