"""Pure: from text to the terms that are looked up, Dutch and English.

Documents and queries go through the same functions; change what they give, and VERSION must
change with it, so that the index is made anew.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.search.stopwords import BY_LANGUAGE

VERSION = 1
LONGEST_WORD = 40  # characters; Dutch law has longer ones, questions do not
MOST_WORDS = 32  # of a query: enough for two long sentences
MOST_CHARACTERS = 2000  # of a query
SHORTEST_PART = 4  # letters of a part of a compound
LINKS = ("", "s", "en", "e", "er")
PART_WEIGHT = 0.4  # of a part of a compound, beside the whole
TWO_MISTAKES_FROM = 8  # letters

_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_STEMMERS = {"nl": "dutch", "en": "english"}
# Endings that look like words and are not what a compound is about.
_NO_PART = frozenset("baar heid lijk lijke loos ling schap atie iteit ingen eren".split())


@dataclass(frozen=True)
class Group:
    """What one word of a query stands for: term → weight."""

    word: str
    terms: tuple[tuple[str, float], ...]


def words(text: str) -> Iterator[str]:
    """Lower case, without accents; a hyphenated word gives its parts and the joined form."""
    folded = unicodedata.normalize("NFKD", text.lower())
    plain = "".join(c for c in folded if not unicodedata.combining(c))
    for match in _WORD.finditer(plain):
        parts = [part for part in re.split(r"['’\-]", match.group()) if part]
        if len(parts) > 1:
            yield "".join(parts)[:LONGEST_WORD]
        for part in parts:
            yield part[:LONGEST_WORD]


def language_of(text: str) -> str | None:
    """By the stop-words in it: "nl", "en", or None when neither has more."""
    counts = {
        language: sum(word in stop for word in words(text[:MOST_CHARACTERS]))
        for language, stop in BY_LANGUAGE.items()
    }
    if counts["nl"] == counts["en"]:
        return None
    return max(counts, key=lambda language: counts[language])


@lru_cache(maxsize=65536)
def stem(word: str, language: str) -> str:
    if word.isdigit():
        return word
    return str(_stemmer(language).stemWord(word))


@lru_cache
def _stemmer(language: str) -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer(_STEMMERS[language])


def parts(word: str, lexicon: Collection[str]) -> tuple[str, ...]:
    """The words that a Dutch compound is made of, as far as the lexicon knows them.

    The longest last part wins: it says what the thing is. Nothing for a word that cannot be
    taken apart into two.
    """
    for cut in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        last = word[cut:]
        if last not in lexicon or last in _NO_PART:
            continue
        for link in LINKS:
            first = word[:cut].removesuffix(link) if link else word[:cut]
            if word[:cut].endswith(link) and _is_part(first, lexicon):
                return (first, last)
            if word[:cut].endswith(link) and (deeper := parts(first, lexicon)):
                return (*deeper, last)
    return ()


def _is_part(word: str, lexicon: Collection[str]) -> bool:
    return len(word) >= SHORTEST_PART and word in lexicon and word not in _NO_PART


def terms(text: str, language: str, lexicon: Collection[str]) -> Counter[str]:
    """The weighted terms of a document's field."""
    found: Counter[str] = Counter()
    for word in words(text):
        if word in BY_LANGUAGE[language]:
            continue
        for term, weight in expand(word, language, lexicon):
            found[term] += weight  # type: ignore[assignment]  # weights are fractions
    return found


def expand(word: str, language: str, lexicon: Collection[str]) -> Iterator[tuple[str, float]]:
    """A word as its stem, and the stems of its parts beside it."""
    yield stem(word, language), 1.0
    for part in dict.fromkeys(parts(word, lexicon)):
        yield stem(part, language), PART_WEIGHT


def query_words(text: str, language: str | None) -> list[str]:
    """The words of a query that carry its subject, each once.

    A query of nothing but stop-words keeps them: it is all that there is to go by.
    """
    said = list(dict.fromkeys(words(text[:MOST_CHARACTERS])))[: 2 * MOST_WORDS]
    languages = [language] if language else list(BY_LANGUAGE)
    kept = [word for word in said if not any(word in BY_LANGUAGE[each] for each in languages)]
    return (kept or said)[:MOST_WORDS]


def group(word: str, language: str | None, lexicon: Collection[str]) -> Group:
    """What to look up for one word of a query; in both languages when it may be either."""
    found: dict[str, float] = {}
    for each in [language] if language else list(BY_LANGUAGE):
        for term, weight in expand(word, each, lexicon):
            found[term] = max(weight, found.get(term, 0.0))
    return Group(word, tuple(found.items()))


def nearest(word: str, vocabulary: dict[str, int]) -> str | None:
    """The word that was probably meant: one mistake away, two for long words.

    `vocabulary` says in how many documents each word stands: of equally near words the most
    usual one. None for short words and for numbers: those are names and years.
    """
    if len(word) < SHORTEST_PART or any(c.isdigit() for c in word):
        return None
    most = 2 if len(word) >= TWO_MISTAKES_FROM else 1
    candidates = [
        known
        for known in vocabulary
        if abs(len(known) - len(word)) <= most and len(known) > 2  # noqa: PLR2004
    ]
    close = process.extract(word, candidates, scorer=OSA.distance, score_cutoff=most, limit=20)
    if not close:
        return None
    best = min(close, key=lambda hit: (hit[1], -vocabulary[hit[0]], hit[0]))
    return str(best[0])
