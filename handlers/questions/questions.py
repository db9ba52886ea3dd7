"""Putting a question to a circle, and seeing what became of it."""

from collections.abc import Callable
from datetime import datetime

from slack_bolt import Ack
from slack_sdk import WebClient

from bot.domain.base.actor import Actor
from bot.domain.base.inbox import Work
from bot.domain.circle import themes
from bot.domain.questions import answering, learning_questions
from bot.errors import NotAllowed
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.base.forms import read_id
from bot.slack.base.notices import notice_modal
from bot.slack.base.paging import read_page
from bot.slack.circle.themes import named_in
from bot.slack.questions.questions import mine_modal, question_modal, read_question
from bot.texts import Texts
from handlers.base.door import Door
from handlers.base.show import refresh, settle, show
from storage.database import Database


def register(door: Door) -> None:
    door.subcommand(("vragen", "questions"), open_mine)
    door.action(ids.QUESTION_MINE, open_mine)
    for way in ("back", "on"):
        door.action(f"{ids.QUESTION_MINE_PAGE}.{way}", turn_mine)
    door.action(ids.QUESTION_OPEN, open_question)
    door.view(ids.QUESTION_NEW, submit_question)
    door.action(ids.QUESTION_WITHDRAW, withdraw)


def open_mine(
    ack: Ack, body: Json, client: WebClient, actor: Actor, db: Database, texts: Texts
) -> None:
    ack()
    with db.read() as session:
        board = answering.board(session, actor)
    show(client, body, mine_modal(board, texts))


def turn_mine(
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
        board = answering.board(session, actor)
    settle(client, body, mine_modal(board, texts, read_page(action)))


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
    text = str(action.get("value") or "")
    with db.read() as session:
        named = themes.every(session, actor.workspace_id)
        called = {key: named_in(named, key, texts) for key in named}
        choices = learning_questions.circles_to_ask(session, actor, text, called)
    if not choices:
        raise NotAllowed("question-no-circles")
    show(client, body, question_modal(text, choices, texts))


def submit_question(
    ack: Ack,
    view: Json,
    actor: Actor,
    work: Work,
    now: datetime,
    texts: Texts,
    nudge: Callable[[], None],
) -> None:
    circle_id, text, may_introduce = read_question(view)
    with work() as session:
        learning_questions.put(
            session, actor, circle_id, text, now, may_introduce=may_introduce
        )
    ack(response_action="update", view=notice_modal(texts("question-put"), texts))
    nudge()


def withdraw(
    ack: Ack,
    action: Json,
    body: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    now: datetime,
    texts: Texts,
    nudge: Callable[[], None],
) -> None:
    ack()
    with work() as session:
        learning_questions.withdraw(session, actor, read_id(action.get("value")), now)
        board = answering.board(session, actor)
    settle(client, body, mine_modal(board, texts))
    refresh(client, work.db, actor, now)
    nudge()
