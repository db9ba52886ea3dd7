"""Words that mean the same, as the programme says: they bring each other's cards too."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from sqlalchemy.orm import Session

from bot.search import analyzers, tokens
from bot.search.analyzers import Group
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

# Term → the terms that mean the same, with their weights.
Synonyms = Mapping[str, Sequence[tuple[str, float]]]


def of_workspace(session: Session, workspace_id: int) -> Synonyms:
    """By term, in both languages; read again each time, so that a change counts at once."""
    return _by_term(groups_of(session, workspace_id))


def groups_of(session: Session, workspace_id: int) -> tuple[tuple[str, ...], ...]:
    """The workspace's own groups; until it has any, those that it starts with."""
    own = rows.of_workspace(session, workspace_id)
    if not own:
        return DEFAULT
    return tuple(tuple(words) for words in own if words)


@lru_cache(maxsize=64)
def _by_term(groups: tuple[tuple[str, ...], ...]) -> Synonyms:
    found: dict[str, dict[str, float]] = {}
    for group in groups:
        meanings = [(len(list(tokens.words(words))), _terms(words)) for words in group]
        for one, (count, terms) in enumerate(meanings):
            if count != 1:  # a question is read word by word: only single words are recognised
                continue
            for other, (length, same) in enumerate(meanings):
                for term in terms if one != other else ():
                    into = found.setdefault(term, {})
                    for each in same - terms:
                        into[each] = max(WEIGHT / max(length, 1), into.get(each, 0.0))
    return {term: tuple(same.items()) for term, same in found.items()}


def _terms(words: str) -> frozenset[str]:
    return frozenset(
        analyzers.stem(word, language)
        for word in tokens.words(words)
        for language in ("nl", "en")
    )


def widened(groups: Sequence[Group], same: Synonyms) -> list[Group]:
    """The groups with their synonyms; those of a part of a compound weigh as little as it."""
    return [_widened(group, same) for group in groups]


def _widened(group: Group, same: Synonyms) -> Group:
    found = dict(group.terms)
    for term, weight in group.terms:
        for other, share in same.get(term, ()):
            found[other] = max(weight * share, found.get(other, 0.0))
    return replace(group, terms=tuple(found.items()))
