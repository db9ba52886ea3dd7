"""Pure: which cards an edition is proposed with, and in which order.

Circles and organisations take turns: the next card is always of the circle that has the
fewest so far, then of organisations that have the fewest; among those, the one that most
readers confirmed, and then the newest.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum, auto

MOST_OF_A_CIRCLE = 2  # unless somebody puts in more
LOOKED_AT = 20  # cards of each circle, for whose turn it is
MOST_TURNS = 60  # what is left then follows in its own order


class Why(StrEnum):
    """Why a card is not proposed."""

    SENT = auto()  # these readers have it
    DROPPED = auto()  # it was left out by hand
    CIRCLE = auto()  # its circle has its share
    ROOM = auto()  # it does not fit any more


@dataclass(frozen=True)
class Candidate:
    """A card that an edition may hold."""

    id: int
    circle_id: int
    released_at: datetime
    theme: str = ""
    confirmed: int = 0  # readers who recognise it
    sent_at: datetime | None = None  # when these readers got it


@dataclass(frozen=True)
class LeftOut:
    """A card that is not in an edition."""

    id: int
    why: Why
    sent_at: datetime | None = None


Organisations = dict[int, frozenset[str]]  # of the authors of cards


def ranked(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The most confirmed first, then the newest."""
    return sorted(
        candidates, key=lambda card: (-card.confirmed, -card.released_at.timestamp(), -card.id)
    )


def shortlist(
    candidates: Sequence[Candidate], dropped: Collection[int] = ()
) -> list[Candidate]:
    """Of ranked cards that can be proposed, the first of each circle: they take turns."""
    seen: Counter[int] = Counter()
    first = []
    for card in candidates:
        if card.sent_at is not None or card.id in dropped:
            continue
        if seen[card.circle_id] < LOOKED_AT:
            first.append(card)
        seen[card.circle_id] += 1
    return first


def in_order(
    candidates: Sequence[Candidate],
    organisations: Organisations,
    dropped: Collection[int] = (),
) -> list[Candidate]:
    """Ranked cards as they are proposed, whoever takes turns first."""
    first = _in_turn(shortlist(candidates, dropped), organisations)
    placed = {card.id for card in first}
    return [*first, *(card for card in candidates if card.id not in placed)]


def _in_turn(candidates: Sequence[Candidate], organisations: Organisations) -> list[Candidate]:
    """Each time the first whose circle, and then whose organisations, had the fewest turns."""
    circles: Counter[int] = Counter()
    had: Counter[str] = Counter()
    left, order = list(candidates), list[Candidate]()

    def turns(card: Candidate) -> tuple[int, int]:
        return circles[card.circle_id], sum(
            had[each] for each in organisations.get(card.id, ())
        )

    while left and len(order) < MOST_TURNS:
        card = min(left, key=turns)  # the first of equals
        left.remove(card)
        order.append(card)
        circles[card.circle_id] += 1
        had.update(organisations.get(card.id, ()))
    return [*order, *left]


def propose(
    order: Sequence[Candidate], most: int, dropped: Collection[int] = ()
) -> list[Candidate]:
    """What these readers do not have; at most two of a circle, where there are several."""
    fresh = [card for card in order if card.sent_at is None and card.id not in dropped]
    share = MOST_OF_A_CIRCLE if len({card.circle_id for card in fresh}) > 1 else most
    of_circle: Counter[int] = Counter()
    chosen: list[Candidate] = []
    for card in fresh:
        if len(chosen) < most and of_circle[card.circle_id] < share:
            chosen.append(card)
            of_circle[card.circle_id] += 1
    return chosen


def left_out(
    order: Sequence[Candidate], chosen: Collection[int], most: int, dropped: Collection[int]
) -> list[LeftOut]:
    """All others, each with the reason; what these readers do not have comes first."""
    of_circle = Counter(card.circle_id for card in order if card.id in chosen)
    has_room = len(chosen) < most and len({card.circle_id for card in order}) > 1
    others = []
    for card in order:
        if card.id in chosen:
            continue
        why = Why.ROOM
        if card.sent_at is not None:
            why = Why.SENT
        elif card.id in dropped:
            why = Why.DROPPED
        elif has_room and of_circle[card.circle_id] >= MOST_OF_A_CIRCLE:
            why = Why.CIRCLE
        others.append(LeftOut(card.id, why, card.sent_at))
    last = [Why.ROOM, Why.CIRCLE, Why.DROPPED, Why.SENT]
    return sorted(others, key=lambda each: last.index(each.why) // 2)


def waits(others: Iterable[LeftOut]) -> bool:
    """Whether there are cards that nobody left out: they come in the next edition."""
    return any(each.why in {Why.CIRCLE, Why.ROOM} for each in others)
