"""How a question is put to a circle, and what becomes of it, for the one who asks."""

from collections.abc import Sequence

from slack_sdk.models.blocks import (
    Block,
    Option,
)

from bot.domain.insights.card_words import card_of
from bot.domain.questions.learning_questions import LONGEST_QUESTION, Choice, MyQuestion
from bot.domain.questions.questions import PutQuestion
from bot.domain.questions.triage import Board
from bot.search.search import Hit
from bot.slack.base import ids
from bot.slack.base.blocks import (
    LONGEST_OPTION,
    Json,
    Message,
    button,
    buttons,
    confirm,
    cut,
    cut_as_sent,
    field,
    fine_print,
    message,
    modal,
    option,
    plain,
    quote,
    say,
)
from bot.slack.base.fitting import fit_in_field
from bot.slack.base.forms import Answers, read_id
from bot.slack.base.inputs import box, drop_down, several_lines
from bot.slack.base.notices import notice_modal
from bot.slack.base.paging import page_of, turners
from bot.slack.insights.insights import insight_card
from bot.texts import Texts
from storage.models import STOPPED, FollowedQuestion, LearningQuestion, QuestionState

MAY = "yes"


def question_modal(question: str, choices: Sequence[Choice], texts: Texts) -> Json:
    """The form behind “put this to a circle”: the circles that fit best stand first."""
    options = [_circle(choice, texts) for choice in choices]
    is_obvious = len(choices) == 1 or choices[0].fits
    may = option(texts("question-may-introduce"), MAY)
    words, rest = fit_in_field(question, LONGEST_QUESTION, texts)
    return modal(
        ids.QUESTION_NEW,
        texts("question-form-title"),
        [
            say(texts("question-form-opening")),
            field(
                "question",
                texts("question-label"),
                several_lines(LONGEST_QUESTION, words),
            ),
            *rest,
            field(
                "circle",
                texts("question-circle"),
                drop_down(options, options[0] if is_obvious else None),
                hint=texts("question-circle-hint"),
            ),
            field(
                "introduce",
                texts("question-introduce"),
                box(may),
                hint=texts("question-introduce-hint"),
                optional=True,
            ),
            fine_print(texts("question-without-name")),
        ],
        submit=texts("question-send"),
        close=texts("button-cancel"),
    )


def put_modal(question: LearningQuestion, texts: Texts) -> Json:
    """What happens with it from now on."""
    also = [say(texts("question-introduce-next"))] if question.may_introduce else []
    is_waiting = question.state is QuestionState.OPEN and question.answered_by is None
    said = "question-put" if is_waiting else "question-put-before"
    return notice_modal(texts(said), texts, *also)


def _circle(choice: Choice, texts: Texts) -> Option:
    name = f"{cut(choice.circle.name, 50)} · {choice.theme}"
    why = _why(choice, texts)
    return Option(
        text=plain(cut(name, LONGEST_OPTION)),
        value=str(choice.circle.id),
        description=plain(cut(why, LONGEST_OPTION)) if why else None,
    )


def _why(choice: Choice, texts: Texts) -> str:
    if choice.has_cards:
        return texts("question-fits-cards")
    if choice.words:
        return texts("question-fits-words", words=", ".join(choice.words))
    return ""


def read_question(view: Json) -> tuple[int, str, bool]:
    """The circle, the question, and whether the bot may introduce the asker to someone."""
    answers = Answers(view)
    may = MAY in answers.choices("introduce")
    return read_id(answers.choice("circle") or ""), answers.text("question"), may


def mine_modal(board: Board, texts: Texts, page: int = 0) -> Json:
    """What I asked and how that stands; for anyone who leads circles, what was put to those."""
    opening = say(texts("question-mine-opening" if board.mine else "question-mine-none"))
    groups = [_mine(each, texts) for each in board.mine]
    if board.led:
        heading = say(texts("question-led"))
        first, *rest = [_led(each, texts) for each in board.led]
        groups += [[heading, *first], *rest]
    if board.followed:
        heading = say(texts("follow-mine"))
        first, *rest = [_followed(each, texts) for each in board.followed]
        groups += [[heading, *first], *rest]
    shown = page_of([[opening], *groups], page)
    button_row = [buttons(button(texts("gaps-open"), ids.QUESTION_GAPS))]
    gaps = button_row if board.may_see_gaps else []
    return modal(
        ids.QUESTION_MINE,
        texts("question-mine-title"),
        [*shown.blocks, *turners(shown, ids.QUESTION_MINE_PAGE, texts), *gaps],
        close=texts("button-close"),
    )


def _mine(mine: MyQuestion, texts: Texts) -> list[Block]:
    question = mine.question
    sure = confirm(
        "question-withdraw-title", "question-withdraw-confirm", "question-withdraw", texts
    )
    pressed = [
        button(texts("question-withdraw"), ids.QUESTION_WITHDRAW, question.id, confirm=sure)
    ]
    if mine.answer is not None:
        pressed.insert(0, button(texts("search-read"), ids.SEARCH_READ, mine.answer.insight_id))
    said = [f"{mine.circle.name} · {_status(mine, texts)}"]
    if mine.may_be_introduced:
        said.append(texts("question-introduce-next"))
    return [quote(question.text), fine_print("\n".join(said)), buttons(*pressed)]


def _followed(followed: FollowedQuestion, texts: Texts) -> list[Block]:
    since = texts("follow-since", day=texts.short_date(followed.created_at.date()))
    end = button(texts("follow-stop"), ids.QUESTION_UNFOLLOW, followed.id)
    return [quote(followed.text), fine_print(since), buttons(end)]


def _status(mine: MyQuestion, texts: Texts) -> str:
    """How a question stands, for anyone who asked it."""
    question = mine.question
    if question.answered_by is not None:
        return texts("question-status-answered")
    because = f"question-declined-{(question.declined_because or '').replace('_', '-')}"
    match question.state:
        case QuestionState.DECLINED:
            return f"{texts('question-status-declined')} {texts(because)}"
        case _ if mine.circle.state in STOPPED:
            return texts("question-status-stopped")
        case QuestionState.ACCEPTED:
            return texts("question-status-accepted")
        case QuestionState.MERGED:
            return texts("question-status-merged")
        case _:
            return texts("question-status-open")


def _led(asked: PutQuestion, texts: Texts) -> list[Block]:
    see = button(texts("question-see"), ids.QUESTION_SEE, asked.question.id)
    return [
        quote(cut_as_sent(asked.question.text, LONGEST_QUESTION)),
        fine_print(asked.circle.name),
        buttons(see),
    ]


def news_message(asked: PutQuestion, texts: Texts) -> Message:
    """To the one who asked: what the circle does with the question."""
    question, name = asked.question, asked.circle.name
    match question.state:
        case QuestionState.DECLINED:
            because = f"question-declined-{(question.declined_because or '').replace('_', '-')}"
            again = button(texts("question-ask-elsewhere"), ids.QUESTION_OPEN, question.text)
            return message(
                say(texts("question-news-declined", name=name)),
                quote(question.text),
                say(f"{texts(because)} {texts('question-declined-next')}"),
                buttons(again),
            )
        case QuestionState.MERGED:
            said = texts("question-news-merged", name=name)
        case _:
            said = texts("question-news-accepted", name=name)
    see = buttons(button(texts("question-mine-open"), ids.QUESTION_MINE))
    return message(
        say(said), quote(question.text), fine_print(texts("question-news-next")), see
    )


def answered_message(asked: PutQuestion, hit: Hit, texts: Texts) -> Message:
    """To the one who asked; whether it helps can be said where it is read whole."""
    read = button(texts("search-read"), ids.SEARCH_READ, hit.insight_id)
    return message(
        say(texts("question-answered", name=asked.circle.name)),
        quote(asked.question.text),
        *insight_card(card_of(hit), texts),
        buttons(read),
    )


def reopened_message(asked: PutQuestion, texts: Texts) -> Message:
    """In the place of an answer that was taken back."""
    return message(
        say(texts("question-reopened", name=asked.circle.name)), quote(asked.question.text)
    )


def followed_message(text: str, hit: Hit | None, texts: Texts) -> Message:
    """To whoever followed a question. `hit` None: the card was taken back since."""
    if hit is None:
        return message(say(texts("follow-gone")), quote(text))
    again = button(texts("follow-again"), ids.QUESTION_FOLLOW, text)
    return message(
        say(texts("follow-news")),
        quote(text),
        *insight_card(card_of(hit), texts),
        fine_print(texts("follow-news-next")),
        buttons(again),
    )
