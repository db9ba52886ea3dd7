"""What someone asks: which terms to look up, what each weighs, and what was misspelt."""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy.orm import Session

from bot.search import analyzers, synonyms
from bot.search.analyzers import TWO_MISTAKES_FROM, Group
from storage.questions import ranking
from storage.questions import search as rows
from storage.questions.ranking import MOST_TERMS, WeightedTerm
from storage.questions.search import Whole

DEPTH = 1_500  # cards looked at for one term: the most telling ones
ENOUGH_POSTINGS = 6_000  # of the rarest terms; the others only add to what these brought
FEW_CARDS = 50  # with fewer, how rare a word is says little
WEIGHT = 1_000  # weights are whole numbers, like impacts


@dataclass(frozen=True)
class Meant:
    """One word: what it weighs, and a bit for each of `wanted` that is one of its terms.

    `own`: without synonyms and parts.
    """

    word: str
    weight: float
    terms: int
    own: int


@dataclass(frozen=True)
class Question:
    """What is looked up, rarest first, and which words that stands for."""

    wanted: Sequence[WeightedTerm]
    meant: Sequence[Meant]
    corrected: str | None
    language: str | None


def understand(session: Session, whole: Whole, reader_id: int | None, text: str) -> Question:
    language = analyzers.language_of(text)
    said = analyzers.query_words(text, language)
    lexicon = rows.find_words(session, whole.workspace_id, analyzers.pieces(said))
    same = synonyms.of_workspace(session, whole.workspace_id)
    groups = _groups(said, language, lexicon, same)
    known = _find(session, whole, groups)
    strange = _strange(session, reader_id, groups, known, lexicon, same)
    repaired = _repaired(session, whole, strange)
    corrected = None
    if repaired:
        said = list(dict.fromkeys(repaired.get(word, word) for word in said))
        more = analyzers.pieces(repaired.values())
        lexicon |= rows.find_words(session, whole.workspace_id, more)
        groups = _groups(said, language, lexicon, same)
        known = _find(session, whole, groups)
        corrected = " ".join(said)
    return _weigh(whole, groups, known, Question((), (), corrected, language))


def _groups(
    said: Sequence[str],
    language: str | None,
    lexicon: Collection[str],
    same: synonyms.Synonyms,
) -> list[Group]:
    groups = [analyzers.group(word, language, lexicon) for word in said]
    return synonyms.widened(groups, same)


def _find(session: Session, whole: Whole, groups: Sequence[Group]) -> Mapping[str, Any]:
    wanted = [term for group in groups for term, _ in group.terms]
    return rows.find_terms(session, whole.workspace_id, list(dict.fromkeys(wanted)))


def _strange(
    session: Session,
    reader_id: int | None,
    groups: Sequence[Group],
    known: Mapping[str, Any],
    lexicon: Collection[str],
    same: synonyms.Synonyms,
) -> list[str]:
    """Words that the reader cannot have from a card: probably misspelt.

    A word that stands in closed cards alone is as strange as one that stands nowhere, except
    to those who may read these cards.
    """
    found = []
    closed: dict[str, list[int]] = {}
    for group in groups:
        if group.word in lexicon or not analyzers.can_be_mistaken(group.word):
            continue
        own = [known[term] for term in group.own if term in known]
        if any(row.documents for row in own) or any(term in same for term in group.own):
            continue
        found.append(group.word)
        closed[group.word] = [row.id for row in own]
    if reader_id is None or not any(closed.values()):
        return found
    mine = ranking.own_terms(session, reader_id, [n for some in closed.values() for n in some])
    return [word for word in found if not mine.intersection(closed[word])]


def _repaired(session: Session, whole: Whole, strange: Sequence[str]) -> dict[str, str]:
    """Word → the one that was probably meant. Only words of open cards are ever proposed."""
    if not strange:
        return {}
    slips = {word: analyzers.variants(word) for word in strange}
    every = list(dict.fromkeys(each for some in slips.values() for each in some))
    near = rows.find_words(session, whole.workspace_id, every)
    found = {}
    for word in strange:
        pool = {each: near[each] for each in slips[word] if each in near}
        if not pool and len(word) >= TWO_MISTAKES_FROM:
            pool = rows.words_like(session, whole.workspace_id, word, 2)
        if meant := analyzers.nearest(word, pool):
            found[word] = meant
    return found


def _weigh(
    whole: Whole, groups: Sequence[Group], known: Mapping[str, Any], about: Question
) -> Question:
    weights: dict[str, float] = {}
    for group in groups:
        for term, weight in group.terms:
            if row := known.get(term):
                idf = _idf(whole, row.documents)
                weights[term] = weights.get(term, 0.0) + weight * idf
    rarest = sorted(weights, key=lambda term: (known[term].documents, term))[:MOST_TERMS]
    places = {term: 1 << n for n, term in enumerate(rarest)}
    meant = []
    for group in groups:
        itself = known.get(group.terms[0][0]) if group.terms else None
        here = _bits(places, (term for term, _ in group.terms))
        own = _bits(places, group.stems)
        weight = _idf(whole, itself.documents if itself else 0)
        meant.append(Meant(group.word, weight, here, own))
    depths = _depths([known[term].documents for term in rarest])
    wanted = [
        WeightedTerm(known[term].id, max(1, round(WEIGHT * weights[term])), depth)
        for term, depth in zip(rarest, depths, strict=True)
    ]
    return Question(wanted, meant, about.corrected, about.language)


def _bits(places: Mapping[str, int], terms: Iterable[str]) -> int:
    return sum({places[term] for term in terms if term in places})


def _depths(frequencies: Sequence[int]) -> list[int]:
    """How far to look for each term, rarest first, until enough cards have been looked at."""
    depths = []
    room = ENOUGH_POSTINGS
    for frequency in frequencies:
        depths.append(DEPTH if room > 0 else 0)
        room -= min(frequency, DEPTH)
    return depths


@lru_cache(maxsize=4096)
def _rarity(documents: int, having: int) -> float:
    rare = (max(documents, FEW_CARDS) - having + 0.5) / (having + 0.5)
    return math.log(1 + max(rare, 0.0))


def _idf(whole: Whole, having: int) -> float:
    return _rarity(whole.documents, having)
