"""Asking whether a session was worth the time, and how the circle is doing.

Below the request to reflect, in one row.
"""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block

from bot.domain.learned.prompts import PromptSeen
from bot.domain.learned.pulse import STATEMENTS
from bot.domain.learned.ratings import LONGEST_WORD, SCORES
from bot.errors import InvalidInput
from bot.slack.base import ids
from bot.slack.base.blocks import (
    Json,
    button,
    buttons,
    field,
    fine_print,
    modal,
    option,
    remembered,
    say,
)
from bot.slack.base.forms import Answers, read_id
from bot.slack.base.inputs import drop_down, one_line
from bot.texts import Texts


def ask_blocks(asked: PromptSeen, texts: Texts) -> list[Block]:
    """Five buttons; afterwards a thank you, and the way to add a word."""
    if asked.prompt is None or not asked.may_rate:
        return []
    prompt_id = asked.prompt.id
    if asked.rater is None:
        row = (button(str(n), f"{ids.RATING_GIVE}.{n}", prompt_id) for n in SCORES)
        return [say(texts("rating-ask")), buttons(*row)]
    more = []
    if not asked.rater.has_said:
        more.append(button(texts("rating-add-word"), ids.RATING_ADD_WORD, prompt_id))
    if asked.asks_pulse and not asked.rater.has_answered:
        more.append(button(texts("pulse-open"), ids.PULSE_OPEN, prompt_id))
    thanks = "pulse-thanks" if asked.rater.has_answered else "rating-thanks"
    return [fine_print(texts(thanks)), *([buttons(*more)] if more else [])]


def word_modal(asked: PromptSeen, texts: Texts) -> Json:
    element = one_line(LONGEST_WORD)
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


def pulse_modal(asked: PromptSeen, texts: Texts) -> Json:
    """A menu for each statement: five words from never to always."""
    options = [option(texts(f"pulse-score-{n}"), n) for n in SCORES]
    return modal(
        ids.PULSE_FORM,
        texts("pulse-title"),
        [
            say(texts("pulse-opening")),
            *(
                field(f"pulse-{each}", texts(f"pulse-{each}"), drop_down(options))
                for each in STATEMENTS
            ),
            fine_print(texts("pulse-promise")),
        ],
        submit=texts("button-save"),
        close=texts("button-cancel"),
        remember={"prompt": asked.written_in.id},
    )


def read_pulse(view: Json) -> tuple[int, Sequence[int]]:
    """The request that it belongs to, and a score for each statement.

    Raises:
        InvalidInput: one has none.
    """
    answers = Answers(view)
    chosen = {f"pulse-{each}": answers.choice(f"pulse-{each}") for each in STATEMENTS}
    for name, choice in chosen.items():
        if choice is None:
            raise InvalidInput(name, "error-choose")
    prompt_id = read_id(remembered(view).get("prompt"))
    return prompt_id, [read_id(choice) for choice in chosen.values()]


def read_word(view: Json) -> tuple[int, str]:
    """The request that it belongs to, and the word."""
    return read_id(remembered(view).get("prompt")), Answers(view).text("word")
