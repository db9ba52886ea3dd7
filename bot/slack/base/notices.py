"""A sentence on its own: a form that only says something, or a short message."""

from bot.slack.base import ids
from bot.slack.base.blocks import Json, Message, message, modal, say
from bot.texts import Texts


def notice_modal(sentence: str, texts: Texts, *, title: str | None = None) -> Json:
    return modal(
        ids.MESSAGE_NOTICE,
        title or texts("notice-title"),
        [say(sentence)],
        close=texts("button-close"),
    )


def notice_message(sentence: str) -> Message:
    return message(say(sentence))
