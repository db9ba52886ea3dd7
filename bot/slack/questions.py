"""How a question is put to a circle, and answered."""

from collections.abc import Mapping, Sequence

from slack_sdk.models.blocks import PlainTextInputElement, StaticSelectElement

from bot.domain.insights import card_of
from bot.domain.questions import LONGEST_QUESTION, Asked
from bot.domain.themes import Theme
from bot.search.search import Hit
from bot.slack import ids
from bot.slack.blocks import (
    Json,
    Message,
    button,
    buttons,
    cut,
    field,
    fine_print,
    header,
    message,
    modal,
    option,
    quote,
    remembered,
    say,
)
from bot.slack.forms import Answers, read_id
from bot.slack.insights import insight_card
from bot.slack.themes import named_in
from bot.texts import Texts
from storage.models import Circle


def question_modal(
    question: str, circles: Sequence[Circle], themes: Mapping[str, Theme], texts: Texts
) -> Json:
    """The form behind “put this to a circle”."""
    options = [
        option(f"{cut(circle.name, 50)} · {named_in(themes, circle.theme, texts)}", circle.id)
        for circle in circles
    ]
    return modal(
        ids.QUESTION_NEW,
        texts("question-form-title"),
        [
            say(texts("question-form-opening")),
            field(
                "question",
                texts("question-label"),
                PlainTextInputElement(
                    multiline=True,
                    max_length=LONGEST_QUESTION,
                    initial_value=cut(question, LONGEST_QUESTION) or None,
                ),
            ),
            field("circle", texts("question-circle"), StaticSelectElement(options=options)),
            fine_print(texts("question-without-name")),
        ],
        submit=texts("question-send"),
        close=texts("button-cancel"),
    )


def read_question(view: Json) -> tuple[int, str]:
    """The circle, and the question."""
    answers = Answers(view)
    return read_id(answers.choice("circle") or ""), answers.text("question")


def question_message(asked: Asked, texts: Texts) -> Message:
    """To the facilitators of the circle."""
    blocks = [
        header(texts("question-title", name=asked.circle.name)),
        say(texts("question-opening")),
        quote(asked.question.text),
    ]
    if asked.question.answered_by is not None:
        return message(*blocks, say(texts("question-is-answered")))
    pressed = button(texts("question-answer"), ids.QUESTION_OPEN_ANSWER, asked.question.id)
    return message(*blocks, say(texts("question-next")), buttons(pressed))


def answer_modal(asked: Asked, hits: Sequence[Hit], texts: Texts) -> Json:
    """Choosing the card that answers a question."""
    options = [option(hit.title, hit.insight_id) for hit in hits]
    return modal(
        ids.QUESTION_ANSWER,
        texts("question-answer-title"),
        [
            quote(asked.question.text),
            field("insight", texts("question-insight"), StaticSelectElement(options=options)),
            fine_print(texts("question-answer-hint")),
        ],
        submit=texts("question-send"),
        close=texts("button-cancel"),
        remember={"question": asked.question.id},
    )


def read_question_answer(view: Json) -> tuple[int, int]:
    """The question, and the card."""
    return (
        read_id(remembered(view).get("question")),
        read_id(Answers(view).choice("insight") or ""),
    )


def answered_message(asked: Asked, hit: Hit, texts: Texts) -> Message:
    """To the one who asked."""
    return message(
        say(texts("question-answered", name=asked.circle.name)),
        quote(asked.question.text),
        *insight_card(card_of(hit), texts),
    )
