"""Telling who shared something that others use it, if they want to hear that."""

from datetime import UTC, datetime

from slack_sdk.models.blocks import Block

from bot.domain.circulation.reuse import MOST_CARDS, News, Used
from bot.slack.base import ids
from bot.slack.base.blocks import (
    Json,
    Message,
    button,
    buttons,
    fine_print,
    message,
    modal,
    remembered,
    say,
    strong,
)
from bot.slack.base.forms import read_id
from bot.slack.base.paging import more, page_of, turners
from bot.texts import Texts

LONGEST_MOMENT = 11  # digits of a moment in seconds


def choice_message(texts: Texts, *, chosen: bool | None) -> Message:
    """Asked once; afterwards it shows what was chosen, and lets them change it."""
    yes = button(texts("reuse-yes"), ids.REUSE_YES)
    no = button(texts("reuse-no"), ids.REUSE_NO)
    if chosen is None:
        return message(
            say(texts("reuse-ask")), fine_print(texts("reuse-how")), buttons(yes, no)
        )
    if chosen:
        return message(say(texts("reuse-chosen-yes")), buttons(no))
    return message(say(texts("reuse-chosen-no")), buttons(yes))


def news_message(news: News | None, texts: Texts) -> Message:
    """Once a month, when there is something to tell. None: what it told about is gone."""
    if news is None:
        return message(say(texts("reuse-gone")))
    blocks = [say(texts("reuse-news"))]
    for each in news.cards[:MOST_CARDS]:
        blocks += [strong(each.title), *_users(each, texts)]
    rest = len(news.cards[MOST_CARDS:])
    blocks += more(rest, button(texts("more-see"), ids.REUSE_SEE, _moment(news)), texts)
    stop = buttons(button(texts("reuse-stop"), ids.REUSE_NO))
    return message(*blocks, fine_print(texts("reuse-no-names")), stop)


def _users(used: Used, texts: Texts) -> list[Block]:
    lines = [
        texts(f"reuse-count-{kind.replace('_', '-')}", count=count)
        for kind, count in used.counted
    ]
    if used.has_others:
        lines.append(texts("reuse-others-too" if lines else "reuse-others"))
    return [say("\n".join(lines))]


def news_modal(news: News | None, texts: Texts, page: int = 0) -> Json:
    """All that the message told about."""
    cards = news.cards if news else ()
    groups = [[strong(each.title), *_users(each, texts)] for each in cards]
    shown = page_of(groups or [[say(texts("reuse-gone"))]], page)
    return modal(
        ids.MESSAGE_NOTICE,
        texts("home-list-title"),
        [
            *shown.blocks,
            *([fine_print(texts("reuse-no-names"))] if groups else []),
            *turners(shown, ids.REUSE_PAGE, texts),
        ],
        close=texts("button-close"),
        remember={"told": _moment(news)} if news else None,
    )


def _moment(news: News) -> str:
    return str(int(news.due_at.timestamp()))


def read_moment(value: object) -> datetime:
    """When the message was sent; raises NotFound for anything else."""
    return datetime.fromtimestamp(read_id(value, LONGEST_MOMENT), UTC)


def read_news(view: Json) -> datetime:
    """The message that the form is about."""
    return read_moment(remembered(view).get("told"))
