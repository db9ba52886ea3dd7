"""Pure: who may be asked to get to know whom, and when. No clock, no database, no Slack.

Nobody is in two introductions at once, nor asked more than once a month; of those who bring
something, whoever is not in the question's circle goes first, for the others meet anyway.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.agenda.due import Plan
from bot.domain.base import likeness
from bot.domain.base.kinds import Due, MessageKind
from bot.domain.people.working_hours import Rhythm, next_morning

ANSWER_WITHIN = timedelta(days=14)  # after that, a question to be introduced is over
NOT_TWICE_WITHIN = timedelta(days=30)
FOLLOW_UP_AFTER = timedelta(days=21)
FOLLOW_UP_KEPT = timedelta(days=14)
ENOUGH = 0.4  # of a question's words, by length, that someone must bring
FEWEST_WORDS = 2  # shared, unless the question has but one


@dataclass(frozen=True)
class LearningWish:
    """A question whose asker would like to meet someone; `circle`: who is in its circle."""

    workspace_id: int
    question_id: int
    asker_id: int
    text: str
    circle: Collection[int] = ()


@dataclass(frozen=True)
class GiverOffer:
    workspace_id: int
    person_id: int
    brings: str
    rhythm: Rhythm


@dataclass(frozen=True)
class Made:
    """Someone who was introduced."""

    workspace_id: int
    introduction_id: int
    person_id: int
    rhythm: Rhythm
    made_at: datetime


@dataclass(frozen=True)
class Facts:
    """Everything that this agenda looks at. `busy`: people who are not to be asked now."""

    wanted: Sequence[LearningWish] = ()
    offers: Sequence[GiverOffer] = ()
    busy: Collection[int] = ()
    tried: Collection[tuple[int, int]] = ()  # question and giver
    made: Sequence[Made] = ()


def plan(facts: Facts, now: datetime) -> Plan:
    for wanted, offer in pairs(facts):
        yield _question(wanted, offer, now), offer.rhythm
    for made in facts.made:
        yield follow_up(made), made.rhythm


def pairs(facts: Facts) -> list[tuple[LearningWish, GiverOffer]]:
    """The oldest question first; each with who brings most of what it asks for."""
    busy = set(facts.busy)
    found = []
    for wanted in facts.wanted:
        if wanted.asker_id in busy:
            continue
        able = [(_fit(wanted, each, busy, facts.tried), each) for each in facts.offers]
        best = max(able, key=lambda pair: pair[0], default=None)
        if best is not None and best[0] > 0:
            found.append((wanted, best[1]))
            busy |= {wanted.asker_id, best[1].person_id}
    return found


def _fit(
    wanted: LearningWish,
    offer: GiverOffer,
    busy: Collection[int],
    tried: Collection[tuple[int, int]],
) -> float:
    """0 for anyone who cannot be asked; from 1 on for anyone who is not in the circle."""
    giver = offer.person_id
    if offer.workspace_id != wanted.workspace_id or giver == wanted.asker_id or giver in busy:
        return 0.0
    if (wanted.question_id, giver) in tried:
        return 0.0
    share = brought(wanted.text, offer.brings)
    return share + (giver not in wanted.circle) if share else 0.0


def brought(question: str, brings: str) -> float:
    """Which part of a question's subject someone brings; 0 when that is too little."""
    asked = likeness.subject(question)
    shared = likeness.shared_words(question, brings)
    if not asked or len(shared) < min(FEWEST_WORDS, len(asked)):
        return 0.0
    share = sum(map(len, shared)) / sum(map(len, asked))
    return share if share >= ENOUGH else 0.0


def _question(wanted: LearningWish, offer: GiverOffer, now: datetime) -> Due:
    return Due(
        workspace_id=wanted.workspace_id,
        kind=MessageKind.INTRODUCTION_QUESTION,
        subject_id=wanted.question_id,
        circle_id=None,
        due_at=now,
        expires_at=now + ANSWER_WITHIN,
        to=offer.person_id,
    )


def follow_up(made: Made) -> Due:
    """Once, some weeks later, on one of the person's working mornings."""
    ask_at = next_morning(made.made_at + FOLLOW_UP_AFTER, made.rhythm)
    return Due(
        workspace_id=made.workspace_id,
        kind=MessageKind.INTRODUCTION_FOLLOW_UP,
        subject_id=made.introduction_id,
        circle_id=None,
        due_at=ask_at,
        expires_at=ask_at + FOLLOW_UP_KEPT,
        to=made.person_id,
    )
