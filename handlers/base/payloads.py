"""What identifies a request of Slack: the word of a command, the key of a delivery."""

import json

from bot.domain.base.visible import tidy
from bot.slack.base.blocks import Json

NEW_ID = "channel_id_changed"


def split(text: str | None) -> tuple[str, str]:
    """The first word, in lower case, and the rest as it was typed."""
    word, *rest = tidy(text or "").split(maxsplit=1) or [""]
    return word.lower(), rest[0] if rest else ""


def delivery_key(body: Json) -> str:
    """The same for every delivery of one event, click or form; different for a second click.

    A form that is sent in again with other words, after a late answer, is another.
    """
    if event_id := body.get("event_id"):
        return f"event:{event_id}"
    view = body.get("view") or {}
    if body.get("type") == "view_submission":
        filled = json.dumps((view.get("state") or {}).get("values"), sort_keys=True)
        return f"form:{view.get('id')}:{view.get('hash')}:{filled}"
    if body.get("type") == "view_closed":
        return f"closed:{view.get('id')}:{view.get('hash')}"
    user = (body.get("user") or {}).get("id") or body.get("user_id")
    moment = body.get("trigger_id") or body.get("action_ts")
    return f"{body.get('type') or body.get('command')}:{user}:{moment}"


def is_of_nobody(body: Json) -> bool:
    """Whether Slack tells this of the workspace, and not of what somebody did or is."""
    return (body.get("event") or {}).get("type") == NEW_ID
