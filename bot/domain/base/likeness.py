"""Pure: whether two questions ask nearly the same, and how far words fit together."""

from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA

from bot.search import analyzers, tokens

ALIKE = 0.8  # one question, asked twice
RELATED = 0.5  # worth a facilitator's look
A_SLIP = 0.85  # one letter in seven
LONG_WORD = 6  # letters
SHORTEST_WORD = 3  # letters; shorter ones say nothing about a subject
USUAL = "nl"  # of a text without a small word that tells


@lru_cache(maxsize=4096)
def subject(text: str) -> tuple[str, ...]:
    """The words that carry a text's subject, each once, in lower case."""
    language = analyzers.language_of(text) or USUAL
    said = analyzers.query_words(text, language)
    return tuple(word for word in said if len(word) >= SHORTEST_WORD)


@lru_cache(maxsize=65536)
def near(one: str, other: str) -> bool:
    """One word, another ending, a slip of the pen, or a compound that begins with it."""
    shorter, longer = sorted((one, other), key=len)
    if any(analyzers.stem(one, each) == analyzers.stem(other, each) for each in ("nl", "en")):
        return True
    if len(shorter) < LONG_WORD:
        return False
    return longer.startswith(shorter) or OSA.normalized_similarity(one, other) >= A_SLIP


def shared_words(question: str, text: str) -> list[str]:
    """The words of a question, as they were written, that a text is about as well."""
    theirs = subject(text)
    return [word for word in subject(question) if any(near(word, each) for each in theirs)]


def likeness(one: str, other: str) -> float:
    """From 0 to 1: how much of both is said in the other as well; long words weigh more."""
    whole = sum(map(len, subject(one))) + sum(map(len, subject(other)))
    shared = sum(map(len, shared_words(one, other))) + sum(map(len, shared_words(other, one)))
    return shared / whole if whole else 0.0


def alike(one: str, other: str) -> bool:
    return likeness(one, other) >= ALIKE


def same_words(one: str, other: str) -> bool:
    """Equal but for capitals, punctuation and accents."""
    return list(tokens.words(one)) == list(tokens.words(other))


def grouped(texts: Sequence[str]) -> list[list[int]]:
    """Which texts, by their place, ask nearly the same as the first of their group."""
    groups: list[list[int]] = []
    for place, text in enumerate(texts):
        home = next((group for group in groups if alike(texts[group[0]], text)), None)
        if home is None:
            groups.append([place])
        else:
            home.append(place)
    return groups
