"""The small server: over a real socket, many at once, and a clean end."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event
from urllib.request import urlopen
from wsgiref.types import StartResponse, WSGIEnvironment

import pytest

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
