"""The outline of what Slack sends: which fields are text, objects or lists.

Only the fields that Bolt and our handlers look into; fields that are missing or new are fine.
A request that is signed and yet of another shape is a mistake of its sender: it is refused as
such, so that an exception further on is always a fault of ours.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Object:
    fields: Mapping[str, "Shape"]
    needs: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Items:
    of: "Shape"


@dataclass(frozen=True)
class Either:
    shapes: tuple["Shape", ...]


Shape = type | Object | Items | Either

ANY_OBJECT = Object({})
NAMED = Object({"id": str, "name": str, "team_id": str})
PERSON = Object({"id": str, "name": str, "team_id": str, "username": str}, frozenset({"id"}))
ELEMENT = Object({"action_id": str, "block_id": str, "type": str})
BLOCK = Object({"block_id": str, "type": str}, frozenset({"block_id", "type"}))
INPUT = Object(
    {
        "value": str,
        "type": str,
        "selected_option": Object({"value": str}, frozenset({"value"})),
        "selected_options": Items(Object({"value": str}, frozenset({"value"}))),
        "selected_users": Items(str),
        "selected_conversations": Items(str),
        "selected_channels": Items(str),
        "selected_conversation": str,
        "selected_channel": str,
        "selected_user": str,
        "selected_date": str,
        "selected_time": str,
        "selected_date_time": int,
    }
)
STATE = Object({})  # its values are looked at one by one, in `_inputs_are_sound`
VIEW = Object(
    {
        "id": str,
        "hash": str,
        "callback_id": str,
        "private_metadata": str,
        "root_view_id": str,
        "external_id": str,
        "type": str,
        "state": STATE,
        "blocks": Items(BLOCK),
        "app_installed_team_id": str,
    }
)
CONTAINER = Object(
    {"type": str, "channel_id": str, "message_ts": str, "view_id": str, "is_ephemeral": bool}
)
ACTION = Object(
    {
        **ELEMENT.fields,
        **INPUT.fields,
        "action_ts": str,
        "selected_option": Object({"value": str}),
    }
)
MESSAGE = Object({"ts": str, "text": str, "user": str, "blocks": Items(ANY_OBJECT)})
EVENT = Object(
    {
        "type": str,
        "subtype": str,
        "user": Either((str, PERSON)),
        "channel": Either((str, NAMED)),
        "text": str,
        "ts": str,
        "event_ts": str,
        "bot_id": str,
        "tab": str,
        "channel_type": str,
        "team": str,
        "message": ANY_OBJECT,
        "previous_message": ANY_OBJECT,
        "item": ANY_OBJECT,
        "view": Object({"id": str, "callback_id": str}),
        "files": Items(ANY_OBJECT),
        "tokens": ANY_OBJECT,
        "metadata": ANY_OBJECT,
        "assistant_thread": ANY_OBJECT,
        "inputs": ANY_OBJECT,
        "function": ANY_OBJECT,
    },
    frozenset({"type"}),
)
BODY = Object(
    {
        "type": str,
        "command": str,
        "text": str,
        "team_id": str,
        "enterprise_id": str,
        "user_id": str,
        "channel_id": str,
        "trigger_id": str,
        "response_url": str,
        "response_urls": Items(ANY_OBJECT),
        "callback_id": str,
        "action_id": str,
        "action_ts": str,
        "block_id": str,
        "value": str,
        "name": str,
        "event_id": str,
        "event_context": str,
        "api_app_id": str,
        "team": NAMED,
        "enterprise": NAMED,
        "user": PERSON,
        "channel": NAMED,
        "container": CONTAINER,
        "message": MESSAGE,
        "view": VIEW,
        "event": EVENT,
        "authorizations": Items(Object({"team_id": str, "user_id": str, "enterprise_id": str})),
        "actions": Items(ACTION),
        "state": Either((str, STATE)),  # text in a dialog, Slack's forms of old
        "message_ts": str,
        "submission": ANY_OBJECT,
        "function_data": ANY_OBJECT,
        "interactivity": ANY_OBJECT,
        "bot_access_token": str,
    }
)
NEEDS = {
    "event_callback": {"event"},
    "block_actions": {"user", "actions"},
    "view_submission": {"user", "view"},
    "view_closed": {"user", "view"},
    "shortcut": {"user", "callback_id", "trigger_id"},
    "message_action": {"user", "callback_id", "message"},
    "block_suggestion": {"user", "action_id"},
}


def is_shaped_like_slacks(payload: Mapping[str, Any]) -> bool:
    needs = NEEDS.get(str(payload.get("type")), set())
    if any(payload.get(name) is None for name in needs):
        return False
    if not _fits(payload, BODY):
        return False
    view = payload.get("view") or {}
    if payload.get("type") == "block_actions" and not payload["actions"]:
        return False
    if payload.get("type") in {"view_submission", "view_closed"} and any(
        view.get(name) is None for name in ("id", "type", "callback_id", "state", "blocks")
    ):
        return False
    return _inputs_are_sound(payload.get("state")) and _inputs_are_sound(view.get("state"))


def _fits(value: Any, shape: Shape) -> bool:
    """None fits everywhere: Slack sends it for what does not apply."""
    match shape:
        case _ if value is None:
            return True
        case Object():
            return (
                isinstance(value, dict)
                and all(value.get(name) is not None for name in shape.needs)
                and all(_fits(value.get(name), of) for name, of in shape.fields.items())
            )
        case Items():
            return isinstance(value, list) and all(
                item is not None and _fits(item, shape.of) for item in value
            )
        case Either():
            return any(_fits(value, one) for one in shape.shapes)
        case _:
            return isinstance(value, shape) and (shape is bool or not isinstance(value, bool))


def _inputs_are_sound(state: Any) -> bool:
    """`state.values`: block id → action id → what was filled in."""
    values = state.get("values") if isinstance(state, dict) else None
    if values is None:
        return True
    return isinstance(values, dict) and all(
        isinstance(block, dict)
        and all(found is not None and _fits(found, INPUT) for found in block.values())
        for block in values.values()
    )
