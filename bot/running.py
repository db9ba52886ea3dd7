"""Running in the foreground: the doors that are open, and a clean end."""

import logging
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from socket import SO_REUSEADDR, SOL_SOCKET, socket
from time import time
from typing import Any

from slack_bolt import BoltResponse
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_bolt.adapter.socket_mode.internals import send_response
from slack_sdk.socket_mode.client import BaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.web import SlackResponse

from bot import logs
from bot.app import HANDLER_THREADS, SLACK_TIMEOUT, Leerkring, slack_client
from bot.causes import no_answer, not_listening
from bot.delivery.slack import NO_ANSWER
from bot.settings import Settings
from bot.web.server import serving
from bot.web.site import SLACK_PATH

log = logging.getLogger(__name__)

LAST_SECONDS = 8  # after a signal; platforms kill what is still there after ten


def refuse_port_in_use(host: str, port: int) -> None:
    """Raises ConfigError unless a server can listen there."""
    with socket() as trial:
        trial.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
            trial.listen()
        except OSError as error:
            raise not_listening(error, host, port) from None


def reach_slack(settings: Settings, patience: int = SLACK_TIMEOUT) -> SlackResponse:
    """What it says of the workspace.

    Raises:
        ConfigError: it refuses, or does not answer.
    """
    token = settings.slack_bot_token.get_secret_value()
    try:
        return slack_client(token, settings.slack_api_url, patience).auth_test()
    except NO_ANSWER as error:
        raise no_answer(error) from error


class Sockets(SocketModeHandler):
    """What Slack sends over a socket is acknowledged when the intake has answered."""

    def __init__(self, leerkring: Leerkring, token: str) -> None:
        super().__init__(leerkring.bolt, token, concurrency=HANDLER_THREADS)
        self._intake = leerkring.intake

    def handle(self, client: BaseSocketModeClient, req: SocketModeRequest) -> None:
        begin = time()
        payload: dict[str, Any] = req.payload
        try:
            status, headers, body = self._intake(payload, {})
        except Exception as error:  # noqa: BLE001  # the SDK would log what it says
            log.error("a request failed: %s", logs.where(error))
            return  # Slack sends it again, or shows that nothing answers
        answer = BoltResponse(status=status, body=body, headers={**headers})
        send_response(client, req, answer, begin)


@contextmanager
def listening(leerkring: Leerkring) -> Iterator[str]:
    """Over a socket that we open to Slack, or for Slack's requests over HTTP."""
    settings = leerkring.settings
    if not settings.uses_sockets:
        with serving(leerkring.complete, settings.host, settings.port) as url:
            yield f"listens on {url}{SLACK_PATH}"
        return
    with serving(leerkring.pages, settings.host, settings.port) as url:
        token = settings.slack_app_token.get_secret_value()
        sockets = Sockets(leerkring, token)
        sockets.connect()  # type: ignore[no-untyped-call]
        try:
            yield f"is connected to Slack; health on {url}/healthz"
        finally:
            sockets.close()  # type: ignore[no-untyped-call]


@contextmanager
def stopped_by_signal() -> Iterator[threading.Event]:
    """SIGTERM and Ctrl-C ask for an end: what is under way inside is finished first.

    But not for longer than `LAST_SECONDS`, whatever Slack or a client keeps us waiting for;
    and a second Ctrl-C does not wait for that either.
    """
    stop = threading.Event()
    last = threading.Timer(LAST_SECONDS, _leave)
    last.daemon = True

    def ask(number: int, _: object) -> None:
        if not stop.is_set():
            stop.set()
            last.start()
        elif number == signal.SIGINT:
            os._exit(128 + signal.SIGINT)

    before = {number: signal.signal(number, ask) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield stop
    finally:
        last.cancel()
        for number, handler in before.items():
            signal.signal(number, handler)


def _leave() -> None:
    """As after a kill: every row says how far it is, and is taken up at the next start."""
    log.warning("stopped while something was under way; it is taken up at the next start")
    sys.stdout.flush()
    os._exit(0)
