"""A database that goes away at a given moment."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from storage.database import Database


@contextmanager
def away_once_stored(db: Database) -> Iterator[None]:
    """It answers nothing more once a click, form or event has had its effect."""
    is_stored = is_away = False

    def execute(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        nonlocal is_stored
        if is_away:
            raise OperationalError(statement, {}, OSError("the server closed the connection"))
        is_stored = is_stored or statement.startswith("INSERT INTO received")

    def commit(_connection: Any) -> None:
        nonlocal is_away
        is_away = is_stored

    event.listen(db.engine, "before_cursor_execute", execute)
    event.listen(db.engine, "commit", commit)
    try:
        yield
    finally:
        event.remove(db.engine, "before_cursor_execute", execute)
        event.remove(db.engine, "commit", commit)
