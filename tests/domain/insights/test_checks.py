"""What cannot be in a card, and how far an author's yes goes."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.domain.circle.themes import Theme
from bot.domain.harvest import drafts
from bot.domain.harvest.harvest import Workbench
from bot.domain.insights import trials
from bot.domain.insights.card_words import (
    LONGEST_CONDITION,
    LONGEST_TITLE,
    LONGEST_WHAT,
    LONGEST_WHY,
)
from bot.domain.insights.principle_list import Recognised, by_theme
from bot.domain.insights.principles import FEWEST_PEOPLE, Tally
from bot.domain.insights.release import suffices
from storage.insights.insights import Source
from storage.learned.reflections import Written
from storage.models import (
    Circle,
    Consent,
    Insight,
    InsightSource,
    Kind,
    Outcome,
    Person,
    Reflection,
    ReleaseLevel,
    ThemeGroup,
    Trial,
    TrialResult,
)
from tests.domain.refused import refusal
from tests.domain.world import CARD, NOW, World, used

PRIVATE, CIRCLE, NETWORK, PUBLIC = ReleaseLevel
AT = datetime(2026, 3, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, None),
        ({"title": ""}, None),  # it is a note: what is missing can follow
        ({"what": "\u200b"}, None),
        ({"title": "", "what": "\u200b"}, ("title", "error-empty")),
        *(
            ({name: "x" * (longest + more)}, (name, "error-too-long") if more else None)
            for name, longest in (
                ("title", LONGEST_TITLE),
                ("what", LONGEST_WHAT),
                ("why", LONGEST_WHY),
                ("condition", LONGEST_CONDITION),
            )
            for more in (0, 1)
        ),
        ({"links": "geen link"}, ("links", "details-bad-link")),
        ({"theme": "weird"}, ("theme", "error-choose")),
        ({"outcome": Outcome.WORKED, "kind": Kind.TIP, "level": NETWORK}, None),
    ],
)
def test_a_card_as_far_as_it_is(w: World, change: dict[str, Any], said: object) -> None:
    card = replace(CARD, **change)

    assert (
        refusal(lambda: drafts.save(w.session, w.ada, None, card, [w.answer.id], NOW)) == said
    )


@pytest.mark.parametrize(
    ("level", "consent", "consented", "turned", "released", "goes"),
    [
        (NETWORK, Consent.REFUSED, PUBLIC, False, PUBLIC, False),
        (NETWORK, Consent.GIVEN, NETWORK, False, PRIVATE, True),
        (NETWORK, Consent.GIVEN, PUBLIC, False, PRIVATE, True),
        (NETWORK, Consent.GIVEN, CIRCLE, False, PUBLIC, False),  # a title is not theirs
        (NETWORK, Consent.GIVEN, NETWORK, True, PRIVATE, True),
        (CIRCLE, None, PRIVATE, False, CIRCLE, True),
        (CIRCLE, None, PRIVATE, False, PRIVATE, False),
        (CIRCLE, None, PRIVATE, True, CIRCLE, False),  # they said something else then
        (CIRCLE, Consent.ASKED, PRIVATE, False, NETWORK, True),
        (CIRCLE, Consent.REFUSED, PRIVATE, False, NETWORK, False),
        (NETWORK, None, PRIVATE, False, NETWORK, False),
        (PUBLIC, None, PRIVATE, False, PUBLIC, False),
    ],
)
def test_how_far_an_author_lets_a_card_travel(
    level: ReleaseLevel,
    consent: Consent | None,
    consented: ReleaseLevel,
    turned: bool,
    released: ReleaseLevel,
    goes: bool,
) -> None:
    link = InsightSource(
        consent=consent, consented_level=consented, turned_at=AT if turned else None
    )
    source = Source(link, Reflection(release_level=released), Person())

    assert suffices(source, Insight(level=level)) is goes


def recognised(number: int, theme: str, people: int, confirming: int, days: int = 0) -> Any:
    return Recognised(number, theme, Tally(people, confirming), AT + timedelta(days=days))


ENOUGH = FEWEST_PEOPLE


@pytest.mark.parametrize(
    ("found", "order"),
    [
        ([recognised(1, "a", ENOUGH, 2), recognised(2, "a", ENOUGH, 3)], [2, 1]),
        ([recognised(1, "a", ENOUGH - 1, 3), recognised(2, "a", ENOUGH, 1)], [2, 1]),
        ([recognised(1, "a", ENOUGH, 2, 1), recognised(2, "a", ENOUGH, 2, 5)], [2, 1]),
        ([recognised(1, "a", ENOUGH, 2), recognised(2, "a", ENOUGH, 2)], [2, 1]),
        ([Recognised(1, "a", Tally()), recognised(2, "a", 0, 0)], [2, 1]),
        ([Recognised(2, "a", Tally()), Recognised(1, "a", Tally())], [2, 1]),
    ],
)
def test_what_counts_most_stands_first(found: list[Recognised], order: list[int]) -> None:
    """A number that is not shown does not count: the order would tell it."""
    [(_, group)] = by_theme(found, {})

    assert [each.insight_id for each in group] == order


def test_themes_stand_in_their_order_and_old_ones_last() -> None:
    named = {key: Theme(key, ThemeGroup.INSTRUMENT) for key in ("b", "unused", "a")}
    found = [recognised(n, key, 0, 0) for n, key in enumerate(("z", "a", "y", "b"))]

    assert [theme.key for theme, _ in by_theme(found, named)] == ["b", "a", "y", "z"]


def test_what_somebody_tried_is_read_as_far_as_they_said() -> None:
    said = [
        Trial(text="Het werkte.", level=PUBLIC),
        Trial(text="Bij ons ook.", level=NETWORK),
        Trial(text="Alleen voor jullie.", level=CIRCLE),
        Trial(text="", level=PUBLIC),
    ]

    assert trials.sentences(said, Insight(level=PUBLIC)) == ["Het werkte."]
    assert trials.sentences(said, Insight(level=NETWORK)) == ["Het werkte.", "Bij ons ook."]


def test_a_trial_counts_for_the_words_that_were_tried(w: World) -> None:
    used(w)
    found = trials.answer(w.session, w.dora, w.card.id, TrialResult.WORKED, NOW)
    w.session.flush()
    assert trials.count(trials.about(w.session, found.insight)).worked == 1

    found.insight.what = "Iets anders."
    assert trials.about(w.session, found.insight) == []


def test_who_was_not_asked_yet_has_no_result(w: World) -> None:
    used(w)
    trials.answer(w.session, w.dora, w.card.id, TrialResult.NOT_YET, NOW)
    w.session.flush()
    assert trials.about(w.session, w.card) == []


@pytest.mark.parametrize(
    ("outcomes", "contradicts"),
    [
        ((Outcome.WORKED,), False),
        ((Outcome.DID_NOT,), False),
        ((Outcome.DID_NOT, Outcome.DID_NOT, None), False),
        ((Outcome.WORKED, Outcome.DID_NOT), True),
    ],
)
def test_a_card_says_when_its_answers_contradict(
    outcomes: tuple[Outcome | None, ...], contradicts: bool
) -> None:
    shared = [
        Written(Reflection(id=number, outcome=each), Person(), Circle(), None)
        for number, each in enumerate(outcomes)
    ]
    bench = Workbench(Circle(), shared, [each.reflection.id for each in shared])

    assert bench.contradicts is contradicts
    assert not replace(bench, chosen=[]).contradicts
