"""Everything that a facilitator can do with a circle, in one list."""

from datetime import datetime

from slack_bolt import Ack
from slack_sdk import WebClient

from bot.domain.base.actor import Actor
from bot.domain.circle import circles
from bot.domain.overview import home
from bot.errors import NotFound
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.base.forms import read_id
from bot.slack.overview.manage import choose_circle_modal, manage_modal
from bot.texts import Texts
from handlers.base.door import Door
from handlers.base.show import show
from storage.database import Database


def register(door: Door) -> None:
    door.subcommand(("beheer", "manage"), open_any)
    door.action(ids.MANAGE_OPEN, open_list)


def open_any(
    ack: Ack,
    body: Json,
    client: WebClient,
    actor: Actor,
    db: Database,
    now: datetime,
    texts: Texts,
) -> None:
    ack()
    with db.read() as session:
        leading = circles.facilitated_by(session, actor)
        if not leading:
            raise NotFound("manage-nothing")
        led = home.led_by(session, actor, leading[0].id, now)
    if len(leading) > 1:
        show(client, body, choose_circle_modal(leading, texts))
    else:
        show(client, body, manage_modal(led, actor.time_zone, texts))


def open_list(
    ack: Ack,
    action: Json,
    body: Json,
    client: WebClient,
    actor: Actor,
    db: Database,
    now: datetime,
    texts: Texts,
) -> None:
    ack()
    with db.read() as session:
        led = home.led_by(session, actor, read_id(action.get("value")), now)
    show(client, body, manage_modal(led, actor.time_zone, texts))
