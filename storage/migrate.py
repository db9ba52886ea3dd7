"""Bringing a database to the schema that this version of the code expects."""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.engine import make_url

from storage.database import Database

MIGRATIONS = Path(__file__).parent / "migrations"
# Two processes may start at once: the second waits until the first has migrated.
ADVISORY_LOCK = 7_031_554


def is_there(url: str) -> bool:
    """False for a SQLite file that does not exist: connecting to it would make it."""
    address = make_url(url)
    return address.get_backend_name() != "sqlite" or Path(address.database or "").is_file()


@cache
def head() -> str | None:
    """The newest revision, as the files were when first asked; there is one line of them."""
    return _scripts().get_current_head()


def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())


def current(database: Database) -> str | None:
    """The revision that a database is at; None for one that was never migrated."""
    with database.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def is_known(revision: str) -> bool:
    """False for one of a newer version of the program."""
    return revision in {each.revision for each in _scripts().walk_revisions()}


def is_current(database: Database) -> bool:
    return current(database) == head()


def upgrade(database: Database, to: str = "head") -> None:
    """Safe to run from several processes at once, and again when there is nothing to do."""
    with _alone(database) as connection:
        command.upgrade(_config(connection), to)


def downgrade(database: Database, to: str) -> None:
    """Back to an older revision; what only the newer ones can hold is lost."""
    with _alone(database) as connection:
        command.downgrade(_config(connection), to)


def draft(message: str) -> None:
    """Write the next migration: how the models differ from the newest revision."""
    number = int(head() or 0) + 1
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/draft.db")
        if number > 1:
            upgrade(database)
        with database.engine.connect() as connection:
            command.revision(
                _config(connection), message, autogenerate=True, rev_id=f"{number:04}"
            )
        database.close()


def _config(connection: Connection | None = None) -> Config:
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config


@contextmanager
def _alone(database: Database) -> Iterator[Connection]:
    """One transaction that nobody else migrates in; all of it happens, or nothing."""
    with database.engine.connect() as connection:
        if database.is_sqlite:
            with _copying_tables(connection):
                yield connection
            return
        with connection.begin():
            connection.execute(text("SELECT pg_advisory_xact_lock(:k)"), {"k": ADVISORY_LOCK})
            yield connection


@contextmanager
def _copying_tables(connection: Connection) -> Iterator[None]:
    """Alembic alters a SQLite table by copying it, which foreign keys would object to."""
    driver: Any = connection.connection.driver_connection
    driver.execute("PRAGMA foreign_keys=OFF")  # has no effect within a transaction
    connection.execution_options(sqlite_begin="IMMEDIATE")
    try:
        with connection.begin():
            yield
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                msg = "the migration leaves rows that refer to nothing; nothing was changed"
                raise RuntimeError(msg)
    finally:
        driver.execute("PRAGMA foreign_keys=ON")


if __name__ == "__main__":
    draft(" ".join(sys.argv[1:]))
