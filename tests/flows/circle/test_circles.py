"""Starting a circle, through Slack."""

import pytest
from sqlalchemy import select

from storage.models import Circle
from tests.flows.conftest import World
from tests.flows.reflecting import CIRCLE, forge_press, hold_session, reflect, rows

FORM = {
    "name": "Circulair inkopen",
    "theme": "procurement",
    "purpose": "Samen leren hoe circulair inkopen wél lukt.",
    "channel": "C0KRING",
    "participants": ["U0BRAM", "U0CHRIS", "U0DEWI"],
}


def test_nobody_hears_anything_before_the_start(world: World) -> None:
    modal = world.ada.command("/leerkring nieuw", channel=world.channel).modal
    assert world.ada.submit(modal, **FORM) == {}
    world.tick()

    preview = world.ada.form
    assert "De deelnemers weten nog van niets" in preview.text
    assert "Deze hoofdvragen zijn een voorstel van mij." in preview.text
    assert "Bram Jansen" in preview.text
    assert "Kanaal van de kring: #" in preview.text
    assert "ook het kanaal van" not in preview.text
    assert world.sandbox.posted() == []

    world.speak_english(world.dewi)
    assert world.ada.submit(preview) == {}
    world.tick()

    [welcome] = world.bram.reads()
    assert "Welkom in ‘Circulair inkopen’" in welcome.sees
    assert "Samen leren hoe circulair inkopen wél lukt." in welcome.sees
    assert "agenda op de dag van een bijeenkomst: #" in welcome.sees
    [in_english] = world.dewi.reads()
    assert "Welcome to ‘Circulair inkopen’" in in_english.sees
    assert world.ada.reads() == []
    assert "is gestart" in world.ada.form.text


def test_a_channel_that_another_circle_uses_is_named_before_the_start(world: World) -> None:
    world.start_circle(name="Schoon water")
    modal = world.chris.command("/leerkring nieuw").modal

    assert world.chris.submit(modal, **FORM) == {}

    shared = "Let op: dit is ook het kanaal van ‘Schoon water’. Wie daar zit, leest jullie"
    assert shared in world.chris.form.text


def test_going_back_from_the_review_finds_every_word(world: World) -> None:
    """What was written down meanwhile makes way for what is sent in then."""
    modal = world.ada.command("/leerkring nieuw", channel=world.channel).modal
    assert world.ada.submit(modal, **FORM) == {}
    world.ada.close()

    form = world.ada.form
    assert form.initial("purpose") == FORM["purpose"]
    assert world.ada.submit(form) == {}
    world.ada.close()
    assert world.ada.submit(world.ada.form, name="Anders inkopen") == {}
    assert world.ada.submit(world.ada.form) == {}

    assert "‘Anders inkopen’ is gestart" in world.ada.form.text
    world.ada.close()
    assert world.ada.modal is None
    with world.db.read() as session:
        assert session.scalars(select(Circle.name)).all() == ["Anders inkopen"]
    assert "circle.draft_dropped" in world.audited()


def test_each_participant_is_welcomed_once(world: World) -> None:
    world.start_circle()

    world.tick()
    world.later(days=1)

    assert [len(person.reads()) for person in (world.bram, world.chris, world.dewi)] == [
        1,
        1,
        1,
    ]


@pytest.mark.parametrize(
    ("change", "field", "sentence"),
    [
        ({"name": "   "}, "name", "Vul hier iets in."),
        ({"purpose": " \n "}, "purpose", "Vul hier iets in."),
        ({"questions": "   "}, "questions", "Schrijf minstens één hoofdvraag op."),
        ({"questions": "a?\nb?\nc?\nd?\ne?\nf?"}, "questions", "Kies hooguit 5 hoofdvragen"),
        ({"questions": "x" * 400}, "questions", "Dit is te lang. Gebruik hooguit 300 tekens."),
        ({"channel": "C0NOBOT"}, "channel", "/invite @Leerkring"),
        ({"participants": ["U0ROBOT"]}, "participants", "is een app en kan niet meedoen"),
        ({"participants": ["U0GONE"]}, "participants", "is gesloten. Haal deze naam weg."),
        ({"facilitators": ["U0GONE"]}, "facilitators", "is gesloten. Haal deze naam weg."),
        ({"horizon_on": "2026-03-01"}, "horizon_on", "Kies een datum in de toekomst."),
    ],
)
def test_a_form_that_is_not_right_says_so_and_stores_nothing(
    world: World, change: dict[str, object], field: str, sentence: str
) -> None:
    modal = world.ada.command("/leerkring nieuw", channel=world.channel).modal
    before = world.snapshot()

    errors = world.ada.submit(modal, **(FORM | change))

    assert list(errors) == [field]
    assert sentence in errors[field]
    assert world.snapshot() == before


def test_a_name_can_be_used_once(world: World) -> None:
    world.start_circle()

    modal = world.ada.command("/leerkring new").modal
    errors = world.ada.submit(modal, **FORM)

    assert errors == {"name": "Er is al een leerkring met deze naam. Kies een andere."}


@pytest.mark.both
def test_a_form_that_arrives_twice_makes_one_circle(world: World) -> None:
    modal = world.ada.command("/leerkring nieuw").modal
    world.sandbox.duplicate_deliveries(1)
    world.ada.submit(modal, **FORM)
    world.ada.submit(world.ada.modal)
    world.sandbox.duplicate_deliveries(0)
    world.tick()

    assert len(world.snapshot()["circle"]) == 1
    assert len(world.bram.reads()) == 1
    assert {"circle.drafted", "circle.started"} <= world.audited()


def test_a_word_that_is_unknown_gets_the_nearest_one(world: World) -> None:
    reply = world.bram.command("/leerkring niew")

    assert "‘niew’ ken ik niet." in reply.text
    assert "Bedoel je: /leerkring nieuw" in reply.text


def test_help_is_in_the_language_of_the_person(world: World) -> None:
    world.speak_english(world.dewi)
    assert "/leerkring search" in world.dewi.command("/leerkring").text
    assert "/leerkring zoek" in world.bram.command("/leerkring help").text


def test_a_command_with_the_word_payload_arrives(world: World) -> None:
    assert "‘payload’ ken ik niet." in world.bram.command("/leerkring payload").text


def test_the_questions_can_change_and_answers_keep_theirs(world: World) -> None:
    world.start_circle()
    hold_session(world)
    reflect(world, world.bram, ("Met een plan per kwartaal.", CIRCLE))
    listed = world.ada.click(world.ada.open_home(), "Beheer").form
    form = world.ada.click(listed, "Hoofdvragen").form
    first, second, _ = form.initial("questions").splitlines()

    assert world.ada.submit(form, questions=f"Wat blijft er?\n{second}") == {}

    assert "Vanaf nu stel ik deze vragen" in world.ada.form.text
    asked = world.chris.command("/leerkring reflectie").form
    assert first not in asked.text
    assert asked.text.index("Wat blijft er?") < asked.text.index(second)
    assert first in world.ada.command("/leerkring oogst").form.text
    assert "circle.questions" in world.audited()


@pytest.mark.parametrize(
    ("questions", "sentence"),
    [
        ("  \n ", "Schrijf minstens één hoofdvraag op."),
        ("a?\nb?\nc?\nd?\ne?\nf?", "Kies hooguit 5 hoofdvragen"),
        ("x" * 301, "hooguit 300 tekens"),
    ],
)
def test_questions_that_are_not_right_change_nothing(
    world: World, questions: str, sentence: str
) -> None:
    world.start_circle()
    form = world.ada.click(world.ada.command("/leerkring beheer").form, "Hoofdvragen").form
    before = world.snapshot()

    assert sentence in world.ada.submit(form, questions=questions)["questions"]
    assert world.snapshot() == before


def test_only_a_facilitator_changes_the_questions(world: World) -> None:
    circle_id = world.start_circle()
    before = rows(world)

    told = forge_press(world, world.bram, "circle.open_questions", str(circle_id))

    assert told == "Dit kan alleen een begeleider van deze leerkring doen."
    assert rows(world) == before
