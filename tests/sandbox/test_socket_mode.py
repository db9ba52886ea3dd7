"""Socket Mode, with the SDK's own client on the other side."""

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.builtin import SocketModeClient
from slack_sdk.socket_mode.client import BaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse

from bot.sandbox.people import Person
from bot.sandbox.sandbox import Sandbox
from tests.sandbox.conftest import Bot, asks, form

DATA = Path(__file__).parent / "data"


class SocketBot:
    def __init__(self, sandbox: Sandbox) -> None:
        self.messages: list[dict[str, Any]] = []
        self.answer: Callable[[SocketModeRequest], Any] = lambda _: None
        self.client = SocketModeClient(
            app_token=sandbox.app_token,
            web_client=WebClient(base_url=sandbox.api_url, retry_handlers=[]),
            ping_interval=0.2,
        )
        self.client.on_message_listeners.append(self._note)
        self.client.socket_mode_request_listeners.append(self._take)
        self.client.connect()

    def _note(self, message: str) -> None:
        self.messages.append(json.loads(message))

    def _take(self, client: BaseSocketModeClient, request: SocketModeRequest) -> None:
        payload = self.answer(request)
        if payload != "silence":
            response = SocketModeResponse(envelope_id=request.envelope_id, payload=payload)
            client.send_socket_mode_response(response)

    def got(self, kind: str) -> list[dict[str, Any]]:
        return [message for message in self.messages if message["type"] == kind]


def wait_for(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 5
    while not condition():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.005)


@pytest.fixture
def socket_bot(sandbox: Sandbox) -> Iterator[SocketBot]:
    bot = SocketBot(sandbox)
    wait_for(lambda: sandbox.delivery.hub.connected)
    yield bot
    # Closed from this side first: the SDK's reader would otherwise wait out its three seconds.
    bot.client.auto_reconnect_enabled = False
    sandbox.delivery.hub.close()
    wait_for(lambda: not bot.client.is_connected())
    Thread(target=bot.client.close).start()  # the SDK waits a second for one more message
    wait_for(lambda: not sandbox.delivery.hub.connected)


def shape(value: Any) -> Any:
    return {key: type(each).__name__ for key, each in value.items()}


def test_hello_and_envelopes_have_slacks_shape(socket_bot: SocketBot, ada: Person) -> None:
    ada.command("/helper")
    ada.says("hallo")
    ada.shortcut("ask")

    wait_for(lambda: len(socket_bot.messages) >= 4)
    [hello], [command] = socket_bot.got("hello"), socket_bot.got("slash_commands")
    [event], [shortcut] = socket_bot.got("events_api"), socket_bot.got("interactive")
    for ours, sample in (
        (hello, "hello"),
        (command, "envelope_slash_command"),
        (event, "envelope_message"),
        (shortcut, "envelope_shortcut"),
    ):
        theirs = json.loads((DATA / f"{sample}.json").read_text())
        assert shape(theirs).items() <= shape(ours).items()


def test_answers_come_back_over_the_socket(socket_bot: SocketBot, ada: Person) -> None:
    socket_bot.answer = lambda _: {"text": "dag"}

    assert ada.command("/helper").text == "dag"


def test_a_form_over_the_socket(
    socket_bot: SocketBot, sandbox: Sandbox, ada: Person, client: WebClient
) -> None:
    def answer(request: SocketModeRequest) -> Any:
        if request.type == "slash_commands":
            client.views_open(trigger_id=request.payload["trigger_id"], view=form(asks("naam")))
            return None
        return {"response_action": "errors", "errors": {"naam": "nee"}}

    socket_bot.answer = answer
    modal = ada.command("/helper").form

    assert ada.submit(modal, naam="é" * 3000) == {"naam": "nee"}  # more than 64 kB, masked


def test_no_acknowledgement_is_an_error_and_events_come_again(
    socket_bot: SocketBot, sandbox: Sandbox, ada: Person
) -> None:
    sandbox.delivery.ack_within = 0.1
    socket_bot.answer = lambda _: "silence"

    assert ada.command("/helper").error == "operation_timeout"
    ada.says("hallo")

    wait_for(lambda: len(socket_bot.got("events_api")) == 4)
    tries = [(e["retry_attempt"], e["retry_reason"]) for e in socket_bot.got("events_api")]
    assert tries == [(0, ""), (1, "http_timeout"), (2, "http_timeout"), (3, "http_timeout")]


def test_the_socket_stays_open_and_is_pinged(socket_bot: SocketBot, ada: Person) -> None:
    time.sleep(0.5)  # several pings of the client's; without a pong it would reconnect

    assert ada.command("/helper").status == 200
    assert len(socket_bot.got("hello")) == 1


def test_who_is_told_to_disconnect_comes_back(
    socket_bot: SocketBot, sandbox: Sandbox, ada: Person
) -> None:
    sandbox.disconnect_sockets()

    wait_for(lambda: len(socket_bot.got("hello")) == 2)
    wait_for(lambda: sandbox.delivery.hub.connected)
    assert ada.command("/helper").status == 200


def test_the_socket_goes_before_http(
    socket_bot: SocketBot, bot: Bot, ada: Person, sandbox: Sandbox
) -> None:
    ada.command("/helper")
    assert bot.received == []
    sandbox.duplicate_deliveries(1)
    ada.command("/helper")
    wait_for(lambda: len(socket_bot.got("slash_commands")) == 3)


def test_only_the_app_token_opens_a_socket(sandbox: Sandbox) -> None:
    def error(token: str | None) -> str:
        client = WebClient(base_url=sandbox.api_url, retry_handlers=[])
        with pytest.raises(SlackApiError) as caught:
            client.apps_connections_open(app_token=token)  # type: ignore[arg-type]
        return str(caught.value.response["error"])

    assert error(sandbox.bot_token) == "not_allowed_token_type"
    assert error("xapp-1-somebody-else") == "invalid_auth"


def test_an_address_is_good_for_one_connection(sandbox: Sandbox) -> None:
    from http.client import HTTPConnection  # noqa: PLC0415

    client = WebClient(base_url=sandbox.api_url, retry_handlers=[])
    address = client.apps_connections_open(app_token=sandbox.app_token)["url"]
    path = "/link/?ticket=" + str(address).partition("ticket=")[2]
    headers = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Version": "13",
    }
    done = Event()

    def status() -> tuple[int, str | None]:
        connection = HTTPConnection(sandbox.url.removeprefix("http://"), timeout=5)
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        found = response.status, response.headers["Sec-WebSocket-Accept"]
        connection.close()
        done.set()
        return found

    # The key and its answer are the example of RFC 6455, section 1.3.
    assert status() == (101, "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
    assert status() == (403, None)
    assert done.is_set()
