"""What cards mean, a row of numbers each, beside the index."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    and_,
    bindparam,
    delete,
    func,
    select,
)
from sqlalchemy.orm import Session

from storage.base.upsert import insert_of
from storage.models import SearchDocument, SearchVector, released_insight
from storage.questions.ranking import Filters, visible_to

_ROWS = select(SearchVector.insight_id, SearchVector.numbers).where(
    SearchVector.engine == bindparam("engine"),
    SearchVector.insight_id.in_(bindparam("ids", expanding=True)),
)

_FORGET = delete(SearchVector).where(SearchVector.insight_id == bindparam("insight"))


def of_cards(session: Session, engine: str, insight_ids: Sequence[int]) -> dict[int, bytes]:
    """Of those of these cards that the engine has read."""
    found = session.execute(_ROWS, {"engine": engine, "ids": list(insight_ids)})
    return {row.insight_id: row.numbers for row in found}


def visible(
    session: Session,
    *,
    workspace_id: int,
    reader_id: int | None,
    engine: str,
    filters: Filters,
    most: int,
) -> list[tuple[int, bytes]]:
    """Of the newest cards that the reader may see, as the reader narrowed it; newest first."""
    query = (
        select(SearchVector.insight_id, SearchVector.numbers)
        .join(SearchDocument, SearchDocument.insight_id == SearchVector.insight_id)
        .where(
            SearchDocument.workspace_id == workspace_id,
            SearchVector.engine == engine,
            visible_to(reader_id),
            *_narrowed(filters),
        )
        .order_by(SearchVector.insight_id.desc())
        .limit(most)
    )
    return [(row.insight_id, row.numbers) for row in session.execute(query)]


def _narrowed(filters: Filters) -> list[ColumnElement[bool]]:
    document = SearchDocument
    chosen: Sequence[tuple[Any, Sequence[Any]]] = (
        (document.theme, filters.themes),
        (document.kind, filters.kinds),
        (document.layer, filters.layers),
        (document.outcome, filters.outcomes),
        (document.circle_id, filters.circles),
    )
    conditions = [column.in_(list(values)) for column, values in chosen if values]
    if filters.period is not None:
        conditions.append(document.happened_on.between(*filters.period))
    return conditions


@dataclass(frozen=True)
class Unread:
    """A card that the engine has still to read."""

    workspace_id: int
    insight_id: int
    words: tuple[str, ...]


def unread(
    session: Session, engine: str, most: int, passed_over: Collection[int] = ()
) -> list[Unread]:
    """The newest first: those are asked for."""
    query = (
        _unread(engine)
        .where(SearchDocument.insight_id.not_in(list(passed_over)))
        .order_by(SearchDocument.insight_id.desc())
        .limit(most)
    )
    return [_as_unread(row) for row in session.execute(query)]


def still_unread(session: Session, engine: str, insight_id: int) -> Unread | None:
    """As it stands now; None once it was read, or left."""
    found = session.execute(_unread(engine).where(SearchDocument.insight_id == insight_id))
    row = found.first()
    return _as_unread(row) if row else None


def _unread(engine: str) -> Select[Any]:
    card = released_insight.c
    return (
        select(card.workspace_id, card.id, card.title, card.what, card.why, card.condition)
        .join(SearchDocument, SearchDocument.insight_id == card.id)
        .outerjoin(
            SearchVector,
            and_(
                SearchVector.insight_id == SearchDocument.insight_id,
                SearchVector.engine == engine,
            ),
        )
        .where(SearchVector.insight_id.is_(None))
    )


def _as_unread(row: Row[Any]) -> Unread:
    return Unread(row.workspace_id, row.id, (row.title, row.what, row.why, row.condition))


def keep(session: Session, card: Unread, engine: str, numbers: bytes) -> None:
    """In the place of what another engine made of the card."""
    values = {"engine": engine, "numbers": numbers}
    add = insert_of(session, SearchVector).values(
        insight_id=card.insight_id, workspace_id=card.workspace_id, **values
    )
    session.execute(
        add.on_conflict_do_update(index_elements=[SearchVector.insight_id], set_=values)
    )


def forget(session: Session, insight_id: int) -> None:
    session.connection().execute(_FORGET, {"insight": insight_id})


def forget_unindexed(session: Session, workspace_id: int) -> None:
    """Of cards that left while the index was made again."""
    indexed = select(SearchDocument.insight_id).where(
        SearchDocument.workspace_id == workspace_id
    )
    gone = delete(SearchVector).where(
        SearchVector.workspace_id == workspace_id, SearchVector.insight_id.not_in(indexed)
    )
    session.connection().execute(gone)


def forget_all_but(session: Session, engine: str | None) -> None:
    """What other engines made; of None everything."""
    session.execute(delete(SearchVector).where(SearchVector.engine != (engine or "")))


def progress(session: Session, engine: str) -> tuple[int, int]:
    """How many cards the engine has read, of how many."""
    done = select(func.count()).where(SearchVector.engine == engine)
    every = select(func.count()).select_from(SearchDocument)
    return session.scalar(done) or 0, session.scalar(every) or 0
