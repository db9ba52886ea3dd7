"""Pure: which cards answer a question, and when none does, so that silence can be trusted.

A card answers when it holds enough of the weight of what was asked, in which usual words weigh
little. How much is enough depends on chance. A single word that happens to stand somewhere is
weak evidence; several words of one question in one card are strong evidence, also when much
else was asked, the stronger the fewer cards there are that have each of them. Who types only a
word or two wants to see what there is.
"""

import math
from collections.abc import Sequence

from bot.search.understanding import Question
from storage.questions.ranking import Ranked

ENOUGH = 0.36  # of the weight of a question, with words that may well be there by chance
A_LITTLE = 0.12  # of it, with words that cannot
A_PART = 0.04  # of a word or two: a part of a compound that means something
SURE = 7.5  # how improbable these words together must be for that: 1 to e to the power of it
NEAR = 0.2  # of the weight, for a card that may be worth a look
MOST_NEAR = 3
LOOKED_AT = 5  # cards: one of the best must answer, or there is no answer
SHOWN_FROM = 0.6  # of the weight asked, for the cards beside it
SHOWN_SCORE = 0.3  # of the best score


def answering(question: Question, ranked: Sequence[Ranked]) -> list[Ranked]:
    """The cards that answer, best first.

    A follow-up must be answered by itself too: a card about the question before it is not
    enough. Nor is a card with usual words, where the telling ones stand in none.
    """
    if not (question.is_brief or question.terms):
        return []
    ranked = [each for each in ranked if _follows(question, each.present)]
    covered = [_covered(question, each.present) for each in ranked]
    if not any(share >= asked for share, asked in covered[:LOOKED_AT]):
        return []
    least = ranked[0].score * SHOWN_SCORE
    return [
        each
        for each, (share, asked) in zip(ranked, covered, strict=True)
        if share >= SHOWN_FROM * asked and each.score >= least
    ]


def near(question: Question, ranked: Sequence[Ranked]) -> list[Ranked]:
    """When nothing answers: the few cards that have something of the question."""
    said = [each for each in ranked[:LOOKED_AT] if _covered(question, each.present)[0] >= NEAR]
    return said[:MOST_NEAR]


def _follows(question: Question, present: int) -> bool:
    words = [word for word in question.meant if word.word in question.follow_up]
    asked = math.fsum(word.weight for word in words)
    held = math.fsum(word.covered(present)[0] * word.weight for word in words)
    return held >= ENOUGH * asked


def _covered(question: Question, present: int) -> tuple[float, float]:
    """How much of the question a card holds, and how much it should hold; from 0 to 1."""
    cards = max(question.documents, 1)
    expected = math.log(cards)  # of the number of cards with these words, by chance
    asked = held = 0.0
    for word in question.meant:
        share, having = word.covered(present)
        asked += word.weight
        held += share * word.weight
        if having:
            expected += share * math.log(min(having, cards) / cards)
    sure = min(1.0, max(0.0, -expected / SURE))
    most = A_PART if question.is_brief else ENOUGH
    return held / asked if asked else 0.0, most - max(0.0, most - A_LITTLE) * sure
