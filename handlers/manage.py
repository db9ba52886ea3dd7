"""Everything that a facilitator can do with a circle, in one list."""

from datetime import datetime

from slack_bolt import Ack
from slack_sdk import WebClient

from bot.domain import circles, home
from bot.domain.people import Actor
from bot.errors import NotFound
from bot.slack import ids
from bot.slack.blocks import Json
from bot.slack.forms import read_id
from bot.slack.manage import choose_circle_modal, manage_modal
from bot.texts import Texts
from handlers.door import Door
from handlers.show import show
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
