"""How the bot is told: signed, within three seconds, again when it did not listen."""

import json
import time
from http.client import HTTPConnection

import pytest
from slack_sdk import WebClient
from slack_sdk.signature import SignatureVerifier

from bot.sandbox.errors import SandboxError
from bot.sandbox.people import Person
from bot.sandbox.sandbox import Sandbox
from tests.sandbox.conftest import Bot, Json, actions, asks, button, form


def test_every_body_is_signed(sandbox: Sandbox, bot: Bot, ada: Person) -> None:
    ada.command("/helper payload=1")
    ada.says("hallo")
    ada.shortcut("ask")

    verifier = SignatureVerifier(sandbox.signing_secret)
    assert [each.kind for each in bot.received] == ["/helper", "message", "shortcut"]
    for each in bot.received:
        assert verifier.is_valid_request(each.body, each.headers)
        assert not verifier.is_valid_request(each.body + b" ", each.headers)


def test_headers_can_be_forged_for_a_test(sandbox: Sandbox) -> None:
    old = int(time.time()) - 600
    headers = sandbox.signed(b"x", "text/plain", timestamp=old)

    assert headers["X-Slack-Request-Timestamp"] == str(old)
    assert headers["X-Slack-Signature"].startswith("v0=")


def test_only_events_the_manifest_asks_for_are_sent(
    sandbox: Sandbox, bot: Bot, ada: Person, client: WebClient
) -> None:
    ada.says("in een kanaal", channel="C0KLEIN")  # groups:history is missing
    ada.says("zonder bot", channel="C0STIL")
    client.chat_postMessage(channel="U0ADA", text="van de bot zelf")
    sandbox.idle()

    [own] = bot.got("message")
    assert own["event"]["bot_id"] == "B0SANDBOX"
    assert own["authorizations"][0]["user_id"] == sandbox.bot_user_id


def test_an_event_is_sent_again_until_it_is_taken(
    sandbox: Sandbox, bot: Bot, ada: Person
) -> None:
    bot.answers["message"] = lambda _: (500 if len(bot.received) < 3 else 200, None)

    ada.says("hallo")

    assert len({each.payload["event_id"] for each in bot.received}) == 1
    tries = [
        (each.headers.get("x-slack-retry-num"), each.headers.get("x-slack-retry-reason"))
        for each in bot.received
    ]
    assert tries == [(None, None), ("1", "http_error"), ("2", "http_error")]
    assert ada.toasts == []


def test_an_event_is_given_up_after_three_retries(bot: Bot, ada: Person) -> None:
    bot.answers["message"] = lambda _: (500, None)

    ada.says("hallo")

    assert len(bot.received) == 4


def test_a_bot_that_is_gone_is_seen_as_an_error(
    sandbox: Sandbox, bot: Bot, ada: Person
) -> None:
    reply = ada.command("/helper")
    assert reply.toasts == []
    sandbox.deliver_to("http://127.0.0.1:9/")

    reply = ada.command("/helper")

    assert (reply.status, reply.error) == (None, "dispatch_failed")
    assert reply.toasts == ['/helper failed with the error "dispatch_failed"']
    assert sandbox.log[-1].error


def test_a_late_answer_is_no_answer(sandbox: Sandbox, bot: Bot, ada: Person) -> None:
    sandbox.delivery.ack_within = 0.1

    def answer_late(_: Json) -> tuple[int, str]:
        time.sleep(0.2)
        return 200, "te laat"

    bot.answers["/helper"] = answer_late

    reply = ada.command("/helper")

    assert reply.toasts == ['/helper failed with the error "operation_timeout"']
    assert reply.text == ""


def test_answers_can_be_made_late(
    sandbox: Sandbox, bot: Bot, ada: Person, client: WebClient
) -> None:
    sandbox.delivery.ack_within = 0.2

    def open_form(payload: Json) -> tuple[int, None]:
        client.views_open(trigger_id=payload["trigger_id"], view=form(asks("naam")))
        return 200, None

    bot.answers["/helper"] = open_form
    modal = ada.command("/helper").form
    sandbox.slow_acks(5)

    errors = ada.submit(modal, naam="x")

    assert "operation_timeout" in errors[""]
    assert ada.modal is not None
    sandbox.slow_acks(0)
    assert ada.submit(modal) == {}


def test_anything_may_be_delivered_twice(
    sandbox: Sandbox, bot: Bot, ada: Person, client: WebClient
) -> None:
    client.chat_postMessage(channel="U0ADA", text="x", blocks=[actions(button("Ja"))])
    sandbox.idle()
    bot.received.clear()
    sandbox.duplicate_deliveries(2)

    ada.click(ada.reads()[0], "Ja")
    sandbox.duplicate_deliveries(0)
    ada.says("een keer")

    first, second, third, message = bot.received
    assert first.body == second.body == third.body
    assert first.headers["x-slack-signature"] == third.headers["x-slack-signature"]
    assert message.kind == "message"


def test_nobody_connected_is_an_error_at_once(sandbox: Sandbox, ada: Person) -> None:
    assert ada.command("/helper").error == "dispatch_failed"
    ada.says("hallo")


def test_the_sandbox_talks_to_this_machine_only(sandbox: Sandbox) -> None:
    with pytest.raises(SandboxError, match="not on this machine"):
        sandbox.deliver_to("https://helper.example/slack/events")


def test_the_challenge_of_a_new_address(sandbox: Sandbox, bot: Bot) -> None:
    assert not sandbox.verifies_url()
    bot.answers["url_verification"] = lambda payload: (200, {"challenge": payload["challenge"]})
    assert sandbox.verifies_url()
    bot.answers["url_verification"] = lambda payload: (200, payload["challenge"])
    assert sandbox.verifies_url()


def test_the_log_tells_both_sides(
    sandbox: Sandbox, bot: Bot, ada: Person, client: WebClient
) -> None:
    bot.answers["/helper"] = lambda _: (200, "dag")
    ada.command("/helper")
    client.auth_test()

    asked, called = sandbox.log
    assert (asked.direction, asked.kind, asked.status) == ("to_bot", "/helper", 200)
    assert (asked.request["user_id"], asked.response) == ("U0ADA", "dag")
    assert (called.direction, called.kind, called.error) == ("to_slack", "auth.test", None)
    assert called.duration >= 0


def ask(sandbox: Sandbox, path: str, body: bytes = b"", **headers: str) -> tuple[int, bytes]:
    connection = HTTPConnection(sandbox.url.removeprefix("http://"), timeout=5)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request("POST" if body else "GET", path, body, named)
    response = connection.getresponse()
    content = response.read()
    connection.close()
    return response.status, content


def test_other_hosts_are_refused(sandbox: Sandbox) -> None:
    port = sandbox.url.rsplit(":", 1)[1]
    hosts = {
        f"127.0.0.1:{port}": 200,
        f"ada.localhost:{port}": 200,
        "evil.example": 421,
        f"evil.example:{port}": 421,
        "127.0.0.1:1": 421,
    }

    assert {host: ask(sandbox, "/api/api.test", Host=host)[0] for host in hosts} == hosts


def test_arguments_come_as_form_query_or_json(sandbox: Sandbox) -> None:
    answers = [
        ask(sandbox, "/api/api.test", b"a=1"),
        ask(sandbox, "/api/api.test?a=1"),
        ask(sandbox, "/api/api.test", b'{"a": "1"}', Content_Type="application/json"),
    ]

    assert [json.loads(content)["args"] for _, content in answers] == [{"a": "1"}] * 3


def test_what_is_not_there_is_not_served(sandbox: Sandbox) -> None:
    assert ask(sandbox, "/etc/passwd")[0] == 404
    assert ask(sandbox, "/link/")[0] == 426
    assert ask(sandbox, "/upload/x", b"x")[0] == 404
    assert ask(sandbox, "/hooks/response/x", b"{}")[0] == 404
    assert ask(sandbox, "/hooks/response/x", b"no json")[0] == 400
    assert ask(sandbox, "/api/api.test", b"x", Content_Length="x")[0] == 413
