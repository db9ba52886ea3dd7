"""The card, the harvest and the question to authors: within Slack's limits."""

import json
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from bot.domain.circle.themes import START, THEMES, Theme
from bot.domain.harvest.cards import Proposal
from bot.domain.harvest.harvest import Harvest, Workbench
from bot.domain.insights.card_words import Card
from bot.domain.insights.release import ProposalResult, ReleaseRequest
from bot.errors import NotFound
from bot.sandbox.blockkit import message_errors
from bot.slack.base.blocks import message, spoken
from bot.slack.harvest.cards import insight_modal, read_insight
from bot.slack.harvest.drafts import result_modal
from bot.slack.harvest.harvest import harvest_modal, read_meeting, read_place
from bot.slack.insights.insights import (
    answered_message,
    card_lines,
    insight_card,
    read_seen,
    request_message,
)
from bot.texts import LANGUAGES, texts_for
from storage.insights.insights import Source
from storage.learned.reflections import Written
from storage.models import (
    Circle,
    Consent,
    Insight,
    InsightSource,
    InsightState,
    Kind,
    Meeting,
    Outcome,
    Person,
    Reflection,
    ReleaseLevel,
)
from tests.slack.test_reflections import filled, goes, sits

CARD = Card(
    "T" * 120,
    "🌱" * 1500,
    Outcome.DID_NOT,
    "y" * 600,
    "c" * 600,
    "consumer-goods",
    Kind.PRACTICE,
    "K" * 75,
    date(2026, 9, 23),
    "P" * 80,
    "civil_society",
    tuple(f"https://voorbeeld.example/{n}/".ljust(300, "a") for n in range(3)),
)
CHOICE = [Theme(key, group) for key, group in START]
CIRCLE = Circle(id=999_999_999, name="K" * 75, theme="food")
PERSON = Person(id=1, name="N" * 120)
MEETINGS = [
    Meeting(id=n, local_start=datetime(2026, 9, 23, 10, 0))  # noqa: DTZ001  # wall clock
    for n in range(1, 100)
]
LEVELS = (ReleaseLevel.CIRCLE, ReleaseLevel.NETWORK, ReleaseLevel.PUBLIC)


def insight(state: InsightState, level: ReleaseLevel = ReleaseLevel.PUBLIC) -> Insight:
    return Insight(
        id=999_999_999,
        title=CARD.title,
        what=CARD.what,
        outcome=CARD.outcome,
        why=CARD.why,
        condition=CARD.condition,
        theme=CARD.theme,
        kind=CARD.kind,
        level=level,
        state=state,
        unfinished=[],
        place=CARD.place,
        layer=CARD.layer,
        links=list(CARD.links),
    )


def written(count: int) -> list[Written]:
    return [
        Written(
            Reflection(
                id=n,
                wording=f"{n}" + "?" * 299,
                text="🌱" * 3000,
                wanted_level=ReleaseLevel.CIRCLE,
                release_level=ReleaseLevel.PUBLIC,
            ),
            PERSON,
            CIRCLE,
            MEETINGS[0],
        )
        for n in range(1, count + 1)
    ]


def request(
    state: InsightState, consent: Consent | None, level: ReleaseLevel
) -> ReleaseRequest:
    source = Source(InsightSource(consent=consent), written(1)[0].reflection, PERSON)
    return ReleaseRequest(insight(state, level), CARD, PERSON, [source])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("outcome", list(Outcome))
@pytest.mark.parametrize("kind", list(Kind))
def test_every_card_fits_many_times(language: str, outcome: Outcome, kind: Kind) -> None:
    card = replace(CARD, outcome=outcome, kind=kind)
    blocks = insight_card(card, texts_for(language))

    assert len(blocks) <= 8
    assert message_errors([block.to_dict() for block in blocks]) == []
    assert len(message(*blocks).text) < 4300
    assert len(card_lines(card, texts_for(language))) == 3


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_has_a_name(theme: str) -> None:
    for language in LANGUAGES:
        assert insight_card(replace(CARD, theme=theme), texts_for(language))


def test_an_empty_why_or_condition_takes_no_room() -> None:
    shown = message(*insight_card(replace(CARD, why="", condition=""), texts_for("nl")))

    assert "Waarom" not in shown.text
    assert "voorwaarde" not in shown.text


def test_a_card_shows_words_as_they_were_typed() -> None:
    nasty = "<!channel> *b* & <https://x|y>"
    shown = message(*insight_card(replace(CARD, what=nasty, why=nasty), texts_for("nl")))

    assert "mrkdwn" not in json.dumps(shown.blocks)
    assert shown.text.count("&lt;!channel&gt; *b* &amp; &lt;https://x|y&gt;") == 2


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("consent", [None, *Consent])
@pytest.mark.parametrize("state", list(InsightState))
def test_every_question_to_an_author_fits(
    language: str, level: ReleaseLevel, consent: Consent | None, state: InsightState
) -> None:
    assert goes(request_message(request(state, consent, level), texts_for(language)))


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("consent", list(Consent))
def test_an_author_reads_that_a_card_goes_further_while_they_are_asked(
    level: ReleaseLevel, consent: Consent
) -> None:
    asked = request(InsightState.PROPOSED, consent, level)

    shown = "verder dan je zelf koos" in request_message(asked, texts_for("nl")).text
    assert shown is (consent is Consent.ASKED and level > ReleaseLevel.CIRCLE)
    told = replace(asked, wish="Korter.")
    assert "verder dan je zelf koos" not in request_message(told, texts_for("nl")).text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("answer", ["released", "refused", "withdrawn"])
def test_every_answer_to_a_facilitator_fits(language: str, answer: str) -> None:
    for authors in (1, 3):
        told = answered_message(
            insight(InsightState.PROPOSED), answer, authors, texts_for(language)
        )
        assert goes(told)


@pytest.mark.parametrize(
    ("language", "label"), [("nl", "Werkt alleen als"), ("en", "Works only if")]
)
def test_when_a_card_holds_stands_in_its_whole_and_its_short_form(
    language: str, label: str
) -> None:
    texts = texts_for(language)
    holds = replace(CARD, condition="de straat wil")
    whole = spoken([each.to_dict() for each in insight_card(holds, texts)])

    assert f"{label}\nde straat wil" in whole
    assert f"{label}: de straat wil" in card_lines(holds, texts)[1]
    assert len(card_lines(CARD, texts)[1]) < 400  # with words of any length
    assert label not in card_lines(replace(CARD, condition=""), texts)[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_a_long_harvest_fits(language: str) -> None:
    cards = [insight(state) for state in InsightState for _ in range(10)]
    harvest = Harvest(CIRCLE, MEETINGS[0], MEETINGS, written(40), cards, {})
    texts = texts_for(language)

    pages = [harvest_modal(harvest, texts, number) for number in range(12)]

    assert all(map(sits, pages))
    assert read_place(pages[1]).page == 1
    assert sits(harvest_modal(Harvest(CIRCLE, None, [], [], [], {}), texts))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("count", [1, 120])
def test_the_form_of_a_card_fits(language: str, count: int) -> None:
    texts = texts_for(language)

    assert sits(insight_modal(Workbench(CIRCLE, written(count), [1], themes=CHOICE), texts))
    exists = insight(InsightState.RELEASED)
    assert sits(
        insight_modal(Workbench(CIRCLE, written(count), [1, 500], exists, CHOICE), texts)
    )
    assert sits(insight_modal(Workbench(CIRCLE, [], [500], exists, CHOICE), texts))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("level", LEVELS)
def test_every_result_fits(language: str, level: ReleaseLevel) -> None:
    for state, count in ((InsightState.RELEASED, 0), (InsightState.PROPOSED, 1)):
        assert sits(
            result_modal(ProposalResult(insight(state, level), count), texts_for(language))
        )


def test_the_form_of_a_card_is_read_as_it_was_filled_in() -> None:
    exists = insight(InsightState.RELEASED)
    view = insight_modal(Workbench(CIRCLE, written(2), [1], exists, CHOICE), texts_for("nl"))
    values: dict[str, Any] = {
        "title": {"value": "Titel"},
        "what": {"value": "Wat"},
        "why": {"value": None},
        "condition": {"value": "Als"},
        "outcome": {"selected_option": {"value": "did_not"}},
        "theme": {"selected_option": {"value": "food"}},
        "kind": {"selected_option": {"value": "tip"}},
        "level": {"selected_option": {"value": "3"}},
        "sources": {"selected_options": [{"value": "1"}, {"value": "2"}]},
    }

    draft = read_insight(filled(view, values))

    assert draft.insight_id == exists.id
    assert draft.source_ids == [1, 2]
    assert draft.card == Proposal(
        "Titel", "Wat", Outcome.DID_NOT, "", "Als", "food", Kind.TIP, ReleaseLevel.PUBLIC
    )


@pytest.mark.parametrize("chosen", [None, {}, {"value": "x"}, "1", []])
def test_a_session_that_cannot_be_is_not_found(chosen: object) -> None:
    with pytest.raises(NotFound):
        read_meeting({"selected_option": chosen})


def test_apart_from_any_session_is_a_choice_too() -> None:
    assert read_meeting({"selected_option": {"value": "0"}}) is None
    assert read_meeting({"selected_option": {"value": "12"}}) == 12


@pytest.mark.parametrize("value", ["", ".", "x.abc", None, "-1.abc"])
def test_a_button_without_an_insight_is_not_found(value: object) -> None:
    with pytest.raises(NotFound):
        read_seen(value)
    assert read_seen("12.abc") == (12, "abc")
