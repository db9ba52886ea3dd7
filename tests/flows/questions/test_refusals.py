"""What cannot be done with a question is said in a sentence, and changes nothing."""

from collections.abc import Callable

import pytest
from sqlalchemy import update

from storage.models import Circle, CircleState, Insight, LearningQuestion, QuestionState
from tests.flows.asking import CUPS, ask
from tests.flows.conftest import World
from tests.flows.curating import OPEN_TITLE, curate
from tests.flows.reflecting import forge_memory, forge_press, forge_submit, forge_value, rows


@pytest.fixture
def asked(world: World) -> World:
    """Eva put a question to a circle that shared nothing yet."""
    world.start_circle()
    ask(world, world.eva, CUPS)
    return world


def number(world: World) -> str:
    return str(world.id_of(LearningQuestion))


def refused(world: World, action: str) -> str:
    """What Ada, who leads the circle, is told about a press that changes nothing."""
    before = rows(world)
    told = forge_press(world, world.ada, action, number(world))
    assert rows(world) == before
    return told


def test_there_is_nothing_to_merge_with_or_to_answer_with(asked: World) -> None:
    told = refused(asked, "question.open_merge")
    assert told == "Er is nu geen andere vraag aan deze kring."
    told = refused(asked, "question.open_answer")
    assert (
        "Ik vond geen inzicht over deze vraag dat jij en de vrager allebei mogen lezen." in told
    )


def accept(world: World) -> None:
    forge_press(world, world.ada, "question.accept", number(world))
    world.tick()


def decline(world: World) -> None:
    forge_press(world, world.ada, "question.open_decline", number(world))
    assert world.ada.submit(world.ada.form, reason="no_time") == {}
    world.ada.close(everything=True)
    world.tick()


@pytest.mark.parametrize("decide", [accept, decline])
def test_what_was_decided_is_decided_once(
    asked: World, decide: Callable[[World], None]
) -> None:
    """Both facilitators press; the one who asked hears it once."""
    decide(asked)
    asked.later(minutes=1)
    before = rows(asked)

    decide(asked)

    assert rows(asked) == before


def test_an_answered_question_is_not_decided_about(world: World) -> None:
    curate(world)
    ask(world, world.eva, CUPS)
    with world.db.begin() as session:
        card = world.id_of(Insight, title=OPEN_TITLE)
        session.execute(update(LearningQuestion).values(answered_by=card))

    told = refused(world, "question.accept")

    assert told == "Deze vraag is al beantwoord. Je hoeft niets meer te doen."


def test_a_merged_question_is_decided_about_with_the_other(asked: World) -> None:
    with asked.db.begin() as session:
        session.execute(update(LearningQuestion).values(state=QuestionState.MERGED))

    told = refused(asked, "question.accept")

    assert told == "Deze vraag gaat samen met een andere vraag aan deze kring."


def test_a_circle_that_stopped_meanwhile_gets_no_question(world: World) -> None:
    world.start_circle()
    world.eva.says(CUPS)
    form = world.eva.click(world.eva.reads()[-1], "Vraag het aan een leerkring").form
    with world.db.begin() as session:
        session.execute(update(Circle).values(state=CircleState.CLOSED))
    before = rows(world)

    errors = world.eva.submit(form, circle=form.options("circle")[0])

    assert errors == {"circle": "Deze leerkring is niet meer actief. Kies een andere."}
    assert rows(world) == before


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ("hub", "Op de regel ‘hub’ staat nog niets wat hetzelfde betekent."),
        (
            "inkoop, !!!",
            "Met ‘!!!’ kan ik niet zoeken. Gebruik een woord, of een paar woorden.",
        ),
        ("inkoop, tender\n" * 201, "Dit is te lang. Gebruik hooguit 3.000 tekens."),
        ("inkoop = " + "x" * 200, "is langer dan 200 tekens. Maak hem korter."),
        ("inkoop, " + "x" * 61, "kan ik niet zoeken. Gebruik een woord, of een paar woorden."),
    ],
)
def test_a_line_that_is_no_group_of_synonyms(asked: World, lines: str, sentence: str) -> None:
    asked.ada.command("/leerkring synoniemen")
    forge_value(asked, asked.ada, "groups", value=lines)
    before = rows(asked)

    errors = forge_submit(asked, asked.ada)

    assert sentence in errors["groups"]
    assert rows(asked) == before


def test_a_synonym_can_be_a_few_words(asked: World) -> None:
    form = asked.ada.command("/leerkring synoniemen").form

    assert asked.ada.submit(form, groups="inkoop, " + "x" * 60) == {}
    assert "synonyms.changed" in asked.audited()


def test_a_list_of_synonyms_that_changed_at_this_moment_is_not_undone(asked: World) -> None:
    """Before that moment the form itself shows the newer lines; see test_newer."""
    form = asked.ada.command("/leerkring synoniemen").form
    forge_memory(asked, asked.ada, version="0123456789abcdef")
    before = rows(asked)

    errors = asked.ada.submit(form, groups="inkoop, aanschaf")

    assert errors["groups"].startswith("Iemand anders heeft deze lijst net veranderd.")
    assert rows(asked) == before
