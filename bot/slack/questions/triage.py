"""How a question looks to the person who leads the circle, and what they can do with it."""

from collections.abc import Sequence

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
)

from bot.domain.base import likeness
from bot.domain.insights.card_words import card_of
from bot.domain.questions.gaps import MOST_LOOKED_AT, Gap
from bot.domain.questions.questions import PutQuestion
from bot.domain.questions.triage import REASONS, TakenUp
from bot.search.search import Hit
from bot.slack.base import ids
from bot.slack.base.blocks import (
    Json,
    Message,
    button,
    buttons,
    field,
    fine_print,
    header,
    message,
    modal,
    option,
    quote,
    remembered,
    say,
    strong,
)
from bot.slack.base.forms import Answers, read_id
from bot.slack.base.inputs import drop_down, radio
from bot.slack.base.notices import notice_message
from bot.slack.base.paging import page_of, turners
from bot.slack.insights.insights import insight_card
from bot.texts import Texts
from storage.models import LearningQuestion, QuestionState


def question_message(asked: PutQuestion, texts: Texts) -> Message:
    """To the facilitators of the circle: the question as it stands, and what they can do."""
    return message(
        header(texts("question-title", name=asked.circle.name)), *_question(asked, texts)
    )


def decide_modal(asked: PutQuestion, texts: Texts) -> Json:
    """The same, from the list."""
    return modal(
        ids.MESSAGE_NOTICE,
        texts("question-see-title"),
        [fine_print(asked.circle.name), *_question(asked, texts)],
        close=texts("button-close"),
    )


def _question(asked: PutQuestion, texts: Texts) -> list[Block]:
    question = asked.question
    if question.state is QuestionState.WITHDRAWN:
        return [say(texts("question-is-withdrawn"))]
    opening = [say(texts("question-opening")), quote(question.text), *_about(asked, texts)]
    if question.answered_by is not None:
        return [*opening, fine_print(texts("question-is-answered"))]
    match question.state:
        case QuestionState.MERGED:
            return [*opening, fine_print(texts("question-is-merged"))]
        case QuestionState.DECLINED:
            anyhow = button(texts("question-accept-anyhow"), ids.QUESTION_ACCEPT, question.id)
            return [*opening, fine_print(texts("question-is-declined")), buttons(anyhow)]
        case QuestionState.ACCEPTED:
            said = fine_print(texts("question-is-accepted"))
        case _:
            said = say(texts("question-next"))
    return [*opening, *_nearly_the_same(asked, texts), said, buttons(*_choices(asked, texts))]


def _about(asked: PutQuestion, texts: Texts) -> list[Block]:
    """Where a reader asked it: on the page of a card."""
    if asked.question.asked_about is None:
        return []
    if asked.about is None:
        return [fine_print(texts("question-about-gone"))]
    read = button(texts("search-read"), ids.SEARCH_READ, asked.about.insight_id)
    return [say(texts("question-about", title=asked.about.title), accessory=read)]


def _nearly_the_same(asked: PutQuestion, texts: Texts) -> list[Block]:
    near = _nearest(asked)
    if near is None:
        return []
    return [say(texts("question-nearly-the-same")), quote(near.text)]


def _nearest(asked: PutQuestion) -> LearningQuestion | None:
    if not asked.related:
        return None
    first = asked.related[0]
    is_near = likeness.likeness(asked.question.text, first.text) >= likeness.RELATED
    return first if is_near else None


def _choices(asked: PutQuestion, texts: Texts) -> list[ButtonElement]:
    question = asked.question
    pressed = []
    if question.state is QuestionState.OPEN:
        accept = texts("question-accept")
        pressed.append(button(accept, ids.QUESTION_ACCEPT, question.id, style="primary"))
    pressed.append(button(texts("question-answer"), ids.QUESTION_OPEN_ANSWER, question.id))
    if asked.related:
        pressed.append(button(texts("question-merge"), ids.QUESTION_OPEN_MERGE, question.id))
    pressed.append(button(texts("question-decline"), ids.QUESTION_OPEN_DECLINE, question.id))
    return pressed


def merge_modal(asked: PutQuestion, texts: Texts) -> Json:
    """Choosing the question that this one goes with; the most alike stands first."""
    options = [option(each.text, each.id) for each in asked.related]
    near = options[0] if _nearest(asked) is not None else None
    return modal(
        ids.QUESTION_MERGE,
        texts("question-merge-title"),
        [
            quote(asked.question.text),
            field(
                "into",
                texts("question-merge-into"),
                drop_down(options, near),
                hint=texts("question-merge-hint"),
            ),
        ],
        submit=texts("question-merge"),
        close=texts("button-cancel"),
        remember={"question": asked.question.id},
    )


def read_merge(view: Json) -> tuple[int, int]:
    """The question, and the one that it goes with."""
    into = Answers(view).choice("into") or ""
    return read_id(remembered(view).get("question")), read_id(into)


def decline_modal(asked: PutQuestion, texts: Texts) -> Json:
    """Saying no, with a reason that the asker gets."""
    options = [
        option(texts(f"question-declined-{each.replace('_', '-')}"), each) for each in REASONS
    ]
    return modal(
        ids.QUESTION_DECLINE,
        texts("question-decline-title"),
        [
            quote(asked.question.text),
            field("reason", texts("question-reason"), radio(options)),
            fine_print(texts("question-decline-hint")),
        ],
        submit=texts("question-send"),
        close=texts("button-cancel"),
        remember={"question": asked.question.id},
    )


def read_decline(view: Json) -> tuple[int, str]:
    """The question, and why."""
    return read_id(remembered(view).get("question")), Answers(view).choice("reason") or ""


def answer_modal(asked: PutQuestion, hits: Sequence[Hit], texts: Texts) -> Json:
    """Choosing the card that answers a question."""
    options = [option(hit.title, hit.insight_id) for hit in hits]
    return modal(
        ids.QUESTION_ANSWER,
        texts("question-answer-title"),
        [
            quote(asked.question.text),
            field("insight", texts("question-insight"), drop_down(options)),
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


def match_message(asked: PutQuestion, hit: Hit | None, texts: Texts) -> Message:
    """To the facilitators: a new card that may answer a question. None: it was withdrawn."""
    if hit is None:
        return notice_message(texts("question-match-gone"))
    question = asked.question
    opening = [say(texts("question-match", name=asked.circle.name)), quote(question.text)]
    if question.state is QuestionState.WITHDRAWN:
        return notice_message(texts("question-is-withdrawn"))
    if question.answered_by is not None:
        return message(*opening, fine_print(texts("question-is-answered")))
    send = button(
        texts("question-match-send"),
        ids.QUESTION_MATCHES,
        f"{question.id}.{hit.insight_id}",
        style="primary",
    )
    return message(
        *opening,
        *insight_card(card_of(hit), texts),
        fine_print(texts("question-match-next")),
        buttons(send),
    )


def read_match(value: object) -> tuple[int, int]:
    """The question and the card of a proposed answer."""
    question, _, insight = str(value).partition(".")
    return read_id(question), read_id(insight)


def gaps_modal(gaps: Sequence[Gap], texts: Texts, page: int = 0) -> Json:
    """What is asked and not known, without names."""
    opening = say(texts("gaps-opening", most=MOST_LOOKED_AT) if gaps else texts("gaps-none"))
    shown = page_of([[opening], *(_gap(each, texts) for each in gaps)], page)
    return modal(
        ids.MESSAGE_NOTICE,
        texts("gaps-title"),
        [*shown.blocks, *turners(shown, ids.QUESTION_GAPS_PAGE, texts)],
        close=texts("button-close"),
    )


def _gap(gap: Gap, texts: Texts) -> list[Block]:
    said = texts("gaps-many" if gap.is_asked_often else "gaps-some")
    if gap.is_on_agenda:
        said = f"{said} {texts('gaps-on-agenda')}"
    return [quote(gap.text), fine_print(said)]


def agenda_modal(taken_up: TakenUp, texts: Texts, page: int = 0) -> Json:
    """What a circle took up and does not know yet, without names."""
    opening = [say(texts("agenda-asked" if taken_up.questions else "home-nothing-left"))]
    shown = page_of([opening, *([quote(each.text)] for each in taken_up.questions)], page)
    return modal(
        ids.MESSAGE_NOTICE,
        texts("question-agenda-title"),
        [
            strong(taken_up.circle.name),
            *shown.blocks,
            *turners(shown, ids.QUESTION_AGENDA_PAGE, texts),
        ],
        close=texts("button-close"),
        remember={"circle": taken_up.circle.id},
    )
