"""Answers fit into a message, whatever was asked and whatever the cards say."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.domain.insights.card_words import (
    LONGEST_CONDITION,
    LONGEST_TITLE,
    LONGEST_WHAT,
    LONGEST_WHY,
)
from bot.domain.questions.questions import PAGE, Found
from bot.sandbox.blockkit import blocks_too_long, message_errors, view_errors, view_too_large
from bot.search.search import Hit
from bot.slack.base.blocks import cut_as_sent
from bot.slack.base.ids import SEARCH_MORE
from bot.slack.questions.refining import LONGEST_SHOWN, YEARS, Search, read_search
from bot.slack.questions.search import answer_message, answer_modal
from bot.texts import texts_for
from storage.models import Kind, Outcome, ReleaseLevel

NL = texts_for("nl")
TODAY = date(2028, 11, 2)
NARROWED = Search(
    "Q" * LONGEST_SHOWN,
    1000,
    themes=["x" * 64] * 8,
    kinds=list(Kind),
    outcomes=list(Outcome),
    circles=[999_999_999] * 8,
    years=YEARS[0],
)


def answer(written: str) -> Found:
    hit = Hit(
        insight_id=999_999_999,
        circle_id=1,
        circle_name="K" * 75,
        title=written * LONGEST_TITLE,
        what=written * LONGEST_WHAT,
        outcome=Outcome.PARTLY,
        why=written * LONGEST_WHY,
        condition=written * LONGEST_CONDITION,
        theme="consumer-goods",
        kind=Kind.PRACTICE,
        happened_on=date(2026, 9, 30),
        level=ReleaseLevel.NETWORK,
        score=1.0,
        place=written * 300,
        layer="civil_society",
        still_holds_at=datetime(2028, 6, 1, tzinfo=UTC),
    )
    return Found((hit,) * PAGE, written * 3000, has_more=True)


@pytest.mark.parametrize("written", ["W", "🌱", "é", '"', "\\", "\x01"])
def test_an_answer_fits(written: str) -> None:
    message = answer_message(
        answer(written), Search(written * 3000), TODAY, NL, in_channel=True
    )
    view = answer_modal(answer(written), NARROWED, TODAY, NL)

    assert message_errors(message.blocks) == []
    assert view_errors(view) == []
    assert not view_too_large(view)
    if written != "\x01":  # in a title nobody can type it
        assert not blocks_too_long(message.blocks)


def test_what_stands_elsewhere_in_a_card_is_named() -> None:
    found = replace(
        answer("W").hits[0],
        title="Vergunning",
        what="Het ontwerp moest over.",
        why="Regels.",
        condition="je bij een proef meteen belt.",
    )
    asked = Found((replace(found, terms=frozenset({"proef"})),), None, has_more=False)

    said = answer_message(asked, Search("proef"), TODAY, NL).plain
    assert "\nWerkt alleen als: je bij een proef meteen belt.\n" in said
    assert "Regels." not in said


@pytest.mark.parametrize("question", ["Wat kost reïntegratie?", 'Wie zei "nee"?', "🌱" * 500])
def test_the_question_travels_with_the_button_for_more(question: str) -> None:
    blocks = answer_message(answer("W"), Search(question), TODAY, NL).blocks
    pressed = [each for block in blocks for each in block.get("elements", [])]
    [value] = [each["value"] for each in pressed if each.get("action_id") == SEARCH_MORE]

    assert read_search(value) == Search(question, PAGE)


def test_cutting_counts_what_is_sent() -> None:
    assert cut_as_sent("W" * LONGEST_SHOWN, LONGEST_SHOWN) == "W" * LONGEST_SHOWN
    assert cut_as_sent('"' * 10, 20) == '"' * 10
    assert cut_as_sent('"' * 11, 20) == '"' * 9 + "…"
    assert cut_as_sent("🌱\n" * 4, 10) == "🌱\n🌱\n🌱…"
