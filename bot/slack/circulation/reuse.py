"""Telling who gave something what came of it."""

from datetime import UTC, datetime

from slack_sdk.models.blocks import Block, ButtonElement

from bot.domain.circulation.reuse import MOST_CARDS, InputUsed, News, Used
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
from bot.zones import zone_named

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
        return message(say(texts("reuse-chosen-yes")), buttons(_stop(texts)))
    return message(say(texts("reuse-chosen-no")), buttons(yes))


def _stop(texts: Texts) -> ButtonElement:
    return button(texts("reuse-stop"), ids.REUSE_NO)


def news_message(news: News | None, zone: str, texts: Texts) -> Message:
    """Once a month, when there is something to tell. None: what it told about is gone."""
    if news is None:
        return message(say(texts("reuse-gone")))
    groups = _groups(news, zone, texts)
    blocks = [say(texts("reuse-news")), *(b for group in groups[:MOST_CARDS] for b in group)]
    rest = len(groups[MOST_CARDS:])
    blocks += more(rest, button(texts("more-see"), ids.REUSE_SEE, _moment(news)), texts)
    return message(*blocks, fine_print(texts("reuse-no-names")), buttons(_stop(texts)))


def _groups(news: News, zone: str, texts: Texts) -> list[list[Block]]:
    """What was sent in first, then the cards."""
    inputs = [[say(_input(each, zone, texts))] for each in news.inputs]
    cards = [[strong(each.title), say("\n".join(_lines(each, texts)))] for each in news.cards]
    return [*inputs, *cards]


def _input(used: InputUsed, zone: str, texts: Texts) -> str:
    said = texts(
        "reuse-input",
        circle=used.circle_name,
        date=texts.date(used.starts_at.astimezone(zone_named(zone)).date()),
        phase=used.phase,
    )
    return f"{said} {texts('reuse-input-insights', count=used.insights)}"


def _lines(used: Used, texts: Texts) -> list[str]:
    """What came of one card, the first thing first."""
    lines = [texts("reuse-became-card")] if used.is_new else []
    if used.is_principle:
        lines.append(texts("reuse-became-principle"))
    if used.recognising:
        lines.append(texts("reuse-recognised", count=used.recognising))
    if used.has_worked:
        lines.append(texts("reuse-worked"))
    counts = [
        texts(f"reuse-count-{kind.replace('_', '-')}", count=count)
        for kind, count in used.counted
    ]
    if used.has_others:
        counts.append(texts("reuse-others-too" if counts else "reuse-others"))
    if used.passed:
        counts.append(texts("reuse-passed", count=used.passed))
    return [*lines, *counts]


def news_modal(news: News | None, zone: str, texts: Texts, page: int = 0) -> Json:
    """All that the message told about."""
    groups = _groups(news, zone, texts) if news else []
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
