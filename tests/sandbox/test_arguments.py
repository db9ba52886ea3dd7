"""Only what Slack documents is taken: what it ignores must not be counted on."""

from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.sandbox.methods import METHODS, arguments_of
from bot.sandbox.sandbox import Sandbox


@pytest.mark.parametrize("name", ["client_msg_id", "as_bot", "bloks"])
def test_an_argument_that_slack_does_not_know_is_refused(sandbox: Sandbox, name: str) -> None:
    client = WebClient(sandbox.bot_token, base_url=sandbox.api_url)
    unknown: dict[str, Any] = {name: "x"}

    with pytest.raises(SlackApiError, match="invalid_arguments"):
        client.chat_postMessage(channel="C0PLEIN", text="Hallo", **unknown)

    assert sandbox.posted() == []


def test_the_sdk_names_the_arguments_of_every_method() -> None:
    assert all(len(arguments_of(name)) > 1 for name in METHODS)
