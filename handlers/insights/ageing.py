"""Answering whether an old card still holds."""

from bot.domain.base.kinds import MessageKind
from bot.domain.insights import ageing
from bot.slack.base import ids
from handlers.base.click import Click
from handlers.base.door import Door


def register(door: Door) -> None:
    door.action(ids.AGE_HOLDS, still_holds)
    door.action(ids.AGE_OUTDATED, outdated)
    door.action(ids.AGE_REVISE, ask_for_changes)


def still_holds(click: Click) -> None:
    with click.work() as session:
        ageing.still_holds(session, click.actor, click.pressed, click.now)
    click.redraw([(MessageKind.STILL_HOLDS, click.actor.id)])


def outdated(click: Click) -> None:
    with click.work() as session:
        ageing.outdated(session, click.actor, click.pressed, click.now)
    click.redraw([(MessageKind.STILL_HOLDS, click.actor.id)])


def ask_for_changes(click: Click) -> None:
    with click.work() as session:
        ageing.ask_for_changes(session, click.actor, click.pressed, click.now)
    click.redraw([(MessageKind.STILL_HOLDS, click.actor.id)])
