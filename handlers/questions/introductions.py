"""Saying what one brings and wants to learn, and getting to know somebody."""

from collections.abc import Callable
from datetime import datetime

from slack_bolt import Ack
from slack_sdk import WebClient

from bot.delivery.redraw import redraw
from bot.domain.base.actor import Actor
from bot.domain.base.inbox import Work
from bot.domain.base.kinds import MessageKind
from bot.domain.questions import introductions
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.base.forms import read_id
from bot.slack.questions.introductions import (
    OUTCOMES,
    exchange_modal,
    exchange_saved,
    read_exchange,
    read_outcome,
)
from bot.texts import Texts
from handlers.base.door import Door
from handlers.base.show import show
from storage.database import Database


def register(door: Door) -> None:
    door.subcommand(("kennismaken", "meet"), open_exchange)
    door.action(ids.EXCHANGE_OPEN, open_exchange)
    door.view(ids.EXCHANGE, submit_exchange)
    door.action(ids.INTRODUCTION_YES, say_yes)
    door.action(ids.INTRODUCTION_NO, say_no)
    for each in OUTCOMES:
        door.action(f"{ids.INTRODUCTION_OUTCOME}.{each}", tell_outcome)


def open_exchange(
    ack: Ack, body: Json, client: WebClient, actor: Actor, db: Database, texts: Texts
) -> None:
    ack()
    with db.read() as session:
        kept = introductions.exchange_of(session, actor)
    show(client, body, exchange_modal(kept, texts))


def submit_exchange(
    ack: Ack, view: Json, actor: Actor, work: Work, now: datetime, texts: Texts
) -> None:
    wants, brings, is_open = read_exchange(view)
    with work() as session:
        kept = introductions.set_exchange(session, actor, wants, brings, now, is_open=is_open)
    ack(response_action="update", view=exchange_saved(kept, texts))


def say_yes(
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
        seen = introductions.say_yes(session, actor, read_id(action.get("value")), now)
    _redraw(client, work.db, actor, seen, now)
    nudge()


def say_no(
    ack: Ack, action: Json, client: WebClient, actor: Actor, work: Work, now: datetime
) -> None:
    ack()
    with work() as session:
        seen = introductions.say_no(session, actor, read_id(action.get("value")), now)
    _redraw(client, work.db, actor, seen, now)


def tell_outcome(
    ack: Ack, action: Json, client: WebClient, actor: Actor, work: Work, now: datetime
) -> None:
    ack()
    introduction_id, said = read_outcome(action)
    with work() as session:
        introductions.tell_outcome(session, actor, introduction_id, said, now)
    about = [(MessageKind.INTRODUCTION_FOLLOW_UP, introduction_id)]
    redraw(client, work.db, actor, about, now)


def _redraw(
    client: WebClient, db: Database, actor: Actor, seen: introductions.Seen, now: datetime
) -> None:
    about = [
        (MessageKind.INTRODUCTION_QUESTION, seen.question.id),
        (MessageKind.INTRODUCTION_OFFER, seen.introduction.id),
    ]
    redraw(client, db, actor, about, now)
