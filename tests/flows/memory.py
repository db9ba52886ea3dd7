"""Doing once what many stories begin with.

Each test process does every beginning for real, through signed HTTP, the first time it is
met on each database. A later story that begins the same way, from the same state, is put
where the first one arrived: the same rows, the same messages on the same screens, the same
time. Whatever happened in between (a row that a test wrote, a click, a moved clock) is
noticed, and then everything is done for real again.
"""

import functools
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, Protocol, TypeVar, cast

from sqlalchemy import Connection, Select, Table, func, select, text, update

from bot.sandbox.people import Person
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.state import Copy
from storage.database import Database
from storage.models import Workspace
from tests.conftest import tables

Rows = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True)
class Moment:
    """Where a story stands, and what the step that led to it gave back."""

    rows: Rows
    shown: Copy
    now: datetime
    given: Any = None


_reached: dict[tuple[str, int, str], Moment] = {}  # engine, the moment before, the step
_new: dict[tuple[str, str], Moment] = {}  # engine, kind of world


class HasMemory(Protocol):
    memory: "Memory"


Do = TypeVar("Do", bound=Callable[..., Any])


def remembered(do: Do) -> Do:
    """For what many stories begin with; all it does follows from the world and its words."""

    @functools.wraps(do)
    def step(world: HasMemory, *args: Any, **kwargs: Any) -> Any:
        said = [each.id if isinstance(each, Person) else each for each in args]
        name = f"{do.__module__}.{do.__qualname__} {said} {kwargs}"
        return world.memory.step(name, lambda: do(world, *args, **kwargs))

    return cast("Do", step)


class Memory:
    """What one world did since it was made, as long as that is known exactly."""

    def __init__(self, database: Database, sandbox: Sandbox, kind: str) -> None:
        self._db = database
        self._sandbox = sandbox
        self._engine = "sqlite" if database.is_sqlite else "postgresql"
        self._watch = database.engine.connect()
        self._at: Moment | None = None
        if self._has_nobody():
            if (self._engine, kind) not in _new:
                _new[self._engine, kind] = self._look(None)
            self._at = _new[self._engine, kind]
        self._mark = self._marks()

    def close(self) -> None:
        self._watch.close()

    def step(self, name: str, do: Callable[[], Any]) -> Any:
        """Do this, or be where it led when it was done from this very state before."""
        before = self._at if self._mark == self._marks() else None
        if before is None:
            self._at = None
            return do()
        known = _reached.get((self._engine, id(before), name))
        if known is None:
            given = do()
            known = _reached[self._engine, id(before), name] = self._look(given)
        else:
            self._go(before, known)
        self._at = known
        self._mark = self._marks()
        return known.given

    def step_for_real(self, name: str, do: Callable[[], Any]) -> Any:
        """Do what copies do not hold, every time; what is remembered may follow upon it."""
        before = self._at if self._mark == self._marks() else None
        given = do()
        if before is not None:
            key = (self._engine, id(before), name)
            if key not in _reached:
                _reached[key] = self._look(None)
            self._at, self._mark = _reached[key], self._marks()
        return given

    def _has_nobody(self) -> bool:
        names = (table.name for table in tables() if table.name != "workspace")
        asked = " UNION ALL ".join(f'SELECT 1 FROM "{name}"' for name in names)  # noqa: S608
        with self._db.read() as session:
            return session.execute(text(f"SELECT 1 FROM ({asked}) AS any_row")).first() is None  # noqa: S608

    def _marks(self) -> tuple[Any, ...]:
        """Other after any write to the database, any change in Slack, any move of time."""
        asked = (
            "PRAGMA data_version"
            if self._db.is_sqlite
            else "SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint"
        )
        written = self._watch.exec_driver_sql(asked).scalar_one()
        self._watch.rollback()
        sandbox = self._sandbox
        return (
            int(written),
            sandbox.version,
            sandbox.clock.now(),
            repr(sandbox.workspace.profiles),
            repr(sandbox.faults.list()),
            (sandbox.delivery.duplicates, sandbox.delivery.late_by),
        )

    def _look(self, given: Any) -> Moment:
        with self._db.read() as session:
            rows = {
                name: [dict(row) for row in session.execute(statement).mappings()]
                for name, statement in _everything()
            }
        shown = self._sandbox.workspace.copy()
        return Moment(rows, shown, self._sandbox.clock.now(), given)

    def _go(self, before: Moment, after: Moment) -> None:
        changed = [
            table for table in tables() if before.rows[table.name] != after.rows[table.name]
        ]
        with self._db.begin() as session:
            _replace(session.connection(), changed, after.rows)
            token = sha256(self._sandbox.bot_token.encode()).hexdigest()  # each has its own
            session.execute(update(Workspace).values(token_digest=token))
        if after.now > before.now:
            self._sandbox.clock.move_to(after.now)
        self._sandbox.workspace.paste(after.shown)


@functools.cache
def _everything() -> list[tuple[str, Select[Any]]]:
    """By table; built once, as building takes longer than asking."""
    return [(table.name, select(table)) for table in tables()]


def _replace(connection: Connection, tables: Iterable[Table], rows: Rows) -> None:
    """These tables hold these rows and no others, whatever refers to what meanwhile."""
    is_sqlite = connection.dialect.name == "sqlite"
    connection.exec_driver_sql(
        "PRAGMA defer_foreign_keys=ON"
        if is_sqlite
        else "SET LOCAL session_replication_role = replica"
    )
    for table in tables:
        connection.execute(table.delete())
        if rows[table.name]:
            connection.execute(table.insert(), rows[table.name])
            if not is_sqlite:
                _continue_numbering(connection, table)


def _continue_numbering(connection: Connection, table: Table) -> None:
    """What is inserted with its number leaves PostgreSQL's own count where it was."""
    key = table.autoincrement_column
    if key is not None:
        last = select(func.max(key)).scalar_subquery()
        number = func.pg_get_serial_sequence(table.name, key.name)
        connection.execute(select(func.setval(number, last)))
