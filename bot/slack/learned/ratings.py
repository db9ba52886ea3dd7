"""Asking whether a session was worth the time: below the request to reflect, in one row."""

from slack_sdk.models.blocks import Block, PlainTextInputElement

from bot.domain.learned.prompts import PromptSeen
from bot.domain.learned.ratings import LONGEST_WORD, SCORES
from bot.slack.base import ids
from bot.slack.base.blocks import (
    Json,
    button,
    buttons,
    field,
    fine_print,
    modal,
    remembered,
    say,
)
from bot.slack.base.forms import Answers, read_id
from bot.texts import Texts


def ask_blocks(asked: PromptSeen, texts: Texts) -> list[Block]:
    """Five buttons; afterwards a thank you, and the way to add a word."""
    if asked.prompt is None or not asked.may_rate:
        return []
    prompt_id = asked.prompt.id
    if asked.rater is None:
        row = (button(str(n), f"{ids.RATING_GIVE}.{n}", prompt_id) for n in SCORES)
        return [say(texts("rating-ask")), buttons(*row)]
    thanks = fine_print(texts("rating-thanks"))
    if asked.rater.has_said:
        return [thanks]
    return [thanks, buttons(button(texts("rating-add-word"), ids.RATING_ADD_WORD, prompt_id))]


def word_modal(asked: PromptSeen, texts: Texts) -> Json:
    element = PlainTextInputElement(max_length=LONGEST_WORD)
    return modal(
        ids.RATING_WORD,
        texts("rating-word-title"),
        [
            field("word", texts("rating-word"), element),
            fine_print(texts("rating-word-promise")),
        ],
        submit=texts("button-save"),
        close=texts("button-cancel"),
        remember={"prompt": asked.written_in.id},
    )


def read_word(view: Json) -> tuple[int, str]:
    """The request that it belongs to, and the word."""
    return read_id(remembered(view).get("prompt")), Answers(view).text("word")
