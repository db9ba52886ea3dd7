"""A database that does not answer: one line a minute, by whoever asks it something."""

import logging
import sqlite3
import time
from threading import Lock

from sqlalchemy import Engine, event, exc
from sqlalchemy.engine import ExceptionContext

from storage.sqlite_file import ReplacedError

log = logging.getLogger(__name__)

SILENCE = 60  # seconds
LONGEST_CAUSE = 200  # characters
GENERIC = 1  # SQLite's own "error": a mistake of ours, such as a table that is not there
STATES = ("08", "53", "57P", "58")  # PostgreSQL: connection, resources, shutdown, system


def is_outage(error: BaseException) -> bool:
    """Whether the database could not be reached or used: nothing that we asked was wrong."""
    if isinstance(error, exc.TimeoutError | ReplacedError):  # the first is of our own pool
        return True
    if not isinstance(error, exc.OperationalError | exc.InterfaceError):
        return False
    if isinstance(error.orig, sqlite3.Error):
        code: int = getattr(error.orig, "sqlite_errorcode", GENERIC)
        return code & 0xFF != GENERIC
    state = getattr(error.orig, "sqlstate", None)
    return state is None or str(state).startswith(STATES)


def tell_of(engine: Engine) -> None:
    """Log each outage of this engine: the place and the cause, never the password."""
    place = _place(engine)
    lock = Lock()
    said_at = -float(SILENCE)

    def say(context: ExceptionContext) -> None:
        nonlocal said_at
        error = context.sqlalchemy_exception
        if error is None or not is_outage(error):
            return
        with lock:
            if time.monotonic() - said_at < SILENCE:
                return
            said_at = time.monotonic()
        cause = str(context.original_exception).strip().partition("\n")[0][:LONGEST_CAUSE]
        log.error("the database at %s does not answer: %s; it is asked again", place, cause)

    event.listen(engine, "handle_error", say)


def _place(engine: Engine) -> str:
    url = engine.url
    host = url.host or url.query.get("host")
    return f"{host}:{url.port or 5432}" if host else str(url.database)
