"""Wanting to hear, or not, what came of what one gave."""

from datetime import datetime

from bot.domain.circulation import reuse
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.circulation.reuse import news_modal, read_moment, read_news
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.base.forms import shows


def register(door: Door) -> None:
    door.action(ids.REUSE_YES, say_yes)
    door.action(ids.REUSE_NO, say_no)
    door.action(ids.REUSE_SEE, shows(_news, read_moment))
    door.pages(ids.REUSE_PAGE, turn_news)


def say_yes(click: Click) -> None:
    _choose(click, wants=True)


def say_no(click: Click) -> None:
    _choose(click, wants=False)


def _choose(click: Click, *, wants: bool) -> None:
    with click.work() as session:
        reuse.choose(session, click.actor, click.now, wants=wants)


def turn_news(click: Click) -> None:
    click.replace(_news(click, read_news(click.view), click.page))


def _news(click: Click, due_at: datetime, page: int = 0) -> Json:
    with click.reading() as session:
        news = reuse.told_then(session, click.actor, due_at, click.now)
    return news_modal(news, click.actor.time_zone, click.texts, page)
