"""Asking whether old cards still hold: all of someone's in one message."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block, ButtonElement

from bot.domain.insights.ageing import Old
from bot.slack.base import ids
from bot.slack.base.blocks import (
    Message,
    button,
    buttons,
    confirm,
    cut,
    divider,
    fine_print,
    message,
    quote,
    say,
    strong,
)
from bot.slack.insights.wishes import wish_button
from bot.texts import Texts

LONGEST_SHOWN = 300  # characters of what happened


def still_holds_message(old: Sequence[Old], texts: Texts) -> Message:
    """One message; each card shows what was answered about it."""
    blocks: list[Block] = [say(texts("age-opening", count=len(old)))]
    for each in old:
        blocks += [divider(), *_card(each, texts)]
    return message(*blocks, divider(), fine_print(texts("age-closing")))


def _card(old: Old, texts: Texts) -> list[Block]:
    insight = old.insight
    title = strong(insight.title)
    if old.answer:
        return [title, fine_print(texts(f"age-answered-{old.answer}"))]
    sure = confirm("age-outdated-title", "release-withdraw-confirm", "age-outdated", texts)
    return [
        title,
        quote(cut(insight.what, LONGEST_SHOWN)),
        buttons(
            button(texts("age-holds"), ids.AGE_HOLDS, insight.id),
            button(texts("age-outdated"), ids.AGE_OUTDATED, insight.id, confirm=sure),
            _revise(old, texts),
        ),
    ]


def _revise(old: Old, texts: Texts) -> ButtonElement:
    """Whoever leads changes it; anyone else says what should change."""
    if old.leads:
        return button(texts("age-revise"), ids.INSIGHT_OPEN_CHANGE, old.insight.id)
    return wish_button(old.insight.id, texts)
