"""Pages for people and machines outside Slack. No cookies, no scripts, no tracking."""

import logging
from collections.abc import Callable
from time import monotonic
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Flask, Response, request
from sqlalchemy.exc import SQLAlchemyError

from bot import logs
from bot.clock import Clock, utc_now
from bot.delivery.isolation import report
from bot.domain.base.odd_rows import Odd, Place
from bot.domain.base.visible import contained
from bot.operator import Operator
from bot.web import (
    archive,
    calendar_mail,
    calendars,
    impact,
    insights,
    machines,
    mailing,
    open_circles,
    pioneers,
    public_pages,
    searching,
    specials,
    voices,
)
from bot.web.gate import Gate
from bot.web.html import NO_ROBOTS, html, visitors_texts
from bot.web.looks import looks
from storage.database import Database
from storage.outages import is_outage

log = logging.getLogger(__name__)

LONGEST_RULE = 48
SLACK_PATH = "/slack/events"
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self';"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Strict-Transport-Security": "max-age=31536000",
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
        kind, error, _ = exc_info
        rule = f"{request.url_rule} ({kind.__name__})"
        try:
            report(self._db, Place.WEB, Odd(rule[:LONGEST_RULE], error=error), self._clock())
        except Exception:  # noqa: BLE001  # the database itself is what failed
            log.error("%s failed: %s", rule, logs.where(error))


def _with_headers(start: StartResponse) -> StartResponse:
    def begin(status: str, sent: list[tuple[str, str]], *error: Any) -> Any:
        return start(status, [*sent, *HEADERS.items()], *error)

    return begin


def with_gate(gate: Gate, pages: WSGIApplication) -> WSGIApplication:
    """Slack's path goes through the gate and reaches nothing else."""

    def application(environ: WSGIEnvironment, start: StartResponse) -> Any:
        if environ.get("PATH_INFO") == SLACK_PATH:
            return gate(environ, _with_headers(start))
        return pages(environ, start)

    return application


def site(
    db: Database,
    clock: Clock = utc_now,
    refused_token: Callable[[], str | None] = lambda: None,
    timer: Callable[[], float] = monotonic,
    operator: Operator = Operator(),  # noqa: B008  # frozen
) -> Flask:
    """`clock` is the one that the heartbeat lives by; the two after it are for `looks`."""
    pages = Site(db, clock)
    pages.jinja_env.globals["operator"] = operator

    @pages.after_request
    def protect(response: Response) -> Response:
        response.headers.update(HEADERS)
        if operator.hsts_subdomains:
            response.headers["Strict-Transport-Security"] += "; includeSubDomains"
        if not operator.is_indexed:
            response.headers["X-Robots-Tag"] = "noindex"
        return response

    @pages.errorhandler(404)
    def missing(_: Exception) -> tuple[Response, int]:
        return html("missing.html", visitors_texts(), headers=NO_ROBOTS), 404

    @pages.errorhandler(SQLAlchemyError)
    def unavailable(error: SQLAlchemyError) -> Response:
        """For a while: who asked may ask again."""
        if not is_outage(error):
            raise error
        said = "Even niet bereikbaar. Not available just now.\n"
        return Response(said, 503, {"Retry-After": "60"}, mimetype="text/plain")

    pages.register_blueprint(looks(db, clock, refused_token, timer))
    calendars.add_pages(pages, db, clock)
    calendar_mail.add_pages(pages, db, clock, timer)
    pioneers.add_pages(pages, db)
    impact.add_pages(pages, db, clock)
    insights.add_pages(pages, db, clock)
    specials.add_pages(pages, db, clock)
    archive.add_pages(pages, db)
    public_pages.add_pages(pages, db)
    open_circles.add_pages(pages, db, clock)
    mailing.add_pages(pages, db, clock, timer)
    voices.add_pages(pages, db, clock, timer)
    searching.add_pages(pages, db, timer)
    machines.add_pages(pages, db, clock, operator)
    return pages
