"""The sandbox's own HTTP server: loopback only, known Host headers only, threads that end."""

import json
import socket
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread
from typing import Any
from urllib.parse import parse_qsl, urlsplit

_LONGEST_BODY = 50_000_000  # bytes; uploads are the largest


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]  # names in lower case
    body: bytes
    socket: socket.socket

    @property
    def fields(self) -> dict[str, Any]:
        """The arguments, however they came: query, form or JSON."""
        found: dict[str, Any] = dict(self.query)
        if self.headers.get("content-type", "").startswith("application/json"):
            try:
                given = json.loads(self.body or b"{}")
            except ValueError:
                given = None
            if isinstance(given, dict):
                found.update(given)
        else:
            text = self.body.decode("utf-8", "replace")
            found.update(parse_qsl(text, keep_blank_values=True))
        return found


@dataclass(frozen=True)
class Response:
    status: int = 200
    body: bytes = b""
    content_type: str = "text/plain; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)
    stream: Iterable[bytes] | None = None  # sent piece by piece until it ends or nobody listens


class Hangup(Exception):
    """Break the connection without an answer."""


Handler = Callable[[Request], Response]


def json_response(content: Any, status: int = 200, **headers: str) -> Response:
    body = json.dumps(content, ensure_ascii=False).encode()
    return Response(status, body, "application/json; charset=utf-8", headers)


class Server:
    """Routes by prefix; the longest that fits answers."""

    def __init__(self, port: int = 0) -> None:
        self.stopping = Event()
        self._routes: dict[str, Handler] = {}
        self._http = _HTTPServer(("127.0.0.1", port), self)
        self._thread: Thread | None = None

    @property
    def port(self) -> int:
        return int(self._http.server_address[1])

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def route(self, prefix: str, handler: Handler) -> None:
        self._routes[prefix] = handler

    def start(self) -> None:
        self._thread = Thread(
            target=self._http.serve_forever, kwargs={"poll_interval": 0.02}, name="sandbox-http"
        )
        self._thread.start()

    def stop(self) -> None:
        self.stopping.set()
        if self._thread is not None:
            self._http.shutdown()
            self._thread.join()
        self._http.hang_up()
        self._http.server_close()

    def answer(self, request: Request) -> Response:
        if not self._known_host(request.headers.get("host", "")):
            return Response(421, b"This workspace answers to its own name only.\n")
        fitting = [prefix for prefix in self._routes if request.path.startswith(prefix)]
        if not fitting:
            return Response(404, b"Nothing here.\n")
        return self._routes[max(fitting, key=len)](request)

    def _known_host(self, host: str) -> bool:
        name, _, port = host.partition(":")
        known = name in {"127.0.0.1", "localhost"} or name.endswith(".localhost")
        return known and port in {"", str(self.port)}  # the SDK leaves the port out on a socket


class _HTTPServer(ThreadingHTTPServer):
    daemon_threads = False  # joined at the end, so that no socket stays open
    allow_reuse_address = True
    request_queue_size = 128

    def __init__(self, address: tuple[str, int], sandbox: Server) -> None:
        self.sandbox = sandbox
        self._open: set[socket.socket] = set()
        self._open_lock = Lock()
        super().__init__(address, _RequestHandler)

    def process_request(self, request: Any, client_address: Any) -> None:
        with self._open_lock:
            self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        with self._open_lock:
            self._open.discard(request)
        super().shutdown_request(request)

    def hang_up(self) -> None:
        """Break what is still open, so that the threads that serve it end."""
        with self._open_lock:
            still_open = list(self._open)
        for sock in still_open:
            try:
                sock.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue  # closed by the other side in the meantime

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Clients that go away in the middle are nothing to report; the rest is."""
        if not isinstance(sys.exc_info()[1], ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


class _RequestHandler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "sandbox"
    server: _HTTPServer

    def do_GET(self) -> None:
        self._handle()

    def do_POST(self) -> None:
        self._handle()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """The exchange log says more."""

    def _handle(self) -> None:
        parts = urlsplit(self.path)
        length = self.headers.get("Content-Length", "0")
        if not length.isdigit() or int(length) > _LONGEST_BODY:
            self.close_connection = True
            self._write(Response(413, b"Too large.\n"))
            return
        request = Request(
            method=self.command,
            path=parts.path,
            query=dict(parse_qsl(parts.query, keep_blank_values=True)),
            headers={name.lower(): value for name, value in self.headers.items()},
            body=self.rfile.read(int(length)),
            socket=self.connection,
        )
        try:
            response = self.server.sandbox.answer(request)
        except Hangup:
            self.close_connection = True
            return
        self._write(response)

    def _write(self, response: Response) -> None:
        self.send_response(response.status)
        self.send_header("Content-Type", response.content_type)
        for name, value in response.headers.items():
            self.send_header(name, value)
        if response.stream is None:
            self.send_header("Content-Length", str(len(response.body)))
            self.end_headers()
            self.wfile.write(response.body)
            return
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        for piece in response.stream:
            self.wfile.write(piece)
            self.wfile.flush()
