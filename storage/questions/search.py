"""The index's rows: words, terms and where they stand. `storage.questions.ranking` asks it."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    any_,
    bindparam,
    delete,
    func,
    insert,
    select,
    text,
    update,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session
from sqlalchemy.types import String

from storage.base.upsert import insert_of, insert_unless_present
from storage.models import (
    SearchDocument,
    SearchIndex,
    SearchPosting,
    SearchTerm,
    SearchWord,
    Theme,
    Workspace,
    released_insight,
)

AT_ONCE = 500  # values in one IN list
IN_BULK = 10_000  # rows written at once: a list of all would fill the memory
HEAD = 4  # letters of a word that are kept apart, to look for words nearby

T = TypeVar("T")
Posting = tuple[int, int, int, int, str]  # term, impact, insight, reach, language


def lock(session: Session, workspace_id: int, version: int, usual_length: float) -> SearchIndex:
    """The workspace's index, held until the transaction ends: changes come one by one."""
    query = (
        select(SearchIndex)
        .where(SearchIndex.workspace_id == workspace_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    found = session.scalars(query).one_or_none()
    if found is not None:
        return found
    values = {
        "workspace_id": workspace_id,
        "analyzer_version": version,
        "usual_length": usual_length,
    }
    insert_unless_present(session, SearchIndex, values)
    return session.scalars(query).one()


def outdated(session: Session, version: int) -> Sequence[int]:
    """Workspaces whose index was made by another version of the analysis, or never."""
    made = select(SearchIndex.workspace_id).where(SearchIndex.analyzer_version == version)
    return session.scalars(
        select(Workspace.id).where(Workspace.id.not_in(made)).order_by(Workspace.id)
    ).all()


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
        select(released_insight.c.id)
        .where(released_insight.c.workspace_id == workspace_id)
        .order_by(released_insight.c.id)
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


# --- putting in


def add_documents(session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
    if rows:
        session.execute(insert(SearchDocument), list(rows))


def add_postings(session: Session, rows: Sequence[Posting]) -> None:
    """By the fastest way that each driver has: an index is millions of these."""
    connection = session.connection()
    if connection.dialect.name == "postgresql":
        cursor: Any = connection.connection.cursor()  # psycopg's
        with cursor, cursor.copy(f"COPY search_posting ({_COLUMNS}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
    elif rows:
        connection.exec_driver_sql(
            f"INSERT INTO search_posting ({_COLUMNS}) VALUES (?, ?, ?, ?, ?)",  # noqa: S608  # our own columns
            sorted(rows),
        )


_COLUMNS = "term_id, impact, insight_id, reach, language"


def term_ids(session: Session, workspace_id: int, terms: Iterable[str]) -> dict[str, int]:
    """The ids of these terms; unknown ones are added."""
    wanted = list(dict.fromkeys(terms))
    known = {term: row.id for term, row in find_terms(session, workspace_id, wanted).items()}
    fresh = [term for term in wanted if term not in known]
    if fresh:
        added = session.execute(
            insert(SearchTerm).returning(SearchTerm.term, SearchTerm.id),
            [{"workspace_id": workspace_id, "term": term, "documents": 0} for term in fresh],
        )
        known |= {row.term: row.id for row in added}
    return known


def postings_of(session: Session, insight_id: int) -> set[Posting]:
    found = session.connection().execute(_POSTINGS, {"insight": insight_id})
    return {tuple(row) for row in found}


def change_postings(
    session: Session, insight_id: int, gone: Iterable[Posting], fresh: Iterable[Posting]
) -> None:
    for some in _in_parts(sorted({each[0] for each in gone})):
        session.execute(
            delete(SearchPosting).where(
                SearchPosting.insight_id == insight_id, SearchPosting.term_id.in_(some)
            )
        )
    add_postings(session, sorted(fresh))


def put_document(
    session: Session, before: SearchDocument | None, after: Mapping[str, Any] | None
) -> None:
    """In the place of what was there; None for nothing."""
    if before is None:
        add_documents(session, [after] if after else [])
    elif after is None:
        session.delete(before)
    else:
        for name, value in after.items():
            if getattr(before, name) != value:
                setattr(before, name, value)


def count_terms(session: Session, ids: Sequence[int], by: int) -> None:
    for some in _in_parts(ids):
        session.execute(
            update(SearchTerm)
            .where(SearchTerm.id.in_(some))
            .values(documents=SearchTerm.documents + by)
        )


def count_words(session: Session, workspace_id: int, words: Sequence[str], by: int) -> None:
    for some in _in_parts(words):
        add = insert_of(session, SearchWord).values(
            _word_rows(workspace_id, dict.fromkeys(some, by).items())
        )
        more = {"documents": SearchWord.documents + add.excluded.documents}
        same = [SearchWord.workspace_id, SearchWord.word]
        session.execute(add.on_conflict_do_update(index_elements=same, set_=more))


def set_counts(session: Session, counts: Mapping[int, int]) -> None:
    """Write how many open cards each term stands in, after indexing in bulk."""
    for some in _in_parts(list(counts.items()), IN_BULK):
        session.execute(
            update(SearchTerm),
            [{"id": key, "documents": count} for key, count in some],
        )


def add_words(session: Session, workspace_id: int, counts: Mapping[str, int]) -> None:
    for some in _in_parts(list(counts.items()), IN_BULK):
        session.execute(insert(SearchWord), _word_rows(workspace_id, some))


def _word_rows(workspace_id: int, counts: Iterable[tuple[str, int]]) -> list[dict[str, Any]]:
    return [
        {
            "workspace_id": workspace_id,
            "word": word,
            "head": word[:HEAD],
            "documents": count,
        }
        for word, count in counts
    ]


def measure(session: Session) -> None:
    """After a large change: PostgreSQL plans by what it has counted."""
    if session.get_bind().dialect.name == "postgresql":
        for table in (SearchPosting, SearchDocument, SearchTerm, SearchWord):
            session.execute(text(f"ANALYZE {table.__tablename__}"))


# --- taking out


def clear(session: Session, workspace_id: int) -> None:
    """Forget the whole index of a workspace."""
    ours = select(SearchTerm.id).where(SearchTerm.workspace_id == workspace_id)
    session.execute(delete(SearchPosting).where(SearchPosting.term_id.in_(ours)))
    for table in (SearchTerm, SearchWord, SearchDocument):
        session.execute(delete(table).where(table.workspace_id == workspace_id))
    session.expire_all()


def forget_unused(
    session: Session, workspace_id: int, terms: Sequence[int], words: Sequence[str]
) -> None:
    """A word must not outlive the last card it stood in: it may be what was taken back."""
    still_used = select(SearchPosting.term_id).where(SearchPosting.term_id == SearchTerm.id)
    for ids in _in_parts(terms):
        session.execute(delete(SearchTerm).where(SearchTerm.id.in_(ids), ~still_used.exists()))
    for some in _in_parts(words):
        session.execute(
            delete(SearchWord).where(
                SearchWord.workspace_id == workspace_id,
                SearchWord.word.in_(some),
                SearchWord.documents <= 0,
            )
        )


# --- looking up: statements that are built once, for they run with every question


class _Listed:
    """A statement with `values` in it: one parameter, however long the list is."""

    def __init__(self, query: Select[Any], of: ColumnElement[str]) -> None:
        each = func.json_each(bindparam("values", type_=String)).table_valued("value")
        self._sqlite = query.where(of.in_(select(each.c.value)))
        # As one text: the driver needs longer to write a list than the database to read it.
        lines = func.string_to_array(
            bindparam("values", type_=String), "\n", type_=ARRAY(String)
        )
        self._postgresql = query.where(of == any_(lines))

    def rows(
        self, session: Session, workspace_id: int, values: Sequence[str]
    ) -> Sequence[Row[Any]]:
        connection = session.connection()
        is_sqlite = connection.dialect.name == "sqlite"
        listed = json.dumps(list(values)) if is_sqlite else "\n".join(values)
        statement = self._sqlite if is_sqlite else self._postgresql
        binds = {"workspace": workspace_id, "values": listed}
        return connection.execute(statement, binds).all()


_POSTING = SearchPosting.__table__.c
_POSTINGS = select(
    _POSTING.term_id, _POSTING.impact, _POSTING.insight_id, _POSTING.reach, _POSTING.language
).where(_POSTING.insight_id == bindparam("insight"))
_TERM = SearchTerm.__table__.c
_WORD = SearchWord.__table__.c
_WORDS = select(_WORD.word, _WORD.documents).where(
    _WORD.workspace_id == bindparam("workspace"), _WORD.documents > 0
)
_INDEX = SearchIndex.__table__.c
_THEME = Theme.__table__.c
_SIZE = (
    select(
        _INDEX.documents,
        _INDEX.public_documents,
        _THEME.key,
        _THEME.name_nl,
        _THEME.name_en,
    )
    .outerjoin(Theme.__table__, _THEME.workspace_id == _INDEX.workspace_id)
    .where(_INDEX.workspace_id == bindparam("workspace"))
    .order_by(_THEME.key)
)
_FIND_WORDS = _Listed(_WORDS, _WORD.word)
_FIND_TERMS = _Listed(
    select(_TERM.id, _TERM.documents, _TERM.term).where(
        _TERM.workspace_id == bindparam("workspace")
    ),
    _TERM.term,
)
_WORDS_LIKE = _WORDS.where(
    _WORD.head == bindparam("head"),
    func.length(_WORD.word).between(bindparam("shortest"), bindparam("longest")),
)


@dataclass(frozen=True)
class Whole:
    """What the ranking needs to know of a workspace's index.

    `documents`: open cards; `public`: those of them that anyone may read. `themes`: key → how
    the workspace calls it, in Dutch and English.
    """

    workspace_id: int
    documents: int
    public: int
    themes: Mapping[str, tuple[str, str]]


def find_index(session: Session, workspace_id: int) -> Whole | None:
    found = session.connection().execute(_SIZE, {"workspace": workspace_id}).all()
    if not found:
        return None
    themes = {row.key: (row.name_nl, row.name_en) for row in found if row.key is not None}
    return Whole(workspace_id, found[0].documents, found[0].public_documents, themes)


def find_terms(
    session: Session, workspace_id: int, terms: Sequence[str]
) -> dict[str, Row[tuple[int, int, str]]]:
    """Term → its id and in how many open cards it stands."""
    return {row.term: row for row in _FIND_TERMS.rows(session, workspace_id, terms)}


def find_words(session: Session, workspace_id: int, words: Sequence[str]) -> dict[str, int]:
    """Those of these words that stand in open cards, with in how many."""
    found = _FIND_WORDS.rows(session, workspace_id, words)
    return {row.word: row.documents for row in found}


def words_like(session: Session, workspace_id: int, word: str, most: int) -> dict[str, int]:
    """Words of open cards that begin alike and are about as long."""
    binds = {
        "workspace": workspace_id,
        "head": word[:HEAD],
        "shortest": len(word) - most,
        "longest": len(word) + most,
    }
    found = session.connection().execute(_WORDS_LIKE, binds)
    return {row.word: row.documents for row in found}


def _in_parts(values: Sequence[T], size: int = AT_ONCE) -> Iterable[Sequence[T]]:
    return (values[n : n + size] for n in range(0, len(values), size))
