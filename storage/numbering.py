"""After a backup was put back: its rows are old, but what left the house since then is not.

A button, a link or a token that was made after the backup carries the number of a row that is
gone. No new row may get that number, or an old button would be about something else. Numbers go
on from the seconds since a fixed day: no table gets a row in each second, so that the same
backup can be put back twice.
"""

import sqlite3
from datetime import UTC, datetime

from sqlalchemy import text

from storage.database import Database

FIRST_DAY = datetime(2026, 1, 1, tzinfo=UTC)
SKIPPED = 1_000_000  # at least
# Tables that had no row yet are not among the sequences.
SQLITE = (
    """
    INSERT INTO sqlite_sequence (name, seq) SELECT name, 0 FROM sqlite_master
    WHERE type = 'table' AND sql LIKE '%AUTOINCREMENT%'
    AND name NOT IN (SELECT name FROM sqlite_sequence)
    """,
    "UPDATE sqlite_sequence SET seq = max(seq + :skipped, :floor)",
)
POSTGRESQL = (
    """
    SELECT setval(
        CAST(format('%I.%I', schemaname, sequencename) AS regclass),
        greatest(coalesce(last_value, 0) + :skipped, :floor)
    )
    FROM pg_sequences WHERE schemaname = current_schema()
    """,
)


def skip(database: Database, now: datetime) -> None:
    """Numbers that may have been given after the backup are not given again."""
    with database.begin() as session:
        for statement in SQLITE if database.is_sqlite else POSTGRESQL:
            session.execute(text(statement), _values(now))


def skip_in(file: sqlite3.Connection, now: datetime) -> None:
    """The same, over a bare connection to a SQLite file."""
    with file:
        for statement in SQLITE:
            file.execute(statement, _values(now))


def _values(now: datetime) -> dict[str, int]:
    return {"skipped": SKIPPED, "floor": int((now - FIRST_DAY).total_seconds())}
