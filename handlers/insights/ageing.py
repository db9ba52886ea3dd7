"""Answering whether an old card still holds."""

from collections.abc import Callable
from datetime import datetime

from slack_bolt import Ack
from slack_sdk import WebClient

from bot.delivery.redraw import redraw
from bot.domain.base.actor import Actor
from bot.domain.base.inbox import Work
from bot.domain.base.kinds import MessageKind
from bot.domain.insights import ageing
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.base.forms import read_id
from handlers.base.door import Door


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
