"""Open forms and Home tabs, in Slack's own shape."""

import copy
from typing import Any

from bot.sandbox.blockkit import view_errors, view_too_large
from bot.sandbox.errors import SlackError
from bot.sandbox.inputs import initial_values, kept_values
from bot.sandbox.messages import with_ids
from bot.sandbox.state import APP_ID, BOT_ID, TEAM_ID, Json, OpenView, Workspace

DEEPEST = 3  # modals on top of each other


def checked_view(workspace: Workspace, view: Any, *, replaces: OpenView | None = None) -> Json:
    """The view with ids filled in.

    Raises:
        SlackError: Slack would refuse it.
    """
    errors = view_errors(view)
    if errors:
        raise SlackError("invalid_arguments", messages=errors)
    if view_too_large(view):
        raise SlackError("view_too_large")
    same = workspace.view_by_external_id(str(view.get("external_id") or ""))
    if same is not None and same is not replaces:
        raise SlackError("duplicate_external_id")
    return {**copy.deepcopy(view), "blocks": with_ids(view["blocks"])}


def new_view(
    workspace: Workspace,
    user: str,
    payload: Json,
    *,
    previous: OpenView | None = None,
    channel: str | None = None,
    screen: str | None = None,
) -> OpenView:
    view_id = workspace.new_id("V")
    return OpenView(
        id=view_id,
        user=user,
        payload=payload,
        hash=workspace.new_hash(),
        root_id=previous.root_id if previous else view_id,
        previous_id=previous.id if previous else None,
        values=initial_values(payload["blocks"], current_channel=channel),
        channel=channel,
        screen=previous.screen if previous else screen or user,
    )


def replace(workspace: Workspace, view: OpenView, payload: Json) -> None:
    """Show this instead; what was filled in stays where block and action keep their ids."""
    fresh = initial_values(payload["blocks"], current_channel=view.channel)
    view.values = kept_values(view.values, payload["blocks"], fresh)
    view.payload = payload
    view.hash = workspace.new_hash()
    view.errors = {}


def push(workspace: Workspace, view: OpenView) -> None:
    stack = workspace.modals.setdefault(view.screen, [])
    if len(stack) >= DEEPEST:
        raise SlackError("push_limit_reached")
    stack.append(view)


def view_json(view: OpenView) -> Json:
    payload = view.payload
    shown: Json = {
        "id": view.id,
        "team_id": TEAM_ID,
        "type": payload["type"],
        "blocks": copy.deepcopy(payload["blocks"]),
        "private_metadata": payload.get("private_metadata") or "",
        "callback_id": payload.get("callback_id") or "",
        "state": {"values": copy.deepcopy(view.values)},
        "hash": view.hash,
        "title": copy.deepcopy(payload.get("title"))
        or {"type": "plain_text", "text": "View Title", "emoji": True},
        "clear_on_close": bool(payload.get("clear_on_close")),
        "notify_on_close": bool(payload.get("notify_on_close")),
        "close": copy.deepcopy(payload.get("close")),
        "submit": copy.deepcopy(payload.get("submit")),
        "previous_view_id": view.previous_id,
        "root_view_id": view.root_id,
        "app_id": APP_ID,
        "external_id": view.external_id,
        "app_installed_team_id": TEAM_ID,
        "bot_id": BOT_ID,
    }
    return shown
