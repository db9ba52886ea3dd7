"""A card of an edition that somebody can do nothing with."""

from bot.domain.circulation import feedback
from bot.slack.base import ids
from bot.slack.circulation.feedback import passed_modal
from handlers.base.click import Click
from handlers.base.door import Door


def register(door: Door) -> None:
    door.action(ids.NOT_FOR_ME, pass_by)
    door.action(ids.NOT_FOR_ME_BACK, take_back)


def pass_by(click: Click) -> None:
    with click.work() as session:
        feedback.pass_by(session, click.actor, click.pressed, click.now)
    click.replace_or_show(passed_modal(click.pressed, click.texts))


def take_back(click: Click) -> None:
    with click.work() as session:
        feedback.take_back(session, click.actor, click.pressed)
    click.replace(click.notice("not-for-me-back"))
