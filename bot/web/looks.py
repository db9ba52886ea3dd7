"""What monitors ask, often and from several places: answered from a moment ago."""

from collections.abc import Callable
from math import inf
from threading import Lock
from time import monotonic
from typing import Any, Generic, TypeVar

from flask import Blueprint, Response, jsonify, request
from sqlalchemy.exc import SQLAlchemyError

from bot.clock import Clock
from bot.domain.base import odd_rows
from storage import health
from storage.database import Database

Timer = Callable[[], float]
Found = TypeVar("Found")

READ_SECONDS = 5  # how old an answer may be
PROBE_SECONDS = 30  # the same, where looking writes a row or asks Slack
MOST_LOOKS = 20  # by one address in one second; a proxy in front may be one address for all
MOST_ROWS = 20


class Fresh(Generic[Found]):
    """What `find` gives, found anew once it is `seconds` old.

    One caller finds it. Whoever asks meanwhile gets what was found before; the first time, they
    wait, or get the one of `at_first`.
    """

    def __init__(
        self, find: Callable[[], Found], seconds: float, timer: Timer, *at_first: Found
    ) -> None:
        self._find = find
        self._seconds = seconds
        self._timer = timer
        self._lock = Lock()
        self._kept = next(((-inf, found) for found in at_first), None)

    def __call__(self) -> Found:
        kept = self._kept
        if kept is not None and self._timer() - kept[0] < self._seconds:
            return kept[1]
        if not self._lock.acquire(blocking=kept is None):
            assert kept is not None  # noqa: S101  # or it would have waited
            return kept[1]
        try:
            if self._kept is kept:
                self._kept = (self._timer(), self._find())
            assert self._kept is not None  # noqa: S101  # just found, or by another
            return self._kept[1]
        finally:
            self._lock.release()


class Limit:
    """At most `most` of one address within so many seconds."""

    def __init__(self, most: int, timer: Timer, seconds: int = 1) -> None:
        self._most = most
        self._timer = timer
        self._seconds = seconds
        self._span = -1
        self._counts: dict[str, int] = {}
        self._lock = Lock()

    def is_over(self, address: str) -> bool:
        with self._lock:
            if (span := int(self._timer() // self._seconds)) != self._span:
                self._span = span
                self._counts = {}
            count = self._counts[address] = self._counts.get(address, 0) + 1
        return count > self._most


def looks(
    db: Database,
    clock: Clock,
    refused_token: Callable[[], str | None] = lambda: None,
    timer: Timer = monotonic,
) -> Blueprint:
    """`/healthz`, `/readyz`, `/healthz/worker` and `/metrics`.

    `refused_token`: Slack's word for why it does not take the bot's token; None when it does,
    or cannot be reached.
    """
    pages = Blueprint("looks", __name__)
    limit = Limit(MOST_LOOKS, timer)
    problem = Fresh(lambda: health.problem(db), READ_SECONDS, timer)
    unwritable = Fresh(lambda: health.cannot_write(db, clock()), PROBE_SECONDS, timer)
    refused = Fresh(refused_token, PROBE_SECONDS, timer, None)  # Slack may take seconds
    odd = Fresh(lambda: _odd(db), READ_SECONDS, timer)
    pulse = Fresh(lambda: health.pulse(db, clock()), READ_SECONDS, timer)
    numbers = Fresh(lambda: "\n".join(health.metrics(db)) + "\n", READ_SECONDS, timer)

    @pages.before_request
    def not_too_often() -> Response | None:
        if not limit.is_over(request.remote_addr or ""):
            return None
        return Response("Too Many Requests\n", 429, {"Retry-After": "1"}, mimetype="text/plain")

    @pages.get("/healthz")
    def alive() -> Response:
        """The process answers."""
        return Response("ok\n", mimetype="text/plain")

    @pages.get("/readyz")
    def ready() -> tuple[Response, int]:
        """The database has this version's schema and takes rows; Slack takes the token.

        Rows that are left out do not count: all others are served.
        """
        wrong = problem() or unwritable()
        if wrong is None and (code := refused()):
            wrong = f"Slack refuses the token: {code}"
        return jsonify(ready=wrong is None, problem=wrong, **odd()), 503 if wrong else 200

    @pages.get("/healthz/worker")
    def worker() -> tuple[Response, int]:
        """The heart beats, and messages leave as long as any are due."""
        if wrong := problem():
            return jsonify(well=False, problem=wrong), 503
        found = pulse()
        return jsonify(well=found.is_well, **found.ages()), 200 if found.is_well else 503

    @pages.get("/metrics")
    def metrics() -> tuple[Response, int]:
        if wrong := problem():
            return Response(f"# {wrong}\n", mimetype="text/plain"), 503
        return Response(numbers(), mimetype="text/plain"), 200

    return pages


def _odd(db: Database) -> dict[str, Any]:
    """Which rows are left out, when there are any and the database can be asked."""
    try:
        with db.read() as session:
            found = odd_rows.shown(session)
    except (SQLAlchemyError, RuntimeError, OSError):
        return {}
    return {"odd": len(found), "rows": found[:MOST_ROWS]} if found else {}
