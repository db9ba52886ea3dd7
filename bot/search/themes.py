"""Pure: what themes are called: whoever asks for one gets the cards filed under it.

A card's theme is a term of the index like its words, but one that no word can be. A question
of which a theme's name, or a word that means the same, is all that tells something looks it up.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.search import analyzers, tokens
from bot.search.analyzers import Group
from bot.search.rarity import FIELD, SAYS_SOMETHING
from bot.search.stopwords import BY_LANGUAGE
from bot.search.synonyms import WEIGHT, Synonyms

# Dutch and English, as our texts name the themes that every workspace starts with.
NAMES: Mapping[str, tuple[str, str]] = {
    "construction": ("Bouw", "Construction"),
    "plastics": ("Kunststoffen", "Plastics"),
    "food": ("Biomassa en voedsel", "Biomass and food"),
    "manufacturing": ("Maakindustrie", "Manufacturing"),
    "consumer-goods": ("Consumptiegoederen", "Consumer goods"),
    "use-less": ("Minder gebruiken", "Using less"),
    "last-longer": ("Langer gebruiken", "Making things last"),
    "recycling": ("Recyclen", "Recycling"),
    "procurement": ("Inkoop", "Procurement"),
    "permits": ("Vergunningen", "Permits"),
    "rules": ("Regels en beleid", "Rules and policy"),
    "cooperation": ("Samenwerken", "Working together"),
    "funding": ("Geld en financiering", "Money and funding"),
}
MARK = "#"
# What a question about a theme may hold beside its name: words for what one asks for.
ASKING = frozenset(
    """ervaring ervaringen voorbeeld voorbeelden tip tips advies inzicht inzichten praktijk
    praktijken les lessen kennis informatie iets nieuws onderwerp thema goed goede nieuw nieuwe
    beste belangrijk belangrijke werkt werken werkte doen regel regelen aanpak aanpakken leren
    geleerd vind vinden zoek vertel weten bekend gebeurt speelt mogelijk uitleg begin beginnen
    collega collega's anderen gemeente gemeenten provincie provincies organisatie organisaties
    overheid overheden ministerie samen klein kleine groot grote snel snelle experience
    experiences example examples advice insight insights case cases lesson lessons knowledge
    information topic theme good new best important work works working worked learn learned
    learnt find tell show know known possible start begin explain colleagues others municipality
    municipalities province provinces organisation organisations government ministry together
    small big quick""".split()  # noqa: SIM905
)

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
    telling: Mapping[str, float],
    *,
    is_brief: bool,
) -> dict[str, list[str]]:
    """Word → the terms of the themes that it names; empty if the text asks for more than those.

    `own`: how the workspace calls themes; one without a name is called as it came. `telling`:
    how much each word tells; in a sentence a usual one counts only as the name has it: "hoe
    regel je" is a verb. Beside a name may stand words of the field and words that only ask.
    """
    meanings = {group.word: set(_meanings(group, same)) for group in groups}
    said = tokens.in_order(text)
    found: dict[str, list[str]] = {}
    for key in {**NAMES, **own}:
        for name in map(_read, filter(None, names(key, own))):
            for word in meanings if said == name.written else _words(name, meanings):
                is_sure = is_brief or said == name.written or telling[word] > SAYS_SOMETHING
                if is_sure or word in name.written.split():
                    found.setdefault(word, []).append(term(key))
    others = [word for word in meanings if word not in found]
    # Any other noun says of what, however usual: "school policy" is about schools.
    return found if all(word in FIELD | ASKING for word in others) else {}


def is_name(text: str, subject: Sequence[str], called: Sequence[str]) -> bool:
    """Whether a text, of which `subject` tells something, is no more than a theme's name.

    `called`: its names. One thing of those that a name lists is enough.
    """
    said, known = tokens.in_order(text), [_read(name) for name in called if name]
    if any(said == name.written for name in known):
        return True
    stems = [{analyzers.stem(word, each) for each in BY_LANGUAGE} for word in subject]
    every = set().union(*stems)
    return any(
        thing <= every and not any(each.isdisjoint(thing) for each in stems)
        for name in known
        for thing in name.things
    )


def _meanings(group: Group, same: Synonyms) -> Iterator[str]:
    """Not a half of what means the same: voedselverspilling is food waste, and no food."""
    yield from group.stems
    for stem in group.stems:
        yield from (each for each, weight in same.words.get(stem, ()) if weight >= WEIGHT)


@dataclass(frozen=True)
class _Name:
    """`things`: the stems of each thing that it lists, in both languages, if none is usual."""

    written: str
    things: tuple[frozenset[str], ...]


@lru_cache(maxsize=512)
def _read(name: str) -> _Name:
    things = []
    for part in _BETWEEN.split(tokens.folded(name)):
        said = [word for word in tokens.words(part) if word not in FIELD]
        if said and not any(word in stop for word in said for stop in BY_LANGUAGE.values()):
            stems = ((analyzers.stem(word, each) for word in said) for each in BY_LANGUAGE)
            things += [frozenset(some) for some in stems]
    return _Name(tokens.in_order(name), tuple(things))


def _words(name: _Name, meanings: Mapping[str, set[str]]) -> Iterator[str]:
    """Those that say one of its things together."""
    every = set().union(*meanings.values())
    for thing in name.things:
        if thing <= every:
            yield from (word for word, meant in meanings.items() if thing & meant)
