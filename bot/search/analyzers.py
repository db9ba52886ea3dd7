"""Pure: from text to the terms that are looked up, Dutch and English.

Documents and queries go through the same functions; change what they give, and VERSION must
change with it, so that the index is made again.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import islice, pairwise

import snowballstemmer

from bot.search import rarity
from bot.search.rarity import SAYS_SOMETHING
from bot.search.stopwords import BY_LANGUAGE
from bot.search.tokens import LONGEST_WORD, PARTICLES, compounds, in_order, reunited, words

VERSION = 7
MOST_WORDS = 32  # of a query: enough for two long sentences
MOST_CHARACTERS = 2000  # of a query
MOST_PHRASES = 3  # between quotes, in one query
SHORTEST_PART = 4  # letters of a part of a compound
SHORTEST_END = 5  # letters of a word at one end, whatever the other end is
SHORTEST_INSIDE = 6  # letters of a word anywhere in another
LINKS = ("", "s", "en", "e", "er")
PART_WEIGHT = 0.4  # of a part of a compound, beside the whole
FRONT_WEIGHT = 0.8  # of what stands before its last part, when no card has the whole
JOINED_WEIGHT = 0.6  # of a word that was written as two

MOST_PIECES = 4000  # of the words of a text, looked up as possible parts of compounds

_QUOTED = re.compile(r"[\"“”„«»]([^\"“”„«»]+)[\"“”„«»]")
_STEMMERS = {"nl": "dutch", "en": "english"}
# What stands before a verb's stem and makes another word of it: a vergunning is no gunning.
_PREFIXES = frozenset("be ge ont ver".split())
# Endings that look like words and are not what a compound is about.
NO_PART = frozenset("baar heid lijk lijke loos ling schap atie iteit ingen eren".split())


@dataclass(frozen=True)
class Group:
    """What one word of a query stands for: term → weight.

    `own`: without its synonyms. `stems`: without its parts too. `fronts`: its parts but the
    last one. `says`: how much of the word a term says, where that is not its weight.
    """

    word: str
    terms: tuple[tuple[str, float], ...]
    own: tuple[str, ...]
    stems: tuple[str, ...]
    fronts: frozenset[str] = frozenset()
    says: Mapping[str, float] = field(default_factory=dict)


def verbs(text: str) -> Iterator[tuple[str, str]]:
    """Dutch verbs whose particle stands apart, as they stand and in one word."""
    for said, word in reunited(text):
        for form in (word, word.removesuffix("t")):
            if rarity.has_form(form, "nl"):
                yield said, form
                break


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
    if any(c.isdigit() for c in word):
        return word
    found = str(_stemmer(language).stemWord(word))
    return _evened(found) if language == "nl" else found


# Words whose plural has a long vowel, also at the end of compounds; and what the stemmer takes
# for a plural itself.
_LONG = {
    "daak": "dak",
    "gaat": "gat",
    "vaat": "vat",
    "glaas": "glas",
    "paad": "pad",
    "blaad": "blad",
    "scheep": "schip",
    "bedraag": "bedrag",
    "verdraag": "verdrag",
    "slaag": "slag",  # toeslagen, grondslagen
}
_WHOLE = {"steed": "stad", "speel": "spel", "slaag": "slag", "gren": "grens"}
_OPEN = re.compile(r"(?<=[^aeiou])([aeou])(?=[^aeiouwxy]$)")
# A last syllable that is short in one form and taken for long in another: maatregel, sector.
_LAST = re.compile(r"(?<=[aeiouy])([^aeiouy]+)(?:(e)e(?=[lmnrst]$)|(o)o(?=r$))")
_EVENED_FROM = 6  # letters: in shorter stems an e at the end is often another word


def _evened(found: str) -> str:
    """One stem where the stemmer leaves two: duurzame and duurzaam, bladen and blad.

    And maatregelen and maatregel, problemen and probleem, organiseren and organisatie.
    """
    if found in _WHOLE:
        return _WHOLE[found]
    if long := next((each for each in _LONG if found.endswith(each)), None):
        return found.removesuffix(long) + _LONG[long]
    if len(found) < _EVENED_FROM:
        return found
    if found.endswith(("aid", "oid")):  # omgedraaid, weggegooid
        return found[:-1]
    if found[-1] == "e" and found[-2] not in "aeiou":  # a vowel in an open syllable is long
        found = _OPEN.sub(r"\1\1", found[:-1])
    return _LAST.sub(r"\1\2\3", found)


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
        if last not in lexicon or last in NO_PART:
            continue
        for link in LINKS:
            first = word[:cut].removesuffix(link) if link else word[:cut]
            if word[:cut].endswith(link) and _is_part(first, lexicon):
                return (first, last)
            if word[:cut].endswith(link) and (deeper := parts(first, lexicon)):
                return (*deeper, last)
    return ()


def ends(word: str, lexicon: Collection[str]) -> Iterator[str]:
    """The longest words of the cards that a long word begins and ends with."""
    if not SHORTEST_END + SHORTEST_PART <= len(word) <= LONGEST_WORD:
        return
    own = frozenset(lexicon) - {word}
    cuts = range(len(word) - 1, SHORTEST_END - 1, -1)
    firsts = (word[:cut].removesuffix(link) for cut in cuts for link in LINKS)
    lasts = (word[-cut:] for cut in cuts if word[:-cut] not in _PREFIXES)
    for some in (firsts, lasts):
        long = (each for each in some if len(each) >= SHORTEST_END and _is_part(each, own))
        yield from islice(long, 1)


def inside(word: str, lexicon: Collection[str]) -> list[str]:
    """The long words of the cards anywhere in a word that no card has."""
    if word in frozenset(lexicon):
        return []
    long = (each for each in lexicon if len(each) >= SHORTEST_INSIDE and each not in NO_PART)
    found = ((word.partition(each)[0], each) for each in long if each in word)
    return sorted(each for before, each in found if not before.endswith(tuple(_PREFIXES)))


def is_compound(word: str) -> bool:
    """Of usual words: then it is no mistake for something quite different."""
    ends = (word.removeprefix(each) for each in PARTICLES if word.startswith(each))
    return any(rarity.is_word(end, "nl") for end in ends) or bool(parts(word, Lexicon(())))


def _is_part(word: str, lexicon: Collection[str]) -> bool:
    return len(word) >= SHORTEST_PART and word in lexicon and word not in NO_PART


class Lexicon(Collection[str]):
    """The words that compounds are taken apart into: those of the cards and of the language."""

    def __init__(self, own: Collection[str]) -> None:
        self._own = own

    def __contains__(self, word: object) -> bool:
        return word in self._own or rarity.is_word(str(word), "nl")

    def __iter__(self) -> Iterator[str]:
        return iter(self._own)

    def __len__(self) -> int:
        return len(self._own)


class _Asked(Lexicon):
    """One that does not know the words of the cards yet, and keeps which were asked for."""

    def __init__(self, own: Collection[str]) -> None:
        super().__init__(set(own))
        self.unknown: set[str] = set()

    def __contains__(self, word: object) -> bool:
        is_known = super().__contains__(word)
        if not is_known:
            self.unknown.add(str(word))
        return is_known


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


Find = Callable[[Collection[str]], Collection[str]]  # those of these that cards have


def expander_of(said: Collection[str], language: str, find: Find) -> Expander:
    """One that knows of the words of the cards what these words are taken apart by.

    Few of their pieces are looked for: what stands before one only where that is a word.
    """
    own, asked = set(said), set[str]()
    while True:
        lexicon = _Asked(own)
        expander = Expander(lexicon)
        for word in said:
            expander(word, language)
        fresh = lexicon.unknown - asked
        found = find(fresh) if fresh else ()
        if not found:
            return expander
        own.update(found)
        asked |= fresh


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
    """A word as its stem, and beside it those of its parts; only Dutch writes compounds."""
    yield stem(word, language), 1.0
    if language == "nl":
        for part in _taken_apart(word, lexicon):
            yield stem(part, language), PART_WEIGHT


def _taken_apart(word: str, lexicon: Collection[str]) -> Collection[str]:
    found = parts(word, lexicon)
    if len(found) > 2:  # noqa: PLR2004  # milieukostenindicator is about milieukosten too
        found = (*found, word[: word.rindex(found[-1])], word[word.index(found[1]) :])
    return dict.fromkeys(found)


def query_words(text: str, language: str | None) -> list[str]:
    """The words of a query that carry its subject, each once.

    A query of nothing but stop-words keeps them: it is all that there is to go by.
    """
    parts_of = compounds(text[:MOST_CHARACTERS])
    said = list(dict.fromkeys(part[:LONGEST_WORD] for parts in parts_of for part in parts))
    said = said[: 2 * MOST_WORDS]
    languages = [language] if language else list(BY_LANGUAGE)
    kept = [word for word in said if not any(word in BY_LANGUAGE[each] for each in languages)]
    return (kept or said)[:MOST_WORDS]


@dataclass(frozen=True)
class Joined:
    """What words of a query may be together, if a card has that."""

    words: tuple[str, ...]
    word: str
    weight: float


def joined(text: str, said: Sequence[str]) -> list[Joined]:
    """Hyphenated words, neighbours that Dutch may write as one, verbs with their particle."""
    text = text[:MOST_CHARACTERS]
    found = [
        Joined(tuple(parts), "".join(parts)[:LONGEST_WORD], 1.0)
        for parts in compounds(text)
        if len(parts) > 1
    ]
    found += [Joined((verb,), word, 1.0) for verb, word in verbs(text) if verb in said]
    for one, other in pairwise(said):
        if one.isalpha() and other.isalpha() and len(one) + len(other) >= 2 * SHORTEST_PART - 1:
            found += [
                Joined((one, other), (one + link + other)[:LONGEST_WORD], JOINED_WEIGHT)
                for link in LINKS
            ]
    return found


def group(
    word: str, language: str | None, lexicon: Collection[str], *, is_brief: bool = False
) -> Group:
    """What to look up for one word of a query; in both languages when it may be either.

    `is_brief`: there is hardly anything else to go by, so what a word begins and ends with
    counts as well, and the long words in it.
    """
    found = {stem(word, each): 1.0 for each in ([language] if language else BY_LANGUAGE)}
    apart: Collection[str] = ()
    if language != "en":
        apart = _taken_apart(word, lexicon)
        if is_brief:
            apart = [*(apart or ends(word, lexicon)), *inside(word, lexicon)]
    for part in apart:
        found.setdefault(stem(part, "nl"), PART_WEIGHT)
    whole = tuple(term for term, weight in found.items() if weight >= 1)
    fronts = frozenset(stem(part, "nl") for part in apart if not word.endswith(part))
    return Group(word, tuple(found.items()), tuple(found), whole, fronts.difference(whole))


def without_whole(group: Group) -> Group:
    """For a word that no card has: its first parts, which tell what it is about, weigh more.

    The last part only tells of what sort that is: schenk-belasting, geboorte-aangifte; and a
    usual word tells nothing: bedrijfs-kleding. For silence they say no more than any part.
    """
    telling = {
        term for term in group.fronts if rarity.telling(term, term, "nl") > SAYS_SOMETHING
    }
    terms = tuple(
        (term, FRONT_WEIGHT if term in telling else weight) for term, weight in group.terms
    )
    return replace(group, terms=terms, says=dict.fromkeys(group.fronts, PART_WEIGHT))


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
