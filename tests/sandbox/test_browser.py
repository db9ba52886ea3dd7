"""The page's own door: what it tells, what a person can do through it, and what it refuses."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from http.client import HTTPConnection
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.sandbox.page import Page
from bot.sandbox.people import Person
from bot.sandbox.sandbox import Sandbox
from tests.sandbox.conftest import Bot, actions, asks, button, form, option


class Browser:
    def __init__(self, sandbox: Sandbox) -> None:
        self._connection = HTTPConnection(sandbox.url.removeprefix("http://"), timeout=10)

    def get(self, path: str, **headers: str) -> tuple[int, str, dict[str, str]]:
        return self._ask("GET", path, None, headers)

    def state(self, person: Person) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.get(f"/ui/state?as={person.id}")[1])
        return found

    def act(self, person: Person, act: str, **what: Any) -> tuple[int, dict[str, Any]]:
        said = json.dumps({"as": person.id, "act": act, **what})
        headers = {"Content-Type": "application/json"}
        status, body, _ = self._ask("POST", "/ui/act", said, headers)
        return status, json.loads(body)

    def _ask(
        self, method: str, path: str, body: str | None, headers: dict[str, str]
    ) -> tuple[int, str, dict[str, str]]:
        self._connection.request(method, path, body, headers)
        answer = self._connection.getresponse()
        return answer.status, answer.read().decode(), dict(answer.getheaders())

    def close(self) -> None:
        self._connection.close()


def pressed(bot: Bot) -> dict[str, Any]:
    """The last action that the bot was told of; what it hears of messages may come between."""
    told = [each.payload["actions"] for each in bot.received if "actions" in each.payload]
    found: dict[str, Any] = told[-1][0]
    return found


@pytest.fixture
def browser(sandbox: Sandbox) -> Iterator[Browser]:
    Page(sandbox)
    browser = Browser(sandbox)
    yield browser
    browser.close()


def test_the_page_brings_all_that_it_needs(browser: Browser) -> None:
    for path in ("/", "/page/app.js", "/page/render.js", "/page/texts.js", "/page/app.css"):
        status, body, headers = browser.get(path)
        assert (status, bool(body)) == (200, True)
        assert headers["Content-Security-Policy"].startswith("default-src 'self'")
    assert browser.get("/page/../sandbox.py")[0] == 404


def test_each_person_sees_their_own_workspace(
    browser: Browser, sandbox: Sandbox, client: WebClient, ada: Person
) -> None:
    noor = sandbox.add_person("U0NOOR", "noor")
    client.chat_postMessage(channel=ada.id, text="Alleen voor Ada")

    mine, theirs = browser.state(ada), browser.state(noor)

    assert [m["text"] for m in mine["messages"][mine["direct"]]] == ["Alleen voor Ada"]
    assert "Alleen voor Ada" not in json.dumps(theirs)


def test_pressing_filling_in_and_sending(
    browser: Browser, bot: Bot, client: WebClient, ada: Person
) -> None:
    blocks = [actions(button("Ja"), block_id="b")]
    client.chat_postMessage(channel=ada.id, text="x", blocks=blocks)
    state = browser.state(ada)
    [message] = state["messages"][state["direct"]]
    choices = [option("Een", "1"), option("Twee", "2")]

    def open_form(payload: dict[str, str]) -> tuple[int, None]:
        fields = [asks("keuze", "static_select", options=choices)]
        client.views_open(trigger_id=payload["trigger_id"], view=form(*fields))
        return 200, None

    bot.answers["/helper"] = open_form
    where = {"channel": message["channel"], "ts": message["ts"]}
    assert browser.act(ada, "press", **where, block="b", action="ja")[0] == 200
    browser.act(ada, "say", channel=state["direct"], text="/helper")
    [modal] = browser.state(ada)["modals"]
    assert modal["submit"]

    assert browser.act(ada, "submit", values={"keuze": None})[1]["errors"]
    assert browser.state(ada)["modals"][0]["errors"]
    assert browser.act(ada, "submit", values={"keuze": "2"}) == (200, {"errors": {}})
    assert browser.state(ada)["modals"] == []


def test_a_press_counts_on_a_home_that_was_published_again_meanwhile(
    browser: Browser, bot: Bot, client: WebClient, ada: Person
) -> None:
    """Its field has another block, as one whose id Slack makes up each time it is published."""

    def publish(field: str) -> dict[str, Any]:
        blocks = [
            asks(field, _dispatch_action=True),
            actions(button("Ja"), block_id=f"b-{field}"),
        ]
        client.views_publish(user_id=ada.id, view={"type": "home", "blocks": blocks})
        found: dict[str, Any] = browser.state(ada)["home"]
        return found

    shown = publish("eerst")
    publish("toen")
    press = {"view": shown["id"], "block": "b-eerst", "action": "ja"}

    assert browser.act(ada, "press", **press, values={"eerst": ""}) == (200, {})
    assert pressed(bot)["action_id"] == "ja"
    search = {"view": shown["id"], "block": "eerst", "action": "value", "value": "hout"}
    assert browser.act(ada, "choose", **search, values={"eerst": "hout"}) == (200, {})
    assert (pressed(bot)["block_id"], pressed(bot)["value"]) == ("toen", "hout")


def test_a_press_counts_in_a_message_that_was_edited_meanwhile(
    browser: Browser, bot: Bot, client: WebClient, ada: Person
) -> None:
    def buttons(*labels: str) -> list[dict[str, Any]]:
        return [actions(*map(button, labels))]

    sent = client.chat_postMessage(channel=ada.id, text="x", blocks=buttons("Ja", "Nee"))
    state = browser.state(ada)
    [message] = state["messages"][state["direct"]]
    where = {"channel": message["channel"], "ts": message["ts"]}
    old = message["blocks"][0]["block_id"]
    client.chat_update(channel=sent["channel"], ts=sent["ts"], text="x", blocks=buttons("Ja"))

    assert browser.act(ada, "press", **where, block=old, action="ja") == (200, {})
    assert pressed(bot)["action_id"] == "ja"
    assert browser.act(ada, "press", **where, block=old, action="nee")[0] == 409


def test_the_clock_goes_forward_only(browser: Browser, sandbox: Sandbox, ada: Person) -> None:
    before = sandbox.clock.now()

    assert browser.act(ada, "clock", to="hour")[0] == 200
    assert browser.act(ada, "clock", to="yesterday")[0] == 409

    now = datetime.fromisoformat(browser.state(ada)["now"])
    assert now - before == timedelta(hours=1)
    assert browser.act(ada, "clock", to="morning")[0] == 200
    assert browser.state(ada)["now"] == "2026-03-03T08:00:00+00:00"  # nine in Amsterdam


@pytest.mark.parametrize(
    ("act", "what", "status"),
    [
        ("fly", {}, 400),
        ("press", {"view": "V9", "block": "b", "action": "a"}, 409),
        ("press", {}, 409),
        ("submit", {"values": {}}, 409),
        ("close", {}, 409),
    ],
)
def test_what_cannot_be_done_comes_back_as_words(
    browser: Browser, ada: Person, act: str, what: dict[str, Any], status: int
) -> None:
    assert browser.act(ada, act, **what)[0] == status
    assert browser.act(ada, act, **what)[1]["error"]


def test_other_pages_and_other_names_are_refused(browser: Browser, sandbox: Sandbox) -> None:
    assert browser.get("/", Host="evil.example")[0] == 421
    connection = HTTPConnection(sandbox.url.removeprefix("http://"), timeout=10)
    connection.request("POST", "/ui/act", "{}", {"Origin": "https://evil.example"})
    assert connection.getresponse().status == 403
    connection.close()
    assert browser.get("/ui/act")[0] == 403


def test_a_switch_lets_calls_fail_until_it_is_off(
    browser: Browser, client: WebClient, ada: Person
) -> None:
    for name, status, error in [
        ("ratelimited", 429, "ratelimited"),
        ("revoked", 200, "token_revoked"),
    ]:
        browser.act(ada, "switch", name=name, on=True)
        assert browser.state(ada)["switches"][name]
        with pytest.raises(SlackApiError) as refused:
            client.auth_test()
        assert (refused.value.response.status_code, refused.value.response["error"]) == (
            status,
            error,
        )
        browser.act(ada, "switch", name=name, on=False)
        assert client.auth_test()["ok"]


def test_slack_out_of_order_and_slack_that_hangs(
    browser: Browser, sandbox: Sandbox, ada: Person
) -> None:
    browser.act(ada, "switch", name="error_500", on=True)
    assert browser.get("/api/api.test")[0] == 500
    browser.act(ada, "switch", name="error_500", on=False)
    assert browser.get("/api/api.test")[0] == 200

    browser.act(ada, "switch", name="timeout", on=True)
    hasty = HTTPConnection(sandbox.url.removeprefix("http://"), timeout=0.2)
    hasty.request("GET", "/api/api.test")
    with pytest.raises(TimeoutError):
        hasty.getresponse()
    hasty.close()
    browser.act(ada, "switch", name="timeout", on=False)
    assert browser.get("/api/api.test")[0] == 200


def test_deliveries_that_come_twice_and_answers_that_come_late(
    browser: Browser, sandbox: Sandbox, bot: Bot, ada: Person
) -> None:
    browser.act(ada, "switch", name="duplicates", on=True)
    ada.command("/helper")
    assert len(bot.got("/helper")) == 2
    browser.act(ada, "switch", name="duplicates", on=False)

    sandbox.delivery.ack_within = 0.2
    browser.act(ada, "switch", name="slow_acks", on=True)
    assert ada.command("/helper").error == "operation_timeout"
    browser.act(ada, "switch", name="slow_acks", on=False)
    assert ada.command("/helper").error is None
    assert len(bot.got("/helper")) == 4
    assert browser.act(ada, "switch", name="nonsense", on=True)[0] == 409


def test_the_log_tells_what_was_said_but_no_token(
    browser: Browser, client: WebClient, sandbox: Sandbox, ada: Person
) -> None:
    client.chat_postMessage(channel=ada.id, text="Voor het log")
    client.api_call("auth.test", params={"token": sandbox.bot_token})

    lines = json.loads(browser.get("/ui/log")[1])["lines"]
    assert [line["kind"] for line in lines[:2]] == ["auth.test", "chat.postMessage"]
    whole = [browser.get(f"/ui/log?number={line['number']}")[1] for line in lines]
    assert "Voor het log" in whole[1]
    assert sandbox.bot_token not in "".join(whole)
    assert browser.get("/ui/log?number=999")[0] == 404


def test_a_production_token_opens_nothing_here(sandbox: Sandbox) -> None:
    """The sandbox makes its own tokens at each start, and takes no other."""
    stranger = WebClient("xoxb-test-from-elsewhere", base_url=sandbox.api_url)
    with pytest.raises(SlackApiError, match="invalid_auth"):
        stranger.auth_test()
    with Sandbox({}) as other:
        assert other.bot_token != sandbox.bot_token
