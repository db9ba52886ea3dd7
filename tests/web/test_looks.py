"""How the bot says that it is well: truly, and at hardly any cost."""

import json
import re
import resource
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event

from bot.app import slack_client
from bot.delivery.slack import refused_token
from bot.manifest import manifest
from bot.sandbox.sandbox import Sandbox
from bot.web.looks import MOST_LOOKS, PROBE_SECONDS, READ_SECONDS
from bot.web.site import site
from storage.database import Database
from tests.web.requests import NOON, Reply, send

# On SQLite, what writes begins with BEGIN IMMEDIATE.
READS = re.compile(r"SELECT|PRAGMA main.table_info|BEGIN DEFERRED")
# The disk of PostgreSQL is the server's to know.
ON_SQLITE = pytest.mark.parametrize("database", ["sqlite_database"], indirect=True)
PATHS = ["/readyz", "/healthz/worker", "/metrics"]


class Time:
    """A timer that goes on when it is told to."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def pages(database: Database, time: Time, migrated: None) -> Any:
    return site(database, lambda: NOON, timer=time)


@pytest.fixture
def statements(database: Database) -> Iterator[list[str]]:
    """What the database was asked, other than to begin and end."""
    said: list[str] = []

    def note(_c: Any, _cursor: Any, statement: str, *_: Any) -> None:
        said.append(statement)

    event.listen(database.engine, "before_cursor_execute", note)
    yield said
    event.remove(database.engine, "before_cursor_execute", note)


def look(pages: Any, path: str, address: str = "10.0.0.1") -> Reply:
    return send(pages, {"REQUEST_METHOD": "GET", "PATH_INFO": path, "REMOTE_ADDR": address})


@pytest.mark.parametrize("path", PATHS)
def test_looking_again_asks_the_database_nothing(
    path: str, pages: Any, time: Time, statements: list[str]
) -> None:
    first = look(pages, path)
    assert statements
    statements.clear()

    for n in range(100):
        time.now = READ_SECONDS * 0.99 * n / 100
        assert look(pages, path, f"10.0.0.{n}").body == first.body

    assert statements == []


def test_for_half_a_minute_looking_only_reads(
    pages: Any, time: Time, statements: list[str]
) -> None:
    look(pages, "/readyz")
    statements.clear()

    for second in range(1, PROBE_SECONDS):
        time.now = second
        look(pages, "/readyz")

    assert statements
    assert len(statements) <= 5 * PROBE_SECONDS / READ_SECONDS
    assert not [each for each in statements if not READS.match(each)]


def test_one_address_may_look_so_often_and_another_still_may(pages: Any, time: Time) -> None:
    said = [look(pages, "/readyz").status for _ in range(MOST_LOOKS + 1)]
    other = look(pages, "/readyz", "10.0.0.2").status
    time.now = 1

    assert said == [200] * MOST_LOOKS + [429]
    assert (other, look(pages, "/readyz").status) == (200, 200)


@ON_SQLITE
def test_a_disk_without_room_is_not_ready(
    database: Database, pages: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    nearly_full = shutil.disk_usage("/")._replace(free=1000)
    monkeypatch.setattr("storage.sqlite_file.disk_usage", lambda _: nearly_full)

    reply = look(pages, "/readyz")

    assert (reply.status, json.loads(reply.body)["problem"]) == (503, "disk full")


@contextmanager
def full_disk() -> Iterator[None]:
    """No file of this process can grow any more."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@ON_SQLITE
def test_a_database_that_takes_no_row_is_not_ready(
    database: Database, pages: Any, time: Time
) -> None:
    """A temporary table, which never reaches the disk, could still be made."""
    with full_disk():
        reply = look(pages, "/readyz")
    time.now = PROBE_SECONDS

    assert (reply.status, json.loads(reply.body)["problem"]) == (503, "OperationalError")
    assert look(pages, "/readyz").status == 200


@pytest.mark.parametrize(
    ("refusal", "status"),
    [("token_revoked", 503), ("account_inactive", 503), ("invalid_auth", 503), (None, 200)],
)
def test_a_token_that_slack_refuses_is_not_ready_and_soon_again(
    database: Database, migrated: None, time: Time, refusal: str | None, status: int
) -> None:
    now: list[str | None] = [refusal]
    pages = site(database, lambda: NOON, lambda: now[0], time)

    reply = look(pages, "/readyz")
    now[0] = None
    time.now = PROBE_SECONDS

    assert reply.status == status
    assert (refusal or "true") in reply.body
    assert look(pages, "/readyz").status == 200


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ({"kind": "error", "error": "token_revoked"}, "token_revoked"),
        ({"kind": "error", "error": "account_inactive"}, "account_inactive"),
        ({"kind": "error", "error": "invalid_auth"}, "invalid_auth"),
        ({"kind": "error", "error": "ratelimited"}, None),
        ({"kind": "status", "status": 500}, None),
        ({"kind": "drop_before"}, None),
        (None, None),
    ],
    ids=str,
)
def test_what_slack_says_of_the_token(fault: dict[str, Any] | None, code: str | None) -> None:
    """That Slack is away says nothing of it."""
    with Sandbox(manifest()) as sandbox:
        client = slack_client(sandbox.bot_token, sandbox.api_url)
        if fault:
            sandbox.faults.add("auth.test", times=None, **fault)

        assert refused_token(client) == code
