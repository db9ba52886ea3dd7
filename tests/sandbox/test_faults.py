"""Slack can be made to fail, in every way that matters to whoever must not send twice."""

import http.client
from collections.abc import Iterator
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.sandbox.sandbox import Sandbox
from tests.sandbox.conftest import MANIFEST, MORNING
from tests.sandbox.test_chat import refusal


def post(client: WebClient, text: str = "x") -> Any:
    return client.chat_postMessage(channel="C0PLEIN", text=text)


def test_too_fast(sandbox: Sandbox, client: WebClient) -> None:
    sandbox.faults.add("chat.postMessage", kind="ratelimited", retry_after=7)

    with pytest.raises(SlackApiError) as caught:
        post(client)

    assert caught.value.response.status_code == 429
    assert caught.value.response.headers["Retry-After"] == "7"
    assert caught.value.response["error"] == "ratelimited"
    assert post(client)["ok"]


def test_an_error_or_a_status_instead_of_an_answer(sandbox: Sandbox, client: WebClient) -> None:
    sandbox.faults.add("chat.postMessage", kind="error", error="service_unavailable")
    assert refusal(post, client=client) == "service_unavailable"

    sandbox.faults.add("*", kind="status", status=503)
    with pytest.raises(SlackApiError) as caught:
        post(client)
    assert caught.value.response.status_code == 503
    assert sandbox.posted() == []
    assert sandbox.log[-1].error == "HTTP 503"


@pytest.mark.parametrize(
    ("kind", "posted"), [("drop_before", 0), ("drop_after", 1), ("hang_after", 1)]
)
def test_a_broken_connection(
    sandbox: Sandbox, client: WebClient, kind: Any, posted: int
) -> None:
    sandbox.faults.add("chat.postMessage", kind=kind, seconds=0.05)

    with pytest.raises((http.client.RemoteDisconnected, ConnectionResetError)):
        post(client)

    assert len(sandbox.posted()) == posted
    assert sandbox.log[-1].error


def test_no_answer_in_time(sandbox: Sandbox) -> None:
    hasty = WebClient(sandbox.bot_token, base_url=sandbox.api_url, retry_handlers=[], timeout=1)
    sandbox.faults.add("chat.postMessage", kind="hang_after", seconds=20)

    with pytest.raises(TimeoutError):
        post(hasty)

    assert len(sandbox.posted()) == 1


def test_an_answer_that_is_no_json(sandbox: Sandbox, client: WebClient) -> None:
    sandbox.faults.add("chat.postMessage", kind="garbage")

    with pytest.raises(SlackApiError):
        post(client)

    assert len(sandbox.posted()) == 1


def test_slow_is_only_slow(sandbox: Sandbox, client: WebClient) -> None:
    sandbox.faults.add("chat.postMessage", kind="slow", seconds=0.05)

    assert post(client)["ok"]
    assert sandbox.log[-1].duration >= 0.05


def test_a_fault_is_for_certain_calls(sandbox: Sandbox, client: WebClient) -> None:
    sandbox.faults.add(
        "chat.postMessage",
        kind="error",
        error="fatal_error",
        skip=1,
        times=2,
        when=lambda args: args["text"] != "goed",
    )

    def outcome(text: str) -> bool:
        try:
            return bool(post(client, text)["ok"])
        except SlackApiError:
            return False

    texts = ["goed", "een", "twee", "goed", "drie", "vier"]
    assert [outcome(text) for text in texts] == [True, True, False, True, False, True]
    sandbox.faults.add("chat.postMessage", kind="error", times=None)
    assert [outcome("x") for _ in range(3)] == [False] * 3
    sandbox.faults.clear()
    assert outcome("x")


def test_an_unknown_kind_is_refused(sandbox: Sandbox) -> None:
    with pytest.raises(ValueError, match="choose from ratelimited"):
        sandbox.faults.add("chat.postMessage", kind="explode")  # type: ignore[arg-type]


@pytest.fixture
def strict() -> Iterator[Sandbox]:
    with Sandbox(MANIFEST, now=MORNING, enforce_rate_limits=True) as sandbox:
        sandbox.add_person("U0ADA", "ada")
        sandbox.add_channel("C0PLEIN", "plein", members=["U0ADA"])
        yield sandbox


def test_one_message_per_second_and_channel(strict: Sandbox) -> None:
    client = WebClient(strict.bot_token, base_url=strict.api_url, retry_handlers=[])

    for _ in range(3):  # a small burst is allowed
        post(client)
    with pytest.raises(SlackApiError) as caught:
        post(client)

    assert caught.value.response.headers["Retry-After"] == "1"
    assert client.chat_postMessage(channel="U0ADA", text="elders")["ok"]
    assert len(strict.posted("C0PLEIN")) == 3


def test_tiers_are_per_minute(strict: Sandbox) -> None:
    client = WebClient(strict.bot_token, base_url=strict.api_url, retry_handlers=[])

    for _ in range(20):
        client.users_list()

    assert refusal(client.users_list) == "ratelimited"
    assert client.users_info(user="U0ADA")["ok"]
    strict.rate_limits.enforced = False
    assert client.users_list()["ok"]
