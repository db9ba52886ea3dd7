"""The server of `run`, `web`, `worker`, the demo and tests: one loop reads, threads answer.

A request reaches a thread once all of it is there, so that a client which drips a byte a
second costs a place in the loop and nothing else.
"""

import logging
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from time import monotonic
from wsgiref.types import WSGIApplication

from waitress import create_server, wasyncore
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser

from bot.web.gate import LARGEST_BODY

THREADS = 16
CONNECTIONS = 2000  # open at once, where the system lets us have so many files
OTHER_FILES = 200  # that the process needs beside them: database, Slack, logs
REQUEST_SECONDS = 30  # for all of a request to arrive
IDLE_SECONDS = 60  # between requests of one connection
LARGEST_HEADERS = 32_768  # bytes
LAST_ANSWERS_SECONDS = 7  # how long stopping waits for what is being answered
LOOP_SECONDS = 1  # how often the loop looks at the clock when nothing happens


class _Request(HTTPRequestParser):  # type: ignore[misc]  # the library has no types
    """Knows since when it has been arriving."""

    def __init__(self, *args: object) -> None:
        super().__init__(*args)
        self.begun = monotonic()


class _Channel(HTTPChannel):  # type: ignore[misc]
    parser_class = _Request

    @property
    def is_slow(self) -> bool:
        request = self.request
        return request is not None and monotonic() - request.begun > REQUEST_SECONDS

    @property
    def is_answering(self) -> bool:
        return bool(self.requests or self.total_outbufs_len)


class Server:
    """Port 0 takes any free port; `url` says which.

    Raises:
        OSError: nobody can listen there; the port may be in use.
    """

    def __init__(
        self,
        app: WSGIApplication,
        host: str = "127.0.0.1",
        port: int = 0,
        threads: int = THREADS,
    ) -> None:
        listener = socket.create_server((host, port), backlog=CONNECTIONS)
        self._address = listener.getsockname()
        self._map: dict[int, object] = {}
        self._server = create_server(
            app,
            map=self._map,
            sockets=[listener],
            threads=threads,
            connection_limit=most_connections(),
            channel_timeout=IDLE_SECONDS,
            cleanup_interval=LOOP_SECONDS,
            max_request_header_size=LARGEST_HEADERS,
            max_request_body_size=LARGEST_BODY,
            inbuf_overflow=LARGEST_BODY + 1,  # words stay in memory, out of temporary files
            ident=None,
            log_socket_errors=False,
        )
        self._server.channel_class = _Channel
        # How many requests wait for a thread is no news; what is refused, the gate says.
        logging.getLogger("waitress.queue").setLevel(logging.ERROR)
        self._stopping = Event()
        self._thread = Thread(target=self._serve, name="web", daemon=True)

    @property
    def url(self) -> str:
        host, port = self._address
        return f"http://{host}:{port}"

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Take no more requests, finish what is being answered, then close."""
        self._stopping.set()
        if self._thread.is_alive():
            self._server.pull_trigger()
            self._thread.join()
        self._close()  # not before: the trigger that was pulled is closed with it

    def _serve(self) -> None:
        while not self._stopping.is_set():
            self._turn()
        wasyncore.dispatcher.close(self._server)  # the listening socket alone
        until = monotonic() + LAST_ANSWERS_SECONDS
        while any(each.is_answering for each in self._channels()) and monotonic() < until:
            self._turn()

    def _turn(self) -> None:
        wasyncore.loop(timeout=LOOP_SECONDS, use_poll=True, map=self._map, count=1)
        for channel in self._channels():
            if channel.is_slow:
                channel.will_close = True

    def _channels(self) -> list[_Channel]:
        return list(self._server.active_channels.values())

    def _close(self) -> None:
        self._server.task_dispatcher.shutdown(timeout=1)
        wasyncore.close_all(self._map, ignore_all=True)


def most_connections() -> int:
    """As many as there can be files open, which is raised as far as it goes."""
    try:
        from resource import RLIMIT_NOFILE, getrlimit, setrlimit  # noqa: PLC0415  # not on Windows
    except ImportError:
        return 100
    soft, hard = getrlimit(RLIMIT_NOFILE)
    wanted = CONNECTIONS + OTHER_FILES
    if soft < wanted:
        soft = min(wanted, hard) if hard > 0 else wanted
        setrlimit(RLIMIT_NOFILE, (soft, hard))
    return min(CONNECTIONS, max(soft - OTHER_FILES, soft // 2))


@contextmanager
def serving(app: WSGIApplication, host: str, port: int) -> Iterator[str]:
    """The address at which it is served meanwhile."""
    server = Server(app, host, port)
    server.start()
    try:
        yield server.url
    finally:
        server.stop()
