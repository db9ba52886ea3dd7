"""The index's rows, and the one query that ranks them: the same on both databases."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar
from uuid import uuid4

from sqlalchemy import (
    ColumnElement,
    Float,
    Numeric,
    Row,
    and_,
    case,
    cast,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Session

from storage.models import (
    Circle,
    Membership,
    ReleaseLevel,
    SearchDocument,
    SearchIndex,
    SearchPosting,
    SearchTerm,
    SearchWord,
    Theme,
    released_insight,
)
from storage.upsert import insert_unless_present

K1 = 1.2
B = 0.75
SAME_LANGUAGE = 1.5
AT_ONCE = 500  # values in one IN list

T = TypeVar("T")


@dataclass(frozen=True)
class Filters:
    """What the reader narrowed the search to; empty means everything."""

    themes: Sequence[str] = ()
    kinds: Sequence[str] = ()
    circles: Sequence[int] = ()
    outcomes: Sequence[str] = ()
    period: tuple[date, date] | None = None


def lock(session: Session, workspace_id: int, version: int) -> SearchIndex:
    """The workspace's index, held until the transaction ends: changes come one by one."""
    values = {
        "workspace_id": workspace_id,
        "analyzer_version": version,
        "revision": str(uuid4()),
    }
    insert_unless_present(session, SearchIndex, values)
    return session.scalars(
        select(SearchIndex)
        .where(SearchIndex.workspace_id == workspace_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()


def find_index(session: Session, workspace_id: int) -> SearchIndex | None:
    return session.get(SearchIndex, workspace_id, populate_existing=True)


def vocabulary(session: Session, workspace_id: int) -> dict[str, int]:
    """Every word of open cards, with how many cards it stands in."""
    rows = session.execute(
        select(SearchWord.word, SearchWord.documents).where(
            SearchWord.workspace_id == workspace_id, SearchWord.documents > 0
        )
    ).all()
    return {row.word: row.documents for row in rows}


def released(
    session: Session, workspace_id: int, insight_ids: Iterable[int]
) -> Sequence[Row[Any]]:
    """Those of these cards that may be found at all."""
    return session.execute(
        select(released_insight).where(
            released_insight.c.workspace_id == workspace_id,
            released_insight.c.id.in_(list(insight_ids)),
        )
    ).all()


def released_ids(session: Session, workspace_id: int) -> Sequence[int]:
    return session.scalars(
        select(released_insight.c.id).where(released_insight.c.workspace_id == workspace_id)
    ).all()


def find_document(
    session: Session, workspace_id: int, insight_id: int
) -> SearchDocument | None:
    return session.scalars(
        select(SearchDocument).where(
            SearchDocument.workspace_id == workspace_id,
            SearchDocument.insight_id == insight_id,
        )
    ).one_or_none()


def clear(session: Session, workspace_id: int) -> None:
    """Forget the whole index of a workspace."""
    ours = select(SearchTerm.id).where(SearchTerm.workspace_id == workspace_id)
    session.execute(delete(SearchPosting).where(SearchPosting.term_id.in_(ours)))
    for table in (SearchTerm, SearchWord, SearchDocument, SearchIndex):
        session.execute(delete(table).where(table.workspace_id == workspace_id))
    session.expire_all()


def drop_document(session: Session, document: SearchDocument) -> None:
    """Take a card out, count its terms and words down, and forget those that no card has."""
    used = select(SearchPosting.term_id).where(SearchPosting.insight_id == document.insight_id)
    terms = session.scalars(used).all()
    if document.level >= ReleaseLevel.NETWORK:
        session.execute(
            update(SearchTerm)
            .where(SearchTerm.id.in_(used))
            .values(documents=SearchTerm.documents - 1)
        )
        count_words(session, document.workspace_id, document.words, -1)
    session.execute(
        delete(SearchPosting).where(SearchPosting.insight_id == document.insight_id)
    )
    _forget_unused(session, document.workspace_id, terms)
    session.delete(document)
    session.flush()


def _forget_unused(session: Session, workspace_id: int, terms: Sequence[int]) -> None:
    """A word must not outlive the last card it stood in: it may be what was taken back."""
    still_used = select(SearchPosting.term_id).where(SearchPosting.term_id == SearchTerm.id)
    for some in _in_parts(terms):
        session.execute(delete(SearchTerm).where(SearchTerm.id.in_(some), ~still_used.exists()))
    session.execute(
        delete(SearchWord).where(
            SearchWord.workspace_id == workspace_id, SearchWord.documents <= 0
        )
    )


def term_ids(session: Session, workspace_id: int, terms: Iterable[str]) -> dict[str, int]:
    """The ids of these terms; unknown ones are added."""
    wanted = list(dict.fromkeys(terms))
    known = {term: row.id for term, row in find_terms(session, workspace_id, wanted).items()}
    fresh = [term for term in wanted if term not in known]
    if fresh:
        session.execute(
            insert(SearchTerm),
            [{"workspace_id": workspace_id, "term": term, "documents": 0} for term in fresh],
        )
        known |= {
            term: row.id for term, row in find_terms(session, workspace_id, fresh).items()
        }
    return known


def find_terms(
    session: Session, workspace_id: int, terms: Sequence[str]
) -> dict[str, Row[tuple[int, int]]]:
    """Term → its id and in how many open cards it stands."""
    found: dict[str, Row[tuple[int, int]]] = {}
    for some in _in_parts(terms):
        rows = session.execute(
            select(SearchTerm.id, SearchTerm.documents, SearchTerm.term).where(
                SearchTerm.workspace_id == workspace_id, SearchTerm.term.in_(some)
            )
        ).all()
        found |= {row.term: row for row in rows}
    return found


def count_terms(session: Session, ids: Sequence[int]) -> None:
    for some in _in_parts(ids):
        session.execute(
            update(SearchTerm)
            .where(SearchTerm.id.in_(some))
            .values(documents=SearchTerm.documents + 1)
        )


def count_words(session: Session, workspace_id: int, words: Sequence[str], by: int) -> None:
    for some in _in_parts(words):
        known = set(
            session.scalars(
                select(SearchWord.word).where(
                    SearchWord.workspace_id == workspace_id, SearchWord.word.in_(some)
                )
            )
        )
        if fresh := [word for word in some if word not in known]:
            session.execute(
                insert(SearchWord),
                [{"workspace_id": workspace_id, "word": w, "documents": 0} for w in fresh],
            )
        session.execute(
            update(SearchWord)
            .where(SearchWord.workspace_id == workspace_id, SearchWord.word.in_(some))
            .values(documents=SearchWord.documents + by)
        )


def add_documents(session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
    if rows:
        session.execute(insert(SearchDocument), list(rows))


def add_postings(session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
    if rows:
        session.execute(insert(SearchPosting), list(rows))


def set_counts(session: Session, counts: Mapping[int, int]) -> None:
    """Write how many open cards each term stands in, after indexing in bulk."""
    if counts:
        session.execute(
            update(SearchTerm),
            [{"id": key, "documents": count} for key, count in counts.items()],
        )


def add_words(session: Session, workspace_id: int, counts: Mapping[str, int]) -> None:
    if counts:
        session.execute(
            insert(SearchWord),
            [
                {"workspace_id": workspace_id, "word": word, "documents": count}
                for word, count in counts.items()
            ],
        )


def rank(  # noqa: PLR0913  # one query, everything in it by name
    session: Session,
    *,
    workspace_id: int,
    reader_id: int | None,
    weights: Mapping[int, float],
    average_length: float,
    language: str | None,
    filters: Filters,
    limit: int,
) -> Sequence[tuple[int, float]]:
    """BM25 over the terms with these weights, among what the reader may see.

    Scores are rounded to six decimals and ties go by id, so that both databases agree.
    """
    document, posting = SearchDocument, SearchPosting
    length = 1 - B + B * document.length / average_length
    saturation = posting.weight * (K1 + 1) / (posting.weight + K1 * length)
    weight = case(dict(weights), value=posting.term_id, else_=0.0)
    total: ColumnElement[float] = func.sum(cast(weight, Float) * saturation)
    if language is not None:
        total = total * case((document.language == language, SAME_LANGUAGE), else_=1.0)
    score = cast(func.round(cast(total, Numeric(18, 9)), 6), Float).label("score")
    query = (
        select(posting.insight_id, score)
        .join(document, document.insight_id == posting.insight_id)
        .where(
            posting.term_id.in_(list(weights)),
            document.workspace_id == workspace_id,
            _may_see(document, reader_id),
            *_filters(document, filters),
        )
        .group_by(posting.insight_id, document.language)
        .order_by(score.desc(), posting.insight_id)
        .limit(limit)
    )
    return [(row.insight_id, row.score) for row in session.execute(query)]


def may_see(
    session: Session, workspace_id: int, reader_id: int | None, insight_id: int
) -> bool:
    document = SearchDocument
    query = select(document.insight_id).where(
        document.workspace_id == workspace_id,
        document.insight_id == insight_id,
        _may_see(document, reader_id),
    )
    return session.scalar(query) is not None


def _may_see(document: type[SearchDocument], reader_id: int | None) -> ColumnElement[bool]:
    """Public for a stranger; open for anybody in the workspace; closed for the own circle."""
    if reader_id is None:
        return document.level >= ReleaseLevel.PUBLIC
    mine = select(Membership.circle_id).where(
        Membership.person_id == reader_id, Membership.left_at.is_(None)
    )
    return or_(
        document.level >= ReleaseLevel.NETWORK,
        and_(document.level >= ReleaseLevel.CIRCLE, document.circle_id.in_(mine)),
    )


def _filters(document: type[SearchDocument], wanted: Filters) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    for column, values in (
        (document.theme, wanted.themes),
        (document.kind, wanted.kinds),
        (document.circle_id, wanted.circles),
        (document.outcome, wanted.outcomes),
    ):
        if values:
            conditions.append(column.in_(list(values)))
    if wanted.period is not None:
        conditions.append(document.happened_on.between(*wanted.period))
    return conditions


def cards(
    session: Session, workspace_id: int, insight_ids: Sequence[int]
) -> dict[int, Row[Any]]:
    """The cards with their circle's name; one that may no longer be seen is left out."""
    rows = session.execute(
        select(
            released_insight,
            Circle.name.label("circle_name"),
            Theme.name_nl.label("theme_nl"),
            Theme.name_en.label("theme_en"),
        )
        .join(Circle, Circle.id == released_insight.c.circle_id)
        .outerjoin(
            Theme,
            (Theme.workspace_id == released_insight.c.workspace_id)
            & (Theme.key == released_insight.c.theme),
        )
        .where(
            released_insight.c.workspace_id == workspace_id,
            released_insight.c.id.in_(list(insight_ids)),
        )
    ).all()
    return {row.id: row for row in rows}


def terms_in(
    session: Session, insight_ids: Sequence[int], terms: Sequence[int]
) -> dict[int, set[int]]:
    """Which of these terms stand in which of these cards."""
    rows = session.execute(
        select(SearchPosting.insight_id, SearchPosting.term_id).where(
            SearchPosting.insight_id.in_(list(insight_ids)),
            SearchPosting.term_id.in_(list(terms)),
        )
    ).all()
    found: dict[int, set[int]] = {}
    for insight_id, term_id in rows:
        found.setdefault(insight_id, set()).add(term_id)
    return found


def _in_parts(values: Sequence[T]) -> Iterable[Sequence[T]]:
    return (values[n : n + AT_ONCE] for n in range(0, len(values), AT_ONCE))
