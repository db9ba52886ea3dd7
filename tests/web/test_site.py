"""What machines and people outside Slack may see."""

import json
from collections.abc import Mapping
from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from sqlalchemy.orm import Session

from bot.domain.base import odd_rows
from bot.domain.base.odd_rows import Odd, Place
from bot.web.gate import Gate
from bot.web.site import HEADERS, site, with_gate
from storage.base import deliveries
from storage.database import Database
from storage.models import Surface, Workspace
from tests.web.requests import NOON, Reply, as_json, send, signed


def get(app: Any, path: str) -> Reply:
    return send(app, {"REQUEST_METHOD": "GET", "PATH_INFO": path})


@pytest.fixture
def pages(database: Database) -> Any:
    return site(database, lambda: NOON, timer=count(0, 100).__next__)


def queue(session: Session, **changes: Any) -> None:
    session.add(Workspace(surface=Surface.SLACK, external_id="T1", name="", created_at=NOON))
    session.flush()
    values = {
        "workspace_id": 1,
        "key": "k",
        "kind": "welcome",
        "subject_id": 1,
        "details": {},
        "due_at": NOON,
        "available_at": NOON,
        "created_at": NOON,
    }
    deliveries.add(session, values | changes)


def test_the_process_answers(pages: Any) -> None:
    assert get(pages, "/healthz").body == "ok\n"


def test_ready_once_the_database_is_migrated(pages: Any, migrated: None) -> None:
    reply = get(pages, "/readyz")

    assert (reply.status, reply.body) == (200, '{"problem":null,"ready":true}\n')


def test_ready_with_an_odd_row_which_is_named_without_words(
    pages: Any, migrated: None, database: Database
) -> None:
    with database.begin() as session:
        odd_rows.note(session, Place.OUTBOX, Odd("delivery", 7, what="prompt: KeyError"), NOON)

    reply = get(pages, "/readyz")

    row = {"place": "outbox", "subject": "delivery", "id": 7, "what": "prompt: KeyError"}
    assert reply.status == 200
    assert json.loads(reply.body) == {"ready": True, "problem": None, "odd": 1, "rows": [row]}


@pytest.mark.parametrize("path", ["/readyz", "/healthz/worker", "/metrics"])
def test_not_ready_on_another_schema(path: str, pages: Any) -> None:
    reply = get(pages, path)

    assert reply.status == 503
    assert "not migrated" in reply.body


def test_not_ready_without_a_database() -> None:
    nowhere = Database("postgresql://me:hush@127.0.0.1:1/none")

    reply = get(site(nowhere), "/readyz")

    assert reply.status == 503
    assert "OperationalError" in reply.body
    assert "hush" not in reply.body


def test_a_silent_worker_shows(pages: Any, database: Database, migrated: None) -> None:
    assert get(pages, "/healthz/worker").status == 503

    for age, status in ((121, 503), (120, 200), (0, 200)):
        with database.begin() as session:
            deliveries.beat(session, "tick", NOON - timedelta(seconds=age))
        assert get(pages, "/healthz/worker").status == status


def test_a_message_that_waits_too_long_shows(
    pages: Any, database: Database, migrated: None
) -> None:
    with database.begin() as session:
        deliveries.beat(session, "tick", NOON)
        queue(session, available_at=NOON - timedelta(seconds=301))

    reply = get(pages, "/healthz/worker")

    assert reply.status == 503
    assert '"seconds_oldest_due":301' in reply.body


def test_a_long_queue_that_moves_is_well(
    pages: Any, database: Database, migrated: None
) -> None:
    with database.begin() as session:
        deliveries.beat(session, "tick", NOON)
        queue(session, available_at=NOON - timedelta(hours=1))

    for age, status in ((121, 503), (120, 200)):
        with database.begin() as session:
            deliveries.beat(session, deliveries.HANDLED, NOON - timedelta(seconds=age))
        assert get(pages, "/healthz/worker").status == status


def test_a_message_for_later_is_no_problem(
    pages: Any, database: Database, migrated: None
) -> None:
    with database.begin() as session:
        deliveries.beat(session, "tick", NOON)
        queue(session, available_at=NOON + timedelta(days=3))

    assert get(pages, "/healthz/worker").status == 200


def test_metrics_count_messages_by_state(
    pages: Any, database: Database, migrated: None
) -> None:
    with database.begin() as session:
        deliveries.beat(session, "tick", NOON)
        queue(session)

    lines = get(pages, "/metrics").body.splitlines()

    assert 'leerkring_deliveries{state="pending"} 1' in lines
    assert (
        f'leerkring_heartbeat_timestamp_seconds{{job="tick"}} {NOON.timestamp():.0f}' in lines
    )


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/nowhere", "/healthz/worker"])
def test_every_page_is_guarded_and_sets_no_cookie(path: str, pages: Any) -> None:
    headers = get(pages, path).headers

    assert HEADERS.items() <= headers.items()
    assert "Set-Cookie" not in headers


def test_slacks_path_goes_through_the_gate_alone(pages: Any) -> None:
    def handle(payload: Mapping[str, Any], headers: Mapping[str, str]) -> Any:
        return 200, {}, "gehoord"

    app = with_gate(Gate("s3cret", handle, lambda: NOON), pages)
    body = as_json({"type": "event_callback", "event": {"type": "message"}})

    assert send(app, signed(body)).body == "gehoord"
    assert send(app, signed(body) | {"HTTP_X_SLACK_SIGNATURE": "v0=0"}).status == 401
    assert get(app, "/slack/events").status == 405
    assert HEADERS.items() <= get(app, "/slack/events").headers.items()
    assert get(app, "/slack/events/").status == 404
    assert get(app, "/healthz").status == 200
