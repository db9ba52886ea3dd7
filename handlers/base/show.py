"""Putting a form in front of somebody, on top of the one they look at."""

import logging
from datetime import datetime

from slack_bolt import Respond
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.domain.base.actor import Actor
from bot.domain.overview import home
from bot.slack.base import ids
from bot.slack.base.blocks import Json, Message
from bot.slack.overview.home import home_tab
from bot.texts import texts_for
from storage.database import Database

log = logging.getLogger(__name__)
HTTP_OK = 200


def show(client: WebClient, body: Json, view: Json) -> None:
    """Open a form; from inside another form, stack it on top (Slack keeps three at most).

    What is chosen from the list of all that one can do takes the place of that list.
    """
    below = body.get("view") or {}
    if below.get("callback_id") == ids.MANAGE:
        client.views_update(view_id=below["id"], view=view)
    elif below.get("type") == "modal":
        client.views_push(trigger_id=body["trigger_id"], view=view)
    else:
        client.views_open(trigger_id=body["trigger_id"], view=view)


def offer(client: WebClient, body: Json, view: Json) -> None:
    """Like `show`, after something was stored: a form that does not open undoes nothing."""
    try:
        show(client, body, view)
    except (SlackApiError, SlackClientError, OSError) as problem:
        log.info("the form could not be opened: %s", type(problem).__name__)


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


def direct_answer(message: Message) -> Json:
    """A command's answer in its acknowledgement: only whoever typed it sees it."""
    return {"response_type": "ephemeral", "text": message.text, "blocks": message.blocks}


def tell(respond: Respond, message: Message) -> bool:
    """Say something to whoever pressed; False when Slack's address for it did not take it."""
    try:
        answer = respond(text=message.text, blocks=message.blocks, replace_original=False)
    except OSError:
        return False
    return answer.status_code == HTTP_OK


def edit(client: WebClient, channel: str, ts: str, message: Message) -> None:
    """Put something else in the place of a message of ours; Slack refusing it is no harm."""
    try:
        client.chat_update(channel=channel, ts=ts, text=message.text, blocks=message.blocks)
    except (SlackApiError, SlackClientError, OSError) as problem:
        log.info("a message could not be edited: %s", type(problem).__name__)


def publish(client: WebClient, db: Database, actor: Actor, now: datetime) -> None:
    """Show the actor's Home as things stand now."""
    with db.read() as session:
        state = home.look(session, actor, now)
    client.views_publish(
        user_id=actor.address.external_id, view=home_tab(state, texts_for(actor.language))
    )


def refresh(client: WebClient, db: Database, actor: Actor, now: datetime) -> None:
    """Like `publish`, after something was stored: Slack refusing it changes nothing."""
    try:
        publish(client, db, actor, now)
    except (SlackApiError, SlackClientError, OSError) as problem:
        log.warning("could not refresh a Home: %s", type(problem).__name__)
