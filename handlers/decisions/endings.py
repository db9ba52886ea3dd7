"""Pausing and finishing a circle; looking back at it; going on."""

from bot.domain.decisions import endings
from bot.slack.base import ids
from bot.slack.decisions.endings import (
    archive_modal,
    read_stop,
    stop_modal,
    stopped_modal,
    stopped_notice,
)
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.base.forms import opens, turns


def register(door: Door) -> None:
    door.action(ids.ENDING_OPEN, opens(endings.preview, stop_modal))
    door.view(ids.ENDING_STOP, submit_stop)
    door.subcommand(("archief", "archive"), opens(endings.mine, archive_modal))
    door.action(ids.ENDING_ARCHIVE, opens(endings.mine, archive_modal))
    door.pages(ids.ENDING_ARCHIVE_PAGE, turns(endings.mine, archive_modal))
    door.action(ids.ENDING_SEE, opens(endings.look, stopped_modal))
    door.action(ids.ENDING_RESUME, resume)


def submit_stop(click: Click) -> None:
    circle_id, state, seen = read_stop(click.view)
    with click.work() as session:
        ending = endings.stop(session, click.actor, circle_id, state, seen, click.now)
    click.done(stopped_notice(ending, click.texts))


def resume(click: Click) -> None:
    circle_id = click.pressed
    with click.work() as session:
        circle = endings.resume(session, click.actor, circle_id, click.now)
        left = endings.mine(session, click.actor)
    click.replace(click.notice("ending-resumed", name=circle.name))
    click.refresh_below(archive_modal(left, click.texts))
