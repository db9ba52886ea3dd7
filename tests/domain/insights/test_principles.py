"""When recognition makes a principle, and when it no longer does: the rule, in a table."""

import pytest

from bot.domain.insights.principles import (
    FEWEST_PEOPLE,
    PrincipleStep,
    Rule,
    Tally,
    Voice,
    holds,
    step,
    tally,
)

USUAL = Rule()


@pytest.mark.parametrize(
    ("found", "rule", "expected"),
    [
        (Tally(4, 3, 0), USUAL, True),
        (Tally(4, 3, 1), USUAL, True),  # one in four
        (Tally(5, 3, 2), USUAL, False),
        (Tally(9, 6, 2), USUAL, True),
        (Tally(9, 6, 3), USUAL, False),
        (Tally(9, 2, 0), USUAL, False),  # many people, few organisations
        (Tally(3, 3, 0), USUAL, False),  # three people are too few to speak of
        (Tally(0, 0, 0), USUAL, False),
        (Tally(9, 9, 1), Rule(5, 0), False),
        (Tally(9, 9, 0), Rule(5, 0), True),
        (Tally(9, 4, 4), Rule(2, 50), True),
    ],
)
def test_the_rule(found: Tally, rule: Rule, expected: bool) -> None:
    assert holds(found, rule) is expected


@pytest.mark.parametrize(
    ("found", "promoted", "expected"),
    [
        (Tally(4, 3, 0), False, PrincipleStep.PROMOTE),
        (Tally(4, 3, 0), True, None),
        (Tally(4, 2, 2), True, PrincipleStep.DEMOTE),
        (Tally(4, 2, 2), False, None),
    ],
)
def test_what_the_numbers_ask_for(
    found: Tally, promoted: bool, expected: PrincipleStep | None
) -> None:
    assert step(found, USUAL, promoted=promoted) is expected


def test_organisations_are_counted_and_people_are_not() -> None:
    voices = [
        Voice("Gemeente Utrecht", confirms=True),
        Voice("gemeente  utrecht.", confirms=True),
        Voice("Provincie Drenthe", confirms=True),
        Voice("Provincie Drenthe", confirms=False),
    ]

    assert tally(voices) == Tally(people=4, confirming=2, differing=1)
    assert tally(voices).may_be_shown
    assert not tally(voices[: FEWEST_PEOPLE - 1]).may_be_shown
