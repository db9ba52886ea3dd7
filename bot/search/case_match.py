"""Pure: which cases a question is about.

Cases stand in no index: there are few, and what its owner takes back is gone with its row. The
database looks for beginnings of words; what that brings is weighed here like cards are.
"""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from bot.search import analyzers, rarity, tokens
from bot.search.analyzers import Expander, Lexicon
from bot.search.stopwords import BY_LANGUAGE

MOST_LOOKED_UP = 8  # words of a question, the most telling ones
ENDING = 3  # letters of a stem that another form of the word may write otherwise


@dataclass(frozen=True)
class Asked:
    """One word of a question: its terms, each with how much it says, and its own weight."""

    terms: Mapping[str, float]
    weight: float


def understand(text: str) -> list[Asked]:
    """The words that say most, in both languages where the question is in neither."""
    language = analyzers.language_of(text)
    languages = (language,) if language else rarity.LANGUAGES
    expander = Expander(Lexicon(()))
    found = []
    for word in analyzers.query_words(text, language):
        if any(word in BY_LANGUAGE[each] for each in languages):
            continue  # it is all there is: no case is about it
        terms = {t: w for each in languages for t, w in expander(word, each)}
        weights = [rarity.telling(word, analyzers.stem(word, each), each) for each in languages]
        found.append(Asked(terms, min(weights)))
    return sorted(found, key=lambda each: -each.weight)[:MOST_LOOKED_UP]


def beginnings(asked: Sequence[Asked]) -> list[str]:
    """What words of a text can begin with, or hold, that are about any of these."""
    stems = {term for each in asked for term in each.terms}
    return sorted({stem[: max(ENDING, len(stem) - ENDING)] for stem in stems})


def covered(asked: Sequence[Asked], texts: Collection[str]) -> float:
    """How much of the question the texts hold, from 0 to 1."""
    near = beginnings(asked)  # most words are none of these: they need no taking apart
    said = {
        word
        for text in texts
        for word in tokens.words(text)
        if any(beginning in word for beginning in near)
    }
    expander = Expander(Lexicon(()))
    terms = {
        term for each in rarity.LANGUAGES for term in analyzers.weigh(said, each, expander)
    }
    whole = math.fsum(each.weight for each in asked)
    held = math.fsum(
        each.weight * max((w for term, w in each.terms.items() if term in terms), default=0.0)
        for each in asked
    )
    if len(asked) > 1 and held < rarity.SAYS_SOMETHING:  # usual words may be there by chance
        return 0.0
    return held / whole if whole else 0.0
