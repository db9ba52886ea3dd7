"""Answering whether an old card still holds."""

from collections.abc import Callable
from datetime import datetime

from slack_bolt import Ack
from slack_sdk import WebClient

from bot.delivery.redraw import redraw
from bot.domain import ageing
from bot.domain.inbox import Work
from bot.domain.kinds import MessageKind
from bot.domain.people import Actor
from bot.slack import ids
from bot.slack.blocks import Json
from bot.slack.forms import read_id
from handlers.door import Door


def register(door: Door) -> None:
    door.action(ids.AGE_HOLDS, still_holds)
    door.action(ids.AGE_OUTDATED, outdated)
    door.action(ids.AGE_REVISE, ask_for_changes)


def still_holds(
    ack: Ack, action: Json, client: WebClient, actor: Actor, work: Work, now: datetime
) -> None:
    ack()
    with work() as session:
        ageing.still_holds(session, actor, read_id(action.get("value")), now)
    redraw(client, work.db, actor, [(MessageKind.STILL_HOLDS, actor.id)], now)


def outdated(
    ack: Ack,
    action: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    now: datetime,
    nudge: Callable[[], None],
) -> None:
    ack()
    with work() as session:
        ageing.outdated(session, actor, read_id(action.get("value")), now)
    redraw(client, work.db, actor, [(MessageKind.STILL_HOLDS, actor.id)], now)
    nudge()


def ask_for_changes(
    ack: Ack,
    action: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    now: datetime,
    nudge: Callable[[], None],
) -> None:
    ack()
    with work() as session:
        ageing.ask_for_changes(session, actor, read_id(action.get("value")), now)
    redraw(client, work.db, actor, [(MessageKind.STILL_HOLDS, actor.id)], now)
    nudge()
