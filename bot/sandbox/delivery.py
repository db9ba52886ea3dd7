"""Bringing what happens to the bot: signed HTTP or Socket Mode, within three seconds.

Real time throughout. Nothing here is called while the workspace's lock is held: the bot calls
back into the Web API from its handlers.
"""

import hashlib
import hmac
import json
import queue
import secrets
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from threading import Condition, Event, Thread
from typing import Any, Literal
from urllib.parse import urlencode, urlsplit

from bot.sandbox import payloads
from bot.sandbox.log import ExchangeLog
from bot.sandbox.manifest import App
from bot.sandbox.messages import Event as SlackEvent
from bot.sandbox.state import BOT_USER_ID, Json, Workspace
from bot.sandbox.websocket import SocketHub

Kind = Literal["events_api", "slash_commands", "interactive"]

ACK_SECONDS = 3.0
FORM, JSON = "application/x-www-form-urlencoded", "application/json"


@dataclass(frozen=True)
class Answer:
    """What the bot said. `error` is what Slack calls it when that was not good enough."""

    status: int | None = None
    body: Any = None  # parsed JSON, text, or None when empty
    error: str | None = None
    no_retry: bool = False


def signature(secret: str, timestamp: str, body: bytes) -> str:
    base = f"v0:{timestamp}:".encode() + body
    return "v0=" + hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()


class Delivery:
    def __init__(
        self, workspace: Workspace, app: App, log: ExchangeLog, signing_secret: str
    ) -> None:
        self.target: str | None = None
        self.ack_within = ACK_SECONDS
        self.retry_delays: tuple[float, ...] = (0.0, 0.0, 0.0)
        self.duplicates = 0
        self.late_by = 0.0  # seconds added to every answer, to see what lateness does
        self.hub = SocketHub()
        self._workspace = workspace
        self._app = app
        self._log = log
        self._secret = signing_secret
        self._busy = 0
        self._idle = Condition()
        self._queue: queue.SimpleQueue[SlackEvent | None] = queue.SimpleQueue()
        self._stopping = Event()
        self._worker: Thread | None = None

    @property
    def connected(self) -> bool:
        return self.target is not None or self.hub.connected

    def start(self) -> None:
        self._worker = Thread(target=self._work, name="sandbox-events", daemon=True)
        self._worker.start()

    def stop(self) -> None:
        self._stopping.set()
        self.hub.close()
        if self._worker is not None:
            self._queue.put(None)
            self._worker.join(timeout=self.ack_within + 2)

    def headers(
        self, body: bytes, content_type: str = JSON, timestamp: int | None = None
    ) -> dict[str, str]:
        """The headers with which Slack would send this body."""
        stamp = str(int(time.time()) if timestamp is None else timestamp)
        return {
            "Content-Type": content_type,
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": signature(self._secret, stamp, body),
            "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
            "Accept": "*/*",
        }

    def send(self, kind: Kind, payload: Json) -> Answer:
        """Deliver once, and again for each duplicate asked for; the first answer counts."""
        with self._in_flight():
            return self._send(kind, payload)

    def event(self, event: SlackEvent) -> None:
        """Deliver an event, with retries, if the manifest asks for it and the bot may know."""
        if not self._wanted(event):
            return
        payload = payloads.event_callback(self._workspace, event)
        with self._in_flight():
            answer = self._send("events_api", payload)
            for attempt, delay in enumerate(self.retry_delays, start=1):
                if answer.error is None or answer.no_retry or not self.connected:
                    return
                if self._stopping.wait(delay):
                    return
                reason = "http_timeout" if answer.error == "operation_timeout" else "http_error"
                if answer.status is None and reason == "http_error":
                    reason = "connection_failed"
                answer = self._send("events_api", payload, retry=(attempt, reason))

    def later(self, events: Iterable[SlackEvent]) -> None:
        """Deliver these in order from a thread of our own: an API call does not wait for it."""
        for event in events:
            if self._worker is None or not self._wanted(event):
                continue
            self._count(1)
            self._queue.put(event)

    def idle(self, timeout: float) -> bool:
        with self._idle:
            return self._idle.wait_for(lambda: self._busy == 0, timeout)

    def verifies_url(self) -> bool:
        """Whether the bot repeats the challenge with which Slack checks an address."""
        challenge = secrets.token_hex(16)
        payload = {
            "token": payloads.TOKEN,
            "challenge": challenge,
            "type": "url_verification",
        }
        answer = self.send("events_api", payload).body
        said = answer.get("challenge") if isinstance(answer, dict) else answer
        return said == challenge

    def _work(self) -> None:
        while (event := self._queue.get()) is not None:
            try:
                if not self._stopping.is_set():
                    self.event(event)
            finally:
                self._count(-1)

    @contextmanager
    def _in_flight(self) -> Iterator[None]:
        """Counts a delivery while it is under way, so that `idle` can wait for it."""
        self._count(1)
        try:
            yield
        finally:
            self._count(-1)

    def _count(self, by: int) -> None:
        with self._idle:
            self._busy += by
            self._idle.notify_all()

    def _wanted(self, event: SlackEvent) -> bool:
        if not self.connected or not self._app.listens_to(event.subscription):
            return False
        if event.channel is None:
            return True
        conversation = self._workspace.conversation(event.channel)
        return conversation is not None and (
            BOT_USER_ID in conversation.members or event.body.get("user") == BOT_USER_ID
        )

    def _send(
        self, kind: Kind, payload: Json, *, retry: tuple[int, str] | None = None
    ) -> Answer:
        if self.hub.connected:
            return self._over_socket(kind, payload, retry)
        if self.target is None:
            answer = Answer(error="dispatch_failed")
            self._note(kind, payload, answer, 0.0, retry, "the app is not connected")
            return answer
        return self._over_http(self.target, kind, payload, retry)

    def _over_http(
        self, target: str, kind: Kind, payload: Json, retry: tuple[int, str] | None
    ) -> Answer:
        body, content_type = _encoded(kind, payload)
        headers = self.headers(body, content_type)
        if retry:
            headers["X-Slack-Retry-Num"] = str(retry[0])
            headers["X-Slack-Retry-Reason"] = retry[1]
        answers = []
        for _ in range(1 + self.duplicates):
            started = time.monotonic()
            answer, problem = self._post(target, body, headers)
            self._note(kind, payload, answer, time.monotonic() - started, retry, problem)
            answers.append(answer)
        return answers[0]

    def _post(
        self, target: str, body: bytes, headers: dict[str, str]
    ) -> tuple[Answer, str | None]:
        parts = urlsplit(target)
        connection = HTTPConnection(
            parts.hostname or "127.0.0.1", parts.port, timeout=self.ack_within
        )
        deadline = time.monotonic() + self.ack_within
        try:
            path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            connection.request("POST", path, body, headers)
            response = connection.getresponse()
            content = response.read()
        except TimeoutError:
            return Answer(error="operation_timeout"), "no answer in time"
        except (OSError, HTTPException) as error:
            return Answer(error="dispatch_failed"), f"{type(error).__name__}: {error}"
        finally:
            connection.close()
        self._linger(deadline)
        if time.monotonic() > deadline:
            return Answer(error="operation_timeout"), "answered too late"
        status = response.status
        if not 200 <= status < 300:  # noqa: PLR2004
            stop = response.headers.get("X-Slack-No-Retry") == "1"
            answer = Answer(status, _parsed(content), "dispatch_failed", no_retry=stop)
            return answer, f"HTTP {status}"
        return Answer(status, _parsed(content)), None

    def _linger(self, deadline: float) -> None:
        """Be as late as asked for, without waiting longer than lateness needs."""
        if self.late_by > 0:
            left = max(0.0, deadline - time.monotonic()) + 0.001
            self._stopping.wait(min(self.late_by, left))

    def _over_socket(self, kind: Kind, payload: Json, retry: tuple[int, str] | None) -> Answer:
        answers = []
        for _ in range(1 + self.duplicates):
            started = time.monotonic()
            sent, acked = self.hub.send(kind, payload, self.ack_within, retry)
            if acked is not None:
                self._linger(started + self.ack_within)
            in_time = time.monotonic() - started <= self.ack_within
            if not sent:
                answer = Answer(error="dispatch_failed")
            elif acked is None or not in_time:
                answer = Answer(error="operation_timeout")
            else:
                answer = Answer(200, acked.get("payload"))
            took = time.monotonic() - started
            self._note(kind, payload, answer, took, retry, answer.error)
            answers.append(answer)
        return answers[0]

    def _note(
        self,
        kind: Kind,
        payload: Json,
        answer: Answer,
        took: float,
        retry: tuple[int, str] | None,
        problem: str | None,
    ) -> None:
        self._log.add(
            "to_bot",
            payloads.name_of(kind, payload),
            at=self._workspace.clock.now(),
            request=payload,
            response=answer.body,
            status=answer.status,
            duration=took,
            error=problem,
            attempt=retry[0] if retry else 0,
        )


def _encoded(kind: Kind, payload: Json) -> tuple[bytes, str]:
    if kind == "events_api":
        return json.dumps(payload, separators=(",", ":")).encode(), JSON
    if kind == "slash_commands":
        return urlencode(payload).encode(), FORM
    return urlencode({"payload": json.dumps(payload, separators=(",", ":"))}).encode(), FORM


def _parsed(content: bytes) -> Any:
    if not content.strip():
        return None
    text = content.decode("utf-8", "replace")
    try:
        return json.loads(text)
    except ValueError:
        return text
