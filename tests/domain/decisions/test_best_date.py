"""Which slot suits best: examples that people agree on, and what always holds."""

from datetime import UTC, datetime, timedelta
from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.decisions.best_date import Ranked, Slot, best, rank

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
DAY = timedelta(days=1)
EVERYBODY = range(1, 9)
NOBODY: frozenset[int] = frozenset()


def slot(number: int, votes: str, day: int | None = None) -> Slot:
    """`votes`: one letter for each person, y(es), i(f need be), n(o) or - for silence."""

    def who(letter: str) -> frozenset[int]:
        return frozenset(n for n, said in enumerate(votes, start=1) if said == letter)

    starts_at = NOW + (day if day is not None else number) * DAY
    return Slot(number, starts_at, who("y"), who("i"), who("n"))


@pytest.mark.parametrize(
    ("slots", "order"),
    [
        (["yyyn", "yynn", "yyyy"], [3, 1, 2]),  # the most people
        (["yyin", "yyyn", "iiin"], [2, 1, 3]),  # then who can easily
        (["yyn-", "yy--", "yynn"], [2, 1, 3]),  # then who was not shut out
        (["yynn", "yynn", "nnnn"], [1, 2, 3]),  # then the earliest
        (["nnnn", "----", "y---"], [3, 2, 1]),
    ],
)
def test_more_people_then_easier_then_earlier(slots: list[str], order: list[int]) -> None:
    found = rank([slot(n, votes) for n, votes in enumerate(slots, start=1)], range(1, 5), NOW)

    assert [each.slot.id for each in found] == order


def test_what_has_begun_is_not_proposed() -> None:
    slots = [slot(1, "yyyy", day=-1), slot(2, "yyyy", day=0), slot(3, "ynnn", day=1)]

    assert [each.slot.id for each in rank(slots, range(1, 5), NOW)] == [3]


def test_whoever_is_not_in_the_circle_does_not_count() -> None:
    found = rank([slot(1, "ynny"), slot(2, "nyyn")], {1, 4}, NOW)

    assert [each.slot.id for each in found] == [1, 2]
    assert found[1].no == {1, 4}


def test_a_date_that_everybody_refuses_is_never_the_best() -> None:
    assert best(rank([slot(1, "nnnn"), slot(2, "n---")], EVERYBODY, NOW)) == []
    assert best([]) == []


def test_equals_are_all_named() -> None:
    found = rank([slot(1, "yin-"), slot(2, "iyn-"), slot(3, "yn--")], range(1, 5), NOW)

    assert [each.slot.id for each in best(found)] == [1, 2]


ballots = st.lists(st.text("yin-", min_size=8, max_size=8), max_size=8).flatmap(
    lambda rows: st.tuples(
        *(
            st.builds(slot, st.just(n), st.just(row), st.integers(-2, 9))
            for n, row in enumerate(rows, start=1)
        )
    )
)
circles = st.frozensets(st.integers(1, 8))


@given(ballots, circles)
def test_everybody_is_in_exactly_one_group(
    slots: tuple[Slot, ...], people: frozenset[int]
) -> None:
    for each in rank(slots, people, NOW):
        groups = [each.yes, each.if_need_be, each.no, each.silent]
        assert frozenset().union(*groups) == people
        assert sum(map(len, groups)) == len(people)


@given(ballots, circles)
def test_every_slot_ahead_is_there_once(
    slots: tuple[Slot, ...], people: frozenset[int]
) -> None:
    ahead = sorted(each.id for each in slots if each.starts_at > NOW)

    assert sorted(each.slot.id for each in rank(slots, people, NOW)) == ahead


@given(ballots, circles, st.randoms(use_true_random=False))
def test_the_order_in_which_they_were_proposed_is_of_no_account(
    slots: tuple[Slot, ...], people: frozenset[int], chance: Random
) -> None:
    shuffled = list(slots)
    chance.shuffle(shuffled)

    assert rank(shuffled, people, NOW) == rank(slots, people, NOW)


@given(ballots, circles)
def test_nobody_gains_from_another_slot_than_the_best(
    slots: tuple[Slot, ...], people: frozenset[int]
) -> None:
    """Of two slots, one that suits each person at least as well never comes second."""
    found = rank(slots, people, NOW)

    for before, after in combinations(found, 2):
        assert not suits_all_better(after, before, people)


def suits_all_better(one: Ranked, other: Ranked, people: frozenset[int]) -> bool:
    levels = [(suits(one, person), suits(other, person)) for person in people]
    return all(a >= b for a, b in levels) and any(a > b for a, b in levels)


def suits(each: Ranked, person: int) -> int:
    groups = (each.no, each.silent, each.if_need_be, each.yes)
    return next(level for level, group in enumerate(groups) if person in group)


@given(ballots, circles, st.data())
def test_a_better_vote_never_makes_a_slot_worse(
    slots: tuple[Slot, ...], people: frozenset[int], data: st.DataObject
) -> None:
    ahead = rank(slots, people, NOW)
    if not ahead or not people:
        return
    chosen = data.draw(st.sampled_from(ahead)).slot
    person = data.draw(st.sampled_from(sorted(people)))
    better = Slot(
        chosen.id,
        chosen.starts_at,
        chosen.yes | {person},
        chosen.if_need_be - {person},
        chosen.no - {person},
    )

    after = rank([better if each is chosen else each for each in slots], people, NOW)

    def place(ranked: list[Ranked]) -> int:
        return [each.slot.id for each in ranked].index(chosen.id)

    assert place(after) <= place(ahead)


@given(ballots, circles)
def test_the_best_are_equally_good_and_somebody_can(
    slots: tuple[Slot, ...], people: frozenset[int]
) -> None:
    found = rank(slots, people, NOW)
    first = best(found)

    assert all(each.coming for each in first)
    assert len({each.merit for each in first}) <= 1
    assert first == found[: len(first)]
    if any(each.coming for each in found):
        assert first
