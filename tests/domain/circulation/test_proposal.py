"""The rule by which an edition is proposed, over all cards that there can be."""

from collections import Counter
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.circulation.proposal import (
    MOST_OF_A_CIRCLE,
    Candidate,
    Why,
    in_order,
    left_out,
    propose,
    ranked,
    shortlist,
    waits,
)

NOON = datetime(2026, 3, 2, 11, tzinfo=UTC)
MOST = 5


@st.composite
def candidates(draw: st.DrawFn) -> list[Candidate]:
    count = draw(st.integers(0, 25))
    return [
        Candidate(
            id=n + 1,
            circle_id=draw(st.integers(1, 4)),
            released_at=NOON - timedelta(hours=draw(st.integers(0, 9))),
            confirmed=draw(st.integers(0, 3)),
            sent_at=draw(st.none() | st.just(NOON)),
        )
        for n in range(count)
    ]


DROPPED = st.sets(st.integers(1, 25), max_size=5)
OFFICES = st.dictionaries(
    st.integers(1, 25), st.frozensets(st.sampled_from(["a", "b", "c"]), max_size=2)
)


@given(cards=candidates(), offices=OFFICES)
def test_every_card_has_one_turn(
    cards: list[Candidate], offices: dict[int, frozenset[str]]
) -> None:
    order = in_order(ranked(cards), offices)

    assert sorted(card.id for card in order) == sorted(card.id for card in cards)
    assert order == in_order(ranked(reversed(cards)), offices)  # whatever order they come in


@given(cards=candidates(), dropped=DROPPED, offices=OFFICES)
def test_a_proposal_is_new_spread_and_full(
    cards: list[Candidate], dropped: set[int], offices: dict[int, frozenset[str]]
) -> None:
    order = in_order(ranked(cards), offices, dropped)
    chosen = propose(order, MOST, dropped)

    fresh = {card.id for card in cards if card.sent_at is None} - dropped
    ids = [card.id for card in chosen]
    assert len(ids) == len(set(ids)) <= MOST
    assert set(ids) <= fresh
    per_circle = Counter(card.circle_id for card in chosen)
    circles = {card.circle_id for card in cards if card.id in fresh}
    if len(circles) > 1:
        assert max(per_circle.values(), default=0) <= MOST_OF_A_CIRCLE
        assert len(per_circle) == min(len(circles), MOST)  # no circle twice before all once
    else:
        assert len(ids) == min(len(fresh), MOST)


@given(cards=candidates(), dropped=DROPPED)
def test_what_is_left_out_is_all_else_with_the_reason(
    cards: list[Candidate], dropped: set[int]
) -> None:
    order = in_order(ranked(cards), {}, dropped)
    chosen = {card.id for card in propose(order, MOST, dropped)}
    others = left_out(order, chosen, MOST, dropped)

    assert {each.id for each in others} | chosen == {card.id for card in cards}
    assert len(others) + len(chosen) == len(cards)
    sent = {card.id for card in cards if card.sent_at is not None}
    for each in others:
        assert (each.why is Why.SENT) is (each.id in sent)
        assert (each.why is Why.DROPPED) is (each.id in dropped - sent)
    assert waits(others) is bool({card.id for card in cards} - sent - dropped - chosen)


def test_organisations_take_turns_within_a_circle() -> None:
    cards = [Candidate(n, 1, NOON - timedelta(hours=n)) for n in (1, 2, 3)]
    offices = {1: frozenset({"gemeente"}), 2: frozenset({"gemeente"}), 3: frozenset({"ngo"})}

    assert [card.id for card in in_order(ranked(cards), offices)] == [1, 3, 2]


def test_confirmed_comes_before_new() -> None:
    old = Candidate(1, 1, NOON - timedelta(days=9), confirmed=2)
    new = Candidate(2, 1, NOON)

    assert [card.id for card in in_order(ranked([new, old]), {})] == [1, 2]


def test_of_very_many_cards_a_few_of_each_circle_are_weighed() -> None:
    cards = ranked(Candidate(n, n % 3, NOON) for n in range(1, 1000))

    assert Counter(card.circle_id for card in shortlist(cards)) == {0: 20, 1: 20, 2: 20}


def test_it_stops_when_it_is_full() -> None:
    cards = [Candidate(id=n, circle_id=n, released_at=NOON) for n in range(1, MOST + 2)]

    assert [card.id for card in propose(cards, MOST)] == [1, 2, 3, 4, 5]


def test_of_one_circle_two_are_enough() -> None:
    cards = [Candidate(id=n, circle_id=1, released_at=NOON) for n in (1, 2, 3)]
    cards.append(Candidate(id=4, circle_id=2, released_at=NOON))

    def why(*chosen: int, most: int = MOST) -> list[Why]:
        return [each.why for each in left_out(cards, chosen, most, ())]

    assert why(1, 2, 4) == [Why.CIRCLE]
    assert why(1, 2, 4, most=4) == [Why.CIRCLE]
    assert why(1, 2, 4, most=3) == [Why.ROOM]  # it is full
    assert why(1, 4) == [Why.ROOM, Why.ROOM]
