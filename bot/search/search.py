"""Finding insights again: putting them in the index, and asking with the reader's rights."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import uuid4

from sqlalchemy import Row
from sqlalchemy.orm import Session

from bot.search import analyzers
from bot.search.analyzers import Group
from storage import search as rows
from storage.models import Kind, Outcome, ReleaseLevel, SearchIndex
from storage.search import Filters

TITLE_WEIGHT = 2.0
FIELDS = (("title", TITLE_WEIGHT), ("what", 1.0), ("why", 1.0), ("condition", 1.0))
ENOUGH_POSTINGS = 20_000  # rare terms first; what comes after that changes little
COVERAGE = 0.2  # of a question's weight that a card must answer, or it is no answer
WORDS_COVERED = 0.3  # of its words, likewise
FEW_CARDS = 50  # with fewer, how rare a word is says little
BULK = 500  # cards a batch
SPARE = 40  # ranked beyond the page: some answer too little, some were withdrawn just now


@dataclass(frozen=True)
class Hit:
    """A released card that answers, as it may be quoted."""

    insight_id: int
    circle_id: int
    circle_name: str
    title: str
    what: str
    outcome: Outcome
    why: str
    condition: str
    theme: str
    kind: Kind
    happened_on: date
    level: ReleaseLevel
    score: float
    place: str = ""
    layer: str | None = None
    links: tuple[str, ...] = ()
    theme_names: tuple[str, str] = ("", "")  # if the workspace named it: Dutch, English


@dataclass(frozen=True)
class Answer:
    hits: tuple[Hit, ...]
    corrected: str | None  # the question as it was understood, when that differs
    has_more: bool


NOTHING = Answer((), None, has_more=False)


# --- the index


def index(session: Session, workspace_id: int, insight_id: int) -> None:
    """Put a card in, anew; one that may not be found is taken out."""
    unindex(session, workspace_id, insight_id)
    found = rows.released(session, workspace_id, [insight_id])
    if not found:
        return
    whole = rows.lock(session, workspace_id, analyzers.VERSION)
    [card] = found
    said = _words(card)
    lexicon = {*_vocabulary(session, whole), *said}
    language, weights = _analyse(card, lexicon)
    ids = rows.term_ids(session, workspace_id, weights)
    document = _document(card, language, weights, said)
    rows.add_documents(session, [document])
    rows.add_postings(session, _postings(card.id, weights, ids))
    if card.level >= ReleaseLevel.NETWORK:
        rows.count_terms(session, list(ids.values()))
        rows.count_words(session, workspace_id, said, 1)
        whole.documents += 1
        whole.length += document["length"]
    whole.revision = str(uuid4())
    session.flush()


def unindex(session: Session, workspace_id: int, insight_id: int) -> None:
    """Take a card out of the index, with every trace of its words."""
    document = rows.find_document(session, workspace_id, insight_id)
    if document is None:
        return
    whole = rows.lock(session, workspace_id, analyzers.VERSION)
    if document.level >= ReleaseLevel.NETWORK:
        whole.documents -= 1
        whole.length -= document.length
    whole.revision = str(uuid4())
    rows.drop_document(session, document)


def reindex(session: Session, workspace_id: int) -> int:
    """Make the whole index anew, as after a change of the analysis; how many cards are in."""
    rows.clear(session, workspace_id)
    whole = rows.lock(session, workspace_id, analyzers.VERSION)
    ids = rows.released_ids(session, workspace_id)
    lexicon: Counter[str] = Counter()
    for some in _batches(ids):
        for card in rows.released(session, workspace_id, some):
            if card.level >= ReleaseLevel.NETWORK:
                lexicon.update(_words(card))
    rows.add_words(session, workspace_id, lexicon)
    counts: Counter[int] = Counter()
    for some in _batches(ids):
        counts += _add_batch(
            session, whole, rows.released(session, workspace_id, some), lexicon
        )
    rows.set_counts(session, counts)
    whole.revision = str(uuid4())
    session.flush()
    return len(ids)


def _add_batch(
    session: Session, whole: SearchIndex, cards: Sequence[Row[Any]], lexicon: Mapping[str, int]
) -> Counter[int]:
    """Term id → in how many open cards of this batch it stands."""
    analysed = [(card, *_analyse(card, lexicon)) for card in cards]
    terms = {term for _, _, weights in analysed for term in weights}
    ids = rows.term_ids(session, whole.workspace_id, sorted(terms))
    documents, postings = [], []
    counts: Counter[int] = Counter()
    for card, language, weights in analysed:
        document = _document(card, language, weights, _words(card))
        documents.append(document)
        postings += _postings(card.id, weights, ids)
        if card.level >= ReleaseLevel.NETWORK:
            counts.update(ids[term] for term in weights)
            whole.documents += 1
            whole.length += document["length"]
    rows.add_documents(session, documents)
    rows.add_postings(session, postings)
    return counts


def _batches(ids: Sequence[int]) -> list[Sequence[int]]:
    return [ids[n : n + BULK] for n in range(0, len(ids), BULK)]


def _words(card: Row[Any]) -> list[str]:
    text = " ".join(str(getattr(card, name)) for name, _ in FIELDS)
    return sorted(set(analyzers.words(text)))


def _analyse(
    card: Row[Any], lexicon: Mapping[str, int] | set[str]
) -> tuple[str, dict[str, float]]:
    text = " ".join(str(getattr(card, name)) for name, _ in FIELDS)
    language = analyzers.language_of(text) or card.language
    weights: dict[str, float] = {}
    for name, weight in FIELDS:
        for term, count in analyzers.terms(getattr(card, name), language, lexicon).items():
            weights[term] = weights.get(term, 0.0) + weight * count
    return language, weights


def _document(
    card: Row[Any], language: str, weights: Mapping[str, float], said: Sequence[str]
) -> dict[str, Any]:
    return {
        "insight_id": card.id,
        "workspace_id": card.workspace_id,
        "circle_id": card.circle_id,
        "level": card.level,
        "language": language,
        "length": math.fsum(weights.values()),
        "theme": card.theme,
        "kind": card.kind,
        "outcome": card.outcome,
        "happened_on": card.happened_on,
        "words": list(said),
    }


def _postings(
    insight_id: int, weights: Mapping[str, float], ids: Mapping[str, int]
) -> list[dict[str, Any]]:
    return [
        {"term_id": ids[term], "insight_id": insight_id, "weight": weight}
        for term, weight in weights.items()
    ]


# --- asking


def ask(  # noqa: PLR0913  # what a reader can narrow a question with
    session: Session,
    *,
    workspace_id: int,
    reader_id: int | None,
    text: str,
    limit: int = 10,
    offset: int = 0,
    filters: Filters = Filters(),  # noqa: B008  # frozen
    coverage: float = COVERAGE,
) -> Answer:
    """The cards that answer a question, best first, among those that the reader may see.

    Any text is fine: nothing in it is an operator. `reader_id` None is a stranger, who sees
    what is public. A card must carry `coverage` of what the question asks, so that "nothing
    found" is an honest answer; 0 lets every card through.
    """
    whole = rows.find_index(session, workspace_id)
    if whole is None or whole.documents < 0:
        return NOTHING
    language = analyzers.language_of(text)
    question = _understand(session, whole, text, language)
    if not question.weights:
        return Answer((), question.corrected, has_more=False)
    ranked = rows.rank(
        session,
        workspace_id=workspace_id,
        reader_id=reader_id,
        weights=question.weights,
        average_length=max(1.0, whole.length / max(1, whole.documents)),
        language=language,
        filters=filters,
        limit=offset + limit + SPARE,
    )
    hits = _hits(session, workspace_id, question, ranked, coverage)
    page = hits[offset : offset + limit]
    return Answer(
        tuple(page), question.corrected if hits else None, has_more=len(hits) > offset + limit
    )


def one(
    session: Session, workspace_id: int, reader_id: int | None, insight_id: int
) -> Hit | None:
    """A single card, if the reader may see it."""
    if not rows.may_see(session, workspace_id, reader_id, insight_id):
        return None
    return anyhow(session, workspace_id, insight_id)


def anyhow(session: Session, workspace_id: int, insight_id: int) -> Hit | None:
    """A single released card, for a caller that checks itself where it will be shown."""
    card = rows.cards(session, workspace_id, [insight_id]).get(insight_id)
    return _hit(card, 0.0) if card else None


@dataclass(frozen=True)
class Question:
    """What is looked up: term id → weight, and which terms stand for which word."""

    weights: dict[int, float]
    groups: list[tuple[float, set[int]]]
    corrected: str | None


def _understand(
    session: Session, whole: SearchIndex, text: str, language: str | None
) -> Question:
    vocabulary = _vocabulary(session, whole)
    said = analyzers.query_words(text, language)
    groups = [analyzers.group(word, language, vocabulary) for word in said]
    known = _find(session, whole, groups)
    fixed = [_repair(group, known, vocabulary) for group in groups]
    corrected = None
    if fixed != said:
        groups = [analyzers.group(word, language, vocabulary) for word in fixed]
        known = _find(session, whole, groups)
        corrected = " ".join(fixed)
    return _weigh(whole, groups, known, corrected)


def _find(session: Session, whole: SearchIndex, groups: Sequence[Group]) -> Mapping[str, Any]:
    wanted = [term for group in groups for term, _ in group.terms]
    return rows.find_terms(session, whole.workspace_id, list(dict.fromkeys(wanted)))


def _repair(group: Group, known: Mapping[str, Any], vocabulary: dict[str, int]) -> str:
    """The word itself if any card knows it; else the one that was probably meant."""
    if group.word in vocabulary or any(term in known for term, _ in group.terms):
        return group.word
    return analyzers.nearest(group.word, vocabulary) or group.word


def _weigh(
    whole: SearchIndex,
    groups: Sequence[Group],
    known: Mapping[str, Any],
    corrected: str | None,
) -> Question:
    weights: dict[int, float] = {}
    frequency: dict[int, int] = {}
    meant: list[tuple[float, set[int]]] = []
    for group in groups:
        ids = set()
        for term, weight in group.terms:
            if row := known.get(term):
                weights[row.id] = weights.get(row.id, 0.0) + weight * _idf(whole, row.documents)
                frequency[row.id] = row.documents
                ids.add(row.id)
        whole_word = known.get(group.terms[0][0]) if group.terms else None
        meant.append((_idf(whole, whole_word.documents if whole_word else 0), ids))
    return Question(_prune(weights, frequency), meant, corrected)


def _prune(weights: dict[int, float], frequency: Mapping[int, int]) -> dict[int, float]:
    """Rare terms first, until enough cards have been looked at; at least one term."""
    kept: dict[int, float] = {}
    seen = 0
    for term in sorted(weights, key=lambda term: (frequency[term], term)):
        if kept and seen + frequency[term] > ENOUGH_POSTINGS:
            break
        seen += frequency[term]
        kept[term] = weights[term]
    return kept


def _idf(whole: SearchIndex, documents: int) -> float:
    rare = (max(whole.documents, FEW_CARDS) - documents + 0.5) / (documents + 0.5)
    return math.log(1 + max(rare, 0.0))


def _hits(
    session: Session,
    workspace_id: int,
    question: Question,
    ranked: Sequence[tuple[int, float]],
    coverage: float,
) -> list[Hit]:
    ids = [insight_id for insight_id, _ in ranked]
    cards = rows.cards(session, workspace_id, ids)
    present = rows.terms_in(session, ids, list(question.weights))
    return [
        _hit(cards[insight_id], score)
        for insight_id, score in ranked
        if insight_id in cards and _answers(question, present.get(insight_id, set()), coverage)
    ]


def _answers(question: Question, present: set[int], coverage: float) -> bool:
    """Whether a card says enough of what was asked, in weight and in words."""
    given = [weight for weight, terms in question.groups if terms & present]
    asked = math.fsum(weight for weight, _ in question.groups)
    enough_words = len(given) >= WORDS_COVERED * len(question.groups)
    return coverage <= 0 or (enough_words and math.fsum(given) >= coverage * asked)


def _hit(card: Row[Any], score: float) -> Hit:
    return Hit(
        insight_id=card.id,
        circle_id=card.circle_id,
        circle_name=card.circle_name,
        title=card.title,
        what=card.what,
        outcome=card.outcome,
        why=card.why,
        condition=card.condition,
        theme=card.theme,
        kind=card.kind,
        happened_on=card.happened_on,
        level=card.level,
        score=float(score),
        place=card.place,
        layer=card.layer,
        links=tuple(card.links),
        theme_names=(card.theme_nl or "", card.theme_en or ""),
    )


def _vocabulary(session: Session, whole: SearchIndex) -> dict[str, int]:
    """Kept in memory until the index changes; `revision` is unique over all databases."""
    kept = _kept(whole.revision)
    if not kept:
        kept.update(rows.vocabulary(session, whole.workspace_id))
    return kept


@lru_cache(maxsize=16)
def _kept(_revision: str) -> dict[str, int]:
    return {}
