"""Everything that a facilitator can do with a circle, in one list."""

from bot.domain.circle import circles
from bot.domain.overview import home
from bot.errors import NotFound
from bot.slack.base import ids
from bot.slack.overview.manage import choose_circle_modal, manage_modal
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.base.forms import opens, turns


def register(door: Door) -> None:
    door.subcommand(("beheer", "manage"), open_any)
    door.action(ids.MANAGE_OPEN, open_one)
    door.pages(ids.MANAGE_PAGE, turns(circles.facilitated_by, choose_circle_modal))


_open = opens(home.led_by, manage_modal)


def open_one(click: Click) -> None:
    """A button about no circle in particular asks which, like the command."""
    if click.value:
        _open(click)
    else:
        open_any(click)


def open_any(click: Click) -> None:
    with click.reading() as session:
        leading = circles.facilitated_by(session, click.actor)
        if not leading:
            raise NotFound("manage-nothing")
        led = home.led_by(session, click.actor, leading[0].id, click.now)
    if len(leading) > 1:
        click.show(choose_circle_modal(leading, click.texts))
    else:
        click.show(manage_modal(led, click.actor.time_zone, click.texts))
