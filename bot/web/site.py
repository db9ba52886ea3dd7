"""Pages for people and machines outside Slack. No cookies, no scripts, no tracking."""

from datetime import datetime, timedelta
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Flask, Response, jsonify

from bot.clock import Clock, utc_now
from bot.web.gate import Gate
from storage import health
from storage.database import Database

SLACK_PATH = "/slack/events"
SILENT_FOR = timedelta(minutes=2)  # eight heartbeats
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
    "Cache-Control": "no-store",
}


def with_gate(gate: Gate, pages: Flask) -> WSGIApplication:
    """Slack's path goes through the gate and reaches nothing else."""

    def application(environ: WSGIEnvironment, start: StartResponse) -> Any:
        if environ.get("PATH_INFO") == SLACK_PATH:
            return gate(environ, start)
        return pages(environ, start)

    return application


def site(db: Database, clock: Clock = utc_now) -> Flask:
    pages = Flask(__name__)

    @pages.after_request
    def protect(response: Response) -> Response:
        response.headers.update(HEADERS)
        return response

    @pages.get("/healthz")
    def alive() -> str:
        return "ok\n"

    @pages.get("/readyz")
    def ready() -> tuple[Response, int]:
        problem = health.problem(db)
        return jsonify(ready=problem is None, problem=problem), 503 if problem else 200

    @pages.get("/healthz/worker")
    def worker() -> tuple[Response, int]:
        with db.read() as session:
            beats = health.beats(session)
        late = _late(beats.get("tick"), clock())
        return jsonify(beating=not late), 503 if late else 200

    @pages.get("/metrics")
    def metrics() -> Response:
        with db.read() as session:
            lines = health.metrics(session)
        return Response("\n".join(lines) + "\n", mimetype="text/plain")

    return pages


def _late(last: datetime | None, now: datetime) -> bool:
    return last is None or now - last > SILENT_FOR
