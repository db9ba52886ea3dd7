"""A small threaded WSGI server, for one process on loopback: the demo, tests, and `run`."""

from socketserver import ThreadingMixIn
from threading import Thread
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server
from wsgiref.types import WSGIApplication

POLL_SECONDS = 0.01  # the library's half a second is paid at every shutdown


class _Threaded(ThreadingMixIn, WSGIServer):
    daemon_threads = True
    request_queue_size = 128
    allow_reuse_address = True


class _Quiet(WSGIRequestHandler):
    timeout = 30  # seconds; a client that says nothing does not keep a thread

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # the library's name
        """Say nothing: the gate and the site log what matters."""


class Server:
    def __init__(self, app: WSGIApplication, host: str = "127.0.0.1", port: int = 0) -> None:
        self._server = make_server(host, port, app, _Threaded, _Quiet)
        self._thread = Thread(
            target=self._server.serve_forever, args=(POLL_SECONDS,), name="web", daemon=True
        )

    @property
    def url(self) -> str:
        host, port = self._server.server_address[:2]
        return f"http://{host!s}:{port}"

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Finish what is being answered, then close."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
