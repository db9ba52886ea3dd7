"""Posting, changing and removing messages, over HTTP with Slack's own SDK."""

from collections.abc import Callable
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.sandbox.people import Person
from bot.sandbox.sandbox import Sandbox
from tests.sandbox.conftest import MANIFEST, MORNING, Json, actions, button, plain, section


def refusal(call: Callable[..., Any], **args: Any) -> str:
    with pytest.raises(SlackApiError) as caught:
        call(**args)
    return str(caught.value.response["error"])


def test_a_message_to_a_person_opens_her_direct_messages(
    client: WebClient, ada: Person
) -> None:
    answer = client.chat_postMessage(channel="U0ADA", text="Dag & welkom &lt;3")

    [message] = ada.reads()
    assert answer["channel"] == message.channel == "D0ADA"
    assert answer["ts"] == message.ts == "1772440200.000100"
    assert message.text == "Dag & welkom &lt;3"
    assert message.sees == "Dag & welkom <3"


def test_times_of_messages_only_go_up(client: WebClient, sandbox: Sandbox) -> None:
    stamps = [client.chat_postMessage(channel="U0ADA", text="x")["ts"] for _ in range(5)]

    assert stamps == sorted(set(stamps))
    assert [message.ts for message in sandbox.posted()] == stamps


@pytest.mark.parametrize(
    ("args", "error"),
    [
        ({"channel": "C0STIL", "text": "x"}, "not_in_channel"),
        ({"channel": "C0DICHT", "text": "x"}, "channel_not_found"),
        ({"channel": "C0NIETS", "text": "x"}, "channel_not_found"),
        ({"channel": "U0NIEMAND", "text": "x"}, "channel_not_found"),
        ({"channel": "U0ROBOT", "text": "x"}, "cannot_dm_bot"),
        ({"channel": "C0PLEIN", "text": ""}, "no_text"),
        ({"channel": "C0PLEIN", "text": "x" * 40_001}, "msg_too_long"),
        ({"channel": "C0PLEIN", "blocks": "{"}, "invalid_blocks_format"),
        ({"channel": "C0PLEIN", "blocks": [section("x" * 3000)] * 5}, "msg_blocks_too_long"),
        (
            {"channel": "C0PLEIN", "text": "x", "metadata": {"event_type": "x"}},
            "invalid_metadata_format",
        ),
        (
            {
                "channel": "C0PLEIN",
                "text": "x",
                "metadata": {"event_type": "x", "event_payload": {"x": "y" * 16_000}},
            },
            "metadata_too_large",
        ),
    ],
)
def test_a_message_is_refused(
    client: WebClient, sandbox: Sandbox, args: Json, error: str
) -> None:
    assert refusal(client.api_call, api_method="chat.postMessage", json=args) == error
    assert sandbox.posted() == []


def test_bad_blocks_are_refused_with_reasons(client: WebClient, sandbox: Sandbox) -> None:
    with pytest.raises(SlackApiError) as caught:
        client.chat_postMessage(channel="C0PLEIN", text="x", blocks=[actions(button("x" * 76))])

    answer = caught.value.response
    where = "must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]"
    assert answer["error"] == "invalid_blocks"
    assert answer["errors"] == [where]
    assert answer["response_metadata"]["messages"] == [f"[ERROR] {where}"]
    assert sandbox.posted() == []


def test_an_archived_channel_takes_nothing(client: WebClient, sandbox: Sandbox) -> None:
    sandbox.archive("C0PLEIN")

    assert refusal(client.chat_postMessage, channel="C0PLEIN", text="x") == "is_archived"


def test_who_has_left_still_gets_messages(client: WebClient, sandbox: Sandbox) -> None:
    sandbox.deactivate("U0ADA")

    client.chat_postMessage(channel="U0ADA", text="x")

    assert len(sandbox.posted("D0ADA")) == 1


def test_a_message_is_changed_in_place(client: WebClient, ada: Person) -> None:
    sent = client.chat_postMessage(
        channel="C0PLEIN",
        text="oud",
        blocks=[section("oud"), actions(button("Ja"))],
        metadata={"event_type": "a", "event_payload": {"id": 1}},
    )

    client.chat_update(
        channel="C0PLEIN", ts=sent["ts"], text="nieuw", blocks=[section("nieuw")]
    )

    [message] = ada.reads("C0PLEIN")
    assert (message.sees, message.buttons, message.edited) == ("nieuw", [], True)
    assert message.metadata == {"event_type": "a", "event_payload": {"id": 1}}


def test_text_alone_leaves_the_blocks_as_they_are(client: WebClient, ada: Person) -> None:
    sent = client.chat_postMessage(channel="U0ADA", text="oud", blocks=[section("blok")])

    client.chat_update(channel=sent["channel"], ts=sent["ts"], text="nieuw")
    assert [m.sees for m in ada.reads()] == ["blok"]
    client.chat_update(channel=sent["channel"], ts=sent["ts"], text="nieuw", blocks=[])
    assert [m.sees for m in ada.reads()] == ["nieuw"]


def test_changes_that_are_refused(client: WebClient, ada: Person) -> None:
    sent = client.chat_postMessage(channel="C0PLEIN", text="x")
    hidden = client.chat_postEphemeral(channel="C0PLEIN", user="U0ADA", text="x")
    ada.says("van mij", channel="C0PLEIN")
    hers = ada.reads("C0PLEIN")[-1].ts
    where: Json = {"channel": "C0PLEIN", "text": "y"}

    assert refusal(client.chat_update, **where, ts="1.0") == "message_not_found"
    assert refusal(client.chat_update, **where, ts=hidden["message_ts"]) == "message_not_found"
    assert refusal(client.chat_update, **where, ts=hers) == "cant_update_message"
    assert refusal(client.chat_delete, channel="C0PLEIN", ts=hers) == "cant_delete_message"
    # Bytes count, not characters: two for each é.
    where["text"] = "é" * 2001
    assert refusal(client.chat_update, **where, ts=sent["ts"]) == "msg_too_long"


def test_a_message_is_deleted(client: WebClient, ada: Person) -> None:
    sent = client.chat_postMessage(channel="U0ADA", text="x")

    client.chat_delete(channel=sent["channel"], ts=sent["ts"])

    assert ada.reads() == []


def test_an_ephemeral_message_is_seen_by_one(
    client: WebClient, ada: Person, ben: Person
) -> None:
    client.chat_postEphemeral(channel="C0PLEIN", user="U0ADA", text="alleen jij")

    [message] = ada.reads("C0PLEIN")
    assert message.ephemeral
    assert ben.reads("C0PLEIN") == []
    history = client.conversations_history(channel="C0PLEIN")
    assert history["messages"] == []
    error = refusal(client.chat_postEphemeral, channel="C0KLEIN", user="U0BEN", text="x")
    assert error == "user_not_in_channel"


def test_permalink_and_reaction(client: WebClient) -> None:
    sent = client.chat_postMessage(channel="C0PLEIN", text="x")

    link = client.chat_getPermalink(channel="C0PLEIN", message_ts=sent["ts"])
    assert str(link["permalink"]).endswith(f"/C0PLEIN/p{sent['ts'].replace('.', '')}")
    client.reactions_add(channel="C0PLEIN", timestamp=sent["ts"], name="eyes")
    again = {"channel": "C0PLEIN", "timestamp": sent["ts"], "name": "eyes"}
    assert refusal(client.reactions_add, **again) == "already_reacted"


def test_a_file_goes_up_in_three_steps(client: WebClient, ada: Person) -> None:
    client.files_upload_v2(channel="C0PLEIN", filename="a.csv", content="a;b", title="Lijst")

    [message] = ada.reads("C0PLEIN")
    assert [file["title"] for file in message.files] == ["Lijst"]


@pytest.mark.parametrize(
    ("method", "args", "scope"),
    [
        ("chat_postMessage", {"channel": "C0PLEIN", "text": "x"}, "chat:write"),
        ("users_info", {"user": "U0ADA"}, "users:read"),
        ("users_lookupByEmail", {"email": "ada@gemeente.example"}, "users:read.email"),
        ("conversations_open", {"users": "U0ADA"}, "im:write"),
        ("conversations_join", {"channel": "C0STIL"}, "channels:join"),
        ("conversations_list", {}, "channels:read"),
        (
            "reactions_add",
            {"channel": "C0PLEIN", "name": "x", "timestamp": "1"},
            "reactions:write",
        ),
    ],
)
def test_without_the_scope_nothing_is_done(method: str, args: Json, scope: str) -> None:
    manifest = {**MANIFEST, "oauth_config": {"scopes": {"bot": ["commands"]}}}
    with Sandbox(manifest, now=MORNING) as sandbox:
        sandbox.add_person("U0ADA", "ada")
        sandbox.add_channel("C0PLEIN", "plein", members=["U0ADA"])
        client = WebClient(sandbox.bot_token, base_url=sandbox.api_url, retry_handlers=[])

        with pytest.raises(SlackApiError) as caught:
            getattr(client, method)(**args)

        assert caught.value.response["error"] == "missing_scope"
        assert scope in caught.value.response["needed"].split(",")
        assert caught.value.response["provided"] == "commands"


def test_tokens(sandbox: Sandbox, client: WebClient) -> None:
    def error(token: str | None) -> str:
        stranger = WebClient(token, base_url=sandbox.api_url, retry_handlers=[])
        return refusal(stranger.auth_test)

    assert error(None) == "not_authed"
    assert error("xoxb-1-somebody-else") == "invalid_auth"
    assert error(sandbox.app_token) == "not_allowed_token_type"
    sandbox.revoke_token()
    assert error(sandbox.bot_token) == "token_revoked"
    sandbox.restore_token()
    assert client.auth_test()["user_id"] == sandbox.bot_user_id
    sandbox.deactivate(sandbox.bot_user_id)
    assert error(sandbox.bot_token) == "account_inactive"


def test_an_unknown_method_is_refused_loudly(
    client: WebClient, caplog: pytest.LogCaptureFixture
) -> None:
    assert refusal(client.api_call, api_method="chat.sing") == "unknown_method"
    assert "chat.sing, which this sandbox does not know" in caplog.text


def test_the_text_of_a_thread_stays_with_it(client: WebClient, ada: Person) -> None:
    root = client.chat_postMessage(channel="C0PLEIN", text="begin")
    client.chat_postMessage(channel="C0PLEIN", text="vervolg", thread_ts=root["ts"])
    ada.says("reactie", "C0PLEIN", thread=ada.reads("C0PLEIN")[0])

    history = client.conversations_history(channel="C0PLEIN")
    replies = client.conversations_replies(channel="C0PLEIN", ts=root["ts"])

    assert [m["text"] for m in history["messages"]] == ["begin"]
    assert [m["text"] for m in replies["messages"]] == ["begin", "vervolg", "reactie"]


def test_labels_are_given_ids(client: WebClient) -> None:
    element = {"type": "button", "text": plain("Ja")}
    sent = client.chat_postMessage(channel="C0PLEIN", text="x", blocks=[actions(element)])

    [block] = sent["message"]["blocks"]
    assert block["block_id"]
    assert block["elements"][0]["action_id"]
    assert block["elements"][0]["text"]["emoji"] is True
