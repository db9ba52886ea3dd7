"""Putting a question to a circle, and answering it with an insight."""

from collections.abc import Callable
from datetime import datetime

from slack_bolt import Ack
from slack_sdk import WebClient

from bot.delivery.redraw import redraw
from bot.domain import questions, themes
from bot.domain.inbox import Work
from bot.domain.kinds import MessageKind
from bot.domain.people import Actor
from bot.errors import NotAllowed
from bot.slack import ids
from bot.slack.blocks import Json
from bot.slack.forms import read_id
from bot.slack.notices import notice_modal
from bot.slack.questions import (
    answer_modal,
    question_modal,
    read_question,
    read_question_answer,
)
from bot.texts import Texts
from handlers.door import Door
from handlers.show import show
from storage.database import Database


def register(door: Door) -> None:
    door.action(ids.QUESTION_OPEN, open_question)
    door.view(ids.QUESTION_NEW, submit_question)
    door.action(ids.QUESTION_OPEN_ANSWER, open_answer)
    door.view(ids.QUESTION_ANSWER, submit_answer)


def open_question(
    ack: Ack,
    action: Json,
    body: Json,
    client: WebClient,
    actor: Actor,
    db: Database,
    texts: Texts,
) -> None:
    ack()
    with db.read() as session:
        circles = questions.circles_to_ask(session, actor)
        named = themes.every(session, actor.workspace_id)
    if not circles:
        raise NotAllowed("question-no-circles")
    show(client, body, question_modal(str(action.get("value") or ""), circles, named, texts))


def submit_question(
    ack: Ack,
    view: Json,
    actor: Actor,
    work: Work,
    now: datetime,
    texts: Texts,
    nudge: Callable[[], None],
) -> None:
    circle_id, text = read_question(view)
    with work() as session:
        questions.put(session, actor, circle_id, text, now)
    ack(response_action="update", view=notice_modal(texts("question-put"), texts))
    nudge()


def open_answer(
    ack: Ack,
    action: Json,
    body: Json,
    client: WebClient,
    actor: Actor,
    db: Database,
    texts: Texts,
) -> None:
    ack()
    with db.read() as session:
        asked = questions.get_for_facilitator(session, actor, read_id(action.get("value")))
        hits = questions.possible_answers(session, asked)
    if not hits:
        raise NotAllowed("question-no-insights")
    show(client, body, answer_modal(asked, hits, texts))


def submit_answer(
    ack: Ack,
    view: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    now: datetime,
    texts: Texts,
    nudge: Callable[[], None],
) -> None:
    question_id, insight_id = read_question_answer(view)
    with work() as session:
        questions.answer(session, actor, question_id, insight_id, now)
    ack(response_action="update", view=notice_modal(texts("question-answer-sent"), texts))
    redraw(client, work.db, actor, [(MessageKind.LEARNING_QUESTION, question_id)], now)
    nudge()
