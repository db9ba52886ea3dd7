"""Who may be asked to get to know whom, and when."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.agenda.due import due, lost
from bot.domain.agenda.people.introductions import (
    Facts,
    GiverOffer,
    LearningWish,
    Made,
    brought,
    pairs,
    plan,
)
from bot.domain.base.kinds import MessageKind
from bot.domain.people.working_hours import Rhythm

CUPS = "Hoe werkt statiegeld op koffiebekers?"
BRINGS = "Een proef met statiegeld op koffiebekers."
MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
SUNDAY = MONDAY - timedelta(days=1)


def wanted(
    question: int = 1, asker: int = 10, text: str = CUPS, **more: object
) -> LearningWish:
    return LearningWish(1, question, asker, text, **more)  # type: ignore[arg-type]


def offer(person: int = 20, brings: str = BRINGS, workspace: int = 1) -> GiverOffer:
    return GiverOffer(workspace, person, brings, Rhythm())


def who(**facts: object) -> list[tuple[int, int]]:
    found = pairs(Facts(**facts))  # type: ignore[arg-type]
    return [(each.question_id, giver.person_id) for each, giver in found]


def test_who_brings_what_is_asked_for() -> None:
    assert who(wanted=[wanted()], offers=[offer()]) == [(1, 20)]
    assert brought(CUPS, "Asfalt en bermen.") == 0
    assert brought(CUPS, "Koffie, vooral.") == 0
    assert brought("🐛", "🐛") == 0


@pytest.mark.parametrize(
    "facts",
    [
        {"busy": {20}},
        {"busy": {10}},
        {"tried": {(1, 20)}},
        {"offers": [offer(10)]},  # the asker themselves
        {"offers": [offer(workspace=2)]},
    ],
)
def test_who_is_not_asked(facts: dict[str, object]) -> None:
    assert who(**({"wanted": [wanted()], "offers": [offer()]} | facts)) == []


def test_one_giver_is_asked_for_one_question_at_a_time() -> None:
    assert who(wanted=[wanted(1, 10), wanted(2, 11)], offers=[offer(20), offer(21)]) == [
        (1, 20),
        (2, 21),
    ]
    assert who(wanted=[wanted(1, 10), wanted(2, 11)], offers=[offer(20)]) == [(1, 20)]
    assert who(wanted=[wanted(1, 10), wanted(2, 10)], offers=[offer(20), offer(21)]) == [
        (1, 20)
    ]


def test_who_meets_anyway_comes_last() -> None:
    facts = {"wanted": [wanted(circle={20})], "offers": [offer(20), offer(21)]}
    assert who(**facts) == [(1, 21)]
    assert who(wanted=[wanted(circle={20})], offers=[offer(20)]) == [(1, 20)]


def test_nobody_is_asked_on_a_day_off() -> None:
    facts = Facts(wanted=[wanted()], offers=[offer()])
    assert list(due(plan(facts, SUNDAY), SUNDAY)) == []
    [message] = due(plan(facts, MONDAY), MONDAY)
    assert (message.kind, message.to) == (MessageKind.INTRODUCTION_QUESTION, 20)
    assert message.circle_id is None  # nobody hears that it did not arrive


@pytest.mark.parametrize(
    ("days", "is_asked", "is_lost"),
    [(20, False, False), (22, True, False), (40, False, True)],
)
def test_the_follow_up_comes_after_three_weeks_and_not_too_late(
    days: int, is_asked: bool, is_lost: bool
) -> None:
    at = MONDAY + timedelta(days=days)
    facts = Facts(made=[Made(1, 5, 10, Rhythm(working_days="1234567"), MONDAY)])
    assert bool(list(due(plan(facts, at), at))) is is_asked
    assert bool(list(lost(plan(facts, at), at))) is is_lost
