"""A sentence on its own: a form that only says something, or a short message."""

from bot.slack.base import ids
from bot.slack.base.blocks import Json, Message, fine_print, message, message_of, modal, say
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


def without_file(answer: Message, texts: Texts) -> Message:
    """The answer to words with a picture, a voice clip or a document: those are not kept."""
    return message_of([*answer.blocks, fine_print(texts("file-not-kept")).to_dict()])
