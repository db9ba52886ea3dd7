"""Putting a form in front of somebody, on top of the one they look at."""

import logging

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.slack.blocks import Json

log = logging.getLogger(__name__)


def show(client: WebClient, body: Json, view: Json) -> None:
    """Open a form; from inside another form, stack it on top (Slack keeps three at most)."""
    if (body.get("view") or {}).get("type") == "modal":
        client.views_push(trigger_id=body["trigger_id"], view=view)
    else:
        client.views_open(trigger_id=body["trigger_id"], view=view)


def settle(client: WebClient, body: Json, view: Json) -> None:
    """Replace the form in which a button was pressed by what came of it; elsewhere, nothing.

    A message shows its own outcome: it is redrawn. What was pressed had its effect, so a form
    that was closed in the meantime is no reason to say that it went wrong.
    """
    pressed_in = body.get("view") or {}
    if pressed_in.get("type") != "modal":
        return
    try:
        client.views_update(view_id=pressed_in["id"], view=view)
    except (SlackApiError, SlackClientError, OSError) as problem:
        log.info("the form could not be replaced: %s", type(problem).__name__)


def refresh_below(client: WebClient, submitted: Json, view: Json) -> None:
    """Bring the form that lies under a submitted one up to date; if it is closed, no harm."""
    below = submitted.get("previous_view_id")
    if not below:
        return
    try:
        client.views_update(view_id=below, view=view)
    except (SlackApiError, SlackClientError, OSError) as problem:
        log.info("the form below could not be updated: %s", type(problem).__name__)
