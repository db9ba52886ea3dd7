"""Wanting to hear, or not, that others use what one shared."""

from bot.domain.base.kinds import MessageKind
from bot.domain.circulation import reuse
from bot.slack.base import ids
from handlers.base.click import Click
from handlers.base.door import Door


def register(door: Door) -> None:
    door.action(ids.REUSE_YES, say_yes)
    door.action(ids.REUSE_NO, say_no)


def say_yes(click: Click) -> None:
    _choose(click, wants=True)


def say_no(click: Click) -> None:
    _choose(click, wants=False)


def _choose(click: Click, *, wants: bool) -> None:
    with click.work() as session:
        reuse.choose(session, click.actor, click.now, wants=wants)
    click.redraw([(MessageKind.REUSE_CHOICE, click.actor.id)])
    if not wants:
        click.redraw([(MessageKind.REUSE_NEWS, click.actor.id)])
