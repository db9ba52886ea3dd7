"""What surrounds a session: within Slack's limits at its longest, and read back as it was."""

from datetime import UTC, date, datetime

import pytest

from bot.domain.circle.circles import LONGEST_QUESTION, Overview
from bot.domain.learned.intentions import LONGEST_INTENTION, LONGEST_RESULT, Blank
from bot.domain.sessions.attendance import Present
from bot.domain.sessions.briefs import MOST_QUESTIONS, Brief
from bot.domain.sessions.recaps import LONGEST_WORDS, MOST_ITEMS, RecapMaterial
from bot.slack.learned.intentions import (
    answered_message,
    intention_modal,
    kept_modal,
    mine_modal,
    preview_modal,
    question_message,
    result_modal,
)
from bot.slack.planning.invitations import agenda_message
from bot.slack.sessions.attendance import present_modal
from bot.slack.sessions.briefs import brief_message
from bot.slack.sessions.recaps import preview_modal as recap_preview_modal
from bot.slack.sessions.recaps import recap_message, recap_modal, wrap_up_message
from bot.texts import LANGUAGES, texts_for
from storage.learned.intentions import Formed
from storage.learned.reflections import Written
from storage.models import (
    Case,
    Circle,
    GuidingQuestion,
    Intention,
    IntentionState,
    LearningQuestion,
    Meeting,
    Person,
    Recap,
    RecapState,
    Reflection,
    ReleaseLevel,
    Rsvp,
)
from tests.slack.test_meetings import PEOPLE, attendees, goes, sits

NOON = datetime(2026, 4, 1, 12, tzinfo=UTC)
CIRCLE = Circle(
    id=999_999_999,
    name="W" * 75,
    language="nl",
    time_zone="Europe/Amsterdam",
    default_release=ReleaseLevel.CIRCLE,
)
MEETING = Meeting(
    id=999_999_998,
    place="🌱" * 200,
    time_zone="Europe/Amsterdam",
    local_start=datetime(2026, 4, 1, 10),  # noqa: DTZ001  # wall clock
    starts_at=NOON,
    ends_at=NOON,
)
CASES = [Case(id=n, title="🌱" * 500, release_level=ReleaseLevel.CIRCLE) for n in range(120)]


def intention(number: int, state: IntentionState = IntentionState.DONE) -> Intention:
    return Intention(
        id=999_999_000 + number,
        meeting_id=MEETING.id,
        text="🌱" * LONGEST_INTENTION,
        happened="é" * LONGEST_RESULT,
        level=ReleaseLevel.CIRCLE,
        wanted_level=ReleaseLevel.CIRCLE,
        state=state,
        ask_on=date(2026, 4, 20),
    )


def formed(count: int, state: IntentionState = IntentionState.DONE) -> list[Formed]:
    return [
        Formed(intention(n, state), PEOPLE[n % len(PEOPLE)], CIRCLE, MEETING, CASES[0])
        for n in range(count)
    ]


def written(count: int) -> list[Written]:
    return [
        Written(
            Reflection(id=n, wording="W" * LONGEST_QUESTION, text="🌱" * 3000),
            Person(id=n, name="🌱" * 80),
            CIRCLE,
            MEETING,
        )
        for n in range(count)
    ]


def captured(state: RecapState | None, count: int = 120) -> RecapMaterial:
    present = Present(CIRCLE, MEETING, PEOPLE, {1, 2, 3}, is_said=True)
    recap = None
    if state is not None:
        recap = Recap(
            id=1,
            text="🌱" * LONGEST_WORDS,
            reflection_ids=list(range(MOST_ITEMS)),
            intention_ids=[999_999_000 + n for n in range(MOST_ITEMS)],
            state=state,
            updated_at=NOON,
        )
    return RecapMaterial(CIRCLE, MEETING, present, written(count), formed(count), recap)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_fits(language: str) -> None:
    texts = texts_for(language)
    questions = [GuidingQuestion(id=n, text="W" * LONGEST_QUESTION) for n in range(5)]
    circle = Overview(CIRCLE, PEOPLE[:1], PEOPLE[1:], questions)
    asked = [LearningQuestion(id=n, text="W" * 300) for n in range(MOST_QUESTIONS)]

    for rsvp in (*Rsvp, None):
        brief = Brief(attendees(rsvp), formed(30), asked, PEOPLE[0])
        assert goes(brief_message(brief, texts))
        assert goes(agenda_message(circle, MEETING, attendees(rsvp), texts, formed(30)))
    for state in (None, *RecapState):
        assert goes(wrap_up_message(captured(state), texts))
        assert goes(recap_message(captured(state)))
    for answer in IntentionState:
        [one] = formed(1, answer)
        assert goes(question_message(one, texts))
        assert goes(answered_message(one, texts))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_fits(language: str) -> None:
    texts = texts_for(language)
    [one] = formed(1)
    for cases, current in ((CASES, one.intention), ([], None)):
        blank = Blank(
            CIRCLE, MEETING, PEOPLE[0], date(2026, 4, 20), current, cases, was_asked=False
        )
        assert sits(intention_modal(blank, texts))

    assert sits(preview_modal(one, texts))
    assert sits(kept_modal(one, texts, will_ask=True))
    assert sits(result_modal(one, texts))
    for page in (0, 1, 99):
        assert sits(mine_modal(formed(150), texts, page))
    assert sits(mine_modal([], texts))
    for is_said in (True, False):
        assert sits(present_modal(Present(CIRCLE, MEETING, PEOPLE, {1}, is_said), texts))
        assert sits(present_modal(Present(CIRCLE, MEETING, PEOPLE, set(), is_said), texts))
    for state in (None, *RecapState):
        for count in (0, 1, 120):
            assert sits(recap_modal(captured(state, count), texts))
            assert sits(recap_preview_modal(captured(state, count), texts))


def test_what_does_not_fit_is_counted() -> None:
    texts = texts_for("nl")
    brief = Brief(attendees(Rsvp.CONTRIBUTES), formed(30), [], PEOPLE[0])

    said = brief_message(brief, texts).plain

    shown = said.count(" – gedaan")
    assert shown
    assert f"En nog {30 - shown} voornemens." in said
    left = len(PEOPLE) - said.count("\nVan ")
    assert f"En nog {left} bijdragen" in said
