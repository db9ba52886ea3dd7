"""Putting a question to a circle, and seeing what became of it."""

from bot.domain.circle import themes
from bot.domain.questions import learning_questions, triage
from bot.domain.questions.small_talk import has_subject
from bot.errors import NotAllowed
from bot.slack.base import ids
from bot.slack.circle.themes import named_in
from bot.slack.questions.learning_questions import (
    mine_modal,
    put_modal,
    question_modal,
    read_question,
)
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.base.forms import opens, turns


def register(door: Door) -> None:
    door.for_everybody.subcommand(("vragen", "questions"), opens(triage.board, mine_modal))
    door.for_everybody.action(ids.QUESTION_MINE, opens(triage.board, mine_modal))
    door.for_everybody.pages(ids.QUESTION_MINE_PAGE, turns(triage.board, mine_modal))
    door.action(ids.QUESTION_OPEN, open_question)
    door.view(ids.QUESTION_NEW, submit_question)
    door.for_everybody.action(ids.QUESTION_WITHDRAW, withdraw)


def open_question(click: Click) -> None:
    text = str(click.value or "")
    if not has_subject(text):
        raise NotAllowed("question-no-subject")
    with click.reading() as session:
        named = themes.every(session, click.actor.workspace_id)
        called = {key: named_in(named, key, click.texts) for key in named}
        choices = learning_questions.circles_to_ask(session, click.actor, text, called)
    if not choices:
        raise NotAllowed("question-no-circles")
    click.show(question_modal(text, choices, click.texts))


def submit_question(click: Click) -> None:
    circle_id, text, may_introduce = read_question(click.view)
    with click.work() as session:
        question = learning_questions.put(
            session, click.actor, circle_id, text, click.now, may_introduce=may_introduce
        )
    click.done(put_modal(question, click.texts))


def withdraw(click: Click) -> None:
    with click.work() as session:
        learning_questions.withdraw(session, click.actor, click.pressed, click.now)
        board = triage.board(session, click.actor, click.now)
    click.replace(mine_modal(board, click.texts))
