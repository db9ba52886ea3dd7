"""A small threaded WSGI server, for one process on loopback: the demo, tests, and `run`."""

from collections.abc import Iterable
from contextlib import ExitStack
from socketserver import ThreadingMixIn
from threading import Condition, Thread
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

POLL_SECONDS = 0.01  # the library's half a second is paid at every shutdown
LAST_ANSWERS_SECONDS = 10  # how long stopping waits for what is being answered


class _Threaded(ThreadingMixIn, WSGIServer):
    daemon_threads = True
    request_queue_size = 128
    allow_reuse_address = True


class _Quiet(WSGIRequestHandler):
    timeout = 30  # seconds; a client that says nothing does not keep a thread

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # the library's name
        """Say nothing: the gate and the site log what matters."""


class Server:
    """Port 0 takes any free port; `url` says which."""

    def __init__(self, app: WSGIApplication, host: str = "127.0.0.1", port: int = 0) -> None:
        self._app = app
        self._answering = 0
        self._idle = Condition()
        self._server = make_server(host, port, self._answer, _Threaded, _Quiet)
        self._thread = Thread(
            target=self._server.serve_forever, args=(POLL_SECONDS,), name="web", daemon=True
        )

    def _answer(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        with self._idle:
            self._answering += 1
        try:
            answer = self._app(environ, start)
            with ExitStack() as stack:
                if close := getattr(answer, "close", None):  # a file that was sent
                    stack.callback(close)
                return list(answer)
        finally:
            with self._idle:
                self._answering -= 1
                self._idle.notify_all()

    @property
    def url(self) -> str:
        host, port = self._server.server_address[:2]
        return f"http://{host!s}:{port}"

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Take no more requests, finish what is being answered, then close."""
        if self._thread.is_alive():
            self._server.shutdown()
            self._thread.join()
        with self._idle:
            self._idle.wait_for(lambda: self._answering == 0, LAST_ANSWERS_SECONDS)
        self._server.server_close()
