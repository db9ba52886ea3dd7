"""The index's rows: words, terms and where they stand. `storage.questions.ranking` asks it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import (
    Row,
    Select,
    bindparam,
    delete,
    func,
    insert,
    select,
    text,
    update,
)
from sqlalchemy.orm import Session

from storage.base.upsert import insert_unless_present
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
from storage.questions.listed import Listed

IN_BULK = 10_000  # rows written at once: a list of all would fill the memory
HEAD = 4  # letters of a word that are kept apart, to look for words nearby

T = TypeVar("T")
Posting = tuple[int, int, int, int, str]  # term, impact, insight, reach, language


def lock(session: Session, workspace_id: int, version: int, usual_length: float) -> Row[Any]:
    """The workspace's index, held until the transaction ends: changes come one by one."""
    connection, whose = session.connection(), {"workspace": workspace_id}
    found = connection.execute(_HELD, whose).one_or_none()
    if found is not None:
        return found
    values = {
        "workspace_id": workspace_id,
        "analyzer_version": version,
        "usual_length": usual_length,
        "documents": 0,
        "public_documents": 0,
    }
    insert_unless_present(session, SearchIndex, values)
    return connection.execute(_HELD, whose).one()


def describe(session: Session, workspace_id: int, **values: float) -> None:
    """Of an index that is made again: its version, how many cards it has, how long they are."""
    ours = _INDEX.workspace_id == workspace_id
    session.connection().execute(update(SearchIndex).where(ours).values(values))


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
    binds = {"workspace": workspace_id, "ids": list(insight_ids)}
    return session.connection().execute(_RELEASED, binds).all()


def released_ids(session: Session, workspace_id: int) -> Sequence[int]:
    return session.scalars(
        select(released_insight.c.id)
        .where(released_insight.c.workspace_id == workspace_id)
        .order_by(released_insight.c.id)
    ).all()


def find_document(session: Session, workspace_id: int, insight_id: int) -> Row[Any] | None:
    binds = {"workspace": workspace_id, "insight": insight_id}
    return session.connection().execute(_FIND_DOCUMENT, binds).one_or_none()


# --- putting in


def add_documents(session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
    if rows:
        session.connection().execute(insert(SearchDocument), list(rows))


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
    if not wanted:
        return {}
    known = {term: row.id for term, row in find_terms(session, workspace_id, wanted).items()}
    fresh = [term for term in wanted if term not in known]
    if fresh:
        added = session.connection().execute(
            insert(SearchTerm).returning(_TERM.term, _TERM.id),
            [{"workspace_id": workspace_id, "term": term, "documents": 0} for term in fresh],
        )
        known |= {row.term: row.id for row in added}
    return known


def postings_of(session: Session, insight_id: int) -> dict[str, Posting]:
    """By their term."""
    found = session.connection().execute(_POSTINGS, {"insight": insight_id})
    return {term: tuple(posting) for term, *posting in found}


def change_postings(
    session: Session, insight_id: int, gone: Iterable[Posting], fresh: Iterable[Posting]
) -> None:
    _FORGET_POSTINGS.change(session, [each[0] for each in gone], insight=insight_id)
    add_postings(session, sorted(fresh))


def put_document(
    session: Session, before: Row[Any] | None, after: Mapping[str, Any] | None
) -> None:
    """In the place of what was there; None for nothing."""
    connection = session.connection()
    if before is None:
        add_documents(session, [after] if after else [])
    elif after is None:
        connection.execute(_FORGET_DOCUMENT, {"insight": before.insight_id})
    elif after != before._asdict():
        changed = {each: after[each] for each in _CHANGING}
        connection.execute(_CHANGE_DOCUMENT, {"insight": before.insight_id, **changed})


def count_documents(
    session: Session, workspace_id: int, documents: int, public_documents: int
) -> None:
    """So many more."""
    if documents or public_documents:
        more = {"workspace": workspace_id, "more": documents, "public": public_documents}
        session.connection().execute(_COUNT_DOCUMENTS, more)


def count_terms(session: Session, ids: Collection[int], by: int) -> None:
    _COUNT_TERMS.change(session, ids, by=by)


def count_words(session: Session, workspace_id: int, words: Collection[str], by: int) -> None:
    _COUNT_WORDS.change(session, words, workspace=workspace_id, by=by)


def set_counts(session: Session, counts: Mapping[int, int]) -> None:
    """Write how many open cards each term stands in, after indexing in bulk."""
    for some in _in_parts(list(counts.items())):
        session.execute(
            update(SearchTerm),
            [{"id": key, "documents": count} for key, count in some],
        )


def add_words(session: Session, workspace_id: int, counts: Mapping[str, int]) -> None:
    for some in _in_parts(list(counts.items())):
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
    """Forget the whole index of a workspace.

    Not by the session: it would ask back each row that goes, and hold all of them.
    """
    connection = session.connection()
    ours = select(_TERM.id).where(_TERM.workspace_id == workspace_id)
    connection.execute(delete(SearchPosting).where(_POSTING.term_id.in_(ours)))
    for table in (SearchTerm, SearchWord, SearchDocument):
        connection.execute(delete(table).where(table.workspace_id == workspace_id))


def forget_unused(
    session: Session, workspace_id: int, terms: Collection[int], words: Collection[str]
) -> None:
    """A word must not outlive the last card it stood in: it may be what was taken back."""
    _FORGET_TERMS.change(session, terms)
    _FORGET_WORDS.change(session, words, workspace=workspace_id)


# --- statements that are built once, for they run with every question and every card


_POSTING = SearchPosting.__table__.c
_TERM = SearchTerm.__table__.c
_WORD = SearchWord.__table__.c
_INDEX = SearchIndex.__table__.c
_DOCUMENT = SearchDocument.__table__.c
_THEME = Theme.__table__.c
_CARD = released_insight.c

_HELD: Select[Any] = (
    select(_INDEX.analyzer_version, _INDEX.usual_length)
    .where(_INDEX.workspace_id == bindparam("workspace"))
    .with_for_update()
)
_COUNT_DOCUMENTS = (
    update(SearchIndex)
    .where(_INDEX.workspace_id == bindparam("workspace"))
    .values(
        documents=_INDEX.documents + bindparam("more"),
        public_documents=_INDEX.public_documents + bindparam("public"),
    )
)
_RELEASED: Select[Any] = select(
    *(_CARD.id, _CARD.workspace_id, _CARD.circle_id, _CARD.level, _CARD.language),
    *(_CARD.layer, _CARD.theme, _CARD.kind, _CARD.outcome, _CARD.happened_on),
    *(_CARD.title, _CARD.what, _CARD.why, _CARD.condition),
).where(
    _CARD.workspace_id == bindparam("workspace"),
    _CARD.id.in_(bindparam("ids", expanding=True)),
)
_CHANGING = _DOCUMENT.keys()[2:]  # but whose it is
_FIND_DOCUMENT = select(SearchDocument.__table__).where(
    _DOCUMENT.workspace_id == bindparam("workspace"),
    _DOCUMENT.insight_id == bindparam("insight"),
)
_IS_DOCUMENT = _DOCUMENT.insight_id == bindparam("insight")
_CHANGE_DOCUMENT = (
    update(SearchDocument)
    .where(_IS_DOCUMENT)
    .values({each: bindparam(each) for each in _CHANGING})
)
_FORGET_DOCUMENT = delete(SearchDocument).where(_IS_DOCUMENT)
_POSTINGS = (
    select(
        *(_TERM.term, _POSTING.term_id, _POSTING.impact, _POSTING.insight_id),
        *(_POSTING.reach, _POSTING.language),
    )
    .join(SearchTerm.__table__, _TERM.id == _POSTING.term_id)
    .where(_POSTING.insight_id == bindparam("insight"))
)
_FORGET_POSTINGS = Listed.of(
    lambda is_listed: delete(SearchPosting).where(
        _POSTING.insight_id == bindparam("insight"), is_listed(_POSTING.term_id)
    )
)
_COUNT_TERMS = Listed.of(
    lambda is_listed: (
        update(SearchTerm)
        .where(is_listed(_TERM.id))
        .values(documents=_TERM.documents + bindparam("by"))
    )
)
# Not `EXISTS`: PostgreSQL plans that as a join, and looks up both ends of the index each time.
_A_POSTING = select(_POSTING.term_id).where(_POSTING.term_id == _TERM.id).limit(1)
_FORGET_TERMS = Listed.of(
    lambda is_listed: delete(SearchTerm).where(
        is_listed(_TERM.id), _A_POSTING.scalar_subquery().is_(None)
    )
)
_FORGET_WORDS = Listed.of(
    lambda is_listed: delete(SearchWord).where(
        _WORD.workspace_id == bindparam("workspace"),
        _WORD.documents <= 0,
        is_listed(_WORD.word),
    )
)
_EACH_COUNTED = f"""
INSERT INTO search_word (workspace_id, word, head, documents)
SELECT :workspace, value, substr(value, 1, {HEAD}), :by FROM %s WHERE true
ON CONFLICT (workspace_id, word)
DO UPDATE SET documents = search_word.documents + excluded.documents"""  # noqa: S608  # our own number
_COUNT_WORDS = Listed(
    text(_EACH_COUNTED % "json_each(:values)"),
    text(_EACH_COUNTED % "unnest(string_to_array(:values, E'\\n')) AS value"),
)
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
_WORDS = select(_WORD.word, _WORD.documents).where(
    _WORD.workspace_id == bindparam("workspace"), _WORD.documents > 0
)
_FIND_WORDS = Listed.of(lambda is_listed: _WORDS.where(is_listed(_WORD.word)))
_FIND_TERMS = Listed.of(
    lambda is_listed: select(_TERM.id, _TERM.documents, _TERM.term).where(
        _TERM.workspace_id == bindparam("workspace"), is_listed(_TERM.term)
    )
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
    return {row.term: row for row in _FIND_TERMS.rows(session, terms, workspace=workspace_id)}


def find_words(session: Session, workspace_id: int, words: Collection[str]) -> dict[str, int]:
    """Those of these words that stand in open cards, with in how many."""
    found = _FIND_WORDS.rows(session, words, workspace=workspace_id)
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


def _in_parts(values: Sequence[T]) -> Iterable[Sequence[T]]:
    return (values[n : n + IN_BULK] for n in range(0, len(values), IN_BULK))
