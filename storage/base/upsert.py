"""Inserting a row that someone else may be inserting at the same moment."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Row as RowOfColumns
from sqlalchemy import inspect
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import InstrumentedAttribute, Session

from storage.models.base import Base

Row = TypeVar("Row", bound=Base)


def insert_unless_present(
    session: Session, table: type[Base], values: Mapping[str, Any]
) -> bool:
    """Whether the row is new; an equal unique key leaves the one that is there alone."""
    statement = _insert(session, table, values)
    # Row counts of an INSERT are not to be had from every driver; a returned key is.
    return session.execute(statement.returning(*inspect(table).primary_key)).first() is not None


def add_unless_present(
    session: Session, table: type[Row], values: Mapping[str, Any]
) -> Row | None:
    """The row, if it is new: until the commit it is nobody else's."""
    return session.scalars(_insert(session, table, values).returning(table)).first()


def insert_each_unless_present(
    session: Session,
    table: type[Base],
    rows: Sequence[Mapping[str, Any]],
    *returning: InstrumentedAttribute[Any],
) -> Sequence[RowOfColumns[Any]]:
    """The same for many at once; these columns of those that are new, in no order."""
    if not rows:
        return []
    # Of the table, not of the class: then its rows go together, whatever their number.
    statement = insert_of(session, inspect(table).local_table).on_conflict_do_nothing()
    return session.execute(statement.returning(*returning), rows).all()


def _insert(session: Session, table: type[Base], values: Mapping[str, Any]) -> Any:
    return insert_of(session, table).values(**values).on_conflict_do_nothing()


def insert_of(session: Session, table: Any) -> Any:
    """An INSERT that can say what happens to a row that is there already."""
    if session.get_bind().dialect.name == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)
