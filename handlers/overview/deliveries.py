"""What a facilitator does about a message that did not arrive."""

from collections.abc import Callable
from datetime import datetime

from slack_bolt import Ack
from slack_sdk import WebClient

from bot.delivery.redraw import redraw
from bot.domain.base.actor import Actor
from bot.domain.base.inbox import Work
from bot.domain.base.kinds import MessageKind
from bot.domain.overview import deliveries
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.base.forms import read_id
from handlers.base.door import Door


def register(door: Door) -> None:
    door.action(ids.DELIVERY_AGAIN, send_again)
    door.action(ids.DELIVERY_ARRIVED, note_arrival)


def send_again(
    ack: Ack,
    action: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    now: datetime,
    nudge: Callable[[], None],
) -> None:
    ack()
    delivery_id = read_id(action.get("value"))
    with work() as session:
        deliveries.send_again(session, actor, delivery_id, now)
    redraw(client, work.db, actor, [(MessageKind.TROUBLE, delivery_id)], now)
    nudge()


def note_arrival(
    ack: Ack, action: Json, client: WebClient, actor: Actor, work: Work, now: datetime
) -> None:
    ack()
    delivery_id = read_id(action.get("value"))
    with work() as session:
        deliveries.it_arrived(session, actor, delivery_id, now)
    redraw(client, work.db, actor, [(MessageKind.TROUBLE, delivery_id)], now)
