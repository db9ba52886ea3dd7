"""The query that ranks cards, with the reader's rights inside it.

It gives the same list on both databases, to the last card.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, bindparam, exists, func, or_, select
from sqlalchemy.orm import Session

from storage.models import (
    Circle,
    Membership,
    Person,
    ReleaseLevel,
    SearchDocument,
    SearchPosting,
    Surface,
    Theme,
    released_insight,
)
from storage.questions.search import find_terms


@dataclass(frozen=True)
class Filters:
    """What the reader narrowed the search to; empty means everything."""

    themes: Sequence[str] = ()
    kinds: Sequence[str] = ()
    circles: Sequence[int] = ()
    layers: Sequence[str] = ()
    outcomes: Sequence[str] = ()
    period: tuple[date, date] | None = None

    def __bool__(self) -> bool:
        return self != _NONE


_NONE = Filters()


@dataclass(frozen=True)
class WeightedTerm:
    """A term that is looked up, with its weight.

    `depth`: how many of its cards are looked at. With none it only adds to the score of cards
    that another term brought.
    """

    term_id: int
    weight: int
    depth: int


@dataclass(frozen=True)
class Ranked:
    """A bit for each of the wanted terms: `present` in the card, and `titled`, in its title."""

    insight_id: int
    score: int
    present: int
    titled: int = 0


MOST_TERMS = 60  # one bit each, of a number that both databases hold

# The same language as the question counts half as much again.
_FACTOR = "impact * CASE p.language WHEN {language} THEN 3 ELSE 2 END"
# The same of the even impact, which the title's bit is added to.
_WHOLE = "impact / 2 * CASE p.language WHEN {language} THEN 6 ELSE 4 END + (impact & 1)"
_MOST_TELLING = """
  FROM search_posting p WHERE term_id = {term} AND {reach}{narrow}
  ORDER BY impact DESC, insight_id DESC LIMIT {depth}"""
_RANK = """
WITH mine AS (
  SELECT circle_id FROM membership WHERE person_id = {reader} AND left_at IS NULL
), wanted (term_id, weight, depth, bit) AS ({wanted}
), found AS (
  SELECT insight_id FROM ({parts}) AS parts
  GROUP BY insight_id ORDER BY SUM(part) DESC, insight_id DESC LIMIT {most}
), weighed AS MATERIALIZED (
  SELECT found.insight_id, weight, bit, (
    SELECT {whole} FROM search_posting p
    WHERE p.insight_id = found.insight_id AND p.term_id = wanted.term_id
  ) AS impact FROM found CROSS JOIN wanted
)
SELECT insight_id, CAST(SUM(weight * (impact / 2)) AS BIGINT) AS score,
  CAST(SUM(bit) AS BIGINT) AS present, CAST(SUM(bit * (impact & 1)) AS BIGINT) AS titled
FROM weighed WHERE impact IS NOT NULL
GROUP BY insight_id ORDER BY score DESC, insight_id DESC"""
_STRANGER = "reach < 0"
_COLLEAGUE = "(reach <= 0 OR reach IN (SELECT circle_id FROM mine))"


class _Binds:
    """Values for a statement in the driver's own way."""

    def __init__(self, *, is_sqlite: bool) -> None:
        self.values: dict[str, str | int] = {}
        self._mark = ":{}" if is_sqlite else "%({})s"

    def __call__(self, value: str | int) -> str:
        name = f"v{len(self.values)}"
        self.values[name] = value
        return self._mark.format(name)


def rank(  # noqa: PLR0913  # one query, everything in it by name
    session: Session,
    *,
    workspace_id: int,
    reader_id: int | None,
    wanted: Sequence[WeightedTerm],
    language: str | None,
    filters: Filters,
    most: int,
    all_of: Sequence[Sequence[int]] = (),
) -> list[Ranked]:
    """The cards with the highest scores among those that the reader may see.

    First the most telling cards of the rarer terms are gathered, then those with the highest
    sums are weighed by all terms. With `all_of` only cards that have one of each of these
    sets of terms. Scores are whole numbers, and ties go to the newer card, so that both
    databases agree.
    """
    wanted = wanted[:MOST_TERMS]
    if not any(each.depth > 0 for each in wanted):
        return []
    connection = session.connection()
    is_sqlite = connection.dialect.name == "sqlite"
    bind = _Binds(is_sqlite=is_sqlite)
    spoken = bind(language or "")
    factor = _FACTOR.format(language=spoken)
    about = {
        "reach": _STRANGER if reader_id is None else _COLLEAGUE,
        "narrow": _all_of(all_of) + _narrowed(workspace_id, filters, bind),
    }
    statement = _RANK.format(
        reader=bind(reader_id or 0),
        wanted=_written_out(wanted) if is_sqlite else _listed(wanted, bind),
        parts=_from_branches(wanted, factor, about)
        if is_sqlite
        else _from_lists(factor, about),
        whole=_WHOLE.format(language=spoken),
        most=most,
    )
    rows = connection.exec_driver_sql(statement, bind.values).all()
    return [Ranked(*row) for row in rows]


def _from_branches(
    wanted: Sequence[WeightedTerm], factor: str, about: Mapping[str, str]
) -> str:
    """For SQLite, which knows no LATERAL and plans a statement in no time."""
    branches = [
        f"SELECT * FROM (SELECT insight_id, {each.weight} * {factor} AS part"  # noqa: S608  # our own numbers
        + _MOST_TELLING.format(term=each.term_id, depth=each.depth, **about)
        + f") AS b{n}"
        for n, each in enumerate(wanted)
        if each.depth > 0
    ]
    return " UNION ALL ".join(branches)


def _from_lists(factor: str, about: Mapping[str, str]) -> str:
    """For PostgreSQL: the same text for every question, so that it is planned once."""
    telling = _MOST_TELLING.format(term="w.term_id", depth="w.depth", **about)
    return (
        "SELECT insight_id, w.weight * part AS part FROM wanted w"  # noqa: S608  # our own columns
        f" CROSS JOIN LATERAL (SELECT insight_id, {factor} AS part {telling}) AS b"
        " WHERE w.depth > 0"
    )


def _columns(wanted: Sequence[WeightedTerm]) -> list[Sequence[int]]:
    """Of the table `wanted`."""
    return [
        [each.term_id for each in wanted],
        [each.weight for each in wanted],
        [each.depth for each in wanted],
        [1 << n for n in range(len(wanted))],
    ]


def _listed(wanted: Sequence[WeightedTerm], bind: _Binds) -> str:
    """As text, for the driver would choose a type by the largest number, each time another.

    Weights are whole numbers that a double holds exactly, and so are all their sums: adding
    up doubles costs PostgreSQL half of what large integers do.
    """
    types = ("INTEGER", "DOUBLE PRECISION", "INTEGER", "BIGINT")
    lists = (
        f"CAST({bind('{' + ','.join(map(str, column)) + '}')} AS {name}[])"
        for name, column in zip(types, _columns(wanted), strict=True)
    )
    return f"SELECT * FROM unnest({', '.join(lists)})"  # noqa: S608  # our own numbers


def _written_out(wanted: Sequence[WeightedTerm]) -> str:
    rows = (f"({', '.join(map(str, row))})" for row in zip(*_columns(wanted), strict=True))
    return f"VALUES {', '.join(rows)}"


def _all_of(sets: Sequence[Sequence[int]]) -> str:
    """A condition on a posting's card, for each set of terms."""
    return "".join(
        f" AND EXISTS (SELECT 1 FROM search_posting o{n} WHERE o{n}.insight_id = p.insight_id"  # noqa: S608  # our own ids
        f" AND o{n}.term_id IN ({', '.join(str(int(each)) for each in some)}))"
        for n, some in enumerate(sets)
    )


def _narrowed(workspace_id: int, filters: Filters, bind: _Binds) -> str:
    """A condition on a posting's card, for what the reader chose."""
    if not filters:
        return ""
    conditions = ["d.insight_id = p.insight_id", f"d.workspace_id = {int(workspace_id)}"]
    for name, values in (
        ("theme", filters.themes),
        ("kind", filters.kinds),
        ("layer", filters.layers),
        ("outcome", filters.outcomes),
    ):
        if values:
            conditions.append(f"d.{name} IN ({', '.join(bind(str(each)) for each in values)})")
    if filters.circles:
        ids = ", ".join(str(int(each)) for each in filters.circles)
        conditions.append(f"d.circle_id IN ({ids})")
    if filters.period is not None:
        since, until = (bind(day.isoformat()) for day in filters.period)
        conditions.append(f"d.happened_on BETWEEN {since} AND {until}")
    where = " AND ".join(conditions)
    return f" AND EXISTS (SELECT 1 FROM search_document d WHERE {where})"  # noqa: S608  # our own columns


def may_see(
    session: Session, workspace_id: int, reader_id: int | None, insight_id: int
) -> bool:
    query = select(SearchDocument.insight_id).where(
        SearchDocument.workspace_id == workspace_id,
        SearchDocument.insight_id == insight_id,
        visible_to(reader_id),
    )
    return session.scalar(query) is not None


def seen_by(session: Session, workspace_id: int, reader_id: int | None) -> set[int]:
    """All cards that a reader may see."""
    query = select(SearchDocument.insight_id).where(
        SearchDocument.workspace_id == workspace_id, visible_to(reader_id)
    )
    return set(session.scalars(query))


def visible_to(reader_id: int | None) -> ColumnElement[bool]:
    """A condition on `SearchDocument`: None is a stranger, who sees what is public."""
    document = SearchDocument
    public: ColumnElement[bool] = document.level >= ReleaseLevel.PUBLIC
    if reader_id is None:
        return public
    # Whoever we know by a mailbox alone is a stranger to what colleagues share.
    is_outside = exists().where(Person.id == reader_id, Person.surface == Surface.EMAIL)
    return or_(
        public,
        and_(document.level >= ReleaseLevel.NETWORK, ~is_outside),
        and_(
            document.level >= ReleaseLevel.CIRCLE, document.circle_id.in_(_circles(reader_id))
        ),
    )


def _circles(reader_id: int) -> Any:
    return select(Membership.circle_id).where(
        Membership.person_id == reader_id, Membership.left_at.is_(None)
    )


@dataclass(frozen=True)
class PublicTerm:
    """As a row of the index, counted over public cards alone."""

    id: int
    documents: int


def public_terms(
    session: Session, workspace_id: int, terms: Sequence[str]
) -> dict[str, PublicTerm]:
    """Those of these terms that stand in public cards."""
    by_id = {row.id: term for term, row in find_terms(session, workspace_id, terms).items()}
    query = (
        select(SearchPosting.term_id, func.count().label("documents"))
        .where(SearchPosting.term_id.in_(list(by_id)), SearchPosting.reach < 0)
        .group_by(SearchPosting.term_id)
    )
    return {by_id[term_id]: PublicTerm(term_id, n) for term_id, n in session.execute(query)}


def own_terms(session: Session, reader_id: int, term_ids: Sequence[int]) -> set[int]:
    """Those of these terms that stand in closed cards of the reader's own circles."""
    if not term_ids:
        return set()
    query = select(SearchPosting.term_id).where(
        SearchPosting.term_id.in_(list(term_ids)),
        SearchPosting.reach.in_(_circles(reader_id)),
    )
    return set(session.scalars(query.distinct()))


def choices(
    session: Session, workspace_id: int, reader_id: int | None
) -> Sequence[Row[tuple[str, str, int, str | None, str, str]]]:
    """Every theme, kind, circle, layer and outcome of what the reader may see."""
    document = SearchDocument
    columns = (
        document.theme,
        document.kind,
        document.circle_id,
        document.layer,
        document.outcome,
    )
    query = (
        select(*columns, Circle.name)
        .join(released_insight, released_insight.c.id == document.insight_id)
        .join(Circle, Circle.id == document.circle_id)
        .where(document.workspace_id == workspace_id, visible_to(reader_id))
        .distinct()
    )
    return session.execute(query).all()  # type: ignore[return-value]  # as read


_CARDS = (
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
        released_insight.c.workspace_id == bindparam("workspace"),
        released_insight.c.id.in_(bindparam("ids", expanding=True)),
    )
)


def cards(
    session: Session, workspace_id: int, insight_ids: Sequence[int]
) -> Mapping[int, Row[Any]]:
    """The cards with their circle's name; one that may no longer be seen is left out."""
    binds = {"workspace": workspace_id, "ids": list(insight_ids)}
    return {row.id: row for row in session.connection().execute(_CARDS, binds).all()}
