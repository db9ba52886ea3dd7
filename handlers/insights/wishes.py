"""An author says what should change in a card, before it goes out or a year later."""

from bot.domain.insights import wishes
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.insights.insights import read_seen
from bot.slack.insights.wishes import read_wish, wish_modal
from handlers.base.acts import submits
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.base.forms import shows


def register(door: Door) -> None:
    door.action(ids.WISH_OPEN, shows(_form, read_seen))
    door.view(ids.WISH_FORM, submits(read_wish, wishes.tell), stored)


def _form(click: Click, card: tuple[int, str]) -> Json:
    with click.reading() as session:
        found = wishes.asked(session, click.actor, *card)
    return wish_modal(found, click.texts)


def stored(click: Click) -> Json:
    insight_id, seen, _ = read_wish(click.view)
    return _form(click, (insight_id, seen))
