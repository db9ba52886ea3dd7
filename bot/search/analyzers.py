"""Pure: from text to the terms that are looked up, Dutch and English.

Documents and queries go through the same functions; change what they give, and VERSION must
change with it, so that the index is made again.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.search.stopwords import BY_LANGUAGE

VERSION = 2
LONGEST_WORD = 40  # characters; Dutch law has longer ones, questions do not
MOST_WORDS = 32  # of a query: enough for two long sentences
MOST_CHARACTERS = 2000  # of a query
MOST_PHRASES = 3  # between quotes, in one query
SHORTEST_PART = 4  # letters of a part of a compound
LINKS = ("", "s", "en", "e", "er")
PART_WEIGHT = 0.4  # of a part of a compound, beside the whole
TWO_MISTAKES_FROM = 8  # letters

MOST_PIECES = 4000  # of the words of a text, looked up as possible parts of compounds
HEAD = 4  # letters that must be right in a word with two mistakes
ALPHABET = "abcdefghijklmnopqrstuvwxyz"

# Without width: soft hyphens, joiners, marks of direction, accents, fillers: they part no
# words.
_UNSEEN = frozenset({"Cf", "Mn", "Me"})
_FILLERS = frozenset("\u115f\u1160\uffa0")
_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_BETWEEN = re.compile(r"['’\-]")
_APART = re.compile(r"[^\W_]+")
_QUOTED = re.compile(r"[\"“”„«»]([^\"“”„«»]+)[\"“”„«»]")
_STEMMERS = {"nl": "dutch", "en": "english"}
# Endings that look like words and are not what a compound is about.
_NO_PART = frozenset("baar heid lijk lijke loos ling schap atie iteit ingen eren".split())


@dataclass(frozen=True)
class Group:
    """What one word of a query stands for: term → weight.

    `own`: without its synonyms. `stems`: without its parts too.
    """

    word: str
    terms: tuple[tuple[str, float], ...]
    own: tuple[str, ...]
    stems: tuple[str, ...]


def words(text: str) -> Iterator[str]:
    """Lower case, without accents; a hyphenated word gives its parts and the joined form."""
    for match in _WORD.finditer(folded(text)):
        found = [part for part in _BETWEEN.split(match.group()) if part]
        if len(found) > 1:
            yield "".join(found)[:LONGEST_WORD]
        for part in found:
            yield part[:LONGEST_WORD]


def folded(text: str) -> str:
    """Lower case, without accents and without what has no width."""
    small = text.lower()
    if small.isascii():
        return small
    apart = unicodedata.normalize("NFKD", small)
    return "".join(c for c in apart if not _has_no_width(c))


def _has_no_width(character: str) -> bool:
    is_unseen = unicodedata.category(character) in _UNSEEN or character in _FILLERS
    return is_unseen or bool(unicodedata.combining(character))


def in_order(text: str) -> str:
    """Every word in its place between single spaces, to find a phrase in."""
    return " ".join(part for part in _APART.findall(folded(text)))


def phrases(text: str) -> list[str]:
    """What stands between quotes of any kind, as `in_order` gives it; several words each."""
    found = (in_order(said) for said in _QUOTED.findall(text[:MOST_CHARACTERS]))
    return list(dict.fromkeys(said for said in found if " " in said))[:MOST_PHRASES]


def language_of(text: str) -> str | None:
    """By the stop-words in it: "nl", "en", or None when neither has more."""
    return language_of_words(list(words(text[:MOST_CHARACTERS])))


def language_of_words(said: Iterable[str]) -> str | None:
    counts = {
        language: sum(word in stop for word in said) for language, stop in BY_LANGUAGE.items()
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
    taken apart into two, or that is longer than words are.
    """
    if len(word) > LONGEST_WORD:
        return ()
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


class Expander:
    """Words to terms by one lexicon, each word worked out once."""

    def __init__(self, lexicon: Collection[str]) -> None:
        self._lexicon = lexicon
        self._known: dict[tuple[str, str], tuple[tuple[str, float], ...]] = {}

    def __call__(self, word: str, language: str) -> tuple[tuple[str, float], ...]:
        key = (word, language)
        if key not in self._known:
            self._known[key] = tuple(expand(word, language, self._lexicon))
        return self._known[key]


def terms(text: str, language: str, lexicon: Collection[str]) -> dict[str, float]:
    """The weighted terms of a text."""
    return weigh(words(text), language, Expander(lexicon))


def weigh(said: Iterable[str], language: str, expander: Expander) -> dict[str, float]:
    """The weighted terms of these words."""
    found: dict[str, float] = {}
    for word in said:
        if word in BY_LANGUAGE[language]:
            continue
        for term, weight in expander(word, language):
            found[term] = found.get(term, 0.0) + weight
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
    whole = tuple(term for term, weight in found.items() if weight >= 1)
    return Group(word, tuple(found.items()), tuple(found), whole)


def pieces(said: Iterable[str]) -> list[str]:
    """These words, and all that could be a part of one of them: what a lexicon is asked for."""
    found = dict.fromkeys(said)
    for word in list(found):
        if not 2 * SHORTEST_PART <= len(word) <= LONGEST_WORD:
            continue
        for begin in range(len(word) - SHORTEST_PART + 1):
            for end in range(begin + SHORTEST_PART, len(word) + 1):
                found.setdefault(word[begin:end])
        if len(found) > MOST_PIECES:
            break
    return list(found)[:MOST_PIECES]


def can_be_mistaken(word: str) -> bool:
    """Short words and numbers are names and years: they are taken as they are."""
    return SHORTEST_PART <= len(word) <= LONGEST_WORD and not any(c.isdigit() for c in word)


@lru_cache(maxsize=256)
def variants(word: str) -> tuple[str, ...]:
    """All that one slip of the finger can make of a word; nothing of what is too long."""
    if len(word) > LONGEST_WORD:
        return ()
    cuts = [(word[:n], word[n:]) for n in range(len(word) + 1)]
    found = [a + b[1:] for a, b in cuts if b]
    found += [a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1]
    for letter in ALPHABET:
        found += [a + letter + b[1:] for a, b in cuts if b]
        found += [a + letter + b for a, b in cuts]
    return tuple(dict.fromkeys(each for each in found if each != word))


def nearest(word: str, vocabulary: Mapping[str, int]) -> str | None:
    """The word that was probably meant: one mistake away, two for long words.

    `vocabulary` says in how many documents each word stands: of equally near words the most
    usual one.
    """
    if not can_be_mistaken(word):
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
