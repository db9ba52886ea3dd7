"""All that an act leaves in the database, in words that a table can hold.

    with effects(session, NOON) as done:
        joining.take(...)
    assert done == {"join_request.state=joined", "+membership role=participant", "audit ..."}

An existing row shows each column that changed, and a message to be drawn anew that it is stale;
a new row shows its choices: states, kinds, roles. A moment is told from that of the act.
What is missing fails the test as well as what is odd.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from enum import Enum, IntEnum
from typing import Any

from sqlalchemy import Column, Table, select
from sqlalchemy.orm import Session

from storage.models import Base, Person

UNTOLD = {"updated_at", "touched_at", "active_at", "available_at"}  # say only that it changed
BESIDE = {"search_index", "search_posting", "search_term", "search_word"}  # go with a document
TABLES = [each for each in Base.metadata.sorted_tables if each.name not in BESIDE]
Rows = dict[tuple[Table, Any], dict[str, Any]]


@contextmanager
def effects(session: Session, now: datetime) -> Iterator[set[str]]:
    found: set[str] = set()
    before = _rows(session)
    yield found
    after = _rows(session)
    names = {person.id: person.name.lower() for person in session.scalars(select(Person))}
    for (table, number), row in after.items():
        was = before.get((table, number))
        if was is None:
            found.add(_new(table, row, names))
            continue
        for column, value in row.items():
            if value != was[column] and column not in UNTOLD:
                found.add(
                    _changed(table, row, column, _said(table.c[column], value, now, names))
                )
    found.update(f"-{table.name}" for table, _ in before.keys() - after.keys())


def _rows(session: Session) -> Rows:
    session.flush()
    return {
        (table, tuple(row[column.name] for column in table.primary_key)): dict(row)
        for table in TABLES
        for row in session.execute(select(table)).mappings()
    }


def _new(table: Table, row: dict[str, Any], names: dict[int, str]) -> str:
    if table.name == "audit_event":
        return f"audit {row['action']}"
    if table.name == "delivery":
        to = names.get(row["person_id"] or 0) or row["channel"] or "home"
        return f"{row['kind']} to {to}"
    chosen = [
        f"{key}={value.name.lower() if isinstance(value, IntEnum) else value.value}"
        for key, value in row.items()
        if isinstance(value, Enum)
    ]
    chosen += [key for key, value in row.items() if value is True]
    return " ".join([f"+{table.name}", *chosen])


def _changed(table: Table, row: dict[str, Any], column: str, said: str) -> str:
    if (table.name, column) == ("delivery", "revision"):
        return f"stale {row['kind']}"
    return f"{table.name}.{column}={said}"


def _said(column: Column[Any], value: Any, now: datetime, names: dict[int, str]) -> str:
    if isinstance(value, IntEnum):
        return value.name.lower()
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, datetime) and value.tzinfo is not None:
        ahead = value - now
        return f"now{f'+{ahead.total_seconds() / 3600:g}h' if ahead else ''}"
    if value is not None and (keys := list(column.foreign_keys)):
        to = keys[0].column.table.name
        return names[value] if to == "person" else to
    return str(value)
