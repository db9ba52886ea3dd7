"""Running in the foreground: the doors that are open, and a clean end."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from slack_bolt.adapter.socket_mode import SocketModeHandler

from bot.app import Leerkring
from bot.web.server import Server
from bot.web.site import site


@contextmanager
def listening(leerkring: Leerkring) -> Iterator[str]:
    """Over a socket that we open to Slack, or for Slack's requests over HTTP."""
    settings = leerkring.settings
    pages = site(leerkring.db, leerkring.clock) if settings.uses_sockets else leerkring.wsgi
    server = Server(pages, settings.host, settings.port)
    server.start()
    try:
        if not settings.uses_sockets:
            yield f"listens on {server.url}/slack/events"
            return
        token = settings.slack_app_token.get_secret_value()
        sockets = SocketModeHandler(leerkring.bolt, token)
        sockets.connect()  # type: ignore[no-untyped-call]
        try:
            yield f"is connected to Slack; health on {server.url}/healthz"
        finally:
            sockets.close()  # type: ignore[no-untyped-call]
    finally:
        server.stop()


@contextmanager
def stopped_by_signal() -> Iterator[threading.Event]:
    """SIGTERM and Ctrl-C ask for an end; what is under way is finished first."""
    stop = threading.Event()
    before = {
        number: signal.signal(number, lambda *_: stop.set())
        for number in (signal.SIGTERM, signal.SIGINT)
    }
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
