"""The bodies Slack sends, shape for shape."""

from collections.abc import Mapping
from typing import Any

from bot.sandbox.messages import Event, message_json
from bot.sandbox.state import (
    APP_ID,
    BOT_USER_ID,
    TEAM_DOMAIN,
    TEAM_ID,
    Conversation,
    Json,
    Post,
    Profile,
    Workspace,
)

TOKEN = "sandbox-verification-token"  # noqa: S105  # deprecated by Slack, still sent


def name_of(kind: str, payload: Mapping[str, Any]) -> str:
    """What was delivered, for the log."""
    if kind == "slash_commands":
        return str(payload["command"])
    if kind == "events_api":
        event = payload.get("event") or {}
        return str(event.get("type") or payload["type"])
    return str(payload["type"])


def user_part(profile: Profile) -> Json:
    return {
        "id": profile.id,
        "username": profile.name,
        "name": profile.name,
        "team_id": profile.team_id,
    }


def _frame(kind: str, profile: Profile) -> Json:
    return {
        "type": kind,
        "user": user_part(profile),
        "api_app_id": APP_ID,
        "token": TOKEN,
        "team": {"id": TEAM_ID, "domain": TEAM_DOMAIN},
        "enterprise": None,
        "is_enterprise_install": False,
    }


def channel_name(conversation: Conversation) -> str:
    """Slack names neither direct messages nor private channels in interactions."""
    if conversation.kind == "im":
        return "directmessage"
    return "privategroup" if conversation.kind == "private" else conversation.name


def slash_command(
    profile: Profile,
    conversation: Conversation,
    command: str,
    text: str,
    trigger_id: str,
    response_url: str,
) -> Json:
    return {
        "token": TOKEN,
        "team_id": TEAM_ID,
        "team_domain": TEAM_DOMAIN,
        "channel_id": conversation.id,
        "channel_name": channel_name(conversation),
        "user_id": profile.id,
        "user_name": profile.name,
        "command": command,
        "text": text,
        "api_app_id": APP_ID,
        "is_enterprise_install": "false",
        "response_url": response_url,
        "trigger_id": trigger_id,
    }


def message_actions(
    profile: Profile,
    conversation: Conversation,
    post: Post,
    actions: list[Json],
    *,
    values: Json,
    trigger_id: str,
    response_url: str,
) -> Json:
    container = {
        "type": "message",
        "message_ts": post.ts,
        "channel_id": conversation.id,
        "is_ephemeral": post.only_for is not None,
    }
    if post.thread_ts:
        container["thread_ts"] = post.thread_ts
    payload = _frame("block_actions", profile) | {
        "container": container,
        "trigger_id": trigger_id,
        "channel": {"id": conversation.id, "name": channel_name(conversation)},
        "state": {"values": values},
        "response_url": response_url,
        "actions": actions,
    }
    if post.only_for is None:  # Slack does not keep ephemeral messages
        payload["message"] = message_json(post)
    return payload


def view_actions(profile: Profile, view: Json, actions: list[Json], trigger_id: str) -> Json:
    return _frame("block_actions", profile) | {
        "container": {"type": "view", "view_id": view["id"]},
        "trigger_id": trigger_id,
        "view": view,
        "actions": actions,
    }


def view_submission(
    profile: Profile, view: Json, trigger_id: str, response_urls: list[Json]
) -> Json:
    return _frame("view_submission", profile) | {
        "trigger_id": trigger_id,
        "view": view,
        "response_urls": response_urls,
    }


def view_closed(profile: Profile, view: Json, *, is_cleared: bool) -> Json:
    return _frame("view_closed", profile) | {"view": view, "is_cleared": is_cleared}


def block_suggestion(
    profile: Profile, container: Json, where: Json, block_id: str, action_id: str, value: str
) -> Json:
    return (
        _frame("block_suggestion", profile)
        | {
            "container": container,
            "action_id": action_id,
            "block_id": block_id,
            "value": value,
        }
        | where
    )


def shortcut(profile: Profile, callback_id: str, action_ts: str, trigger_id: str) -> Json:
    return _frame("shortcut", profile) | {
        "action_ts": action_ts,
        "callback_id": callback_id,
        "trigger_id": trigger_id,
    }


def message_shortcut(
    profile: Profile,
    conversation: Conversation,
    post: Post,
    callback_id: str,
    *,
    action_ts: str,
    trigger_id: str,
    response_url: str,
) -> Json:
    return _frame("message_action", profile) | {
        "action_ts": action_ts,
        "channel": {"id": conversation.id, "name": channel_name(conversation)},
        "callback_id": callback_id,
        "trigger_id": trigger_id,
        "message_ts": post.ts,
        "message": message_json(post),
        "response_url": response_url,
    }


def event_callback(workspace: Workspace, event: Event) -> Json:
    now = int(workspace.clock.now().timestamp())
    payload = {
        "token": TOKEN,
        "team_id": TEAM_ID,
        "context_team_id": TEAM_ID,
        "context_enterprise_id": None,
        "api_app_id": APP_ID,
        "event": event.body,
        "type": "event_callback",
        "event_id": workspace.new_id("Ev"),
        "event_time": now,
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": TEAM_ID,
                "user_id": BOT_USER_ID,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": False,
    }
    if event.channel:
        payload["event_context"] = f"4-{event.body['type']}-{TEAM_ID}-{event.channel}"
    return payload
