"""Pure: which slot of a poll suits best, and who would miss it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

People = frozenset[int]


@dataclass(frozen=True)
class Slot:
    """A moment, with the ids of those who can, who can if need be, and who cannot."""

    id: int
    starts_at: datetime
    yes: People
    if_need_be: People
    no: People


@dataclass(frozen=True)
class Ranked:
    """A slot with everyone in exactly one of four groups; `silent`: not voted on it."""

    slot: Slot
    yes: People
    if_need_be: People
    no: People
    silent: People

    @property
    def coming(self) -> int:
        return len(self.yes) + len(self.if_need_be)

    @property
    def is_refused(self) -> bool:
        """Everyone said no."""
        return not self.coming and not self.silent

    @property
    def merit(self) -> tuple[int, int, int]:
        """More is better: who can come at all, who can come easily, who was not shut out."""
        return self.coming, len(self.yes), -len(self.no)


def rank(slots: Iterable[Slot], people: Collection[int], now: datetime) -> list[Ranked]:
    """The slots that are still ahead, best first; the earlier of two equals comes first.

    Only the votes of `people` count: whoever left the circle does not.
    """
    everybody = frozenset(people)
    ranked = [_ranked(slot, everybody) for slot in slots if slot.starts_at > now]
    ranked.sort(key=lambda each: (each.slot.starts_at, each.slot.id))
    return sorted(ranked, key=lambda each: each.merit, reverse=True)


def _ranked(slot: Slot, everybody: People) -> Ranked:
    yes = slot.yes & everybody
    if_need_be = (slot.if_need_be & everybody) - yes
    no = (slot.no & everybody) - yes - if_need_be
    return Ranked(slot, yes, if_need_be, no, everybody - yes - if_need_be - no)


def best(ranked: Sequence[Ranked]) -> list[Ranked]:
    """The first, with those that are just as good; empty when nobody can at any."""
    if not ranked or not ranked[0].coming:
        return []
    return [each for each in ranked if each.merit == ranked[0].merit]
