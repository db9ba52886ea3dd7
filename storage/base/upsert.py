"""Inserting a row that someone else may be inserting at the same moment."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, inspect
from sqlalchemy import Row as RowOfColumns
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import InstrumentedAttribute, Session

from storage.models.base import Base

Row = TypeVar("Row", bound=Base)


def insert_unless_present(
    session: Session, table: type[Base], values: Mapping[str, Any]
) -> bool:
    """Whether the row is new; an equal unique key leaves the one that is there alone."""
    # Row counts of an INSERT are not to be had from every driver; a returned key is.
    return bool(
        insert_each_unless_present(session, table, [values], *inspect(table).primary_key)
    )


def add_unless_present(
    session: Session, table: type[Row], values: Mapping[str, Any]
) -> Row | None:
    """The row, if it is new: until the commit it is nobody else's."""
    statement = insert_of(session, table).values(**values).on_conflict_do_nothing()
    return session.scalars(statement.returning(table)).first()


def insert_each_unless_present(
    session: Session,
    table: type[Base],
    rows: Sequence[Mapping[str, Any]],
    *returning: ColumnElement[Any] | InstrumentedAttribute[Any],
) -> Sequence[RowOfColumns[Any]]:
    """The same for many at once; these columns of those that are new, in no order."""
    if not rows:
        return []
    statement = _insert_each(session.get_bind().dialect.name, table, returning)
    return session.execute(statement, rows).all()


@cache  # by what it is made of
def _insert_each(
    dialect: str, table: type[Base], returning: tuple[ColumnElement[Any], ...]
) -> Any:
    # Of the table, not of the class: then its rows go together, whatever their number.
    statement = _inserts(dialect, inspect(table).local_table).on_conflict_do_nothing()
    return statement.returning(*returning)


def insert_of(session: Session, table: Any) -> Any:
    """An INSERT that can say what happens to a row that is there already."""
    return _inserts(session.get_bind().dialect.name, table)


def _inserts(dialect: str, table: Any) -> Any:
    return postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)
