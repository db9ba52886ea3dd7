"""Pages for people and machines outside Slack. No cookies, no scripts, no tracking."""

import logging
from contextlib import suppress
from traceback import format_tb
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Flask, Response, jsonify, request
from sqlalchemy.exc import SQLAlchemyError

from bot.clock import Clock, utc_now
from bot.delivery.isolation import report
from bot.domain.base import odd_rows
from bot.domain.base.odd_rows import Odd, Place
from bot.domain.base.visible import contained
from bot.web import calendars, insights, pioneers
from bot.web.gate import Gate
from storage import health
from storage.database import Database
from storage.outages import is_outage

log = logging.getLogger(__name__)

MOST_ROWS = 20
LONGEST_RULE = 48
SLACK_PATH = "/slack/events"
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
    "Cache-Control": "no-store",
}


def _finalized(shown: object) -> object:
    return contained(shown) if isinstance(shown, str) else shown


class Site(Flask):
    """An address may be a secret: what goes wrong is noted by the rule that it matched."""

    jinja_options = {"finalize": _finalized}  # so Flask has it

    def __init__(self, db: Database, clock: Clock) -> None:
        super().__init__(__name__)
        self._db = db
        self._clock = clock

    def log_exception(self, exc_info: Any) -> None:
        """Once for each rule and kind of error: a calendar program asks every hour."""
        kind, error, trace = exc_info
        rule = f"{request.url_rule} ({kind.__name__})"
        try:
            report(self._db, Place.WEB, Odd(rule[:LONGEST_RULE], error=error), self._clock())
        except Exception:  # noqa: BLE001  # the database itself is what failed
            log.error("%s failed\n%s", rule, "".join(format_tb(trace)))  # noqa: TRY400


def with_gate(gate: Gate, pages: Flask) -> WSGIApplication:
    """Slack's path goes through the gate and reaches nothing else."""

    def application(environ: WSGIEnvironment, start: StartResponse) -> Any:
        if environ.get("PATH_INFO") == SLACK_PATH:
            return gate(environ, start)
        return pages(environ, start)

    return application


def _odd_rows(db: Database) -> dict[str, Any]:
    """Which rows are left out, when there are any and the database can be asked."""
    with suppress(SQLAlchemyError), db.read() as session:
        if odd := odd_rows.shown(session):
            return {"odd": len(odd), "rows": odd[:MOST_ROWS]}
    return {}


def site(db: Database, clock: Clock = utc_now) -> Flask:
    """`clock` is the one that the heartbeat lives by."""
    pages = Site(db, clock)

    @pages.after_request
    def protect(response: Response) -> Response:
        response.headers.update(HEADERS)
        return response

    @pages.errorhandler(SQLAlchemyError)
    def unavailable(error: SQLAlchemyError) -> Response:
        """For a while: who asked may ask again."""
        if not is_outage(error):
            raise error
        said = "Even niet bereikbaar. Not available just now.\n"
        return Response(said, 503, {"Retry-After": "60"}, mimetype="text/plain")

    @pages.get("/healthz")
    def alive() -> Response:
        """The process answers."""
        return Response("ok\n", mimetype="text/plain")

    @pages.get("/readyz")
    def ready() -> tuple[Response, int]:
        """The database can be written to and has this version's schema.

        Rows that are left out do not count: all others are served.
        """
        problem = health.problem(db)
        said = jsonify(ready=problem is None, problem=problem, **_odd_rows(db))
        return said, 503 if problem else 200

    @pages.get("/healthz/worker")
    def worker() -> tuple[Response, int]:
        """The heart beats, and messages leave as long as any are due."""
        if problem := health.problem(db):
            return jsonify(well=False, problem=problem), 503
        pulse = health.pulse(db, clock())
        return jsonify(well=pulse.is_well, **pulse.ages()), 200 if pulse.is_well else 503

    @pages.get("/metrics")
    def metrics() -> tuple[Response, int]:
        if problem := health.problem(db):
            return Response(f"# {problem}\n", mimetype="text/plain"), 503
        return Response("\n".join(health.metrics(db)) + "\n", mimetype="text/plain"), 200

    calendars.add_pages(pages, db, clock)
    pioneers.add_pages(pages, db)
    insights.add_pages(pages, db, clock)
    return pages
