"""Pure: which cards answer a question, and when none does, so that silence can be trusted.

A card answers when it holds enough of the weight of what was asked, in which usual words weigh
little. How much is enough depends on chance. A single word that happens to stand somewhere is
weak evidence; several words of one question in one card are strong evidence, also when much
else was asked, the stronger the fewer cards there are that have each of them, and the less
usual they are. A card that has a single usual word answers only if it stands in its title:
others mention it in passing. Who types only a word or two wants to see what there is; but the
more of it no card has, the more a card must have of the rest.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from bot.search import rarity
from bot.search.understanding import Meant, Question
from storage.questions.ranking import Ranked

ENOUGH = 0.36  # of the weight of a question, with words that may well be there by chance
HALF = 0.5  # of it: then a card counts from a little further down
ALL = 0.9  # of it, with usual words only
A_LITTLE = 0.12  # of it, with words that cannot
A_PART = 0.04  # of a word or two: a part of a compound that means something
UNKNOWN = 0.6  # of a word or two: for as much of it as no card has
SURE = 6.0  # how improbable these words together must be for that: 1 to e to the power of it
NEAR = 0.2  # of the weight, for a card that may be worth a look
MOST_NEAR = 3
NEAR_AMONG = 5  # the best cards
LOOKED_AT = 3  # cards: one of the best must answer, or there is no answer
LOOKED_FURTHER = 4  # cards: if it holds half of the question
SHOWN_FROM = 0.6  # of the weight asked, for the cards beside it
USUAL = 0.75  # how telling a word is at most that cards mention in passing
SHOWN_SCORE = 0.3  # of the best score


@dataclass(frozen=True)
class _Held:
    """How much of the question a card holds, in which words, and how much it should hold."""

    card: Ranked
    share: float  # from 0 to 1
    asked: float
    words: Sequence[Meant]
    is_filed: bool  # under a theme that was asked for

    @property
    def answers(self) -> bool:
        return self.share >= self.asked and not self.is_in_passing

    @property
    def is_in_passing(self) -> bool:
        """A single usual word, of more than that, which its title does not have."""
        if self.is_filed or len(self.words) != 1 or self.share >= ALL:
            return False
        word = self.words[0]
        return word.tells < USUAL and not word.covered(self.card.titled)[1]

    @property
    def tells(self) -> bool:
        return any(word.tells > rarity.SAYS_SOMETHING for word in self.words)


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
        held = [each for each in held if each.tells or each.is_filed]
    best = [each for each in held[:LOOKED_AT] if each.answers]
    further = held[LOOKED_AT:LOOKED_FURTHER]
    if not (best or any(each.answers and each.share >= HALF for each in further)):
        return []
    shown = [each for each in held if _is_shown(question, each, held[0])]
    if not best:
        shown.sort(key=lambda each: not each.answers)
    shown.sort(key=lambda each: not each.is_filed)
    return [each.card for each in shown]


def _is_shown(question: Question, held: _Held, first: _Held) -> bool:
    if held.is_in_passing and not question.is_brief:
        return False
    is_near = held.card.score >= SHOWN_SCORE * first.card.score
    return (is_near or held.is_filed) and held.share >= SHOWN_FROM * held.asked


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
            telling = min(1.0, word.tells / rarity.SAYS_SOMETHING)
            expected += telling * share * math.log(min(having, cards) / cards)
    sure = min(1.0, max(0.0, -expected / SURE))
    least = most - max(0.0, most - A_LITTLE) * sure
    is_filed = bool(card.present & question.filed)
    return _Held(card, held / asked if asked else 0.0, least, words, is_filed)
