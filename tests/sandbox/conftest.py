"""A workspace with a few people, and a bot of twenty lines that notes what it is told."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs

import pytest
from slack_sdk import WebClient

from bot.sandbox.people import Person
from bot.sandbox.sandbox import Sandbox

Json = dict[str, Any]
MORNING = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)

MANIFEST: Json = {
    "display_information": {"name": "Helper"},
    "features": {
        "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True},
        "slash_commands": [
            {"command": "/helper", "should_escape": True},
            {"command": "/plain"},
        ],
        "shortcuts": [
            {"name": "Ask", "type": "global", "callback_id": "ask"},
            {"name": "Keep", "type": "message", "callback_id": "keep"},
        ],
    },
    "oauth_config": {
        "redirect_urls": ["https://helper.example/slack/oauth_redirect"],
        "scopes": {
            "bot": [
                *("app_mentions:read", "channels:history", "channels:join", "channels:read"),
                *("chat:write", "commands", "files:write", "groups:read", "im:history"),
                *("im:read", "im:write", "reactions:write", "team:read", "users:read"),
                "users:read.email",
            ]
        },
    },
    "settings": {
        "event_subscriptions": {
            "bot_events": [
                *("app_home_opened", "app_mention", "app_uninstalled", "channel_left"),
                *("member_joined_channel", "message.channels", "message.groups"),
                *("message.im", "tokens_revoked", "user_change"),
            ]
        },
        "interactivity": {"is_enabled": True},
    },
}


@dataclass(frozen=True)
class Received:
    kind: str
    payload: Json
    headers: dict[str, str]
    body: bytes


class Bot:
    """Notes every body; `answers` decides what it says, by kind."""

    def __init__(self) -> None:
        self.received: list[Received] = []
        self.answers: dict[str, Callable[[Json], tuple[int, Any]]] = {}
        bot = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                headers = {name.lower(): value for name, value in self.headers.items()}
                status, answer = bot.take(body, headers)
                content = (
                    answer.encode() if isinstance(answer, str) else json.dumps(answer).encode()
                )
                content = b"" if answer is None else content
                self.send_response(status)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = False
        self._thread = Thread(target=self._server.serve_forever, args=(0.02,))
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/slack/events"

    def take(self, body: bytes, headers: dict[str, str]) -> tuple[int, Any]:
        if headers["content-type"] == "application/json":
            payload = json.loads(body)
            kind = payload.get("event", payload)["type"]
        else:
            fields = {
                name: values[0]
                for name, values in parse_qs(body.decode(), keep_blank_values=True).items()
            }
            payload = json.loads(fields["payload"]) if "payload" in fields else fields
            kind = payload.get("type") or payload["command"]
        self.received.append(Received(kind, payload, headers, body))
        answer = self.answers.get(kind)
        return answer(payload) if answer else (200, None)

    def got(self, kind: str) -> list[Json]:
        return [received.payload for received in self.received if received.kind == kind]

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(MANIFEST, now=MORNING) as sandbox:
        sandbox.add_person(
            "U0ADA",
            "ada",
            real_name="Ada de Vries",
            email="ada@gemeente.example",
            locale="nl-NL",  # no locale of Slack's: to see that dates follow it
        )
        sandbox.add_person("U0BEN", "ben", real_name="Ben Smit", locale="en-GB", tz="UTC")
        sandbox.add_person("U0ROBOT", "robot", is_bot=True)
        sandbox.add_channel("C0PLEIN", "plein", members=["U0ADA", "U0BEN"])
        sandbox.add_channel("C0STIL", "stil", members=["U0ADA"], bot_in=False)
        sandbox.add_channel("C0DICHT", "dicht", private=True, members=["U0ADA"], bot_in=False)
        sandbox.add_channel("C0KLEIN", "klein", private=True, members=["U0ADA"])
        yield sandbox


@pytest.fixture
def bot(sandbox: Sandbox) -> Iterator[Bot]:
    bot = Bot()
    sandbox.deliver_to(bot.url)
    yield bot
    sandbox.idle()
    bot.close()


@pytest.fixture
def ada(sandbox: Sandbox) -> Person:
    return sandbox.person("U0ADA")


@pytest.fixture
def ben(sandbox: Sandbox) -> Person:
    return sandbox.person("U0BEN")


@pytest.fixture
def client(sandbox: Sandbox) -> WebClient:
    return WebClient(sandbox.bot_token, base_url=sandbox.api_url, retry_handlers=[])


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def button(label: str, **more: Any) -> Json:
    return {"type": "button", "text": plain(label), "action_id": label.lower(), **more}


def actions(*elements: Json, **more: Any) -> Json:
    return {"type": "actions", "elements": list(elements), **more}


def section(text: str, **more: Any) -> Json:
    return {"type": "section", "text": plain(text), **more}


def option(label: str, value: str) -> Json:
    return {"text": plain(label), "value": value}


def asks(block_id: str, kind: str = "plain_text_input", **more: Any) -> Json:
    """An input block; options for the block start with an underscore."""
    block = {name[1:]: value for name, value in more.items() if name.startswith("_")}
    element = {name: value for name, value in more.items() if not name.startswith("_")}
    return {
        "type": "input",
        "block_id": block_id,
        "label": plain(block_id.capitalize()),
        "element": {"type": kind, "action_id": "value", **element},
        **block,
    }


def form(*blocks: Json, **more: Any) -> Json:
    return {
        "type": "modal",
        "title": plain("Form"),
        "submit": plain("Send"),
        "close": plain("Cancel"),
        "blocks": list(blocks),
        **more,
    }
