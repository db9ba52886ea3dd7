"""The sandbox's bodies have the shape of bodies that Slack really sent."""

import json
from pathlib import Path
from typing import Any

import pytest
from slack_sdk import WebClient

from bot.sandbox.people import Person
from bot.sandbox.sandbox import Sandbox
from tests.sandbox.conftest import Bot, Json, actions, asks, button, form

DATA = Path(__file__).parent / "data"

# Only of organisations with Enterprise Grid, older than `authorizations`, or of the
# workspace that the sample came from: free to be absent.
ABSENT = {"enterprise_id", "enterprise_name", "authed_users", "inviter"}
# Block Kit itself: which blocks there are is not a matter of the frame around them.
OPAQUE = {"blocks", "values", "previous_message", "message", "title", "close", "submit"}


def missing(sample: Any, ours: Any, path: str = "") -> list[str]:
    """What the sample has and ours has not, or has as another type."""
    if isinstance(sample, dict) and isinstance(ours, dict):
        found = []
        for key, value in sample.items():
            if key in ABSENT:
                continue
            if key not in ours:
                found.append(f"{path}/{key}")
            elif key not in OPAQUE:
                found += missing(value, ours[key], f"{path}/{key}")
        return found
    if isinstance(sample, list) and isinstance(ours, list):
        return missing(sample[0], ours[0], f"{path}/0") if sample and ours else []
    same = sample is None or ours is None or isinstance(ours, type(sample))
    return [] if same else [f"{path} is {type(ours).__name__}"]


@pytest.fixture
def said(sandbox: Sandbox, bot: Bot, ada: Person, client: WebClient) -> dict[str, Json]:
    """One body of each kind."""

    def open_form(payload: Json) -> tuple[int, None]:
        view = form(asks("es_b", "external_select"), notify_on_close=True)
        client.views_open(trigger_id=payload["trigger_id"], view=view)
        return 200, None

    bot.answers["/helper"] = open_form
    option = {"text": {"type": "plain_text", "text": "xxxx"}, "value": "1"}
    bot.answers["block_suggestion"] = lambda _: (200, {"options": [option]})
    button_a = button("Button", value="click_me_123")
    client.chat_postEphemeral(
        channel="C0PLEIN", user="U0ADA", text="x", blocks=[actions(button_a)]
    )
    ada.click(ada.reads("C0PLEIN")[0], "Button")
    ada.says("@helper test", channel="C0PLEIN")
    ada.message_shortcut("keep", ada.reads("C0PLEIN")[-1])
    ada.submit(ada.command("/helper").form, es_b="xxxx")
    ada.command("/helper")
    ada.close()
    sandbox.invite_bot("C0STIL")
    ada.open_messages()
    sent = client.chat_postMessage(channel="C0PLEIN", text="x")
    client.chat_update(channel="C0PLEIN", ts=sent["ts"], text="y")
    sandbox.idle()
    found = {each.kind: each.payload for each in bot.received}
    found["slash_command"] = found["/helper"]
    found["message_changed"] = next(
        payload
        for payload in bot.got("message")
        if payload["event"].get("subtype") == "message_changed"
    )
    return found


@pytest.mark.parametrize(
    "kind",
    [
        *("app_home_opened", "app_mention", "block_actions", "block_suggestion"),
        *("member_joined_channel", "message_action", "message_changed", "slash_command"),
        *("view_closed", "view_submission"),
    ],
)
def test_shape(said: dict[str, Json], kind: str) -> None:
    sample = json.loads((DATA / f"{kind}.json").read_text())

    assert missing(sample, said[kind]) == []
