"""Putting cards in the index, and taking them out."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import Row
from sqlalchemy.orm import Session

from bot.search import analyzers, themes, tokens
from bot.search.analyzers import Expander, Lexicon, expander_of
from storage.models import ReleaseLevel
from storage.questions import search as rows
from storage.questions import vectors
from storage.questions.search import Posting

TITLE_WEIGHT = 2.0
FIELDS = (("title", TITLE_WEIGHT), ("what", 1.0), ("why", 1.0), ("condition", 1.0))
PUBLIC, NETWORK = -1, 0  # the reach of a card; of a closed one it is its circle
NEVER = 0  # the version of an index that is still to be made
USUAL_LENGTH = 60.0  # words of a card, until there are cards to measure
BULK = 2000  # cards a batch
# BM25: how soon a word that is repeated stops adding, and how much length matters.
K1, B = 1.2, 0.9
IMPACT = 10_000  # impacts are whole numbers: sums are then the same on every database


@dataclass(frozen=True)
class _Analysed:
    """What a card's fields come down to."""

    card: Row[Any]
    language: str
    weights: Mapping[str, float]
    titled: frozenset[str]  # the stems of its title
    length: float
    words: Sequence[str]

    @property
    def is_open(self) -> bool:
        return bool(self.card.level >= ReleaseLevel.NETWORK)

    @property
    def is_public(self) -> bool:
        return bool(self.card.level >= ReleaseLevel.PUBLIC)


def index(session: Session, workspace_id: int, insight_id: int) -> None:
    """Put a card in, again; one that may not be found is taken out.

    Only what changed is written.
    """
    session.flush()  # what is read and written here goes past the session
    found = rows.released(session, workspace_id, [insight_id])
    _put(session, workspace_id, insight_id, found[0] if found else None)


def unindex(session: Session, workspace_id: int, insight_id: int) -> None:
    """Take a card out of the index, with every trace of its words."""
    session.flush()
    _put(session, workspace_id, insight_id, None)


def _put(session: Session, workspace_id: int, insight_id: int, card: Row[Any] | None) -> None:
    before = rows.find_document(session, workspace_id, insight_id)
    if before is None and card is None:
        return
    whole = lock(session, workspace_id)
    known = rows.postings_of(session, insight_id) if before else {}
    old, new = set(known.values()), set[Posting]()
    after = None
    if card is not None:
        after = _analysed_alone(session, workspace_id, card)
        ids = {term: posting[0] for term, posting in known.items()}
        ids |= rows.term_ids(session, workspace_id, after.weights.keys() - ids.keys())
        new = set(_postings(after, ids, whole.usual_length))
    if before is not None:
        vectors.forget(session, insight_id)
    rows.change_postings(session, insight_id, old - new, new - old)
    counted = _Counted.of_document(before, old), _Counted.of_card(after, new)
    _count(session, workspace_id, *counted)
    rows.put_document(session, before, _document(after) if after else None)


def _analysed_alone(session: Session, workspace_id: int, card: Row[Any]) -> "_Analysed":
    said = _said(card)
    find = partial(rows.find_words, session, workspace_id)
    return _analyse(card, said, expander_of(_words(said), _language(card, said), find))


@dataclass(frozen=True)
class _Counted:
    """What a card adds to the counts: nothing unless it is open. `terms`: all that it has."""

    is_open: bool
    is_public: bool
    words: frozenset[str]
    terms: frozenset[int]

    @classmethod
    def of_document(cls, document: Row[Any] | None, postings: Iterable[Posting]) -> "_Counted":
        is_open = document is not None and document.level >= ReleaseLevel.NETWORK
        is_public = document is not None and document.level >= ReleaseLevel.PUBLIC
        words = document.words if document is not None and is_open else ()
        return cls(
            is_open, is_public, frozenset(words), frozenset(each[0] for each in postings)
        )

    @classmethod
    def of_card(cls, card: "_Analysed | None", postings: Iterable[Posting]) -> "_Counted":
        is_open = card is not None and card.is_open
        words = card.words if card is not None and is_open else ()
        is_public = card is not None and card.is_public
        return cls(
            is_open, is_public, frozenset(words), frozenset(each[0] for each in postings)
        )

    @property
    def counted_terms(self) -> frozenset[int]:
        return self.terms if self.is_open else frozenset()


def _count(session: Session, workspace_id: int, before: _Counted, after: _Counted) -> None:
    public = after.is_public - before.is_public
    rows.count_documents(session, workspace_id, after.is_open - before.is_open, public)
    for old, new, by in ((before, after, -1), (after, before, 1)):
        rows.count_terms(session, sorted(old.counted_terms - new.counted_terms), by)
        rows.count_words(session, workspace_id, sorted(old.words - new.words), by)
    gone = sorted(before.terms - after.terms), sorted(before.words - after.words)
    rows.forget_unused(session, workspace_id, *gone)


def lock(session: Session, workspace_id: int, version: int = analyzers.VERSION) -> Row[Any]:
    """The index, for one transaction at a time; `version`: of one that is not there yet."""
    return rows.lock(session, workspace_id, version, USUAL_LENGTH)


Report = Callable[[int, int], None]  # cards that are in, of how many


def _quietly(done: int, of: int) -> None:
    pass


def catch_up(session: Session, report: Report = _quietly) -> int:
    """Make again what another version of the analysis made; how many cards that were.

    Several processes may start at once: who has to wait finds that it was done.
    """
    count = 0
    for workspace_id in rows.outdated(session, analyzers.VERSION):
        if lock(session, workspace_id, NEVER).analyzer_version != analyzers.VERSION:
            count += reindex(session, workspace_id, report)
    return count


def reindex(session: Session, workspace_id: int, report: Report = _quietly) -> int:
    """Make the whole index again, as after a change of the analysis; how many cards are in."""
    session.flush()
    lock(session, workspace_id)
    rows.clear(session, workspace_id)
    ids = rows.released_ids(session, workspace_id)
    lexicon, lengths = _survey(session, workspace_id, ids)
    usual_length = math.fsum(lengths) / len(lengths) if lengths else USUAL_LENGTH
    rows.add_words(session, workspace_id, lexicon)
    terms: dict[str, int] = {}
    expander = Expander(Lexicon(lexicon))
    counts: Counter[int] = Counter()
    public = 0
    for number, some in enumerate(_batches(ids)):
        cards = rows.released(session, workspace_id, some)
        analysed = [_analyse(card, _said(card), expander) for card in cards]
        _add(session, workspace_id, analysed, terms, usual_length)
        public += sum(each.is_public for each in analysed)
        counts.update(terms[term] for each in analysed if each.is_open for term in each.weights)
        report(min((number + 1) * BULK, len(ids)), len(ids))
    rows.set_counts(session, counts)
    rows.describe(
        session,
        workspace_id,
        analyzer_version=analyzers.VERSION,
        documents=len(lengths),
        public_documents=public,
        usual_length=usual_length,
    )
    vectors.forget_unindexed(session, workspace_id)
    rows.measure(session)
    return len(ids)


def _survey(
    session: Session, workspace_id: int, ids: Sequence[int]
) -> tuple[Counter[str], list[float]]:
    """The words of all open cards with how many stand in each, and how long the cards are."""
    lexicon: Counter[str] = Counter()
    lengths = []
    for some in _batches(ids):
        for card in rows.released(session, workspace_id, some):
            if card.level >= ReleaseLevel.NETWORK:
                said = _said(card)
                lexicon.update(_words(said))
                lengths.append(_length(said))
    return lexicon, lengths


def _add(
    session: Session,
    workspace_id: int,
    analysed: Sequence[_Analysed],
    terms: dict[str, int],
    usual_length: float,
) -> None:
    """`terms` holds the ids that are known already, and gets the new ones."""
    fresh = sorted({term for each in analysed for term in each.weights if term not in terms})
    terms |= rows.term_ids(session, workspace_id, fresh)
    rows.add_documents(session, [_document(each) for each in analysed])
    postings = (_postings(each, terms, usual_length) for each in analysed)
    rows.add_postings(session, [posting for some in postings for posting in some])


def _batches(ids: Sequence[int]) -> list[Sequence[int]]:
    return [ids[n : n + BULK] for n in range(0, len(ids), BULK)]


Said = Mapping[str, Sequence[str]]  # the words of each field


def _said(card: Row[Any]) -> Said:
    return {name: list(_each(getattr(card, name))) for name, _ in FIELDS}


def _each(text: str) -> Iterator[str]:
    yield from tokens.words(text)
    yield from dict.fromkeys(word for _, word in analyzers.verbs(text))


def _words(said: Said) -> list[str]:
    return sorted({word for words in said.values() for word in words})


def _length(said: Said) -> float:
    """In words, as the fields weigh."""
    return math.fsum(weight * len(said[name]) for name, weight in FIELDS)


def _language(card: Row[Any], said: Said) -> str:
    every = [word for words in said.values() for word in words]
    return analyzers.language_of_words(every) or str(card.language)


def _analyse(card: Row[Any], said: Said, expander: Expander) -> _Analysed:
    language = _language(card, said)
    weights: dict[str, float] = {}
    for name, weight in FIELDS:
        for term, count in analyzers.weigh(said[name], language, expander).items():
            weights[term] = weights.get(term, 0.0) + weight * count
    weights[themes.term(card.theme)] = 1.0
    titled = frozenset(analyzers.stem(word, language) for word in said["title"])
    return _Analysed(card, language, weights, titled, _length(said), _words(said))


def _document(analysed: _Analysed) -> dict[str, Any]:
    card = analysed.card
    return {
        "insight_id": card.id,
        "workspace_id": card.workspace_id,
        "circle_id": card.circle_id,
        "level": card.level,
        "language": analysed.language,
        "layer": card.layer,
        "theme": card.theme,
        "kind": card.kind,
        "outcome": card.outcome,
        "happened_on": card.happened_on,
        "words": list(analysed.words),
    }


def _postings(
    analysed: _Analysed, ids: Mapping[str, int], usual_length: float
) -> list[Posting]:
    card = analysed.card
    reach = card.circle_id
    if analysed.is_open:
        reach = PUBLIC if card.level >= ReleaseLevel.PUBLIC else NETWORK
    slow = K1 * (1 - B + B * analysed.length / usual_length)

    def impact(term: str, weight: float) -> int:
        return 2 * round(IMPACT * weight / (weight + slow)) + (term in analysed.titled)

    return [
        (ids[term], impact(term, weight), card.id, reach, analysed.language)
        for term, weight in analysed.weights.items()
    ]
