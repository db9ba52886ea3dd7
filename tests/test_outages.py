"""The database does not answer: one line a minute, one sentence for people, and it resumes."""

import logging
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from socket import socket
from threading import Event

import pytest
from pydantic import SecretStr
from slack_sdk import WebClient
from slack_sdk.socket_mode.request import SocketModeRequest

from bot import ticker
from bot.app import Leerkring
from bot.clock import utc_now
from bot.delivery.outbox import Outbox
from bot.delivery.slack import SlackSender
from bot.inline import Inline
from bot.manifest import manifest
from bot.running import Sockets
from bot.sandbox.sandbox import Sandbox
from bot.settings import Settings
from bot.ticker import Heart
from bot.web.server import Server
from bot.web.site import site
from storage.base import deliveries
from storage.database import Database
from storage.models import Base
from tests.web.requests import send

AWAY = "Ik kan nu even niet bij wat ik bewaar. Er is niets veranderd."
KNOCKS = 5


@pytest.fixture
def nowhere() -> Iterator[Database]:
    with socket() as taken:  # bound, and nobody listens
        taken.bind(("127.0.0.1", 0))
        database = Database(f"postgresql://me:hush@127.0.0.1:{taken.getsockname()[1]}/none")
        yield database
        database.close()


@pytest.fixture
def later(tmp_path: Path) -> Iterator[Database]:
    """On a disk that is not there yet."""
    database = Database(f"sqlite:///{tmp_path}/disk/leerkring.db")
    yield database
    database.close()


def said(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [
        caplog.handler.format(each) for each in caplog.records if each.levelno > logging.INFO
    ]


def beat(database: Database, monkeypatch: pytest.MonkeyPatch) -> Outbox:
    """Let a worker look a few times for what is due."""
    seen: list[datetime] = []
    enough = Event()

    def clock() -> datetime:
        seen.append(utc_now())
        if len(seen) > KNOCKS:
            enough.set()
        return seen[-1]

    for name in ("TICK_SECONDS", "SEND_SECONDS"):
        monkeypatch.setattr(ticker, name, 0.05)
    outbox = Outbox(database, SlackSender(WebClient("xoxb-1")), {}, clock)
    heart = Heart(database, outbox, clock)
    heart.start()
    assert enough.wait(20)
    heart.stop()
    return outbox


def test_the_worker_says_one_line_a_minute(
    nowhere: Database, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    outbox = beat(nowhere, monkeypatch)
    outbox.stopping.clear()
    outbox.freshen({1, 2})

    [line] = said(caplog)
    assert f"127.0.0.1:{nowhere.engine.url.port}" in line
    assert "refused" in line
    assert "hush" not in line

    a_minute_on = time.monotonic() + 61
    monkeypatch.setattr("storage.outages.time.monotonic", lambda: a_minute_on)
    outbox.freshen({1, 2})
    outbox.freshen({1, 2})
    assert len(said(caplog)) == 2


def test_people_hear_one_sentence_and_no_number(
    nowhere: Database, caplog: pytest.LogCaptureFixture
) -> None:
    with Sandbox(manifest(), running=True) as slack:
        settings = Settings(
            slack_bot_token=SecretStr(slack.bot_token),
            slack_signing_secret=SecretStr(slack.signing_secret),
            slack_api_url=slack.api_url,
        )
        bram = slack.add_person("U0BRAM", "bram")
        with Leerkring(settings, database=nowhere, executor=Inline()) as leerkring:
            leerkring.warm()
            server = Server(leerkring.wsgi)
            server.start()
            slack.deliver_to(f"{server.url}/slack/events")
            answers = [bram.command("/leerkring help").text for _ in range(3)]
            slack.idle()
            server.stop()

    assert [AWAY in answer for answer in answers] == [True] * 3
    assert len(said(caplog)) == 1


def test_pages_say_that_they_are_not_there_for_a_while(
    nowhere: Database, caplog: pytest.LogCaptureFixture
) -> None:
    pages = site(nowhere)

    replies = [send(pages, {"PATH_INFO": path}) for path in ("/insights", "/feed.atom")]

    assert {reply.status for reply in replies} == {503}
    assert all(reply.headers["Retry-After"] == "60" for reply in replies)
    assert len(said(caplog)) == 1


def test_it_resumes_by_itself(
    later: Database, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    beat(later, monkeypatch)
    [line] = said(caplog)
    assert "unable to open database file" in line

    Path(str(later.engine.url.database)).parent.mkdir()
    Base.metadata.create_all(later.engine)
    beat(later, monkeypatch)

    with later.read() as session:
        assert deliveries.last_beat(session, "tick")
    assert len(said(caplog)) == 1


def test_a_mistake_of_ours_is_no_outage(
    later: Database, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A table that is not there: the kind and the place, and nothing that may quote a row."""
    Path(str(later.engine.url.database)).parent.mkdir()

    outbox = beat(later, monkeypatch)
    outbox.stopping.clear()
    outbox.freshen({1})
    with Leerkring(Settings(slack_bot_token=SecretStr("xoxb-1")), database=later) as leerkring:
        sockets = Sockets(leerkring, "xapp-1")
        event = {"type": "message", "channel_type": "im", "user": "U0BRAM", "text": "Geheim"}
        payload = {"type": "event_callback", "event": event}
        sockets.handle(sockets.client, SocketModeRequest("events_api", "E0", payload))
        sockets.client.close()

    logged = "".join(said(caplog))
    for what in ("the heartbeat", "could not edit", "a request"):
        assert f"{what}" in logged
    assert logged.count("OperationalError\n") >= 3
    assert all(place in logged for place in ("ticker.py", "editor.py", "intake.py"))
    assert "no such table" not in logged
    assert "Geheim" not in logged
