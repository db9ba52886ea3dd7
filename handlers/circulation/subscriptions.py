"""Asking for digests, and stopping them."""

from datetime import datetime

from slack_bolt import Ack, Respond
from slack_sdk import WebClient

from bot.domain.base.actor import Actor
from bot.domain.base.inbox import Work
from bot.domain.circle import themes
from bot.domain.circulation import subscriptions
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.base.notices import notice_modal
from bot.slack.circulation.subscriptions import (
    read_subscription,
    stopped_message,
    subscription_modal,
)
from bot.texts import Texts
from handlers.base.door import Door
from handlers.base.show import show, tell
from storage.database import Database


def register(door: Door) -> None:
    door.subcommand(("abonnement", "abonneer", "subscribe"), open_subscription)
    door.action(ids.SUBSCRIPTION_OPEN, open_subscription)
    door.view(ids.SUBSCRIPTION, submit_subscription)
    door.action(ids.SUBSCRIPTION_STOP, stop)


def open_subscription(
    ack: Ack, body: Json, client: WebClient, actor: Actor, db: Database, texts: Texts
) -> None:
    ack()
    with db.read() as session:
        current = subscriptions.current(session, actor)
        kept = current.themes if current else ()
        choice = themes.current(session, actor.workspace_id, keep=kept)
    show(client, body, subscription_modal(current, choice, texts))


def submit_subscription(
    ack: Ack, view: Json, actor: Actor, work: Work, now: datetime, texts: Texts
) -> None:
    wanted = read_subscription(view)
    with work() as session:
        if wanted is None:
            subscriptions.stop(session, actor, now)
        else:
            subscriptions.subscribe(session, actor, wanted, now)
    said = texts("subscription-stopped" if wanted is None else "subscription-saved")
    ack(response_action="update", view=notice_modal(said, texts))


def stop(
    ack: Ack, respond: Respond, actor: Actor, work: Work, now: datetime, texts: Texts
) -> None:
    """The button under a digest: at once, without questions."""
    ack()
    with work() as session:
        subscriptions.stop(session, actor, now)
    tell(respond, stopped_message(texts))
