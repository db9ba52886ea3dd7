"""The Home tab, and its button for help."""

import logging
from datetime import datetime

from slack_bolt import Ack
from slack_sdk import WebClient

from bot.domain.base.actor import Actor
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.base.notices import notice_modal
from bot.slack.overview.help import help_message
from bot.texts import Texts
from handlers.base.door import Door
from handlers.base.show import publish, show
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


def open_help(ack: Ack, body: Json, client: WebClient, texts: Texts) -> None:
    ack()
    show(client, body, notice_modal(help_message(texts).plain, texts))
