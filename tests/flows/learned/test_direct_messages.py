"""Answering in plain words, in the conversation with the bot."""

import pytest
from sqlalchemy import select

from bot import ticker
from bot.sandbox.people import Person
from bot.sandbox.seen import Message
from storage.models import Membership, ReflectionDraft, Said
from storage.models import Person as Colleague
from tests.flows.conftest import World
from tests.flows.decisions.test_endings import stop
from tests.flows.reflecting import (
    answers,
    forge_press,
    hold_session,
    prompt_of,
    question_ids,
    rows,
    stored,
)

WORDS = "Wij merkten dat de aannemer het paspoort zelf wil invullen."
GONE = "Dit is er niet meer, of het is niet voor jou. Er is niets veranderd."
NOTHING = "Ik vond hier nog geen ervaring mee."


@pytest.fixture
def asked(world: World) -> World:
    """A circle whose session is over; Bram, Chris and Dewi were asked what they learned."""
    world.start_circle()
    hold_session(world)
    return world


def said(world: World) -> list[Said]:
    with world.db.read() as session:
        return list(session.scalars(select(Said).order_by(Said.id)))


def drafts(world: World) -> list[ReflectionDraft]:
    with world.db.read() as session:
        return list(session.scalars(select(ReflectionDraft)))


def own_message(person: Person) -> Message:
    return next(m for m in reversed(person.reads()) if m.sees.endswith(WORDS))


def test_an_answer_in_the_thread_goes_to_the_form_and_no_further(asked: World) -> None:
    asked.bram.says(WORDS, thread=prompt_of(asked.bram))

    offer = asked.bram.reads()[-1]
    assert "alleen voor jou" in offer.sees
    assert offer.thread_ts == prompt_of(asked.bram).ts
    assert stored(asked) == []

    form = asked.bram.click(offer, "Dit is mijn antwoord", nth=1).form
    assert form.initial(f"answer-{question_ids(asked)[1]}") == WORDS
    assert stored(asked) == []
    assert [each.text for each in said(asked)] == [""]

    assert asked.bram.submit(form) == {}
    assert WORDS in asked.bram.form.text  # the look at the exact words
    assert [each.text for each in stored(asked)] == [WORDS]


def test_numbered_answers_go_to_the_questions_with_those_numbers(asked: World) -> None:
    first, second = question_ids(asked)[:2]
    asked.bram.says("1. Begin klein en vraag hulp.\n2. Volgende keer eerder bellen.")
    offer = asked.bram.reads()[-1]

    form = asked.bram.click(offer, "Dit zijn mijn antwoorden, per nummer").form

    assert form.initial(f"answer-{first}") == "Begin klein en vraag hulp."
    assert form.initial(f"answer-{second}") == "Volgende keer eerder bellen."
    asked.bram.close(everything=True)
    asked.bram.says("2: En op tijd.", thread=prompt_of(asked.bram))
    again = asked.bram.click(asked.bram.reads()[-1], "Dit zijn mijn antwoorden, per nummer")
    assert again.form.initial(f"answer-{second}").endswith("bellen.\n\nEn op tijd.")
    asked.bram.close(everything=True)
    asked.bram.says(WORDS)
    assert "Dit zijn mijn antwoorden, per nummer" not in asked.bram.reads()[-1].buttons
    value = str(said(asked)[-1].id)
    before = rows(asked)
    assert forge_press(asked, asked.bram, "said.divide", value) == GONE
    assert forge_press(asked, asked.eva, "said.divide", value) == GONE
    assert rows(asked) == before


def test_plain_words_with_an_open_question_are_asked_about(asked: World) -> None:
    asked.bram.says(WORDS)

    offer = asked.bram.reads()[-1]
    assert "alleen voor jou" in offer.sees
    assert "Zoek hierop" in offer.buttons
    asked.bram.click(offer, "Dit is mijn antwoord")
    assert "In het formulier zie je hoe het staat." in asked.bram.reads()[-1].sees


def test_a_plain_question_stays_a_search(asked: World) -> None:
    for question in (
        "Hoe regel je een materialenpaspoort bij de oplevering?",
        "materialenpaspoort oplevering",
        "Wat doe je als de aannemer niet wil meewerken",
    ):
        asked.bram.says(question)
        assert NOTHING in asked.bram.reads()[-1].sees
    assert said(asked) == []


def test_words_of_somebody_without_an_open_question_are_searched_for(asked: World) -> None:
    asked.eva.says(WORDS)

    assert NOTHING in asked.eva.reads()[-1].sees
    assert said(asked) == []


def test_searching_instead_keeps_nothing(asked: World) -> None:
    asked.bram.says(WORDS)
    asked.bram.click(asked.bram.reads()[-1], "Zoek hierop")

    assert NOTHING in asked.bram.reads()[-1].sees
    assert said(asked) == []
    assert drafts(asked) == []


def test_it_can_be_forgotten(asked: World) -> None:
    asked.bram.says(WORDS)
    offer = asked.bram.reads()[-1]
    asked.bram.click(offer, "Wis dit")

    assert "Ik heb het gewist." in asked.bram.reads()[-1].sees
    assert said(asked) == []
    again = asked.bram.click(offer, "Dit is mijn antwoord", stale=True)
    assert GONE in asked.bram.reads()[-1].sees + again.text


@pytest.mark.both
def test_the_same_words_cannot_be_used_twice(asked: World) -> None:
    asked.bram.says(WORDS)
    offer = asked.bram.reads()[-1]
    asked.bram.click(offer, "Dit is mijn antwoord")
    asked.bram.close(everything=True)
    before = rows(asked)

    again = asked.bram.click(offer, "Dit is mijn antwoord", stale=True)

    assert "Hier is al iets mee gedaan." in again.text
    assert rows(asked) == before


def test_words_come_after_what_stands_in_the_draft(asked: World) -> None:
    form = asked.bram.command("/leerkring reflectie").form
    asked.bram.fill(form, answers(asked, ("Eerste zin.", "0")))
    asked.bram.close(everything=True)
    asked.bram.says(WORDS, thread=prompt_of(asked.bram))

    form = asked.bram.click(asked.bram.reads()[-1], "Dit is mijn antwoord").form

    assert form.initial(f"answer-{question_ids(asked)[0]}") == f"Eerste zin.\n\n{WORDS}"


@pytest.mark.both
def test_a_message_that_is_delivered_twice_is_asked_about_once(asked: World) -> None:
    asked.sandbox.duplicate_deliveries(2)
    asked.bram.says(WORDS)
    asked.sandbox.idle()

    assert len([m for m in asked.bram.reads() if "alleen voor jou" in m.sees]) == 1
    assert len(said(asked)) == 1


def test_an_edited_message_is_used_as_it_is_now(asked: World) -> None:
    asked.bram.says(WORDS)
    offer = asked.bram.reads()[-1]
    asked.bram.edits(own_message(asked.bram), f"{WORDS} Toch?")

    asked.bram.click(offer, "Dit is mijn antwoord")

    assert f"{WORDS} Toch?" in str(drafts(asked)[0].sheet)


def test_a_deleted_message_is_forgotten(asked: World) -> None:
    asked.bram.says(WORDS)
    asked.bram.deletes(own_message(asked.bram))

    assert said(asked) == []
    assert "Ik heb het gewist." in asked.bram.reads()[-1].sees


def test_a_used_message_that_changes_leaves_the_answer_and_says_so_once(asked: World) -> None:
    asked.bram.says(WORDS)
    asked.bram.click(asked.bram.reads()[-1], "Dit is mijn antwoord")
    asked.bram.close(everything=True)
    before = len(asked.bram.reads())

    asked.bram.edits(own_message(asked.bram), f"{WORDS} Of niet: {WORDS}")
    asked.bram.edits(own_message(asked.bram), f"Of juist wel: {WORDS}")

    told = asked.bram.reads()[before:]
    assert len(told) == 1
    assert "gebleven zoals het was" in told[0].sees
    assert WORDS in str(drafts(asked)[0].sheet)
    assert "Of juist" not in str(drafts(asked)[0].sheet)


def test_too_many_words_are_not_kept(asked: World) -> None:
    asked.bram.says("lang woord " * 300, thread=prompt_of(asked.bram))

    told = "Dit is langer dan een antwoord kan zijn: hooguit 3.000 tekens. Ik heb het niet"
    assert told in asked.bram.reads()[-1].sees
    assert said(asked) == []


def test_words_that_do_not_fit_the_draft_wait(asked: World) -> None:
    form = asked.bram.command("/leerkring reflectie").form
    asked.bram.fill(form, answers(asked, ("x" * (3000 - len(WORDS) - 1), "0")))
    asked.bram.close(everything=True)
    asked.bram.says(WORDS, thread=prompt_of(asked.bram))
    offer = asked.bram.reads()[-1]
    before = rows(asked)

    told = asked.bram.click(offer, "Dit is mijn antwoord").text

    assert "Samen met wat er al staat, wordt dit te lang: hooguit 3.000 tekens." in told
    assert rows(asked) == before
    form = asked.bram.command("/leerkring reflectie").form
    asked.bram.fill(form, answers(asked, ("x" * (3000 - len(WORDS) - 2), "0")))
    asked.bram.close(everything=True)
    assert asked.bram.click(offer, "Dit is mijn antwoord").form.title


def test_words_are_nobody_elses(asked: World) -> None:
    asked.bram.says(WORDS)
    value = f"{said(asked)[0].id}.{question_ids(asked)[0]}"
    before = rows(asked)

    assert forge_press(asked, asked.chris, "said.answers", value) == GONE
    assert forge_press(asked, asked.chris, "said.search", str(said(asked)[0].id)) == GONE
    for odd in ("x", "1", "1.x", f"{said(asked)[0].id}.9999", "9" * 30):
        assert forge_press(asked, asked.bram, "said.answers", odd) == GONE
    assert rows(asked) == before


def test_what_waits_too_long_is_forgotten(asked: World) -> None:
    asked.bram.says(WORDS)
    asked.later(days=15)

    ticker.tidy(asked.db, asked.clock.now())

    assert said(asked) == []


@pytest.mark.parametrize("state", ["paused", "closed"])
def test_a_circle_that_stopped_asks_nothing_more(asked: World, state: str) -> None:
    assert "Beantwoord" in asked.bram.open_home().buttons
    stop(asked, state)

    assert "Beantwoord" not in asked.bram.open_home().buttons
    asked.bram.says("hoi")
    assert "Beantwoord" not in asked.bram.reads()[-1].buttons
    asked.bram.says(WORDS)
    assert NOTHING in asked.bram.reads()[-1].sees
    assert said(asked) == []


def test_who_left_the_circle_just_searches(asked: World) -> None:
    with asked.db.begin() as session:
        bram = session.scalars(
            select(Colleague).where(Colleague.external_id == asked.bram.id)
        ).one()
        for membership in session.scalars(
            select(Membership).where(Membership.person_id == bram.id)
        ):
            membership.left_at = asked.clock.now()

    asked.bram.says(WORDS, thread=prompt_of(asked.bram))

    assert NOTHING in asked.bram.reads()[-1].sees
    assert said(asked) == []
