"""Wanting to hear, or not, that others use what one shared."""

from datetime import datetime

from slack_bolt import Ack
from slack_sdk import WebClient

from bot.delivery.redraw import redraw
from bot.domain.base.actor import Actor
from bot.domain.base.inbox import Work
from bot.domain.base.kinds import MessageKind
from bot.domain.circulation import reuse
from bot.slack.base import ids
from handlers.base.door import Door


def register(door: Door) -> None:
    door.action(ids.REUSE_YES, say_yes)
    door.action(ids.REUSE_NO, say_no)


def say_yes(ack: Ack, client: WebClient, actor: Actor, work: Work, now: datetime) -> None:
    ack()
    _choose(client, actor, work, now, wants=True)


def say_no(ack: Ack, client: WebClient, actor: Actor, work: Work, now: datetime) -> None:
    ack()
    _choose(client, actor, work, now, wants=False)


def _choose(client: WebClient, actor: Actor, work: Work, now: datetime, *, wants: bool) -> None:
    with work() as session:
        reuse.choose(session, actor, now, wants=wants)
    redraw(client, work.db, actor, [(MessageKind.REUSE_CHOICE, actor.id)], now)
    if not wants:
        redraw(client, work.db, actor, [(MessageKind.REUSE_NEWS, actor.id)], now)
