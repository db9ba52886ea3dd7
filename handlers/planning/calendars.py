"""The addresses at which somebody's calendar program finds their sessions."""

from datetime import datetime

from slack_bolt import Ack
from slack_sdk import WebClient

from bot.domain.base.actor import Actor
from bot.domain.base.inbox import Work
from bot.domain.planning import calendars
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.planning.calendars import calendars_modal, read_choice
from bot.texts import Texts
from handlers.base.door import Door
from handlers.base.show import settle, show
from storage.database import Database


def register(door: Door) -> None:
    door.subcommand(("agenda", "calendar"), open_calendars)
    door.action(ids.CALENDAR, open_calendars)
    door.action(ids.CALENDAR_RENEW, renew)
    door.action(ids.CALENDAR_STOP, stop)
    door.action(ids.CALENDAR_ADD, follow)


def open_calendars(
    ack: Ack, body: Json, client: WebClient, actor: Actor, db: Database, texts: Texts
) -> None:
    ack()
    with db.read() as session:
        offers = calendars.offers(session, actor)
    show(client, body, calendars_modal(offers, texts))


def renew(
    ack: Ack,
    action: Json,
    body: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    now: datetime,
    texts: Texts,
) -> None:
    ack()
    with work() as session:
        calendars.renew(session, actor, read_choice(action), now)
        offers = calendars.offers(session, actor)
    settle(client, body, calendars_modal(offers, texts))


def stop(
    ack: Ack,
    action: Json,
    body: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    now: datetime,
    texts: Texts,
) -> None:
    ack()
    with work() as session:
        calendars.stop(session, actor, read_choice(action), now)
        offers = calendars.offers(session, actor)
    settle(client, body, calendars_modal(offers, texts))


def follow(ack: Ack) -> None:
    """Slack opens the file itself, and tells us that it did."""
    ack()
