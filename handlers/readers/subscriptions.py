"""Asking for digests, fewer of them, and stopping them."""

from bot.domain.circle import themes
from bot.domain.readers import mail_readers, subscriptions
from bot.errors import InvalidInput
from bot.slack.base import ids
from bot.slack.base.addresses import read_address_typed
from bot.slack.base.blocks import Json
from bot.slack.base.notices import notice_modal
from bot.slack.readers.subscriptions import (
    mail_modal,
    read_rhythm,
    read_subscription,
    saved,
    slower_message,
    stopped_message,
    subscription_modal,
)
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.base.forms import opens, shows
from handlers.base.guests import check_may_begin


def register(door: Door) -> None:
    beginning = door.checking(check_may_begin)
    beginning.subcommand(("abonnement", "abonneer", "subscribe"), shows(form))
    beginning.action(ids.SUBSCRIPTION_OPEN, shows(form))
    door.view(ids.SUBSCRIPTION, submit_subscription, form)
    beginning.action(ids.SUBSCRIPTION_MAIL, opens(mail_readers.offer, mail_modal))
    door.view(ids.SUBSCRIPTION_MAIL, ask_for_mail)
    door.for_everybody.action(ids.SUBSCRIPTION_STOP, stop)
    door.action(ids.SUBSCRIPTION_MONTHLY, slow_down)
    door.action(ids.SUBSCRIPTION_QUARTERLY, slow_down)


def form(click: Click) -> Json:
    with click.reading() as session:
        current = subscriptions.current(session, click.actor)
        kept = current.themes if current else ()
        choice = themes.current(session, click.actor.workspace_id, keep=kept)
        mails = mail_readers.is_offered_to(session, click.actor)
    return subscription_modal(
        current, choice, click.now, click.actor.time_zone, click.texts, mails=mails
    )


def submit_subscription(click: Click) -> None:
    wish = read_subscription(click.view)
    if wish is not None and wish.channel is not None:
        _check_channel(click, wish.channel)
    with click.work() as session:
        if wish is None:
            subscriptions.stop(session, click.actor, click.now)
        else:
            subscriptions.subscribe(session, click.actor, wish, click.now)
    said = saved(wish, click.texts) if wish else click.texts("subscription-stopped")
    click.done(notice_modal(said, click.texts))


def ask_for_mail(click: Click) -> None:
    address = read_address_typed(click.view)
    with click.work() as session:
        mail_readers.ask_in_slack(session, click.actor, address, click.now)
    said = click.texts("subscription-mail-asked", address=address)
    click.done(notice_modal(said, click.texts))


def _check_channel(click: Click, channel: str) -> None:
    """One that they are in: nobody has digests sent to others."""
    if not click.directory.may_post_in(channel):
        raise InvalidInput("channel", "subscription-bot-not-in-channel")
    if not click.directory.is_in(channel, click.actor.address.external_id):
        raise InvalidInput("channel", "subscription-not-your-channel")


def stop(click: Click) -> None:
    """The button under a digest: at once, without questions."""
    with click.work() as session:
        subscriptions.stop(session, click.actor, click.now)
    click.tell(stopped_message(click.texts))


def slow_down(click: Click) -> None:
    """Less instead of nothing."""
    rhythm = read_rhythm(click.action)
    with click.work() as session:
        wish = subscriptions.slow_down(session, click.actor, rhythm, click.now)
    click.tell(slower_message(wish, click.texts))
