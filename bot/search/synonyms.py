"""Words that mean the same, as the programme says: they bring each other's cards too.

A line with "=" in it is of the glossary: Dutch words, and the English ones for the same.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files

from sqlalchemy.orm import Session

from bot.search import analyzers, tokens
from bot.search.analyzers import Group, Joined
from storage.questions import synonyms as rows

WEIGHT = 0.5  # of a synonym, beside the word itself
# What a workspace starts with; it can change each group, and take it out.
DEFAULT = (
    ("inkoop", "aanbesteding", "tender"),
    ("hergebruik", "tweedehands"),
    ("afval", "restmateriaal"),
    ("materialenpaspoort", "gebouwenpaspoort"),
    ("losmaakbaar", "demontabel"),
    ("subsidie", "bijdrage", "financiering"),
    ("biobased", "biogebaseerd"),
    ("regels", "wetgeving", "regelgeving"),
    ("samenwerking", "partnerschap"),
    ("procurement", "purchasing", "tender"),
    ("reuse", "second-hand"),
    ("waste", "residue"),
)

GLOSSARY_WEIGHT = 0.7  # of a word in the other language
LONGEST_PHRASE = 3  # words of the glossary that are one thing together


@dataclass(frozen=True)
class Synonyms:
    """Of single words: term → the terms that mean the same, with weights; and of phrases."""

    words: Mapping[str, Sequence[tuple[str, float]]]
    phrases: Mapping[tuple[str, ...], Sequence[str]]


def of_workspace(session: Session, workspace_id: int) -> Synonyms:
    """In both languages; read again each time, so that a change counts at once."""
    return _compiled(groups_of(session, workspace_id))


def groups_of(session: Session, workspace_id: int) -> tuple[tuple[str, ...], ...]:
    """The workspace's own groups; until it has any, those that it starts with."""
    own = rows.of_workspace(session, workspace_id)
    if not own:
        return DEFAULT
    return tuple(tuple(words) for words in own if words)


def is_of_glossary(group: Sequence[str]) -> bool:
    return len(group) == 1 and "=" in group[0]


@lru_cache(maxsize=64)
def _compiled(groups: tuple[tuple[str, ...], ...]) -> Synonyms:
    found: dict[str, dict[str, float]] = {}
    for group in groups:
        if not is_of_glossary(group):
            _add_group(found, group)
    phrases: dict[tuple[str, ...], list[str]] = {}
    for dutch, english in _glossary([group[0] for group in groups if is_of_glossary(group)]):
        _add_meanings(found, phrases, dutch, english)
        _add_meanings(found, phrases, english, dutch)
    return Synonyms({term: tuple(same.items()) for term, same in found.items()}, phrases)


def _add_group(found: dict[str, dict[str, float]], group: Sequence[str]) -> None:
    meanings = [(len(list(tokens.words(words))), _terms(words)) for words in group]
    for one, (count, terms) in enumerate(meanings):
        if count != 1:  # a question is read word by word: only single words are recognised
            continue
        for other, (length, same) in enumerate(meanings):
            for term in terms if one != other else ():
                into = found.setdefault(term, {})
                for each in same - terms:
                    into[each] = max(WEIGHT / max(length, 1), into.get(each, 0.0))


def _terms(words: str) -> frozenset[str]:
    return frozenset(
        analyzers.stem(word, language)
        for word in tokens.words(words)
        for language in ("nl", "en")
    )


Meanings = Sequence[tuple[str, ...]]  # words or phrases, as their stems


def _glossary(own: Sequence[str]) -> Iterator[tuple[Meanings, Meanings]]:
    """The lines of the workspace, and ours for the Dutch words that those leave."""
    ours = files("bot.search").joinpath("glossary.txt").read_text("utf-8").splitlines()
    taken: set[tuple[str, ...]] = set()
    for line in (*own, *ours):
        dutch, _, english = line.partition("=")
        left = [each for each in _stems(dutch, "nl") if each not in taken]
        yield left, _stems(english, "en")
        taken.update(left if line in own else ())


def _stems(said: str, language: str) -> list[tuple[str, ...]]:
    entries = (
        tuple(
            analyzers.stem(word, language)
            for word in analyzers.query_words(entry, language)[:LONGEST_PHRASE]
        )
        for entry in said.split(",")
    )
    return [entry for entry in entries if entry]


def _add_meanings(
    found: dict[str, dict[str, float]],
    phrases: dict[tuple[str, ...], list[str]],
    ones: Meanings,
    others: Meanings,
) -> None:
    for one in ones:
        for other in others:
            if len(one) > 1:
                phrases.setdefault(one, []).extend(other)
                continue
            into = found.setdefault(one[0], {})
            for term in other:
                if term != one[0]:
                    into[term] = max(GLOSSARY_WEIGHT / len(other), into.get(term, 0.0))


def widened(groups: Sequence[Group], same: Synonyms) -> list[Group]:
    """The groups with their synonyms; those of a part of a compound weigh as little as it."""
    return [_widened(group, same) for group in groups]


def _widened(group: Group, same: Synonyms) -> Group:
    found = dict(group.terms)
    for term, weight in group.terms:
        for other, share in same.words.get(term, ()):
            found[other] = max(weight * share, found.get(other, 0.0))
    return replace(group, terms=tuple(found.items()))


def phrases(said: Sequence[str], same: Synonyms) -> dict[Joined, list[str]]:
    """Words that follow each other and are one thing in the glossary, with its terms."""
    found: dict[Joined, list[str]] = {}
    for length in range(2, LONGEST_PHRASE + 1):
        for at in range(len(said) - length + 1):
            words = tuple(said[at : at + length])
            for language in ("nl", "en"):
                key = tuple(analyzers.stem(word, language) for word in words)
                if terms := same.phrases.get(key):
                    found[Joined(words, " ".join(words), GLOSSARY_WEIGHT)] = list(terms)
    return found
