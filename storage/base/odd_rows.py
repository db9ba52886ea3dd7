"""Rows that something cannot be done with, and looking for values that are not understood."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    CompoundSelect,
    Select,
    Table,
    case,
    delete,
    literal_column,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import Session

from storage.base.upsert import insert_unless_present
from storage.columns import FIRST_YEAR, LAST_YEAR, Day, Json, Level, UtcDateTime, Words
from storage.models import Base, Delivery, DeliveryState, OddRow

MOST = 20  # of one table; what is wrong with more rows is wrong with the table
ZONE = "time_zone"


def known(session: Session) -> Sequence[OddRow]:
    return session.scalars(select(OddRow).order_by(OddRow.id)).all()


def find(session: Session, place: str, subject: str, subject_id: int) -> OddRow | None:
    return session.scalars(
        select(OddRow).where(
            OddRow.place == place, OddRow.subject == subject, OddRow.subject_id == subject_id
        )
    ).one_or_none()


def add(session: Session, **values: Any) -> bool:
    """False when another process met it at the same moment."""
    return insert_unless_present(session, OddRow, values)


def forget_unseen(session: Session, places: Collection[str], before: datetime) -> None:
    session.execute(delete(OddRow).where(OddRow.place.in_(places), OddRow.seen_at < before))


def still_failing(session: Session, delivery_ids: Collection[int]) -> set[int]:
    """Which of these messages did not leave, or show something old."""
    failing = or_(
        Delivery.state.in_((DeliveryState.PENDING, DeliveryState.SENDING, DeliveryState.DEAD)),
        Delivery.revision > Delivery.shown_revision,
    )
    return set(
        session.scalars(select(Delivery.id).where(Delivery.id.in_(delivery_ids), failing))
    )


@dataclass(frozen=True)
class OddValue:
    """A row of a table with a value, in this column, that is not understood."""

    table: str
    id: int
    workspace_id: int | None
    column: str


def values(session: Session, is_zone: Any) -> list[OddValue]:
    """`is_zone`: whether this machine knows a time zone by that name."""
    found = [
        OddValue(*row) for row in session.execute(_questions(is_sqlite=_is_sqlite(session)))
    ]
    zones = {each for each in session.scalars(_zones()) if not is_zone(each)}
    if zones:
        found += [OddValue(*row) for row in session.execute(_in_zones(zones))]
    return found


def _is_sqlite(session: Session) -> bool:
    return session.get_bind().dialect.name == "sqlite"


def _tables() -> Iterator[Table]:
    return (table for table in Base.metadata.sorted_tables if "id" in table.c)


@cache
def _questions(*, is_sqlite: bool) -> CompoundSelect[Any]:
    """One statement over all tables, built once."""
    asked = []
    for table in _tables():
        found = {each.name: _check(each, is_sqlite=is_sqlite) for each in table.c}
        checks: dict[str, ColumnElement[bool]] = {
            name: literal_column(check) for name, check in found.items() if check
        }
        if checks:
            column = case(*((check, _word(name)) for name, check in checks.items()))
            asked.append(_of(table, column, or_(*checks.values())))
    return union_all(*asked)


def _of(table: Table, column: Any, check: ColumnElement[bool]) -> Select[Any]:
    own = table.c.id if table.name == "workspace" else literal_column("CAST(NULL AS INTEGER)")
    columns = {
        "in_table": _word(table.name),
        "row_id": table.c.id,
        "workspace": table.c.get("workspace_id", own),
        "in_column": column,
    }
    query = select(*(each.label(name) for name, each in columns.items())).where(check)
    return select(query.limit(MOST).subquery())


def _word(name: str) -> ColumnElement[str]:
    return literal_column(f"'{name}'")


def _check(column: Column[Any], *, is_sqlite: bool) -> str | None:
    """In SQL, of our own names and words alone: that a value is odd."""
    kind, name = column.type, f'"{column.table.name}"."{column.name}"'
    match kind:
        case Words():
            return f"{name} NOT IN ({', '.join(repr(each.value) for each in kind.enum)})"
        case Level():
            return f"{name} NOT BETWEEN {int(min(kind.ladder))} AND {int(max(kind.ladder))}"
        case Day() | UtcDateTime():
            return f"{name} NOT BETWEEN '{FIRST_YEAR}-01-01' AND '{LAST_YEAR}-01-01'"
        case Json() if is_sqlite:
            return f"NOT json_valid({name})"
    return None


@cache
def _zones() -> CompoundSelect[Any]:
    return union_all(*(select(each.c[ZONE]).distinct() for each in _tables() if ZONE in each.c))


def _in_zones(zones: Collection[str]) -> CompoundSelect[Any]:
    return union_all(
        *(
            _of(each, _word(ZONE), each.c[ZONE].in_(zones))
            for each in _tables()
            if ZONE in each.c
        )
    )
