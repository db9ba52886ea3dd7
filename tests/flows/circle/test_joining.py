"""Joining by oneself: asking an open circle, the answer, the waiting list, catching up."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.sandbox.people import Person
from bot.sandbox.seen import Message, View
from bot.slack.base import ids
from bot.ticker import tidy
from storage.database import Database
from storage.models import Circle, JoinRequest, JoinState, Note, NoteKind, ReleaseLevel
from tests.flows.circle.test_handovers import hand_over, switch_off
from tests.flows.circle.test_members import change_people, leave
from tests.flows.conftest import World
from tests.flows.decisions.test_endings import stop
from tests.flows.overview.test_erasure import erase
from tests.flows.readers.test_web import URL, get
from tests.flows.reflecting import (
    CIRCLE,
    PRIVATE,
    forge_press,
    hold_session,
    person_id,
    reflect,
    submit,
)

BRINGS = "Een hal van vurenhout die weer uit elkaar kan"
WANTS = "Hoe je zoiets aanbesteedt"
NAME = "Circulair inkopen"


def requests_form(by: Person) -> View:
    return by.click(by.command("/leerkring beheer").form, "Aanvragen").form


def open_up(world: World, most: str = "", by: Person | None = None) -> None:
    by = by or world.ada
    terms = by.click(requests_form(by), "Pas aan").form
    assert by.submit(terms, is_open="yes", most=most) == {}
    by.close(everything=True)


def opened_as(by: Person, choice: str) -> None:
    terms = by.click(requests_form(by), "Pas aan").form
    assert by.submit(terms, is_open=choice) == {}
    by.close(everything=True)


def ask(world: World, person: Person) -> str:
    """Through Home or the command; what is said in answer."""
    listed = person.click(person.command("/leerkring meedoen").message, "Open kringen").form
    form = person.click(listed, "Vraag of je mee kunt doen", near=NAME).form
    assert person.submit(form, brings=BRINGS, wants=WANTS) == {}
    said = person.form.text
    person.close(everything=True)
    world.tick()
    return said


def told(person: Person, words: str) -> Message:
    return [message for message in person.reads() if words in message.sees][-1]


def asked(by: Person, name: str = "Eva Mulder") -> Message:
    return told(by, f"{name} wil meedoen")


def request_of(world: World) -> JoinRequest:
    with world.db.read() as session:
        [row] = session.query(JoinRequest)
    return row


def decline(world: World, by: Person, message: Message, reason: str = "") -> None:
    form = by.click(message, "Nu niet").form
    assert by.submit(form, reason=reason) == {}
    world.tick()


@pytest.fixture
def opened(world: World) -> World:
    """Ada's circle is open; Eva asks to join it."""
    world.start_circle()
    open_up(world)
    ask(world, world.eva)
    return world


def test_who_asks_is_let_in_by_one_press_and_can_catch_up(world: World) -> None:
    world.start_circle()
    assert "Open kringen" not in world.eva.open_home().buttons
    open_up(world)
    home = world.eva.open_home()
    assert "‘Circulair inkopen’ (open, begeleid door Ada de Vries)" in home.text
    listed = world.eva.click(home, "Open kringen").form
    assert "Samen leren hoe circulair inkopen wél lukt." in listed.text
    assert "Er zijn nog 21 plekken." in listed.text
    assert "bijeenkomst" not in listed.text.split("plekken.")[1]  # its day is not public
    with world.db.begin() as session:
        session.execute(update(Circle).values(is_public=True))
    world.eva.close(everything=True)
    listed = world.eva.click(home, "Open kringen").form
    assert "Er is nog geen bijeenkomst gepland." in listed.text

    assert "is bij de begeleiders" in ask(world, world.eva)
    waits = "Je vroeg of je mee kunt doen aan ‘Circulair inkopen’."
    assert waits in world.eva.open_home().text
    world.eva.says("ben ik nu lid van de kring?")
    assert waits in world.eva.reads()[-1].sees
    assert "Bij een open kring vraag je met ‘Open kringen’" in world.eva.reads()[0].sees

    question = asked(world.ada)
    assert BRINGS in question.sees
    assert WANTS in question.sees
    assert not any("wil meedoen" in each.sees for each in world.bram.reads())
    opened_as(world.ada, "no")  # who asked before still waits
    led = world.ada.open_home()
    assert "Iemand wil meedoen aan ‘Circulair inkopen’ en wacht op antwoord." in led.text
    assert WANTS in world.ada.click(led, "Aanvragen").form.text
    world.ada.close(everything=True)
    world.later(minutes=5)
    world.ada.click(question, "Ja, welkom")
    world.tick()

    assert "Eva Mulder doet mee. Nodig Eva Mulder uit in het kanaal" in asked(world.ada).sees
    assert BRINGS not in asked(world.ada).sees
    row = request_of(world)
    assert (row.state, row.brings, row.wants) == (JoinState.JOINED, "", "")
    assert len(world.eva.reads()) == 4  # her command, her words, the answer, the welcome
    welcome = told(world.eva, "Welkom in")
    assert "Dan krijg je zo de uitnodiging." in welcome.sees
    assert "Voor elke bijeenkomst krijg je een uitnodiging." not in welcome.sees
    pack = world.eva.click(welcome, "Lees je in").form
    assert "• Bram Jansen" in pack.text
    assert "Hoe stuur je op resultaat" in pack.text
    assert {"join.asked", "join.accepted", "circle.joining"} <= world.audited()


def test_the_pack_holds_what_the_circle_reads_and_nothing_else(opened: World) -> None:
    hold_session(opened)
    reflect(opened, opened.bram, ("Gedeeld met de kring.", CIRCLE))
    reflect(opened, opened.chris, ("Alleen van mij.", PRIVATE))
    form = opened.ada.click(told(opened.ada, "terugblik"), "Maak een terugblik").form
    opened.ada.submit(form, words="Dit namen we mee.")
    opened.ada.submit(opened.ada.form)
    opened.ada.close(everything=True)
    agree(opened, "Wij zeggen het als iets niet past.", ReleaseLevel.CIRCLE)
    agree(opened, "Ik wil hier nog over nadenken.", ReleaseLevel.PRIVATE)
    unread = forge_press(opened, opened.eva, ids.NEWCOMER_OPEN, "1")
    assert "Dit is er niet meer, of het is niet voor jou." in unread
    opened.ada.click(asked(opened.ada), "Ja, welkom")
    opened.tick()

    pack = opened.eva.click(told(opened.eva, "Welkom in"), "Lees je in").form

    assert "Dit namen we mee." in pack.text
    assert "Gedeeld met de kring." in pack.text
    assert "Alleen van mij." not in pack.text
    assert "Wij zeggen het als iets niet past." in pack.text
    assert "Ik wil hier nog over nadenken." not in pack.text


def agree(world: World, words: str, level: ReleaseLevel) -> None:
    """Bram notes it during the session."""
    with world.db.begin() as session:
        session.add(
            Note(
                workspace_id=1,
                circle_id=1,
                meeting_id=1,
                author_id=person_id(world, world.bram),
                kind=NoteKind.AGREEMENT,
                text=words,
                level=level,
                created_at=world.clock.now(),
            )
        )


def test_not_now_comes_in_kind_words_with_the_reason(opened: World) -> None:
    decline(opened, opened.ada, asked(opened.ada), "In september beginnen we opnieuw.")

    answer = told(opened.eva, "Bedankt dat je mee wilt doen")
    assert "In september beginnen we opnieuw." in answer.sees
    assert "Ada de Vries schreef erbij:" in answer.sees
    assert "Ada de Vries zei: nu niet." in asked(opened.ada).sees
    assert "join.declined" in opened.audited()
    said = forge_press(opened, opened.eva, ids.JOIN_WITHDRAW, "1")
    assert "Een begeleider zei: nu niet." in said
    assert "toen paste het niet" in ask_refused(opened, opened.eva)
    opened.later(days=29)
    assert "is bij de begeleiders" in ask(opened, opened.eva)


def ask_refused(world: World, person: Person) -> str:
    """What is said to somebody who asks once more."""
    forge_press(world, person, ids.JOIN_OPEN_ASK, "1")
    errors = submit(person, person.form, brings=BRINGS, wants=WANTS)
    person.close(everything=True)
    return errors[""]


def test_a_full_circle_has_a_waiting_list_and_offers_a_place_once(world: World) -> None:
    world.start_circle()
    open_up(world, most="4")
    assert "Nu vol." in world.eva.click(world.eva.open_home(), "Open kringen").form.text
    for name in ("Femke Vos", "Guus Haan"):
        slack = name.split()[0].lower()
        world.add_person(f"U0{slack.upper()}", slack, real_name=name)
    femke = world.sandbox.person("U0FEMKE")
    for person in (world.eva, femke):
        ask(world, person)
        question = asked(world.ada, person.real_name)
        assert "De kring is vol." in question.sees
        world.ada.click(question, "Ja, welkom")
        world.tick()
        assert "je staat op de wachtlijst" in told(person, "Goed nieuws").sees
    world.eva.command("/leerkring afwezig tot 20 maart")  # a place does not wait for that

    leave(world, world.chris)
    world.later(minutes=1)

    offer = told(world.eva, "Er is een plek vrij")
    assert "tot maandag 9 maart 2026" in offer.sees
    assert not any("Er is een plek vrij" in each.sees for each in femke.reads())
    assert "krijgt een plek aangeboden" in forge_press(world, world.ada, ids.JOIN_ACCEPT, "1")
    for _ in range(15):
        world.later(hours=12)  # Eva says nothing
    assert told(femke, "Er is een plek vrij").buttons
    assert "Deze plek is niet meer vrij." in forge_press(world, world.eva, ids.JOIN_TAKE, "1")
    assert sum("Er is een plek vrij" in each.sees for each in world.eva.reads()) == 1

    femke.click(told(femke, "Er is een plek vrij"), "Ja, ik doe mee")
    world.tick()
    assert "Welkom in ‘Circulair inkopen’" in femke.reads()[-1].sees
    assert "join.taken" in world.audited()
    tidy(world.db, world.clock.now())
    forge_press(world, world.ada, ids.JOIN_ACCEPT, "1")
    assert "nam de plek niet aan." in told(world.ada, "Deze persoon nam de plek niet aan.").sees


def test_a_place_that_was_kept_long_enough_is_offered_nowhere(opened: World) -> None:
    """Also before the rows are tidied."""
    open_up(opened, most="4")
    opened.ada.click(asked(opened.ada), "Ja, welkom")
    open_up(opened, most="5")
    opened.tick()
    listed = opened.eva.click(opened.eva.open_home(), "Open kringen").form
    assert "Ja, ik doe mee" in listed.buttons
    opened.clock.move_by(timedelta(days=7))

    assert "Krijgt een plek aangeboden." not in requests_form(opened.ada).text
    forge_press(opened, opened.ada, ids.JOIN_ACCEPT, "1")
    assert "Deze persoon nam de plek niet aan." in told(opened.ada, "Deze persoon nam").sees
    opened.eva.click(told(opened.eva, "Er is een plek vrij"), "Nee, geef de plek door")
    assert "Deze plek is niet meer vrij." in told(opened.eva, "niet meer vrij").sees
    listed = opened.eva.click(opened.eva.open_home(), "Open kringen").form
    assert "Ja, ik doe mee" not in listed.buttons
    assert "Vraag of je mee kunt doen" in listed.buttons
    assert request_of(opened).state is JoinState.OFFERED


def test_who_lets_the_place_go_passes_it_on(opened: World) -> None:
    """And a place is not offered while the circle holds as many as it takes."""
    open_up(opened, most="4")
    opened.ada.click(asked(opened.ada), "Ja, welkom")
    opened.later(days=1)
    assert not any("Er is een plek vrij" in each.sees for each in opened.eva.reads())
    open_up(opened, most="5")
    opened.tick()

    opened.eva.click(told(opened.eva, "Er is een plek vrij"), "Nee, geef de plek door")
    opened.tick()

    settled = told(opened.eva, "Er was een plek voor je in").sees
    assert "Je aanvraag is ingetrokken." in settled
    assert "Er is een plek vrij" not in settled
    assert request_of(opened).state is JoinState.WITHDRAWN
    assert "join.withdrawn" in opened.audited()


def test_a_request_that_is_taken_back_leaves_no_words(opened: World) -> None:
    listed = opened.eva.click(opened.eva.open_home(), "Open kringen").form
    assert "Ik wacht op het antwoord van een begeleider." in listed.text
    assert "Je hebt het al aan deze kring gevraagd." in ask_refused(opened, opened.eva)

    listed = opened.eva.click(opened.eva.open_home(), "Open kringen").form
    opened.eva.click(listed, "Trek je aanvraag in")
    opened.tick()

    assert "trok de aanvraag in" in asked(opened.ada).sees
    assert BRINGS not in asked(opened.ada).sees
    assert asked(opened.ada).buttons == []
    assert (request_of(opened).brings, request_of(opened).wants) == ("", "")
    assert "Deze aanvraag is ingetrokken." in forge_press(
        opened, opened.ada, ids.JOIN_ACCEPT, "1"
    )


def test_of_two_facilitators_who_press_at_once_the_first_answers(world: World) -> None:
    world.start_circle(facilitators=["U0BRAM"], participants=["U0CHRIS"])
    open_up(world)
    ask(world, world.eva)

    world.ada.click(asked(world.ada), "Ja, welkom")
    assert "Deze persoon doet al mee." in forge_press(world, world.bram, ids.JOIN_ACCEPT, "1")
    world.tick()

    assert "Eva Mulder doet mee." in asked(world.bram).sees
    assert sum("Welkom in" in each.sees for each in world.eva.reads()) == 1
    form = forge_press(world, world.bram, ids.JOIN_OPEN_DECLINE, "1")
    assert "Deze persoon doet al mee." in form
    said = forge_press(world, world.eva, ids.JOIN_WITHDRAW, "1")
    assert "Je doet mee aan deze kring." in said


def test_somebody_who_is_in_or_was_answered_is_not_let_in_again(opened: World) -> None:
    form = opened.ada.click(asked(opened.ada), "Nu niet").form
    opened.eva.click(
        opened.eva.click(opened.eva.open_home(), "Open kringen").form, "Trek je aanvraag in"
    )
    errors = submit(opened.ada, form)
    assert "Deze aanvraag is ingetrokken." in errors[""]
    opened.ada.close(everything=True)
    opened.eva.close(everything=True)
    ask(opened, opened.eva)
    decline(opened, opened.ada, asked(opened.ada))
    said = forge_press(opened, opened.ada, ids.JOIN_ACCEPT, "2")
    assert "Op deze aanvraag is al geantwoord" in said
    assert "Je doet al mee aan deze kring." in forge_press(
        opened, opened.bram, ids.JOIN_OPEN_ASK, "1"
    )


def test_a_circle_that_is_finished_tells_who_asked(opened: World) -> None:
    stop(opened, "closed")

    assert "‘Circulair inkopen’ is afgerond." in told(opened.eva, "Je aanvraag vervalt").sees
    assert "De kring is afgerond." in asked(opened.ada).sees
    assert "De aanvraag is vervallen." in forge_press(opened, opened.ada, ids.JOIN_ACCEPT, "1")
    said = forge_press(opened, opened.eva, ids.JOIN_WITHDRAW, "1")
    assert "Deze kring is afgerond. Je aanvraag is vervallen." in said
    assert "neemt nu geen nieuwe mensen aan" in forge_press(
        opened, opened.eva, ids.JOIN_OPEN_ASK, "1"
    )
    assert request_of(opened).brings == ""


def test_a_circle_that_pauses_lets_nobody_in_and_keeps_the_request(opened: World) -> None:
    stop(opened, "paused")

    said = forge_press(opened, opened.ada, ids.JOIN_ACCEPT, "1")

    assert "Er komt nu niemand bij." in said
    assert request_of(opened).state is JoinState.ASKED


def test_whoever_asked_and_left_is_not_let_in(opened: World) -> None:
    switch_off(opened, opened.eva)

    opened.ada.click(asked(opened.ada), "Ja, welkom")

    assert "Het Slack-account van deze persoon is gesloten." in opened.ada.reads()[-1].sees
    assert request_of(opened).state is JoinState.ASKED
    assert "Niemand wacht op een antwoord." in requests_form(opened.ada).text


def test_whoever_is_added_by_hand_needs_no_answer(opened: World) -> None:
    everybody = ["U0BRAM", "U0CHRIS", "U0DEWI", "U0EVA"]
    assert change_people(opened, opened.ada, participants=everybody) == {}

    assert "Eva Mulder doet mee." in asked(opened.ada).sees
    assert sum("Welkom in" in each.sees for each in opened.eva.reads()) == 1


def test_yes_on_the_waiting_list_is_said_once_and_numbers_make_sense(opened: World) -> None:
    terms = opened.ada.click(requests_form(opened.ada), "Pas aan").form
    errors = opened.ada.submit(terms, is_open="yes", most="26")
    assert "Kies een getal van 2 tot en met 25" in errors["most"]
    assert opened.ada.submit(terms, is_open="yes", most="4") == {}
    opened.ada.close(everything=True)

    opened.ada.click(requests_form(opened.ada), "Ja, welkom")
    assert "Staat op de wachtlijst." in opened.ada.form.text
    said = forge_press(opened, opened.ada, ids.JOIN_ACCEPT, "1")
    assert "deze persoon staat op de wachtlijst" in said


def test_whoever_takes_over_finds_who_asks(opened: World) -> None:
    assert hand_over(opened, "U0CHRIS", "leaves") == {}
    opened.chris.click(told(opened.chris, "wilt gaan begeleiden"), "Ja, ik ga begeleiden")
    opened.tick()

    assert "Eén persoon vraagt of die mee kan doen." in opened.chris.form.text
    opened.chris.click(opened.chris.click(opened.chris.form, "Aanvragen").form, "Ja, welkom")
    assert "Nodig Eva Mulder uit in het kanaal" in opened.chris.form.text
    opened.tick()

    assert "Begeleiding: Chris Bakker." in told(opened.eva, "Welkom in").sees


def test_a_circle_can_be_open_from_the_start(world: World) -> None:
    world.start_circle(is_open="yes")

    assert "is bij de begeleiders" in ask(world, world.eva)


@pytest.mark.parametrize("is_answered", [False, True])
def test_whoever_is_erased_leaves_the_request_too(opened: World, is_answered: bool) -> None:
    """Also who was never in the circle, and whose request was answered."""
    if is_answered:
        decline(opened, opened.ada, asked(opened.ada))

    erase(opened, opened.eva)
    opened.tick()

    shown = [message.sees for message in opened.ada.reads()]
    assert not any("Eva Mulder" in each or BRINGS in each for each in shown)


def test_a_circle_is_on_the_web_only_while_its_facilitator_wants_it(
    database: Database,
) -> None:
    world = World(database, public_url=URL)
    try:
        world.start_circle()
        opened_as(world.ada, "yes")
        assert NAME not in get(world, "/circles")
        terms = world.ada.click(requests_form(world.ada), "Pas aan").form
        assert "Namen van mensen en de plaats staan er niet bij." in terms.text
        opened_as(world.ada, "web")
        assert NAME in get(world, "/circles")
        manage = requests_form(world.ada)
        assert "De kring is open en staat op de openbare webpagina." in manage.text
        opened_as(world.ada, "no")
        assert NAME not in get(world, "/circles")
        assert {"circle.on_the_web", "circle.off_the_web"} <= world.audited()
    finally:
        world.close()


def test_without_pages_on_the_web_a_circle_cannot_choose_them(world: World) -> None:
    world.start_circle()

    terms = world.ada.click(requests_form(world.ada), "Pas aan").form

    assert len(terms.options("is_open")) == 2
