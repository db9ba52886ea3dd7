"""Recognising a card, contradicting it, using it; making a principle of it."""

from collections.abc import Callable
from datetime import datetime

from slack_bolt import Ack
from slack_sdk import WebClient

from bot.delivery.redraw import redraw
from bot.domain.base.actor import Actor
from bot.domain.base.inbox import Work
from bot.domain.base.kinds import MessageKind
from bot.domain.insights import card_words, principles, recognition
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.base.forms import read_id
from bot.slack.base.notices import notice_modal
from bot.slack.insights.recognition import (
    card_modal,
    read_pressed,
    read_recognition,
    recognition_modal,
)
from bot.texts import Texts
from handlers.base.door import Door
from handlers.base.show import refresh_below, settle, show
from storage.database import Database


def register(door: Door) -> None:
    door.action(ids.RECOGNITION_CONFIRM, open_form)
    door.action(ids.RECOGNITION_DIFFER, open_form)
    door.view(ids.RECOGNITION_FORM, submit)
    door.action(ids.RECOGNITION_TAKE_BACK, take_back)
    door.action(ids.INSIGHT_USE, use)
    door.action(ids.INSIGHT_STOP_USING, stop_using)
    door.action(ids.PRINCIPLE_MAKE, make_principle)


def open_form(
    ack: Ack,
    action: Json,
    body: Json,
    client: WebClient,
    actor: Actor,
    db: Database,
    texts: Texts,
) -> None:
    ack()
    insight_id, stance = read_pressed(action)
    with db.read() as session:
        form = recognition.form(session, actor, insight_id, stance)
    show(client, body, recognition_modal(form, texts))


def submit(
    ack: Ack,
    view: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    now: datetime,
    texts: Texts,
    nudge: Callable[[], None],
) -> None:
    insight_id, said = read_recognition(view)
    with work() as session:
        recognition.say(session, actor, insight_id, said, now)
        reading = recognition.read(session, actor, insight_id, now)
    ack(response_action="update", view=notice_modal(texts("recognition-saved"), texts))
    refresh_below(client, view, card_modal(reading.card, reading.standing, texts))
    nudge()


def take_back(
    ack: Ack,
    action: Json,
    body: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    now: datetime,
    texts: Texts,
    nudge: Callable[[], None],
) -> None:
    ack()
    insight_id = read_id(action.get("value"))
    with work() as session:
        recognition.take_back(session, actor, insight_id, now)
        reading = recognition.read_if_there(session, actor, insight_id, now)
    settle(client, body, notice_modal(texts("recognition-taken-back"), texts))
    if reading is not None:
        below = card_modal(reading.card, reading.standing, texts)
        refresh_below(client, body.get("view") or {}, below)
    nudge()


def use(
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
    insight_id = read_id(action.get("value"))
    with work() as session:
        card_words.use(session, actor, insight_id, now)
        reading = recognition.read(session, actor, insight_id, now)
    _show_card(client, body, card_modal(reading.card, reading.standing, texts))


def stop_using(
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
    insight_id = read_id(action.get("value"))
    with work() as session:
        card_words.stop_using(session, actor, insight_id)
        reading = recognition.read(session, actor, insight_id, now)
    _show_card(client, body, card_modal(reading.card, reading.standing, texts))


def _show_card(client: WebClient, body: Json, view: Json) -> None:
    """In the place of the card that was looked at; under a message, on top of it."""
    if (body.get("view") or {}).get("type") == "modal":
        settle(client, body, view)
    else:
        show(client, body, view)


def make_principle(
    ack: Ack,
    action: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    now: datetime,
) -> None:
    ack()
    insight_id = read_id(action.get("value"))
    with work() as session:
        principles.promote(session, actor, insight_id, now)
    redraw(client, work.db, actor, [(MessageKind.PRINCIPLE_PROPOSED, insight_id)], now)
