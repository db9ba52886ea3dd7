"""Pure: when so many organisations recognise a card that it is a principle.

Numbers are about organisations, never about people, and are not shown while fewer than four
people said something: among three, a number can tell who.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

FEWEST_PEOPLE = 4
MOST_ORGANISATIONS = 20  # that a rule may ask for


@dataclass(frozen=True)
class Rule:
    """So many organisations confirm, and of all that spoke at most so many percent differ."""

    organisations: int = 3
    differing_percent: int = 25


@dataclass(frozen=True)
class Voice:
    organisation: str
    confirms: bool


@dataclass(frozen=True)
class Tally:
    """`confirming` and `differing` count organisations; one can be in both."""

    people: int = 0
    confirming: int = 0
    differing: int = 0

    @property
    def may_be_shown(self) -> bool:
        return self.people >= FEWEST_PEOPLE


class Step(StrEnum):
    PROMOTE = "promote"
    DEMOTE = "demote"


def tally(voices: Iterable[Voice]) -> Tally:
    """One voice a person."""
    said = list(voices)
    confirming = {same(each.organisation) for each in said if each.confirms}
    differing = {same(each.organisation) for each in said if not each.confirms}
    return Tally(len(said), len(confirming), len(differing))


def same(organisation: str) -> str:
    """Equal for two ways to write one name: capitals, spaces and full stops do not matter."""
    return "".join(c for c in organisation.casefold() if c.isalnum()) or organisation


def holds(found: Tally, rule: Rule) -> bool:
    said = found.confirming + found.differing
    return (
        found.may_be_shown
        and found.confirming >= rule.organisations
        and found.differing * 100 <= rule.differing_percent * said
    )


def step(found: Tally, rule: Rule, *, promoted: bool) -> Step | None:
    """What the numbers ask for; None when all is as it should be."""
    if holds(found, rule) == promoted:
        return None
    return Step.DEMOTE if promoted else Step.PROMOTE
