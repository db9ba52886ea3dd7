"""What a facilitator does with a question that was put to the circle."""

from collections.abc import Callable
from datetime import datetime

from slack_bolt import Ack
from slack_sdk import WebClient

from bot.delivery.redraw import redraw
from bot.domain.base.actor import Actor
from bot.domain.base.inbox import Work
from bot.domain.base.kinds import MessageKind
from bot.domain.questions import answering, gaps
from bot.errors import NotAllowed
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.base.forms import read_id
from bot.slack.base.notices import notice_modal
from bot.slack.base.paging import read_page
from bot.slack.questions.answering import (
    answer_modal,
    decide_modal,
    decline_modal,
    gaps_modal,
    merge_modal,
    read_decline,
    read_match,
    read_merge,
    read_question_answer,
)
from bot.texts import Texts
from handlers.base.door import Door
from handlers.base.show import settle, show
from storage.database import Database


def register(door: Door) -> None:
    door.action(ids.QUESTION_SEE, see)
    door.action(ids.QUESTION_ACCEPT, accept)
    door.action(ids.QUESTION_OPEN_MERGE, open_merge)
    door.view(ids.QUESTION_MERGE, submit_merge)
    door.action(ids.QUESTION_OPEN_DECLINE, open_decline)
    door.view(ids.QUESTION_DECLINE, submit_decline)
    door.action(ids.QUESTION_OPEN_ANSWER, open_answer)
    door.view(ids.QUESTION_ANSWER, submit_answer)
    door.action(ids.QUESTION_MATCHES, send_match)
    door.subcommand(("hiaten", "gaps"), open_gaps)
    door.action(ids.QUESTION_GAPS, open_gaps)
    for way in ("back", "on"):
        door.action(f"{ids.QUESTION_GAPS_PAGE}.{way}", turn_gaps)


def see(
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
        asked = answering.get_for_facilitator(session, actor, read_id(action.get("value")))
    show(client, body, decide_modal(asked, texts))


def accept(
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
    question_id = read_id(action.get("value"))
    with work() as session:
        asked = answering.accept(session, actor, question_id, now)
    settle(client, body, decide_modal(asked, texts))
    redraw(client, work.db, actor, [(MessageKind.LEARNING_QUESTION, question_id)], now)
    nudge()


def open_merge(
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
        asked = answering.get_for_facilitator(session, actor, read_id(action.get("value")))
    if not asked.related:
        raise NotAllowed("question-nothing-to-merge")
    show(client, body, merge_modal(asked, texts))


def submit_merge(
    ack: Ack,
    view: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    now: datetime,
    texts: Texts,
    nudge: Callable[[], None],
) -> None:
    question_id, into_id = read_merge(view)
    with work() as session:
        answering.merge(session, actor, question_id, into_id, now)
    ack(response_action="update", view=notice_modal(texts("question-merged"), texts))
    kind = MessageKind.LEARNING_QUESTION
    redraw(client, work.db, actor, [(kind, question_id), (kind, into_id)], now)
    nudge()


def open_decline(
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
        asked = answering.get_for_facilitator(session, actor, read_id(action.get("value")))
    show(client, body, decline_modal(asked, texts))


def submit_decline(
    ack: Ack,
    view: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    now: datetime,
    texts: Texts,
    nudge: Callable[[], None],
) -> None:
    question_id, reason = read_decline(view)
    with work() as session:
        answering.decline(session, actor, question_id, reason, now)
    ack(response_action="update", view=notice_modal(texts("question-decline-sent"), texts))
    redraw(client, work.db, actor, [(MessageKind.LEARNING_QUESTION, question_id)], now)
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
        asked = answering.get_for_facilitator(session, actor, read_id(action.get("value")))
        hits = answering.possible_answers(session, actor, asked)
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
        answering.answer(session, actor, question_id, insight_id, now)
    ack(response_action="update", view=notice_modal(texts("question-answer-sent"), texts))
    redraw(client, work.db, actor, [(MessageKind.LEARNING_QUESTION, question_id)], now)
    nudge()


def send_match(
    ack: Ack,
    action: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    now: datetime,
    nudge: Callable[[], None],
) -> None:
    """The card that the bot proposed is the answer."""
    ack()
    question_id, insight_id = read_match(action.get("value"))
    with work() as session:
        answering.answer(session, actor, question_id, insight_id, now)
    about = [
        (MessageKind.QUESTION_MATCH, insight_id),
        (MessageKind.LEARNING_QUESTION, question_id),
    ]
    redraw(client, work.db, actor, about, now)
    nudge()


def open_gaps(
    ack: Ack, body: Json, client: WebClient, actor: Actor, db: Database, texts: Texts
) -> None:
    ack()
    with db.read() as session:
        found = gaps.look(session, actor)
    show(client, body, gaps_modal(found, texts))


def turn_gaps(
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
        found = gaps.look(session, actor)
    settle(client, body, gaps_modal(found, texts, read_page(action)))
