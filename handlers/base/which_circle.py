"""Commands about one circle: whoever has only one to choose from is not asked which."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.domain.circle.circles import Circles
from bot.slack.base.blocks import Json
from bot.slack.base.which_circle import (
    choose_circle_modal,
    read_circle_choice,
    read_words_along,
)
from handlers.base.click import Click


@dataclass(frozen=True)
class WhichCircle:
    """Opens the form of the only circle that a command can be about, or asks which.

    `fitting`: those it can be about, the likeliest first; it raises when there are none.
    `form`: what to show of the one; the third value is what was typed after the command.
    """

    view_id: str
    fitting: Callable[[Click], Circles]
    form: Callable[[Click, int, str], Json]

    def open(self, click: Click) -> None:
        found = self.fitting(click)
        if len(found) == 1:
            click.show(self.form(click, found[0].id, click.rest))
        else:
            click.show(choose_circle_modal(self.view_id, found, click.texts, click.rest))

    def choose(self, click: Click) -> None:
        circle_id, words = read_circle_choice(click.view), read_words_along(click.view)
        click.done(self.form(click, circle_id, words))
