"""Messages in Slack's own shape, and the checks that every way of posting shares."""

import copy
import json
import secrets
from dataclasses import dataclass
from typing import Any

from bot.sandbox.blockkit import blocks_too_long, message_errors
from bot.sandbox.errors import SlackError
from bot.sandbox.inputs import all_blocks, elements_of
from bot.sandbox.state import (
    APP_ID,
    BOT_ID,
    BOT_USER_ID,
    TEAM_ID,
    Conversation,
    Json,
    Post,
    Workspace,
)

LONGEST_TEXT = 40_000  # characters of a message
LONGEST_UPDATE = 4_000  # bytes of a message's text when it is changed, escapes counted
LONGEST_METADATA = 16_000  # characters; Slack has a limit and does not publish it


@dataclass(frozen=True)
class Event:
    """Something that happened; `subscription` is its name in the manifest."""

    subscription: str
    body: Json
    channel: str | None = None


@dataclass(frozen=True)
class Content:
    text: str
    blocks: list[Json] | None
    metadata: Json | None
    attachments: list[Json] | None


def read_content(args: Json, *, text_required: bool = True) -> Content:
    """What is to be posted.

    Raises:
        SlackError: Slack would not post this, and says why.
    """
    blocks = json_argument(args, "blocks", list)
    attachments = json_argument(args, "attachments", list)
    text = str(args.get("text") or "")
    if blocks is not None:
        blocks = checked_blocks(blocks)
    if text_required and not text and not blocks and not attachments:
        raise SlackError("no_text")
    if len(text) > LONGEST_TEXT:
        raise SlackError("msg_too_long")
    return Content(text, blocks, _metadata(args), attachments)


def checked_blocks(blocks: list[Json]) -> list[Json]:
    errors = message_errors(blocks)
    if errors:
        raise SlackError("invalid_blocks", messages=errors, errors=errors)
    if blocks_too_long(blocks):
        raise SlackError("msg_blocks_too_long")
    return with_ids(blocks)


def json_argument(args: Json, name: str, kind: type[Any]) -> Any:
    """An argument that may come as JSON in a form; None when it is not given."""
    value = args.get(name)
    if isinstance(value, str):
        if not value:
            return None
        try:
            value = json.loads(value)
        except ValueError:
            raise SlackError(_unreadable(name)) from None
    if value is not None and not isinstance(value, kind):
        raise SlackError(_unreadable(name))
    return value


def _unreadable(name: str) -> str:
    known = {"blocks": "invalid_blocks_format", "metadata": "invalid_metadata_format"}
    return known.get(name, "invalid_arguments")


def _metadata(args: Json) -> Json | None:
    metadata: Json | None = json_argument(args, "metadata", dict)
    if not metadata:
        return metadata
    payload = metadata.get("event_payload")
    if not isinstance(metadata.get("event_type"), str) or not isinstance(payload, dict):
        raise SlackError("invalid_metadata_format")
    if len(json.dumps(metadata)) > LONGEST_METADATA:
        raise SlackError("metadata_too_large")
    return metadata


def with_ids(blocks: list[Json]) -> list[Json]:
    """A copy in which every block and element has an id, as Slack gives them."""
    blocks = copy.deepcopy(blocks)
    for block in all_blocks(blocks):
        block.setdefault("block_id", _random_id())
        for element in elements_of(block):
            if element["type"] != "image":
                element.setdefault("action_id", _random_id())
    _fill_in_emoji(blocks)
    return blocks


def _random_id() -> str:
    return secrets.token_urlsafe(4)[:5]


def _fill_in_emoji(part: Any) -> None:
    if isinstance(part, list):
        for each in part:
            _fill_in_emoji(each)
    elif isinstance(part, dict):
        if part.get("type") == "plain_text" and "text" in part:
            part.setdefault("emoji", True)
        for each in part.values():
            _fill_in_emoji(each)


def message_json(post: Post, *, with_metadata: bool = True) -> Json:
    """A message as events, history and interactions carry it."""
    message: Json = {
        "type": "message",
        "user": post.user,
        "ts": post.ts,
        "text": post.text,
        "team": TEAM_ID,
    }
    if post.from_app:
        message |= {"bot_id": BOT_ID, "app_id": APP_ID}
    parts = {
        "client_msg_id": post.client_msg_id,
        "blocks": post.blocks,
        "attachments": post.attachments,
        "thread_ts": post.thread_ts,
        "edited": {"user": post.user, "ts": post.edited_ts} if post.edited_ts else None,
        "files": post.files,
        "reactions": [
            {"name": name, "users": users, "count": len(users)}
            for name, users in post.reactions.items()
        ],
        "metadata": post.metadata,
        "is_ephemeral": post.only_for is not None,
    }
    message |= copy.deepcopy({name: part for name, part in parts.items() if part})
    if "metadata" in message and not with_metadata:
        del message["metadata"]["event_payload"]
    return message


_CHANNEL_TYPES = {"public": "channel", "private": "group", "im": "im"}
_SUBSCRIPTIONS = {"public": "message.channels", "private": "message.groups", "im": "message.im"}


def message_event(
    conversation: Conversation, body: Json, *, ts: str, subtype: str | None = None
) -> Event:
    """The event that tells of a message; `body` is the message or what changed in it."""
    event = {"type": "message", **({"subtype": subtype} if subtype else {}), **body}
    event |= {
        "channel": conversation.id,
        "event_ts": ts,
        "channel_type": _CHANNEL_TYPES[conversation.kind],
    }
    return Event(_SUBSCRIPTIONS[conversation.kind], event, conversation.id)


def change(workspace: Workspace, post: Post, content: Content) -> None:
    """Change a message in place. What is not given stays, as Slack has it."""
    post.version = workspace.version + 1
    if content.text:
        post.text = content.text
    if content.blocks is not None:
        post.blocks = content.blocks
        for key in [k for k in workspace.message_values if k[1:] == (post.channel, post.ts)]:
            del workspace.message_values[key]
    if content.metadata is not None:
        post.metadata = content.metadata or None
    if content.attachments is not None:
        post.attachments = content.attachments


def app_post(
    workspace: Workspace,
    channel: str,
    content: Content,
    *,
    thread_ts: str | None = None,
    only_for: str | None = None,
) -> Post:
    return workspace.add_post(
        Post(
            ts=workspace.ts(),
            channel=channel,
            user=BOT_USER_ID,
            text=content.text,
            blocks=content.blocks or [],
            thread_ts=thread_ts,
            metadata=content.metadata or None,
            only_for=only_for,
            from_app=True,
            attachments=content.attachments or [],
        )
    )
