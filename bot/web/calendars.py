"""The addresses that calendar programs fetch. Gone, stopped and never there look the same."""

from flask import Flask, Response, abort

from bot.clock import Clock
from bot.domain.planning import calendars
from bot.ics import feed_file, session_file
from bot.texts import texts_for
from storage.database import Database

LONGEST_TOKEN = 64  # characters; ours have 43


def add_pages(pages: Flask, db: Database, clock: Clock) -> None:
    @pages.get("/calendar/session/<token>.ics")
    def one_session(token: str) -> Response:
        """One session: planned, moved or cancelled, as things stand now."""
        with db.read() as session:
            entry = calendars.session_behind(session, _checked(token))
        if entry is None:
            abort(404)
        return _file(session_file(entry, texts_for(entry.circle.language)), "bijeenkomst.ics")

    @pages.get("/calendar/<token>.ics")
    def feed(token: str) -> Response:
        """All sessions of one person, or of one circle."""
        with db.read() as session:
            found = calendars.feed_behind(session, _checked(token), clock())
        if found is None:
            abort(404)
        return _file(feed_file(found, texts_for(found.language)), "leerkring.ics")


def _checked(token: str) -> str:
    """A token as ours are: anything else does not reach the database."""
    if not token.isascii() or not token.isprintable() or len(token) > LONGEST_TOKEN:
        abort(404)
    return token


def _file(calendar: bytes, name: str) -> Response:
    response = Response(calendar, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["X-Robots-Tag"] = "noindex"
    return response
