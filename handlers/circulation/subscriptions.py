"""Asking for digests, and stopping them."""

from bot.domain.circle import themes
from bot.domain.circulation import subscriptions
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.circulation.subscriptions import (
    read_subscription,
    stopped_message,
    subscription_modal,
)
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.base.guests import check_may_begin


def register(door: Door) -> None:
    beginning = door.checking(check_may_begin)
    beginning.subcommand(("abonnement", "abonneer", "subscribe"), open_subscription)
    beginning.action(ids.SUBSCRIPTION_OPEN, open_subscription)
    door.view(ids.SUBSCRIPTION, submit_subscription, form)
    door.for_everybody.action(ids.SUBSCRIPTION_STOP, stop)


def open_subscription(click: Click) -> None:
    click.show(form(click))


def form(click: Click) -> Json:
    with click.reading() as session:
        current = subscriptions.current(session, click.actor)
        kept = current.themes if current else ()
        choice = themes.current(session, click.actor.workspace_id, keep=kept)
    return subscription_modal(current, choice, click.texts)


def submit_subscription(click: Click) -> None:
    wanted = read_subscription(click.view)
    with click.work() as session:
        if wanted is None:
            subscriptions.stop(session, click.actor, click.now)
        else:
            subscriptions.subscribe(session, click.actor, wanted, click.now)
    click.done(click.notice("subscription-stopped" if wanted is None else "subscription-saved"))


def stop(click: Click) -> None:
    """The button under a digest: at once, without questions."""
    with click.work() as session:
        subscriptions.stop(session, click.actor, click.now)
    click.tell(stopped_message(click.texts))
