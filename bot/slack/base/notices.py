"""A sentence on its own: a form that only says something, or a short message."""

from slack_sdk.models.blocks import Block

from bot.slack.base import ids
from bot.slack.base.blocks import (
    VIEW_BLOCKS,
    Json,
    Message,
    fine_print,
    labelled,
    message,
    message_of,
    modal,
    say,
)
from bot.texts import Texts

REFUSED = "refused"  # the block on top of a form that says why it cannot be


def notice_modal(sentence: str, texts: Texts, *more: Block, title: str | None = None) -> Json:
    """`more`: what stands below it."""
    return modal(
        ids.MESSAGE_NOTICE,
        title or texts("notice-title"),
        [say(sentence), *more],
        close=texts("button-close"),
    )


def is_refused(view: Json) -> bool:
    return any(block.get("block_id") == REFUSED for block in view.get("blocks") or ())


def refused(form: Json, sentence: str, label: str | None = None) -> Json:
    """A form as it was sent in, and on top why it cannot be; `label`: the field it is about."""
    said = labelled(label, sentence) if label else say(sentence)
    blocks = [block for block in form["blocks"] if block.get("block_id") != REFUSED]
    blocks = [{**said.to_dict(), "block_id": REFUSED}, *blocks]
    return {**form, "blocks": blocks[:VIEW_BLOCKS]}


def notice_message(sentence: str) -> Message:
    return message(say(sentence))


def without_file(answer: Message, texts: Texts) -> Message:
    """The answer to words with a picture, a voice clip or a document: those are not kept."""
    return message_of([*answer.blocks, fine_print(texts("file-not-kept")).to_dict()])
