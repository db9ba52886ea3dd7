"""The Home tab, and its button for help."""

from bot.domain.base.actor import NOBODY
from bot.domain.people import people
from bot.slack.base import ids
from bot.slack.base.notices import notice_modal
from bot.slack.overview.help import help_message
from handlers.base.click import Click
from handlers.base.door import Door


def register(door: Door) -> None:
    door.event("app_home_opened", open_home)
    door.action(ids.HELP_OPEN, open_help)


def open_home(click: Click) -> None:
    if click.event.get("tab") != "home":
        return
    click.publish_home()
    if click.actor.id != NOBODY and not click.actor.opened_home:
        with click.work() as session:
            people.note_home(session, click.actor)


def open_help(click: Click) -> None:
    click.show(notice_modal(help_message(click.texts).plain, click.texts))
