"""All that an act leaves in the database, in words that a table can hold.

    with effects(session, NOON) as done:
        joining.take(...)
    assert done == {"join_request.state=joined", "+membership role=participant", "audit ..."}

An existing row shows each column that changed, and a message to be drawn anew that it is stale; a
new row shows its choices: states, kinds, roles. A moment is told from that of the act.
What is missing fails the test as well as what is odd.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from enum import Enum
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.models import Base, Person

UNTOLD = {"updated_at", "touched_at", "active_at", "available_at"}  # say only that it changed
Rows = dict[tuple[str, Any], dict[str, Any]]


@contextmanager
def effects(session: Session, now: datetime) -> Iterator[set[str]]:
    found: set[str] = set()
    before = _rows(session)
    yield found
    after = _rows(session)
    names = {person.id: person.name.lower() for person in session.scalars(select(Person))}
    for key, row in after.items():
        if key not in before:
            found.add(_new(key[0], row, names))
            continue
        for column, value in row.items():
            if value != before[key][column] and column not in UNTOLD:
                found.add(_changed(key[0], row, column, _said(column, value, now, names)))
    found.update(f"-{name}" for name, _ in before.keys() - after.keys())


def _rows(session: Session) -> Rows:
    session.flush()
    return {
        (table.name, tuple(row[column.name] for column in table.primary_key)): dict(row)
        for table in Base.metadata.sorted_tables
        for row in session.execute(select(table)).mappings()
    }


def _new(name: str, row: dict[str, Any], names: dict[int, str]) -> str:
    if name == "audit_event":
        return f"audit {row['action']}"
    if name == "delivery":
        to = names.get(row["person_id"] or 0) or row["channel"] or "home"
        return f"{row['kind']} to {to}"
    chosen = [f"{key}={value.value}" for key, value in row.items() if isinstance(value, Enum)]
    return " ".join([f"+{name}", *chosen])


def _changed(name: str, row: dict[str, Any], column: str, said: str) -> str:
    if (name, column) == ("delivery", "revision"):
        return f"stale {row['kind']}"
    return f"{name}.{column}={said}"


def _said(column: str, value: Any, now: datetime, names: dict[int, str]) -> str:
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, datetime) and value.tzinfo is not None:
        ahead = value - now
        return "now" if ahead == timedelta(0) else f"now+{ahead}"
    if column.endswith("_by") or column == "person_id":
        return names.get(value, str(value))
    return str(value)
