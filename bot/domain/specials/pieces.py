"""Pure: what can stand in a special edition, and what is proposed for it.

A piece exists only for what its readers may read at this moment; whoever gathers pieces sees
to that. Here they are put in order and chosen from.
"""

import json
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from storage.models import IntentionState, Kind, Outcome, ReleaseLevel, SpecialKind

MOST_PIECES = 19  # a form of Slack shows no more of them with their buttons


class Part(StrEnum):
    """In this order in an edition."""

    QUESTIONS = "questions"  # of the circle, and how they changed
    PRINCIPLES = "principles"
    QUOTES = "quotes"
    INTENTIONS = "intentions"
    CARDS = "cards"


# How many of each are proposed; of what is not named here, none can be chosen.
PROPOSED: Mapping[SpecialKind, Mapping[Part, int]] = {
    SpecialKind.STORY: {
        Part.QUESTIONS: 6,
        Part.PRINCIPLES: 4,
        Part.QUOTES: 5,
        Part.INTENTIONS: 4,
    },
    SpecialKind.EVENT: {Part.CARDS: 8},
    SpecialKind.QUARTER: {Part.QUOTES: 2},
}
MOST: Mapping[SpecialKind, int] = {
    SpecialKind.STORY: MOST_PIECES,
    SpecialKind.EVENT: 10,
    SpecialKind.QUARTER: 2,
}


@dataclass(frozen=True)
class Piece:
    """`level`: how far its words were released; None for what the circle itself asks."""

    ref: str  # its table and id
    part: Part
    text: str
    title: str = ""
    more: str = ""  # on what condition, or what became of it
    level: ReleaseLevel | None = None
    language: str = "nl"
    session: int = 0  # after how many sessions
    went: int | None = None  # a question that is not asked any more: after how many
    weight: int = 0  # how many recognise it, or whether there is a result
    at: datetime | None = None
    outcome: Outcome | None = None
    kind: Kind | None = None
    state: IntentionState | None = None
    url: str = ""

    @property
    def print(self) -> str:
        """Changes with any word: what was approved is these very words."""
        said = json.dumps([self.title, self.text, self.more])
        return sha256(said.encode()).hexdigest()[:12]


def sessions_before(moment: datetime | None, held: Sequence[datetime]) -> int:
    """How many sessions had begun by then; `held`: when they began, in order."""
    return bisect_right(held, moment) if moment is not None else 0


def ranked(pieces: Iterable[Piece]) -> list[Piece]:
    """All pieces in the order in which they are proposed, part by part.

    Questions as they came; of the rest, each session has its turn with the one that most
    people recognise, or that has a result.
    """
    by_part: dict[Part, list[Piece]] = {part: [] for part in Part}
    for piece in pieces:
        by_part[piece.part].append(piece)
    asked = sorted(by_part.pop(Part.QUESTIONS), key=lambda each: (each.session, each.ref))
    return [*asked, *(each for found in by_part.values() for each in _in_turn(found))]


def _in_turn(pieces: Sequence[Piece]) -> list[Piece]:
    best = sorted(pieces, key=lambda each: each.ref)
    best.sort(key=lambda each: (-each.weight, each.session))
    turns: dict[int, int] = {}
    order: list[tuple[int, Piece]] = []
    for each in best:
        turn = turns[each.session] = turns.get(each.session, 0) + 1
        order.append((turn, each))
    return [each for _, each in sorted(order, key=lambda each: each[0])]


def proposed(kind: SpecialKind, order: Sequence[Piece]) -> list[str]:
    """What is put in to begin with; `order`: as `ranked` gave it."""
    found: list[Piece] = []
    for part, most in PROPOSED[kind].items():
        found += [each for each in order if each.part is part][:most]
    return [each.ref for each in found]


def together(chosen: Sequence[Piece]) -> list[tuple[Part, list[Piece]]]:
    """Part by part, within each in the order that was chosen; no empty parts."""
    parts = ((part, [each for each in chosen if each.part is part]) for part in Part)
    return [(part, found) for part, found in parts if found]
