"""What a database is asked while something is done."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from storage.database import Database


@contextmanager
def heard(database: Database) -> Iterator[list[str]]:
    """The statements; a transaction's own BEGIN does not count."""
    statements: list[str] = []

    def hear(*told: Any) -> None:
        if not told[2].startswith("BEGIN"):
            statements.append(told[2])

    event.listen(database.engine, "before_cursor_execute", hear)
    try:
        yield statements
    finally:
        event.remove(database.engine, "before_cursor_execute", hear)
