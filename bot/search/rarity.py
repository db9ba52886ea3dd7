"""How usual a word is in Dutch or English at large, whatever the cards are about.

The lists hold words that are said at least once in a million words, by how often: each line
begins with ten times the Zipf value (the logarithm of the number of times in a billion words)
of all the forms together that share a stem; stems that are no words stand after the bar. They
are made by `benchmarks.general_words` from wordfreq 3.1.1 by Robyn Speer
(https://github.com/rspeer/wordfreq), whose data may be used under the Creative Commons
Attribution-ShareAlike 4.0 licence; so may these lists.
"""

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

SAYS_ALL = 3.0  # the Zipf value of a word that says what a question is about, and rarer ones
SAYS_NOTHING = 6.0
LEAST = 0.1  # that the most usual word still weighs
SAYS_SOMETHING = 0.25  # how telling a word is that is shown as the reason for an answer
LANGUAGES = ("nl", "en")
# What every circle is about: these say little of what a question is about.
FIELD = frozenset(
    [
        "circulair",
        "circulaire",
        "circulariteit",
        "duurzaam",
        "duurzame",
        "duurzaamheid",
        "verduurzamen",
        "verduurzaming",
        "hergebruik",
        "hergebruiken",
        "leerkring",
        "leerkringen",
        "circular",
        "circularity",
        "sustainable",
        "sustainability",
        "reuse",
        "reusing",
    ]
)
OF_THE_FIELD = 0.35  # that they weigh at most


@lru_cache
def _general(language: str) -> tuple[Mapping[str, float], Mapping[str, float]]:
    """Of words and of stems."""
    words: dict[str, float] = {}
    stems: dict[str, float] = {}
    lines = files("bot.search").joinpath(f"general_{language}.txt").read_text("utf-8")
    for line in lines.splitlines():
        said, only = line.split("|")
        tenths, *here = said.split()
        words.update(dict.fromkeys(here, int(tenths) / 10))
        stems.update(dict.fromkeys(only.split(), int(tenths) / 10))
    return words, stems


def is_general(word: str) -> bool:
    """Whether it is a word of Dutch or English: then it is not a mistake for another."""
    return any(word in _general(language)[0] for language in LANGUAGES)


def is_word(word: str, language: str) -> bool:
    return word in _general(language)[0]


def has_form(word: str, language: str) -> bool:
    """Whether it is a word, or the stem of words."""
    here, stems = _general(language)
    return word in here or word in stems


def telling(word: str, stem: str, language: str) -> float:
    """From LEAST for the most usual words to 1 for rare ones, names and numbers."""
    words, stems = _general(language)
    often = words.get(word) or words.get(stem) or stems.get(stem, 0.0)
    most = OF_THE_FIELD if word in FIELD else 1.0
    return max(LEAST, min(most, (SAYS_NOTHING - often) / (SAYS_NOTHING - SAYS_ALL)))
