"""Telling who shared something that others use it, if they want to hear that."""

from slack_sdk.models.blocks import Block

from bot.domain.circulation.reuse import News, Used
from bot.slack.base import ids
from bot.slack.base.blocks import Message, button, buttons, fine_print, message, say, strong
from bot.texts import Texts


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
    for each in news.cards:
        blocks += [strong(each.title), *_users(each, texts)]
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
