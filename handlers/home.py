"""The Home tab, and its button for help."""

import logging
from datetime import datetime

from slack_bolt import Ack
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.domain import home
from bot.domain.people import Actor
from bot.slack import ids
from bot.slack.blocks import Json
from bot.slack.help import help_message
from bot.slack.home import home_tab
from bot.slack.notices import notice_modal
from bot.texts import Texts, texts_for
from handlers.door import Door
from handlers.show import show
from storage.database import Database

log = logging.getLogger(__name__)


def register(door: Door) -> None:
    door.event("app_home_opened", open_home)
    door.action(ids.HELP_OPEN, open_help)


def open_home(
    event: Json, client: WebClient, actor: Actor, db: Database, now: datetime
) -> None:
    if event.get("tab") == "home":
        publish(client, db, actor, now)


def publish(client: WebClient, db: Database, actor: Actor, now: datetime) -> None:
    """Show the actor's Home as things stand now."""
    with db.read() as session:
        state = home.look(session, actor, now)
    client.views_publish(
        user_id=actor.slack_user_id, view=home_tab(state, texts_for(actor.language))
    )


def refresh(client: WebClient, db: Database, actor: Actor, now: datetime) -> None:
    """Like `publish`, after something was stored: Slack refusing it changes nothing."""
    try:
        publish(client, db, actor, now)
    except (SlackApiError, SlackClientError, OSError) as problem:
        log.warning("could not refresh a Home: %s", type(problem).__name__)


def open_help(ack: Ack, body: Json, client: WebClient, texts: Texts) -> None:
    ack()
    show(client, body, notice_modal(help_message(texts).plain, texts))
