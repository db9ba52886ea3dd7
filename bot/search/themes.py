"""Pure: what themes are called, so that who asks for one gets the cards filed under it.

A card's theme is a term of the index like its words, but one that no word can be. A question
of which a theme's name, or a word that means the same, is all that tells something looks it up.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

from bot.search import analyzers, rarity, tokens
from bot.search.analyzers import Group
from bot.search.stopwords import BY_LANGUAGE
from bot.search.synonyms import Synonyms

# Dutch and English, as our texts name the themes that every workspace starts with.
NAMES: Mapping[str, tuple[str, str]] = {
    "construction": ("Bouw", "Construction"),
    "plastics": ("Kunststoffen", "Plastics"),
    "food": ("Biomassa en voedsel", "Biomass and food"),
    "manufacturing": ("Maakindustrie", "Manufacturing"),
    "consumer-goods": ("Consumptiegoederen", "Consumer goods"),
    "use-less": ("Minder gebruiken", "Using less"),
    "last-longer": ("Langer gebruiken", "Using longer"),
    "recycling": ("Recyclen", "Recycling"),
    "procurement": ("Inkoop", "Procurement"),
    "permits": ("Vergunningen", "Permits"),
    "rules": ("Regels en beleid", "Rules and policy"),
    "cooperation": ("Samenwerken", "Working together"),
    "funding": ("Geld en financiering", "Money and funding"),
}
MARK = "#"

_BETWEEN = re.compile(r"[,/+&]|\b(?:en|and|of|or)\b")


def term(key: str) -> str:
    """Of the cards that are filed under this theme."""
    return f"{MARK}{key}"


def is_one(term: str) -> bool:
    return term.startswith(MARK)


def names(key: str, own: Mapping[str, tuple[str, str]]) -> tuple[str, str]:
    """What a theme is called; `own`: by the workspace, where it has names of its own."""
    mine = own.get(key, ("", ""))
    return mine if any(mine) else NAMES.get(key, ("", ""))


def asked(
    text: str,
    groups: Sequence[Group],
    same: Synonyms,
    own: Mapping[str, tuple[str, str]],
    telling: Callable[[str], float],
    least: float,
) -> dict[str, dict[str, float]]:
    """Word → the terms of the themes that it names, each with its weight.

    `own`: how the workspace calls themes; one without a name is called as it came. `telling`:
    how much a word tells; what tells as little as the words of the field may stand beside a
    name. `least`: that a word must tell, unless the question is no more than a name.
    """
    meanings = [dict(_meanings(group, same)) for group in groups]
    said = tokens.in_order(text)
    found: dict[str, dict[str, float]] = {}
    for key in {**NAMES, **own}:
        for name in filter(None, names(key, own)):
            is_whole = said == tokens.in_order(name)
            weights = [1.0] * len(groups) if is_whole else _weights(name, meanings)
            for group, weight in zip(groups, weights, strict=True):
                if weight and (is_whole or telling(group.word) > least):
                    into = found.setdefault(group.word, {})
                    into[term(key)] = max(weight, into.get(term(key), 0.0))
    others = (group.word for group in groups if group.word not in found)
    return found if all(telling(word) <= rarity.OF_THE_FIELD for word in others) else {}


def is_name(text: str, subject: Sequence[str], called: Sequence[str]) -> bool:
    """Whether a text, of which `subject` tells something, is no more than a theme's name.

    `called`: its names. One thing of those that a name lists is enough.
    """
    if tokens.in_order(text) in map(tokens.in_order, called):
        return True
    stems = [{analyzers.stem(word, each) for each in BY_LANGUAGE} for word in subject]
    said = set().union(*stems)
    return any(
        said.issuperset(thing) and not any(each.isdisjoint(thing) for each in stems)
        for name in called
        for thing in _things(name)
    )


def _meanings(group: Group, same: Synonyms) -> Iterator[tuple[str, float]]:
    for stem in group.stems:
        yield from same.words.get(stem, ())
    yield from ((stem, 1.0) for stem in group.stems)


def _weights(name: str, meanings: Sequence[Mapping[str, float]]) -> list[float]:
    """Of each word, as far as it says one of the things that the name lists."""
    found = [0.0] * len(meanings)
    for thing in _things(name):
        if not all(any(stem in meant for meant in meanings) for stem in thing):
            continue
        for n, meant in enumerate(meanings):
            found[n] = max(found[n], *(meant.get(stem, 0.0) for stem in thing))
    return found


@lru_cache(maxsize=512)
def _things(name: str) -> tuple[tuple[str, ...], ...]:
    """The stems of each thing that a name lists, in both languages; usual words are none."""
    found: dict[tuple[str, ...], None] = {}
    for part in _BETWEEN.split(tokens.folded(name)):
        said = [word for word in tokens.words(part) if word not in rarity.FIELD]
        if said and not any(word in stop for word in said for stop in BY_LANGUAGE.values()):
            for each in BY_LANGUAGE:
                found[tuple(analyzers.stem(word, each) for word in said)] = None
    return tuple(found)
