"""During a session: a line written down, a point parked, and input of whoever is not there."""

import pytest
from sqlalchemy import select

from bot.domain.overview import privacy
from bot.sandbox.people import Person
from bot.slack.base import ids
from storage.models import LearningQuestion, Note, ParkedPoint, PointState, ReleaseLevel
from storage.models import Person as Colleague
from tests.flows.conftest import World
from tests.flows.planning.test_meetings import (
    invitation,
    plan,
    told,
    told_in_channel,
    wait_until,
)
from tests.flows.reflecting import (
    CIRCLE,
    NETWORK,
    PRIVATE,
    forge_memory,
    forge_press,
    forge_submit,
    forge_value,
    person_id,
    rows,
)
from tests.flows.sessions.test_runs import GONE, board, number, press, start, thread

DAY = "2026-03-12"
WORDS = "Vraag <inkoop> om *één* eis."
ENGLISH = "No, but I will send something"
RECAP = "Terugblik: Circulair inkopen"


@pytest.fixture
def invited(world: World) -> World:
    world.start_circle()
    plan(world)
    world.bram.click(invitation(world.bram), "Ja, ik kom")
    return world


@pytest.fixture
def begun(invited: World) -> World:
    wait_until(invited, f"{DAY} 10:00")
    start(invited)
    return invited


def note(world: World, person: Person, text: str = WORDS, level: str = PRIVATE) -> None:
    form = person.click(board(world), "Notitie").form
    assert person.submit(form, text=text, level=level) == {}
    if person.form.submit:
        assert person.submit(person.form) == {}
    person.close(everything=True)
    world.tick()


def park(world: World, person: Person, text: str = WORDS) -> None:
    form = person.click(board(world), "Parkeer een punt").form
    assert person.submit(form, text=text) == {}
    world.tick()


def notes(world: World) -> list[Note]:
    with world.db.read() as session:
        return list(session.scalars(select(Note).order_by(Note.id)))


def points(world: World) -> list[ParkedPoint]:
    with world.db.read() as session:
        return list(session.scalars(select(ParkedPoint).order_by(ParkedPoint.id)))


def seen_by(world: World, person: Person) -> str:
    if person.modal is not None:
        person.close(everything=True)
    return person.click(board(world), "Punten en notities").form.text


# Notes


def test_a_note_is_for_its_author_alone(begun: World) -> None:
    form = begun.bram.click(board(begun), "Notitie").form
    assert begun.bram.submit(form, text=WORDS) == {}

    assert "Bewaard, alleen voor jou." in begun.bram.form.text
    [kept] = notes(begun)
    assert (kept.text, kept.level) == (WORDS, ReleaseLevel.PRIVATE)
    assert f"Bram Jansen – Les\n{WORDS}" in seen_by(begun, begun.bram)
    for other in (begun.ada, begun.chris):
        assert "inkoop>" not in seen_by(begun, other)
    assert "note.kept" in begun.audited()


def test_it_is_shared_when_its_author_saw_it_as_others_would(begun: World) -> None:
    form = begun.bram.click(board(begun), "Notitie").form
    assert begun.bram.submit(form, text=WORDS, kind="agreement", level=CIRCLE) == {}
    assert f"Bram Jansen – Afspraak\n{WORDS}" in begun.bram.form.text
    assert notes(begun)[0].level is ReleaseLevel.PRIVATE

    assert begun.bram.submit(begun.bram.form) == {}

    assert notes(begun)[0].level is ReleaseLevel.CIRCLE
    assert f"Bram Jansen – Afspraak\n{WORDS}" in seen_by(begun, begun.chris)
    assert [each.text for each in notes(begun)] == [WORDS]
    assert "note.shared" in begun.audited()


def test_a_shared_note_feeds_the_recap_and_leaves_it_when_thrown_away(begun: World) -> None:
    note(begun, begun.bram, WORDS, CIRCLE)
    note(begun, begun.chris, "Voor mezelf.")
    wait_until(begun, f"{DAY} 11:00")
    [wrap_up] = told(begun.ada, "Dank je wel voor het begeleiden.")
    assert "Punten en notities" in wrap_up.buttons
    form = begun.ada.click(wrap_up, "Maak een terugblik").form
    assert form.options("notes") == [f"Bram Jansen: {WORDS}"]
    assert begun.ada.submit(form, words="Dank!") == {}
    assert f"Bram Jansen – Les\n{WORDS}" in begun.ada.form.text
    assert begun.ada.submit(begun.ada.form) == {}
    begun.tick()
    assert WORDS in told_in_channel(begun, RECAP)[-1].sees
    assert "Voor mezelf." not in told_in_channel(begun, RECAP)[-1].sees

    form = begun.bram.click(board(begun), "Punten en notities").form
    begun.bram.click(form, "Haal weg")
    begun.tick()

    assert WORDS not in told_in_channel(begun, RECAP)[-1].sees
    assert [each.text for each in notes(begun)] == ["", "Voor mezelf."]
    assert "note.thrown_away" in begun.audited()


@pytest.mark.both
def test_sending_a_note_twice_keeps_one(begun: World) -> None:
    begun.sandbox.duplicate_deliveries(1)
    note(begun, begun.bram, WORDS, CIRCLE)
    begun.sandbox.duplicate_deliveries(0)
    assert len(notes(begun)) == 1


def test_others_cannot_reach_a_note(begun: World) -> None:
    note(begun, begun.bram, WORDS, CIRCLE)
    before = rows(begun)
    for person in (begun.ada, begun.chris, begun.eva):
        assert GONE in forge_press(begun, person, ids.NOTE_DROP, str(notes(begun)[0].id))
    assert rows(begun) == before


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("text", {"value": " \n "}),
        ("text", {"value": "x" * 301}),
        ("kind", {"selected_option": {"value": "secret"}}),
        ("level", {"selected_option": {"value": NETWORK}}),
        ("level", {"selected_option": None}),
    ],
)
def test_a_note_that_cannot_be(begun: World, field: str, value: dict[str, object]) -> None:
    begun.bram.click(board(begun), "Notitie")
    forge_value(begun, begun.bram, "text", value="Goed.")
    forge_value(begun, begun.bram, field, **value)
    before = rows(begun)
    assert field in forge_submit(begun, begun.bram)
    assert rows(begun) == before


def test_another_preview_shares_nothing(begun: World) -> None:
    form = begun.bram.click(board(begun), "Notitie").form
    assert begun.bram.submit(form, text=WORDS, level=CIRCLE) == {}
    forge_memory(begun, begun.bram, seen="x")
    forge_submit(begun, begun.bram)
    assert notes(begun)[0].level is ReleaseLevel.PRIVATE


def test_too_early_and_long_after_says_so(invited: World) -> None:
    wait_until(invited, f"{DAY} 09:29")
    early = forge_press(invited, invited.bram, ids.NOTE_OPEN, number(invited))
    assert "Vanaf een half uur voor het begin kun je iets opschrijven." in early
    wait_until(invited, "2026-03-27 11:00")
    late = forge_press(invited, invited.bram, ids.POINT_OPEN, number(invited))
    assert "te lang geleden om nog iets op te schrijven" in late


# The parking lot


def test_a_point_is_parked_counted_and_listed_in_the_last_phase(begun: World) -> None:
    form = begun.bram.click(board(begun), "Parkeer een punt").form
    assert "Iedereen in het kanaal van de kring kan het lezen, met je naam." in form.text
    assert begun.bram.submit(form, text=WORDS) == {}
    begun.tick()
    assert "Eén punt op de parkeerplaats." in board(begun).sees

    for _ in range(4):
        press(begun, "Volgende fase")
    assert f"parkeerplaats:\nBram Jansen\n{WORDS}" in thread(begun)[-1].sees
    park(begun, begun.chris, "Nog iets.")
    assert "Chris Bakker\nNog iets." in thread(begun)[-1].sees
    begun.ada.click(board(begun), "Rond af")
    begun.tick()
    assert f"Dit staat nog op de parkeerplaats:\nBram Jansen\n{WORDS}" in thread(begun)[-1].sees


@pytest.mark.both
def test_the_same_point_twice_is_one(begun: World) -> None:
    park(begun, begun.bram)
    park(begun, begun.bram, f"  {WORDS} ")
    assert len(points(begun)) == 1
    assert "point.parked" in begun.audited()


def test_a_point_becomes_a_learning_question(begun: World) -> None:
    park(begun, begun.bram)
    form = begun.ada.click(board(begun), "Punten en notities").form
    ask = begun.ada.click(form, "Maak er een vraag aan de kring van").form
    assert ask.initial("question") == WORDS
    assert begun.ada.submit(ask, question="Hoe vraag je om één eis?") == {}
    begun.tick()

    [point] = points(begun)
    assert point.state is PointState.ASKED
    with begun.db.read() as session:
        question = session.scalars(select(LearningQuestion)).one()
    assert (question.text, question.id) == ("Hoe vraag je om één eis?", point.question_id)
    assert question.asker_id == person_id(begun, begun.ada)
    assert "parkeerplaats" not in board(begun).sees
    assert told(begun.ada, "Hoe vraag je om één eis?") == []
    assert "Dit punt staat niet meer op de parkeerplaats." in forge_press(
        begun, begun.ada, ids.POINT_OPEN_ASK, str(point.id)
    )
    assert "point.asked" in begun.audited()


def test_a_point_is_dropped_by_who_parked_it_or_leads(begun: World) -> None:
    park(begun, begun.bram)
    before = rows(begun)
    number_ = str(points(begun)[0].id)
    refusal = forge_press(begun, begun.chris, ids.POINT_DROP, number_)
    assert "Alleen een begeleider kan dit doen" in refusal
    assert GONE in forge_press(begun, begun.eva, ids.POINT_DROP, number_)
    assert rows(begun) == before

    form = begun.bram.click(board(begun), "Punten en notities").form
    begun.bram.click(form, "Haal weg")
    begun.tick()
    assert "Hier staat nu niets: geen punten op de parkeerplaats" in begun.bram.form.text
    assert points(begun)[0].state is PointState.DROPPED
    assert "parkeerplaats" not in board(begun).sees
    assert "point.dropped" in begun.audited()


# Input from people who are not there


def send_in(world: World, person: Person, words: str, way: str | None = None) -> None:
    label = ENGLISH if person is world.dewi else "Nee, maar ik geef iets mee"
    form = person.click(invitation(person), label).form
    chosen = {"way": way} if way else {}
    assert person.submit(form, contribution=words, **chosen) == {}


def test_input_comes_up_at_its_moment_as_far_as_its_sender_allows(invited: World) -> None:
    send_in(invited, invited.chris, WORDS, "shared")
    send_in(invited, invited.dewi, "Zeg dit namens mij.")
    wait_until(invited, f"{DAY} 10:00")
    start(invited)
    assert "inkoop>" not in thread(invited)[-1].sees
    press(invited, "Volgende fase")

    shown = thread(invited)[-1].sees
    assert f"Chris Bakker geeft dit mee:\n{WORDS}" in shown
    assert "\nEén persoon gaf iets mee dat hier niet staat." in shown
    assert "Zeg dit" not in "".join(each.sees for each in invited.bram.reads(invited.channel))
    assert "Dewi" not in shown
    assert "run.next" in invited.audited()


def test_by_default_the_facilitator_brings_it_in(invited: World) -> None:
    form = invited.chris.click(invitation(invited.chris), "Nee, maar ik geef iets mee").form
    assert form.initial("way") == "told"


def test_who_has_not_sent_anything_is_not_named(begun: World) -> None:
    press(begun, "Volgende fase")
    assert "stuurde" not in thread(begun)[-1].sees
    for name in ("Chris", "Dewi"):
        assert name not in board(begun).sees + thread(begun)[-1].sees


# To be forgotten


def test_somebody_who_is_erased_leaves_the_thread_the_list_and_the_question(
    invited: World,
) -> None:
    send_in(invited, invited.chris, "Mijn woorden.", "shared")
    wait_until(invited, f"{DAY} 10:00")
    start(invited)
    note(invited, invited.chris, "Mijn notitie.", CIRCLE)
    park(invited, invited.chris, "Mijn punt.")
    park(invited, invited.chris, "Mijn vraag over hout.")
    ask = invited.chris.click(board(invited), "Punten en notities").form
    label = "Maak er een vraag aan de kring van"
    form = invited.chris.click(ask, label, near="Mijn vraag over hout.").form
    assert invited.chris.submit(form) == {}
    for _ in range(4):
        press(invited, "Volgende fase")
    assert "Mijn punt." in thread(invited)[-1].sees
    chris = person_id(invited, invited.chris)
    with invited.db.begin() as session:
        person = session.get_one(Colleague, chris)
        export = privacy.export_person(session, person, invited.clock.now())
    for table in ("note", "parked_point", "attendance", "run_duty"):
        assert table in export
    assert export["note"][0]["text"] == "Mijn notitie."

    with invited.db.begin() as session:
        privacy.erase_person(session, session.get_one(Colleague, chris), invited.clock.now())
    invited.tick()

    everything = "".join(each.sees for each in invited.bram.reads(invited.channel))
    for words in (
        "Mijn woorden.",
        "Mijn notitie.",
        "Mijn punt.",
        "Mijn vraag over hout.",
        "Chris",
    ):
        assert words not in everything
    assert "Mijn" not in str(rows(invited))


def test_a_circles_file_has_shared_notes_only(begun: World) -> None:
    note(begun, begun.bram, "Gedeeld.", CIRCLE)
    note(begun, begun.bram, "Van mij.")
    park(begun, begun.bram, "Geparkeerd.")

    with begun.db.begin() as session:
        export = privacy.export_circle(session, 1, begun.clock.now())

    assert [each["text"] for each in export["note"]] == ["Gedeeld."]
    assert [each["text"] for each in export["parked_point"]] == ["Geparkeerd."]
    assert len(export["run_phase"]) == 5


def test_a_parked_point_leaves_the_thread_with_whoever_parked_it(begun: World) -> None:
    park(begun, begun.dewi, "Mijn punt.")
    for _ in range(4):
        press(begun, "Volgende fase")
    assert "Dewi Smit\nMijn punt." in thread(begun)[-1].sees
    dewi = person_id(begun, begun.dewi)

    with begun.db.begin() as session:
        privacy.erase_person(session, session.get_one(Colleague, dewi), begun.clock.now())
    begun.tick()

    assert "Mijn punt." not in thread(begun)[-1].sees
    assert "parkeerplaats" not in board(begun).sees
