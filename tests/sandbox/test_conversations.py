"""What the bot may know of channels, people and old messages."""

from slack_sdk import WebClient

from bot.sandbox.people import Person
from bot.sandbox.sandbox import Sandbox
from tests.sandbox.conftest import Bot
from tests.sandbox.test_chat import refusal


def test_a_person_as_slack_describes_her(client: WebClient, sandbox: Sandbox) -> None:
    user = client.users_info(user="U0ADA", include_locale=True)["user"]

    assert (user["id"], user["name"], user["real_name"]) == ("U0ADA", "ada", "Ada de Vries")
    assert user["profile"]["email"] == "ada@gemeente.example"
    assert (user["tz"], user["tz_offset"], user["locale"]) == (
        "Europe/Amsterdam",
        3600,
        "nl-NL",
    )
    assert "locale" not in client.users_info(user="U0ADA")["user"]
    assert refusal(client.users_info, user="U0NIEMAND") == "user_not_found"


def test_a_guest_of_another_workspace_has_no_locale(
    client: WebClient, sandbox: Sandbox
) -> None:
    sandbox.add_person("U0GAST", "gast", team_id="T0ELDERS", is_restricted=True)

    user = client.users_info(user="U0GAST", include_locale=True)["user"]

    assert user["is_stranger"]
    assert user["is_restricted"]
    assert "locale" not in user


def test_people_are_found_by_address(client: WebClient, sandbox: Sandbox) -> None:
    found = client.users_lookupByEmail(email="ADA@gemeente.example")
    assert found["user"]["id"] == "U0ADA"

    sandbox.deactivate("U0ADA")

    assert (
        refusal(client.users_lookupByEmail, email="ada@gemeente.example") == "users_not_found"
    )


def test_lists_come_in_pages(client: WebClient) -> None:
    first = client.users_list(limit=2)
    cursor = first["response_metadata"]["next_cursor"]
    second = client.users_list(limit=2, cursor=cursor)

    ids = [user["id"] for user in [*first["members"], *second["members"]]]
    assert ids == ["U0LEERBOT", "U0ADA", "U0BEN", "U0ROBOT"]
    assert second["response_metadata"]["next_cursor"] == ""
    assert refusal(client.users_list, cursor="elsewhere") == "invalid_cursor"
    assert refusal(client.users_list, limit=0) == "invalid_limit"


def test_private_channels_do_not_exist_for_who_is_not_in_them(client: WebClient) -> None:
    listed = client.conversations_list(types="public_channel,private_channel")["channels"]
    mine = client.users_conversations(types="public_channel,private_channel")["channels"]

    assert [channel["id"] for channel in listed] == ["C0PLEIN", "C0STIL", "C0KLEIN"]
    assert [channel["id"] for channel in mine] == ["C0PLEIN", "C0KLEIN"]
    assert client.conversations_info(channel="C0STIL")["channel"]["is_member"] is False
    assert client.conversations_info(channel="C0KLEIN")["channel"]["is_private"] is True
    assert refusal(client.conversations_info, channel="C0DICHT") == "channel_not_found"


def test_members_and_joining(client: WebClient) -> None:
    assert client.conversations_members(channel="C0PLEIN")["members"] == [
        "U0ADA",
        "U0BEN",
        "U0LEERBOT",
    ]
    client.conversations_join(channel="C0STIL")
    client.chat_postMessage(channel="C0STIL", text="nu wel")
    again = client.conversations_join(channel="C0STIL")
    assert again["warning"] == "already_in_channel"


def test_direct_messages_are_opened_once(client: WebClient) -> None:
    first = client.conversations_open(users="U0ADA")["channel"]["id"]

    assert client.conversations_open(users=["U0ADA"])["channel"]["id"] == first
    found = client.conversations_open(users="U0ADA", return_im=True)["channel"]
    assert found["user"] == "U0ADA"
    assert refusal(client.conversations_open, users="U0ROBOT") == "cannot_dm_bot"
    assert refusal(client.conversations_open, users="U0NIEMAND") == "user_not_found"


def test_history_is_newest_first_and_keeps_metadata(client: WebClient) -> None:
    sent = [
        client.chat_postMessage(
            channel="U0ADA",
            text=f"{number}",
            metadata={"event_type": "sent", "event_payload": {"id": number}},
        )
        for number in range(3)
    ]
    where = {"channel": sent[0]["channel"]}

    short = client.conversations_history(**where, limit=2)
    full = client.conversations_history(
        **where, include_all_metadata=True, oldest=sent[0]["ts"], latest=sent[2]["ts"]
    )

    assert [message["text"] for message in short["messages"]] == ["2", "1"]
    assert short["has_more"]
    assert "event_payload" not in short["messages"][0]["metadata"]
    [between] = full["messages"]
    assert between["metadata"]["event_payload"] == {"id": 1}
    both = client.conversations_history(**where, oldest=sent[1]["ts"], inclusive=True)
    assert len(both["messages"]) == 2


def test_history_is_for_members_only(client: WebClient) -> None:
    assert refusal(client.conversations_history, channel="C0STIL") == "not_in_channel"
    assert refusal(client.conversations_history, channel="C0DICHT") == "channel_not_found"
    # A private channel needs groups:history, which this app does not ask for.
    assert refusal(client.conversations_history, channel="C0KLEIN") == "missing_scope"
    assert (
        refusal(client.conversations_replies, channel="C0PLEIN", ts="1") == "thread_not_found"
    )


def test_the_bot_hears_that_it_comes_and_goes(sandbox: Sandbox, bot: Bot) -> None:
    sandbox.invite_bot("C0DICHT")
    sandbox.remove_bot("C0DICHT")
    sandbox.remove_bot("C0PLEIN")

    [joined] = bot.got("member_joined_channel")
    assert joined["event"]["user"] == sandbox.bot_user_id
    assert [left["event"]["channel"] for left in bot.got("channel_left")] == ["C0PLEIN"]


def test_the_bot_hears_that_a_person_changes(sandbox: Sandbox, bot: Bot, ada: Person) -> None:
    sandbox.change_person("U0ADA", locale="en-GB")
    sandbox.deactivate("U0ADA")

    first, second = bot.got("user_change")
    assert first["event"]["user"]["locale"] == "en-GB"
    assert second["event"]["user"]["deleted"] is True


def test_uninstalling_ends_the_token_and_tells_the_bot(
    sandbox: Sandbox, bot: Bot, client: WebClient
) -> None:
    sandbox.uninstall()

    assert [each.kind for each in bot.received] == ["tokens_revoked", "app_uninstalled"]
    assert refusal(client.auth_test) == "token_revoked"


def test_odds_and_ends(client: WebClient, sandbox: Sandbox) -> None:
    assert client.team_info()["team"]["id"] == sandbox.team_id
    assert client.bots_info()["bot"]["user_id"] == sandbox.bot_user_id
    assert client.api_test(foo="bar")["args"] == {"foo": "bar"}
    assert refusal(client.api_test, error="as_asked") == "as_asked"
