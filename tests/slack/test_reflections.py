"""What asking and sharing look like: within Slack's limits, and read back as it was."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.domain.base.links import LONGEST_LINK, MOST_LINKS
from bot.domain.learned.prompts import PromptSeen
from bot.domain.learned.reflections import Answer
from bot.domain.learned.sharing import MOST_AT_ONCE, MyTexts, fingerprint
from bot.domain.learned.sheets import LONGEST_DETAIL
from bot.errors import NotFound
from bot.sandbox.blockkit import blocks_too_long, message_errors, view_errors, view_too_large
from bot.slack.base.blocks import Json, Message
from bot.slack.base.paging import page_of, page_shown, read_page
from bot.slack.base.which_circle import choose_circle_modal
from bot.slack.learned.reflections import (
    prompt_message,
    reminder_message,
    standing_message,
)
from bot.slack.learned.sharing import (
    SharingPreview,
    level_modal,
    mine_modal,
    preview_modal,
    read_level,
    read_preview,
    session_modal,
)
from bot.slack.learned.sheets import answer_modal, read_answers, read_subject
from bot.texts import LANGUAGES, texts_for
from storage.learned.reflections import Written
from storage.models import (
    Circle,
    GuidingQuestion,
    Insight,
    Meeting,
    Outcome,
    Person,
    Prompt,
    PromptState,
    Reflection,
    ReleaseLevel,
)

NOON = datetime(2026, 3, 4, 11, 0, tzinfo=UTC)
CIRCLE = Circle(id=999_999_999, name="W" * 75, default_release=ReleaseLevel.PRIVATE)
MEETING = Meeting(id=999_999_998, local_start=datetime(2026, 9, 23, 10, 0))  # noqa: DTZ001  # wall clock
PERSON = Person(id=1, name="N" * 120, time_zone="America/Argentina/Buenos_Aires")
QUESTIONS = [GuidingQuestion(id=999_999_990 + n, text="?" * 300) for n in range(5)]
LONGEST = "🌱" * 3000


def reflections(level: ReleaseLevel = ReleaseLevel.PRIVATE) -> list[Reflection]:
    return [
        Reflection(
            id=question.id,
            question_id=question.id,
            wording=question.text,
            text=LONGEST,
            outcome=Outcome.DID_NOT,
            why="🌱" * LONGEST_DETAIL,
            condition="🌱" * LONGEST_DETAIL,
            links=["https://voorbeeld.example/".ljust(LONGEST_LINK, "p")] * MOST_LINKS,
            prompt_id=question.id,
            wanted_level=ReleaseLevel.PUBLIC,
            release_level=level,
        )
        for question in QUESTIONS
    ]


def asked(state: PromptState = PromptState.OPEN, **changes: Any) -> PromptSeen:
    prompt = Prompt(id=7, state=state, later_at=changes.pop("later_at", None))
    values: dict[str, Any] = {
        "circle": CIRCLE,
        "meeting": MEETING,
        "person": PERSON,
        "questions": QUESTIONS,
        "prompt": prompt,
        "given": [],
        "was_reminded": False,
    }
    return PromptSeen(**(values | changes))


def mine(count: int = 1) -> MyTexts:
    written = [
        Written(each, PERSON, CIRCLE, MEETING) for _ in range(count) for each in reflections()
    ]
    cards = [Insight(id=n, title="T" * 120) for n in range(12)]
    return MyTexts(written, {each.id: cards for each in reflections()})


def sits(view: Json) -> bool:
    assert view_errors(view) == []
    return not view_too_large(view)


def goes(message: Message) -> bool:
    assert message_errors(message.blocks) == []
    return not blocks_too_long(message.blocks)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_fits(language: str) -> None:
    texts = texts_for(language)
    given = reflections()

    assert goes(prompt_message(asked(), texts))
    assert goes(reminder_message(asked(), texts))
    assert goes(standing_message(asked(later_at=NOON), texts))
    assert goes(standing_message(asked(was_reminded=True), texts))
    assert goes(standing_message(asked(PromptState.SKIPPED), texts))
    assert goes(standing_message(asked(PromptState.ANSWERED, given=given), texts))
    assert goes(standing_message(asked(PromptState.ANSWERED, given=given, meeting=None), texts))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_fits(language: str) -> None:
    texts = texts_for(language)
    full = asked(given=reflections())
    many = [Circle(id=n, name=CIRCLE.name) for n in range(120)]

    assert sits(answer_modal(full, texts))
    assert sits(answer_modal(asked(), texts))
    assert sits(preview_modal(SharingPreview(CIRCLE, PERSON.name, full.unshared), texts))
    assert sits(choose_circle_modal("circle.choose", many, texts))
    assert sits(mine_modal(MyTexts([], {}), texts))
    assert sits(level_modal(MyTexts(mine().written[:1], mine().used_in), texts))
    most = mine(2).written[:MOST_AT_ONCE]
    for n, each in enumerate(most):
        each.reflection.id = 999_999_000 + n  # every field of a form has a name of its own
    assert sits(session_modal(MyTexts(most, {}), texts))


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_a_long_list_fits(language: str) -> None:
    texts = texts_for(language)
    everything = mine(count=20)

    view = mine_modal(everything, texts)
    shown = 0
    for number in range(200):
        view = mine_modal(everything, texts, number)
        if page_shown(view) != number:
            break
        assert sits(view)
        shown += sum(LONGEST in json.dumps(b, ensure_ascii=False) for b in view["blocks"])

    assert shown == len(everything.written)


def test_an_empty_list_is_one_page_and_odd_numbers_lead_to_a_page() -> None:
    assert (page_of([], 3).number, page_of([], 3).count) == (0, 1)
    assert [read_page({"value": value}) for value in ("2", "-1", "x", "", "99999")] == [
        2,
        0,
        0,
        0,
        0,
    ]


def filled(view: Json, values: dict[str, Json]) -> Json:
    """The form as it comes back."""
    state = {block: {"value": entry} for block, entry in values.items()}
    return {**view, "state": {"values": state}}


def test_the_answer_form_is_read_as_it_was_filled_in() -> None:
    view = answer_modal(asked(), texts_for("nl"))
    values: dict[str, Json] = {}
    for question in QUESTIONS:
        values[f"answer-{question.id}"] = {"value": f" Antwoord {question.id}\n"}
        values[f"level-{question.id}"] = {"selected_option": {"value": "2"}}

    assert read_subject(view) == (CIRCLE.id, MEETING.id)
    assert read_answers(filled(view, values)) == [
        Answer(q.id, f"Antwoord {q.id}", ReleaseLevel.NETWORK) for q in QUESTIONS
    ]


def test_the_preview_remembers_the_exact_words() -> None:
    given = reflections()
    view = preview_modal(SharingPreview(CIRCLE, PERSON.name, given), texts_for("nl"), page=3)

    assert [(s.reflection_id, s.level, s.fingerprint) for s in read_preview(view)] == [
        (r.id, ReleaseLevel.PUBLIC, fingerprint(r)) for r in given
    ]
    assert page_shown(view) == 3


@pytest.mark.parametrize(
    "memory", ["", "null", "[]", "{", '{"seen": 1}', '{"seen": [1]}', '{"seen": [[1, 9, ""]]}']
)
def test_a_preview_that_makes_no_sense_shares_nothing(memory: str) -> None:
    assert read_preview({"private_metadata": memory}) == []


def test_the_level_form_is_read_as_it_was_filled_in() -> None:
    view = level_modal(MyTexts(mine().written[:1], {}), texts_for("en"), page=2)

    chosen = filled(view, {"level": {"selected_option": {"value": "0"}}})

    assert read_level(chosen) == (QUESTIONS[0].id, ReleaseLevel.PRIVATE)
    assert page_shown(chosen) == 2
    with pytest.raises(NotFound):
        read_level(filled({}, {"level": {"selected_option": {"value": "0"}}}))


def test_words_are_shown_as_they_were_typed() -> None:
    nasty = "<!channel> *b* _i_ <https://x|y> & :boom:"
    [reflection] = reflections()[:1]
    reflection.text = nasty

    preview = preview_modal(SharingPreview(CIRCLE, PERSON.name, [reflection]), texts_for("nl"))

    quoted = next(block for block in preview["blocks"] if block["type"] == "rich_text")
    assert quoted["elements"][0]["elements"] == [{"type": "text", "text": nasty}]
    assert "mrkdwn" not in json.dumps(preview)
