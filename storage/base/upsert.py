"""Inserting a row that someone else may be inserting at the same moment."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import inspect
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from storage.models.base import Base


def insert_unless_present(
    session: Session, table: type[Base], values: Mapping[str, Any]
) -> bool:
    """Whether the row is new; an equal unique key leaves the one that is there alone."""
    insert = (
        postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    )
    statement = insert(table).values(**values).on_conflict_do_nothing()
    # Row counts of an INSERT are not to be had from every driver; a returned key is.
    return session.execute(statement.returning(*inspect(table).primary_key)).first() is not None
