"""What the bot says about plain words that may be an answer."""

from slack_sdk.models.blocks import Block

from bot.domain.learned.direct_messages import Heard, Spoken
from bot.domain.learned.prompts import Asked
from bot.errors import NotFound
from bot.slack.base import ids
from bot.slack.base.blocks import (
    Json,
    Message,
    button,
    buttons,
    fine_print,
    message,
    say,
    unescape,
)
from bot.slack.base.forms import read_id
from bot.slack.learned.reflections import about
from bot.texts import Texts


def heard_message(heard: Heard, texts: Texts) -> Message:
    """Kept for you alone: is it an answer, and to what?"""
    said_about = about(heard.asked.circle, heard.asked.meeting, texts)
    questions: list[Block] = [
        say(
            question.text,
            accessory=button(
                texts("said-answers"), ids.SAID_ANSWERS, f"{heard.said.id}.{question.id}"
            ),
        )
        for question in heard.asked.questions
    ]
    return message(
        say(texts("said-heard", about=said_about)),
        *questions,
        fine_print(texts("said-promise")),
        buttons(
            button(texts("said-search"), ids.SAID_SEARCH, heard.said.id),
            button(texts("said-forget"), ids.SAID_FORGET, heard.said.id),
        ),
    )


def adopted_message(asked: Asked, texts: Texts) -> Message:
    """It stands in the draft: nobody else has seen it."""
    return message(
        say(texts("said-adopted", about=about(asked.circle, asked.meeting, texts))),
        _to_the_form(asked, texts),
    )


def stays_message(asked: Asked, texts: Texts) -> Message:
    """The message changed after its words were used: those stay as they were."""
    return message(
        say(texts("said-stays", about=about(asked.circle, asked.meeting, texts))),
        _to_the_form(asked, texts),
    )


def _to_the_form(asked: Asked, texts: Texts) -> Block:
    prompt_id = asked.prompt.id if asked.prompt else 0
    return buttons(button(texts("said-open"), ids.REFLECTION_ANSWER, prompt_id))


def searched_message(texts: Texts) -> Message:
    return message(say(texts("said-searched")))


def forgotten_message(texts: Texts) -> Message:
    return message(say(texts("said-forgotten")))


def read_spoken(event: Json) -> Spoken:
    """A message, new or as it was edited."""
    found = event.get("message") or event
    return Spoken(
        str(event.get("channel")),
        str(found.get("ts")),
        str(found["thread_ts"]) if found.get("thread_ts") else None,
        unescape(str(found.get("text") or "")).strip(),
    )


def read_said(action: Json) -> tuple[int, int]:
    """Which words, and which question they answer."""
    said_id, dot, question_id = str(action.get("value")).partition(".")
    if not dot:
        raise NotFound
    return read_id(said_id), read_id(question_id)
