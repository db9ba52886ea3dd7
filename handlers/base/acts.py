"""Handlers that have one effect: one line to register."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVarTuple

from bot.domain.base.actor import Actor
from bot.slack.base.blocks import Json
from handlers.base.click import Click
from handlers.base.door import Handler

Filled = TypeVarTuple("Filled")


def does(
    act: Callable[[Any, Actor, int, datetime], object], said: str | None = None
) -> Handler:
    """A handler of a press that changes the row whose id is in the button.

    `act` takes a session first. `said`: the text that takes the place of the form around the
    button. A message needs none: it is edited when what it shows changes.
    """

    def do_it(click: Click) -> None:
        row_id = click.pressed
        with click.work() as session:
            act(session, click.actor, row_id, click.now)
        if said:
            click.replace(click.notice(said))

    return do_it


def submits(
    read: Callable[[Json], tuple[*Filled]],
    act: Callable[[Any, Actor, *Filled, datetime], object],
    said: str | None = None,
) -> Handler:
    """A handler of a form that closes, or makes place for what is `said`, after its effect.

    `act` takes a session, the actor, what `read` found in the form, and the time.
    """

    def submit(click: Click) -> None:
        filled = read(click.view)
        with click.work() as session:
            act(session, click.actor, *filled, click.now)
        click.done(click.notice(said) if said else None)

    return submit
