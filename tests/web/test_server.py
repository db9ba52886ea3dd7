"""The small server: over a real socket, many at once, and a clean end."""

import subprocess
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from itertools import cycle
from socket import SHUT_WR, create_connection
from threading import Barrier, Event
from urllib.request import urlopen
from wsgiref.types import StartResponse, WSGIEnvironment

import pytest

from bot.web.gate import LARGEST_BODY
from bot.web.server import Server

AT_ONCE = 4


class Slow:
    """Answers only when all callers are inside, or when it is let go."""

    def __init__(self) -> None:
        self.together = Barrier(AT_ONCE)
        self.inside = Event()
        self.go = Event()

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        if environ["PATH_INFO"] == "/together":
            self.together.wait(5)
        if environ["PATH_INFO"] == "/slow":
            self.inside.set()
            self.go.wait(5)
        start("200 OK", [("Content-Type", "text/plain"), ("Content-Length", "2")])
        return [b"ok"]


@pytest.fixture
def slow() -> Slow:
    return Slow()


@pytest.fixture
def server(slow: Slow) -> Iterator[Server]:
    server = Server(slow)
    server.start()
    yield server
    server.stop()


def get(address: str) -> bytes:
    with urlopen(address, timeout=5) as answer:  # noqa: S310  # our own server
        body: bytes = answer.read()
        return body


def test_several_are_answered_at_once(server: Server) -> None:
    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = list(pool.map(get, [f"{server.url}/together"] * AT_ONCE))

    assert answers == [b"ok"] * AT_ONCE


def test_stopping_waits_for_the_last_answer(server: Server, slow: Slow) -> None:
    with ThreadPoolExecutor(2) as pool:
        answer = pool.submit(get, f"{server.url}/slow")
        assert slow.inside.wait(5)
        stopped = pool.submit(server.stop)
        assert not stopped.done()
        slow.go.set()

        assert answer.result(5) == b"ok"
        stopped.result(5)


def test_a_taken_port_is_refused(server: Server, slow: Slow) -> None:
    port = int(server.url.rpartition(":")[2])

    with pytest.raises(OSError, match="in use"):
        Server(slow, port=port)


def echo(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
    """What arrived: how much the headers say there is, and how much there was."""
    said = environ.get("CONTENT_LENGTH") or "0"
    body = environ["wsgi.input"].read(int(said))
    start("200 OK", [("Content-Type", "text/plain")])
    return [f"{said} {len(body)}".encode()]


@pytest.fixture
def echoes() -> Iterator[Server]:
    server = Server(echo, threads=2)
    server.start()
    yield server
    server.stop()


def place(server: Server) -> tuple[str, int]:
    host, port = server.url.removeprefix("http://").split(":")
    return host, int(port)


def says(server: Server, request: bytes, *, more: bytes = b"") -> bytes:
    """What comes back, until the server closes or has nothing more to say.

    A server that reads no further may close before its answer is read.
    """
    with create_connection(place(server), timeout=5) as connection:
        try:
            connection.sendall(request)
            connection.sendall(more)
            connection.shutdown(SHUT_WR)
            return b"".join(iter(lambda: connection.recv(65_536), b""))
        except (ConnectionResetError, BrokenPipeError):
            return b"HTTP/1.1 closed"


POST = b"POST / HTTP/1.1\r\nHost: a\r\n"
BEGINNINGS = {
    "half a request line": b"GET / HT",
    "half its headers": b"GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ",
    "half a body": POST + b"Content-Length: 1000\r\n\r\nabc",
    "half a chunk": POST + b"Transfer-Encoding: chunked\r\n\r\n5\r\nab",
    "nothing at all": b"",
}


def test_two_hundred_that_drip_cost_nobody_anything(echoes: Server) -> None:
    """There are two threads; the drips take none of them."""
    with ExitStack() as open_ones:
        drips = [
            open_ones.enter_context(create_connection(place(echoes), timeout=5))
            for _ in range(200)
        ]
        for drip, begun in zip(drips, cycle(BEGINNINGS.values()), strict=False):
            drip.sendall(begun)
        answers = []
        for _ in range(20):
            for drip in drips[::5]:
                drip.sendall(b"T")
            answers.append(get(f"{echoes.url}/"))

    assert answers == [b"0 0"] * 20


@pytest.mark.parametrize("begun", BEGINNINGS.values(), ids=list(BEGINNINGS))
def test_what_does_not_arrive_in_time_is_let_go(
    begun: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    for limit in ("REQUEST_SECONDS", "LOOP_SECONDS"):
        monkeypatch.setattr(f"bot.web.server.{limit}", 0.05)
    if not begun:
        monkeypatch.setattr("bot.web.server.IDLE_SECONDS", 0)
    server = Server(echo)
    server.start()
    try:
        with create_connection(place(server), timeout=5) as drip:
            drip.sendall(begun)
            assert drip.recv(100) == b""
    finally:
        server.stop()


def test_a_body_in_chunks_is_read_whole(echoes: Server) -> None:
    chunks = b"5\r\nHallo\r\n6\r\n daar!\r\n0\r\n\r\n"

    said = says(
        echoes, POST + b"Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n" + chunks
    )

    assert said.startswith(b"HTTP/1.1 200")
    assert said.endswith(b"11 11")


LARGE = LARGEST_BODY + 1
ODD = {
    "a length that is too large": (POST + b"Content-Length: %d\r\n\r\n" % LARGE, b"413"),
    "a length of twenty digits": (POST + b"Content-Length: " + b"9" * 20 + b"\r\n\r\n", b"413"),
    "a length below zero": (POST + b"Content-Length: -1\r\n\r\n", b"400"),
    "a length with a plus": (POST + b"Content-Length: +3\r\n\r\nabc", b"400"),
    "two lengths": (POST + b"Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd", b"400"),
    "another encoding": (POST + b"Transfer-Encoding: gzip\r\n\r\n", b"501"),
    "a chunk without a size": (
        POST + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nab\r\n0\r\n\r\n",
        b"400",
    ),
    "headers without end": (b"GET / HTTP/1.1\r\nX: " + b"y" * 40_000 + b"\r\n\r\n", b"431"),
    "a line break in a header": (b"GET / HTTP/1.1\r\nHost: a\r\nX: a\nb: c\r\n\r\n", b"400"),
    "no request at all": (b"\x16\x03\x01\x02\x00\r\n\r\n", b"400"),
}


@pytest.mark.parametrize(("request_", "status"), ODD.values(), ids=list(ODD))
def test_what_is_odd_gets_a_plain_answer(
    echoes: Server, request_: bytes, status: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    too_much = {b"413", b"431"}  # the rest of it is not read
    said = says(echoes, request_).split()[1]
    assert said == status or (said == b"closed" and status in too_much)
    assert caplog.records == []


def test_chunks_that_never_end_are_stopped_at_the_limit(echoes: Server) -> None:
    chunk = b"%x\r\n" % 65_536 + b"a" * 65_536 + b"\r\n"

    said = says(echoes, POST + b"Transfer-Encoding: chunked\r\n\r\n" + chunk * 16)

    assert said.split()[1] in {b"413", b"closed"}


def test_a_body_that_waits_to_be_asked_for_is_asked_for(echoes: Server) -> None:
    head = POST + b"Expect: 100-continue\r\nContent-Length: 5\r\nConnection: close\r\n\r\n"

    assert says(echoes, head, more=b"Hallo").count(b"HTTP/1.1") == 2


def test_one_after_the_other_over_one_connection(echoes: Server) -> None:
    one = b"GET / HTTP/1.1\r\nHost: a\r\n\r\n"

    assert says(echoes, one * 3).count(b"200 OK") == 3


@pytest.mark.parametrize(
    ("soft", "hard", "connections"), [(150, 150, 75), (600, 600, 400), (1024, 4096, 2000)]
)
def test_connections_leave_files_for_the_rest(soft: int, hard: int, connections: int) -> None:
    """Many systems give a process 1,024; the database needs some of them."""
    script = (
        "from resource import RLIMIT_NOFILE, setrlimit;"
        "from bot.web.server import most_connections;"
        f"setrlimit(RLIMIT_NOFILE, ({soft}, {hard})); print(most_connections())"
    )

    said = subprocess.check_output([sys.executable, "-c", script], timeout=30)

    assert int(said) == connections
