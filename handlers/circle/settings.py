"""Correcting a circle that runs."""

from bot.domain.circle import settings
from bot.errors import InvalidInput
from bot.slack.base import ids
from bot.slack.base.forms import about_circle
from bot.slack.circle.settings import read_settings, settings_modal
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.base.forms import again, opens


def register(door: Door) -> None:
    door.action(ids.CIRCLE_OPEN_SETTINGS, opens(settings.show, settings_modal))
    door.view(ids.CIRCLE_SETTINGS, submit, again(settings.show, settings_modal, about_circle))


def submit(click: Click) -> None:
    wanted = read_settings(click.view)
    if not click.directory.may_post_in(wanted.basics.channel):
        raise InvalidInput("channel", "circle-bot-not-in-channel")
    with click.work() as session:
        settings.change(session, click.actor, wanted, click.now)
    click.done(click.notice("circle-settings-saved"))
