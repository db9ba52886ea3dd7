"""Putting a form in front of somebody, on top of the one they look at."""

from slack_sdk import WebClient

from bot.slack.blocks import Json


def show(client: WebClient, body: Json, view: Json) -> None:
    """Open a form; from inside another form, stack it on top (Slack keeps three at most)."""
    if (body.get("view") or {}).get("type") == "modal":
        client.views_push(trigger_id=body["trigger_id"], view=view)
    else:
        client.views_open(trigger_id=body["trigger_id"], view=view)
