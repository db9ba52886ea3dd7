"""Pure: which cards answer a question, and when none does, so that silence can be trusted.

A card answers when it holds enough of the weight of what was asked, in which usual words weigh
little. How much is enough depends on chance. A single word that happens to stand somewhere is
weak evidence; several words of one question in one card are strong evidence, also when much
else was asked, the stronger the fewer cards there are that have each of them. Who types only a
word or two wants to see what there is; but the more of it no card has, the more a card must
have of the rest.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from bot.search import rarity
from bot.search.understanding import Meant, Question
from storage.questions.ranking import Ranked

ENOUGH = 0.36  # of the weight of a question, with words that may well be there by chance
ALL = 0.9  # of it, with usual words only
A_LITTLE = 0.12  # of it, with words that cannot
A_PART = 0.04  # of a word or two: a part of a compound that means something
UNKNOWN = 0.6  # of a word or two: for as much of it as no card has
SURE = 7.5  # how improbable these words together must be for that: 1 to e to the power of it
NEAR = 0.2  # of the weight, for a card that may be worth a look
MOST_NEAR = 3
NEAR_AMONG = 5  # the best cards
LOOKED_AT = 3  # cards: one of the best must answer, or there is no answer
SHOWN_FROM = 0.6  # of the weight asked, for the cards beside it
USUAL = 0.5  # how telling a word is at most of which many cards speak
SHOWN_SCORE = 0.3  # of the best score


@dataclass(frozen=True)
class _Held:
    """How much of the question a card holds, in which words, and how much it should hold."""

    card: Ranked
    share: float  # from 0 to 1
    asked: float
    words: Sequence[Meant]

    @property
    def tells(self) -> bool:
        return any(word.tells > rarity.SAYS_SOMETHING for word in self.words)

    @property
    def is_one_usual_word(self) -> bool:
        return len(self.words) == 1 and self.words[0].tells < USUAL


def answering(question: Question, ranked: Sequence[Ranked]) -> list[Ranked]:
    """The cards that answer, best first, and before these what is filed under an asked theme.

    A follow-up must be answered by itself too: a card about the question before it is not
    enough. Where no card has a telling word of a question, one must hold all that is usual, and
    more than a word: "how do you do that?" is about nothing.
    """
    most = _most_asked(question)
    held = [_held(question, each, most) for each in ranked if _follows(question, each.present)]
    if not (question.is_brief or question.terms):
        held = [each for each in held if each.share >= ALL and len(each.words) > 1]
    if question.is_brief and any(each.tells for each in held[:LOOKED_AT]):
        held = [each for each in held if each.tells or each.card.present & question.filed]
    if not any(each.share >= each.asked for each in held[:LOOKED_AT]):
        return []
    shown = [each.card for each in held if _is_shown(question, each, held[0])]
    return sorted(shown, key=lambda card: not card.present & question.filed)


def _is_shown(question: Question, held: _Held, first: _Held) -> bool:
    """One usual word of a sentence is enough only for a card that answers by itself."""
    is_near = held.card.score >= SHOWN_SCORE * first.card.score
    if held.is_one_usual_word and not question.is_brief:
        return is_near and held.share >= max(held.asked, SHOWN_FROM * first.share)
    is_filed = bool(held.card.present & question.filed)
    return (is_near or is_filed) and held.share >= SHOWN_FROM * held.asked


def near(question: Question, ranked: Sequence[Ranked]) -> list[Ranked]:
    """When nothing answers: the few cards that have most of the question."""
    held = [_held(question, each, ENOUGH) for each in ranked[:NEAR_AMONG]]
    said = [each for each in held if each.share >= NEAR and each.tells]
    said.sort(key=lambda each: -each.share)
    return [each.card for each in said[:MOST_NEAR]]


def _follows(question: Question, present: int) -> bool:
    words = [word for word in question.meant if word.word in question.follow_up]
    asked = math.fsum(word.weight for word in words)
    held = math.fsum(word.covered(present)[0] * word.weight for word in words)
    return held >= ENOUGH * asked


def _most_asked(question: Question) -> float:
    """What share a card must hold when its words may be there by chance."""
    if not question.is_brief:
        return ENOUGH
    asked = math.fsum(word.weight for word in question.meant)
    unknown = math.fsum(word.weight for word in question.meant if not word.shares)
    least = ENOUGH if question.is_theme else A_PART  # a part of a theme's name is another thing
    return max(least, UNKNOWN * unknown / asked) if asked else least


def _held(question: Question, card: Ranked, most: float) -> _Held:
    cards = max(question.documents, 1)
    expected = math.log(cards)  # of the number of cards with these words, by chance
    asked = held = 0.0
    words = []
    for word in question.meant:
        share, having = word.covered(card.present)
        asked += word.weight
        held += share * word.weight
        if having:
            words.append(word)
            expected += share * math.log(min(having, cards) / cards)
    sure = min(1.0, max(0.0, -expected / SURE))
    least = most - max(0.0, most - A_LITTLE) * sure
    return _Held(card, held / asked if asked else 0.0, least, words)
