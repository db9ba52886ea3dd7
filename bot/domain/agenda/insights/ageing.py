"""Pure: when someone is asked whether the cards they wrote still hold.

One message for all their cards, at most once a quarter, in their own working hours. It does
not lose its use: a card that grew older meanwhile is asked about all the more.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.agenda.due import Plan
from bot.domain.base.kinds import Due, MessageKind
from bot.domain.people.working_hours import Rhythm, next_welcome

OLD_AFTER = timedelta(days=365)
NOT_AGAIN_WITHIN = timedelta(days=91)  # a quarter
KEPT = timedelta(days=14)


@dataclass(frozen=True)
class OldCard:
    """A released card, and since when nobody said that it holds."""

    workspace_id: int
    circle_id: int
    person_id: int  # who is asked about it
    rhythm: Rhythm
    holds_since: datetime


@dataclass(frozen=True)
class AskedBefore:
    """How often someone was asked before, and when last."""

    times: int
    at: datetime


@dataclass(frozen=True)
class Facts:
    cards: Sequence[OldCard]
    asked: Mapping[int, AskedBefore]  # by person


def plan(facts: Facts, now: datetime) -> Plan:
    """One message a person; its key says which time it is, so that it leaves once."""
    by_person: dict[int, list[OldCard]] = {}
    for card in facts.cards:
        if card.holds_since + OLD_AFTER <= now:
            by_person.setdefault(card.person_id, []).append(card)
    for person_id, theirs in by_person.items():
        yield _message(theirs, facts.asked.get(person_id), now), theirs[0].rhythm


def _message(theirs: Sequence[OldCard], before: AskedBefore | None, now: datetime) -> Due:
    oldest = min(theirs, key=lambda card: card.holds_since)
    ripe_at = oldest.holds_since + OLD_AFTER
    earliest = max(ripe_at, before.at + NOT_AGAIN_WITHIN) if before else ripe_at
    at = next_welcome(earliest, oldest.rhythm)
    return Due(
        workspace_id=oldest.workspace_id,
        kind=MessageKind.STILL_HOLDS,
        subject_id=oldest.person_id,
        circle_id=oldest.circle_id,
        due_at=at,
        expires_at=max(at, now) + KEPT,
        to=oldest.person_id,
        occasion=str((before.times if before else 0) + 1),
    )
