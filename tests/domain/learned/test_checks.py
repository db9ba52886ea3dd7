"""What cannot be in an answer, and what two forms that were open at once leave."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.base.anonymity import CROWD
from bot.domain.learned import (
    captures,
    direct_messages,
    intentions,
    prompts,
    reflections,
    sharing,
)
from bot.domain.learned.captures import Source
from bot.domain.learned.direct_messages import Spoken, by_number, is_talk
from bot.domain.learned.intentions import FURTHEST, Blank
from bot.domain.learned.prompts import PromptSeen
from bot.domain.learned.reflections import Answer
from bot.domain.learned.sheets import (
    LONGEST_ANSWER,
    LONGEST_DETAIL,
    OTHERWISE,
    Details,
    Filled,
    Sheet,
    as_filled,
    details_from,
)
from bot.domain.people.people import Profile
from bot.domain.questions.small_talk import Talk
from storage.models import (
    Address,
    Case,
    Circle,
    GuidingQuestion,
    Intention,
    Learning,
    Meeting,
    Outcome,
    Person,
    Prompt,
    Reflection,
    ReleaseLevel,
    Rsvp,
)
from storage.planning import meetings
from tests.domain.refused import refusal
from tests.domain.world import LATER, World

NOW = datetime(2026, 3, 4, 23, 30, tzinfo=UTC)  # the next day has begun in Amsterdam
TODAY, DAY = date(2026, 3, 5), timedelta(days=1)
PRIVATE = ReleaseLevel.PRIVATE

MINE: set[int] = set()
SHARING = [
    ("bram", MINE, None),
    ("chris", MINE, "error-not-found"),
    ("bram", {99}, "error-not-found"),
    ("bram", {*()}, "error-not-found"),
]

# Answers


def seen(**what: Any) -> PromptSeen:
    usual = {
        "circle": Circle(),
        "meeting": None,
        "person": Person(),
        "questions": [GuidingQuestion(id=1, text="?"), GuidingQuestion(id=2, text="?")],
        "prompt": Prompt(),
        "given": [],
        "was_reminded": False,
        "cases": [Case(id=7)],
    }
    return PromptSeen(**(usual | what))


def answer(text: str, question: int = 1, case: int | None = None, **details: Any) -> Answer:
    return Answer(question, text, PRIVATE, Details(**details), case)


GIVEN = Reflection(question_id=1, text="x", case_id=8)


@pytest.mark.parametrize(
    ("answers", "before", "said"),
    [
        ([answer("x")], {}, None),
        ([], {}, ("answer-0", "reflection-empty")),
        ([answer("")], {}, ("answer-1", "reflection-empty")),
        ([answer("\u200b", 2), answer(" ")], {}, ("answer-2", "reflection-empty")),
        ([answer(""), answer("x", 2)], {}, None),
        ([answer("x" * LONGEST_ANSWER)], {}, None),
        (
            [answer("x"), answer("x" * (LONGEST_ANSWER + 1), 2)],
            {},
            ("answer-2", "error-too-long"),
        ),
        ([answer("x"), answer("", 2, why="y")], {}, ("answer-2", "details-without-answer")),
        ([answer("x", 2), answer("", why="y")], {"given": [GIVEN]}, None),  # it is taken out
        ([answer("x", 3)], {}, "error-not-found"),
        ([answer("x", case=7)], {}, None),
        ([answer("x", case=8)], {}, "error-not-found"),
        ([answer("x", case=8)], {"given": [GIVEN]}, None),  # was so before
    ],
)
def test_answers(answers: list[Answer], before: dict[str, Any], said: object) -> None:
    assert refusal(lambda: reflections.check(answers, seen(**before))) == said


@pytest.mark.parametrize(
    ("rsvp", "was_present", "is_asked"),
    [
        (None, None, True),
        (Rsvp.YES, None, True),
        (Rsvp.NO, None, False),
        (Rsvp.CONTRIBUTES, None, False),  # they sent something in because they could not come
        (Rsvp.NO, True, True),
        (Rsvp.CONTRIBUTES, True, True),
        (Rsvp.YES, False, False),
        (None, False, False),
    ],
)
def test_who_is_asked_whether_it_was_worth_their_time(
    w: World, rsvp: Rsvp | None, was_present: bool | None, *, is_asked: bool
) -> None:
    row = meetings.find_or_add_attendance(
        w.session, w.circle.workspace_id, w.past.id, w.bram.id
    )
    row.rsvp, row.was_present = rsvp, was_present
    w.session.flush()

    found = prompts.to_answer(w.session, w.bram, w.circle.id, w.past.id, LATER)

    assert replace(found, crowd=CROWD).may_rate is is_asked
    assert not replace(found, crowd=CROWD - 1).may_rate


@pytest.mark.parametrize(
    ("sent", "began", "newest", "is_seen", "left"),
    [
        ("mine", None, None, False, "mine"),
        ("mine", None, "", False, "mine"),
        ("mine", None, "mine", False, "mine"),
        ("mine", "old", "old", False, "mine"),  # nobody wrote meanwhile
        ("mine", None, "theirs", False, "theirs\n\nmine"),
        ("", None, "theirs", False, "theirs"),
        ("mine", None, "theirs", True, "mine"),  # it was seen, and taken out
        ("theirs, and mine", None, "theirs", False, "theirs, and mine"),
        ("old", "old", "theirs", False, "theirs"),  # this form changed nothing
        ("mine", "old", "theirs", False, "theirs\n\nmine"),
    ],
)
def test_two_forms_that_were_open_at_once(
    sent: str, began: str | None, newest: str | None, is_seen: bool, left: str
) -> None:
    def sheet(text: str | None) -> Sheet:
        return Sheet({} if text is None else {1: Filled(text, PRIVATE)}, 7)

    found = reflections.together(sheet(sent), sheet(began), sheet(newest), lambda *_: is_seen)

    assert (found.filled[1].text, found.case_id) == (left, 7)


def test_what_two_forms_leave_fits_one_answer() -> None:
    long = Sheet({1: Filled("x" * LONGEST_ANSWER, PRIVATE)})

    found = reflections.together(
        Sheet({1: Filled("y", PRIVATE)}), Sheet(), long, lambda *_: False
    )

    assert found.filled[1].text == "x" * LONGEST_ANSWER


LINK = "https://x.example/a"


@pytest.mark.parametrize(
    ("follow_up", "filled", "details"),
    [
        ("", {"why": "y", "learning": "task"}, Details()),  # folded in again
        ("worked", {"why": "y"}, Details(Outcome.WORKED, "y")),
        (
            "did_not",
            {"why": "y", "condition": "z", "learning": "task", "links": LINK},
            Details(Outcome.DID_NOT, "y", "z", Learning.TASK, (LINK,)),
        ),
        (
            OTHERWISE,
            {"why": "y", "condition": "z", "learning": "individual", "links": LINK},
            Details(None, "", "", Learning.INDIVIDUAL, (LINK,)),
        ),
    ],
)
def test_what_was_told_below_an_answer(
    follow_up: str, filled: dict[str, str], details: Details
) -> None:
    assert details_from(Filled("x", PRIVATE, follow_up, **filled), 4) == details


@pytest.mark.parametrize(
    ("filled", "said"),
    [
        ({"follow_up": "weird"}, ("follow_up-4", "error-choose")),
        ({"learning": "weird"}, ("learning-4", "error-choose")),
        ({"why": "x" * LONGEST_DETAIL}, None),
        ({"why": "x" * (LONGEST_DETAIL + 1)}, ("why-4", "error-too-long")),
        ({"condition": "x" * (LONGEST_DETAIL + 1)}, ("condition-4", "error-too-long")),
        ({"links": "no link"}, ("links-4", "details-bad-link")),
    ],
)
def test_what_cannot_stand_below_an_answer(filled: dict[str, str], said: object) -> None:
    sheet = Filled("x", PRIVATE, **({"follow_up": "worked"} | filled))

    assert refusal(lambda: details_from(sheet, 4)) == said


@pytest.mark.parametrize(
    "details",
    [
        Details(),
        Details(Outcome.PARTLY, "y", "z", Learning.ORGANISATION, (LINK, f"{LINK}b")),
        Details(Outcome.WORKED),
        Details(learning=Learning.TASK),
        Details(links=(LINK,)),
    ],
)
def test_a_form_shows_what_it_was_filled_in_with(details: Details) -> None:
    row = Reflection(
        text="x",
        wanted_level=PRIVATE,
        outcome=details.outcome,
        why=details.why,
        condition=details.condition,
        learning=details.learning,
        links=list(details.links),
    )
    filled = as_filled(row)

    assert bool(filled.follow_up) is (details != Details())
    assert details_from(filled, 1) == details
    assert Sheet.from_json(Sheet({1: filled}, 7).as_json()) == Sheet({1: filled}, 7)


# Words in the bot's own channel

PROMPT = Prompt()
THREAD, ALONE = "1.0", None
ALWAYS_MEANT = (*(Talk.STOP, Talk.PRIVACY, Talk.SETTINGS, Talk.EFFORT, Talk.JOIN, Talk.HELP),)


def said(text: str, thread: str | None) -> Spoken:
    return Spoken("D1", "2.0", thread, text)


@pytest.mark.parametrize(
    ("talk", "text", "thread", "prompt", "expected"),
    [
        (Talk.THANKS, "dank je", ALONE, None, True),  # there is nothing to answer
        (Talk.THANKS, "dank je", ALONE, PROMPT, False),
        (Talk.BYE, "tot morgen", THREAD, PROMPT, True),
        (Talk.YES, "ja", ALONE, PROMPT, False),
        *((talk, "x", ALONE, PROMPT, True) for talk in ALWAYS_MEANT),
        (Talk.NOTHING, "...", THREAD, PROMPT, True),
        (Talk.NOTHING, "…!", THREAD, None, True),
        (Talk.NOTHING, "x", THREAD, PROMPT, False),
        (Talk.NOTHING, "x", THREAD, None, False),
        (Talk.ABOUT, "wat is dit", THREAD, None, False),
        (Talk.EFFORT, "is dit verplicht?", THREAD, None, False),  # of what was found there
        (Talk.EFFORT, "is dit verplicht?", THREAD, PROMPT, True),
        (Talk.EFFORT, "het was vrijwillig", THREAD, PROMPT, False),
        (Talk.THANKS, "dank je wel", THREAD, None, True),
        (Talk.THANKS, "dank je wel hoor", THREAD, None, False),  # four words go on
        (Talk.HELP, "help", THREAD, PROMPT, True),
        (Talk.HELP, "om hulp", THREAD, PROMPT, False),  # what somebody learned to ask for
        (Talk.STOP, "stop", THREAD, PROMPT, True),
        (Talk.STOP, "stop nu", THREAD, PROMPT, False),
        (Talk.THANKS, "dank je wel", THREAD, PROMPT, True),
        (Talk.GREETING, "goede morgen allemaal", THREAD, PROMPT, True),
        (Talk.GREETING, "goede morgen allemaal weer", THREAD, PROMPT, False),
        (Talk.YES, "ja", THREAD, PROMPT, False),
    ],
)
def test_small_talk_where_it_was_said(
    talk: Talk, text: str, thread: str | None, prompt: Prompt | None, expected: bool
) -> None:
    assert is_talk(talk, said(text, thread), prompt) is expected


@pytest.mark.parametrize(
    ("thread", "is_in_thread"), [(None, False), ("2.0", False), ("1.0", True)]
)
def test_the_first_of_a_thread_is_not_in_it(thread: str | None, is_in_thread: bool) -> None:
    assert said("x", thread).is_in_thread is is_in_thread


# What was captured from a channel


def source(**change: str) -> Source:
    usual: dict[str, Any] = {
        "author": None,
        "channel": "C0123",
        "ts": "1700000000.000100",
        "thread_ts": "",
        "domain": "gemeente",
        "is_private": False,
    }
    return Source(**(usual | change))


STANDS = "https://gemeente.slack.com/archives/C0123/p1700000000000100"


@pytest.mark.parametrize(
    ("change", "address"),
    [
        ({}, STANDS),
        ({"thread_ts": "1700000000.000100"}, STANDS),
        (
            {"thread_ts": "1600000000.000100"},
            f"{STANDS}?thread_ts=1600000000.000100&cid=C0123",
        ),
        ({"thread_ts": "weird"}, STANDS),
        ({"channel": "C0/../x"}, None),
        ({"ts": "1700000000"}, None),
        ({"domain": "x.evil"}, None),
        ({"domain": ""}, None),
    ],
)
def test_where_a_message_stands(change: dict[str, str], address: str | None) -> None:
    found = source(**change)

    assert refusal(lambda: found.permalink) == (None if address else "error-not-found")
    assert address is None or found.permalink == address


@pytest.mark.parametrize(
    ("who", "said"),
    [
        ({}, None),
        ({"is_guest": True}, None),
        ({"is_external": True}, "capture-outside"),
        ({"is_bot": True}, "capture-bot"),
        ({"is_active": False}, "capture-gone"),
    ],
)
def test_whose_words_can_be_captured(who: dict[str, bool], said: str | None) -> None:
    usual = {"is_bot": False, "is_guest": False, "is_active": True, "is_external": False}
    profile = Profile(Address.slack("U1"), "Wie", None, "nl", None, **(usual | who))

    assert refusal(lambda: captures.check_profile(profile)) == said
    assert refusal(lambda: captures.check_profile(None)) == "capture-outside"


# Intentions


@pytest.mark.parametrize(
    ("wanted", "before", "said"),
    [
        (None, None, "error-choose"),
        (TODAY, None, "error-past-date"),
        (TODAY + DAY, None, None),
        (TODAY, TODAY, None),  # stays as it was
        (TODAY - DAY, TODAY, "error-past-date"),
        (TODAY + FURTHEST, None, None),
        (TODAY + FURTHEST + DAY, None, "intention-too-far"),
    ],
)
def test_when_one_is_asked_about_an_intention(
    wanted: date | None, before: date | None, said: str | None
) -> None:
    person = Person(time_zone="Europe/Amsterdam")
    intention = Intention(ask_on=before) if before else None
    blank = Blank(Circle(), Meeting(), person, TODAY, intention, [], False)

    found = refusal(lambda: intentions.checked_day(blank, wanted, NOW))

    assert found == (said and ("ask_on", said))


def test_any_change_of_an_intention_is_another_one_to_look_at() -> None:
    prints = {
        intentions.fingerprint(
            Intention(text=text, happened=happened, wanted_level=level, case_id=case)
        )
        for text, happened, level, case in product("ab", "ab", ReleaseLevel, (None, 1))
    }

    assert len(prints) == 2 * 2 * len(ReleaseLevel) * 2


@pytest.mark.parametrize(("length", "said"), [(LONGEST_ANSWER, None), (LONGEST_ANSWER + 1, 1)])
def test_a_message_is_as_long_as_an_answer(length: int, said: int | None) -> None:
    spoken = Spoken("D1", "2.0", None, "x" * length)

    found = refusal(lambda: direct_messages.check_length(spoken))

    assert found == (said and "said-too-long")


@pytest.mark.parametrize(("who", "more", "said"), SHARING)
def test_whose_answers_can_be_shared(
    w: World, who: str, more: set[int], said: str | None
) -> None:
    wanted = dict.fromkeys({w.answer.id} if more is MINE else more, ReleaseLevel.CIRCLE)

    found = refusal(lambda: sharing.set_levels(w.session, w.who(who), wanted, NOW))

    assert found == said


def test_an_intention_that_was_let_go_is_not_shown_with_the_answers(w: World) -> None:
    def seen() -> Intention | None:
        return prompts.to_write(w.session, w.bram, w.circle.id, w.past.id, LATER).intention

    assert seen() is w.intention
    intentions.drop(w.session, w.bram, w.intention.id, LATER)
    assert seen() is None


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("1. Klein beginnen. 2. Eerder bellen.", {1: "Klein beginnen.", 2: "Eerder bellen."}),
        ("1) klein\n\n2) bellen", {1: "klein", 2: "bellen"}),
        ("2: eerder bellen", {2: "eerder bellen"}),
        ("1. klein 2. ", {1: "klein"}),  # nothing was said to the second
        ("1. 2.5 procent\n2. om 3. uur", {}),  # "3." after "2." would be a third question
        ("1. nu 1. later", {}),
        ("2. later 1. eerst", {}),
        ("1. a 2. b 3. c", {}),  # there are two questions
        ("Eerst dit: 1. klein 2. groot", {}),
        ("10. klein", {}),
        ("1.klein beginnen", {}),
        ("1. ", {}),
        ("", {}),
    ],
)
def test_answers_by_number(text: str, parts: dict[int, str]) -> None:
    assert by_number(text, 2) == parts


@given(st.lists(st.sampled_from(["klein", "om half", "drie stuks"]), min_size=1, max_size=5))
def test_every_numbered_answer_comes_back(answers: list[str]) -> None:
    text = "\n".join(f"{number}. {said}" for number, said in enumerate(answers, start=1))

    assert list(by_number(text, len(answers)).values()) == answers
