"""Which tables hold a row: what was never used need not be looked at in every heartbeat."""

from collections.abc import Collection
from functools import cache

from sqlalchemy import Select, exists, select
from sqlalchemy.orm import Session

from storage.models import Base

Tables = Collection[type[Base]]


def filled(session: Session, tables: tuple[type[Base], ...]) -> frozenset[type[Base]]:
    """Those of the tables that are not empty, by one statement that reads a row of each."""
    row = session.execute(_statement(tables)).one()
    return frozenset(table for table, has_any in zip(tables, row, strict=True) if has_any)


@cache
def _statement(tables: tuple[type[Base], ...]) -> Select[*tuple[bool, ...]]:
    return select(*(exists().select_from(table) for table in tables))
