"""Slack hears that something was received before it is asked, or told, anything."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment

import pytest

from bot.web.server import Server
from storage.database import Database
from tests.flows.conftest import PATIENCE, World
from tests.flows.people.test_guests import ACTS, guest, payload
from tests.flows.reflecting import submit
from tests.flows.test_bad_requests import deliver

LATE = 0.5  # seconds: by then it is clear that a call waits in vain


class Slack:
    """Answers no call before the request that it sent was acknowledged."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.received = Event()
        self.too_early = False
        self.answers = Server(self._take, threads=1)
        self.answers.start()
        world.sandbox.faults.add("*", "slow", seconds=0.0, times=None, when=self._wait)

    def _wait(self, _args: Any = None) -> bool:
        self.too_early |= not self.received.wait(LATE)
        return False

    def _take(self, _environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """A `response_url`."""
        self._wait()
        start("200 OK", [("Content-Type", "text/plain")])
        return [b"ok"]

    def sends(self, kind: str, name: str) -> bool:
        """Whether it was called in vain."""
        self.received.clear()
        self.too_early = False
        request = payload(self.world, kind, name)
        if "response_url" in request:
            request["response_url"] = self.answers.url
        assert deliver(self.world, request).status == 200
        self.received.set()
        self.world.leerkring.executor.submit(lambda: None).result(PATIENCE)
        return self.too_early


@pytest.fixture
def world(database: Database) -> Iterator[World]:
    """As it runs: a handler in a thread of its own."""
    world = World(database, executor=ThreadPoolExecutor(1))
    world.leerkring.installation.note(world.leerkring.client.auth_test())
    yield world
    world.close()


@pytest.fixture
def slack(world: World) -> Iterator[Slack]:
    slack = Slack(world)
    yield slack
    slack.answers.stop()


@pytest.mark.parametrize("who", ["a guest", "a newcomer", "a colleague"])
@pytest.mark.slow
def test_nobody_is_called_before_the_acknowledgement(slack: Slack, who: str) -> None:
    """Neither for an answer, nor for a refusal, by anything that can be used."""
    femke = guest(slack.world, is_restricted=who == "a guest")
    slack.world.sandbox.workspace.direct_messages(femke.id)
    if who == "a colleague":
        slack.received.set()
        femke.command("/leerkring help")
        slack.world.leerkring.executor.submit(lambda: None).result(PATIENCE)

    early = {each for each in ACTS if slack.sends(*each)}

    assert early == set()


def test_all_that_a_form_asks_of_slack_takes_no_longer_than_slack_waits(
    slack: Slack, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each answer is in time, and all of them together are not."""
    world = slack.world
    slack.received.set()
    world.ada.command("/leerkring nieuw", channel="C0KRING")
    world.leerkring.executor.submit(lambda: None).result(PATIENCE)
    form = world.ada.form
    monkeypatch.setattr("bot.delivery.directory.PATIENCE", 1.0)
    for method in ("users.info", "conversations.info"):
        world.sandbox.faults.add(method, "slow", seconds=0.7)

    refused = submit(
        world.ada,
        form,
        name="Circulair inkopen",
        theme="procurement",
        purpose="Samen leren.",
        channel="C0KRING",
        participants=["U0BRAM"],
    )

    assert "Slack antwoordt me nu niet. Er is niets bewaard." in refused[""]
