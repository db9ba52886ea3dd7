"""Pure: slips of the finger, and the word that was probably meant."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.search import rarity
from bot.search.analyzers import NO_PART, SHORTEST_PART, is_compound
from bot.search.tokens import LONGEST_WORD

TWO_MISTAKES_FROM = 8  # letters
ALPHABET = "abcdefghijklmnopqrstuvwxyz"


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

    `vocabulary` says in how many documents each word stands. Of equally near words one that
    begins alike comes first, then one of the same letters (doubled or swapped), then the most
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

    def unlikely(hit: tuple[str, float, int]) -> tuple[float, bool, bool, int, str]:
        known, distance, _ = hit
        others = set(known) != set(word)
        return distance, known[0] != word[0], others, -vocabulary[known], known

    return str(min(close, key=unlikely)[0])


def repaired_parts(word: str) -> Iterator[tuple[str, str]]:
    """A compound with one slip in its first part: what that may have been, and the whole.

    A letter in the place of another makes a different word too easily: boedel is no roedel.
    """
    if not can_be_mistaken(word) or is_compound(word):
        return
    for cut in range(SHORTEST_PART + 1, len(word) - SHORTEST_PART):
        first, last = word[:cut], word[cut:]
        if len(last) <= SHORTEST_PART or not rarity.is_word(last, "nl") or last in NO_PART:
            continue
        for each in variants(first):
            is_other = len(each) == len(first) and sorted(each) != sorted(first)
            if rarity.is_word(each, "nl") and not is_other:
                yield each, each + last
