"""Answering the guiding questions, and deciding who may read the answers."""

from collections.abc import Callable
from datetime import datetime

from slack_bolt import Ack
from slack_sdk import WebClient

from bot.delivery.redraw import redraw
from bot.domain.base.actor import Actor
from bot.domain.base.inbox import Work
from bot.domain.circle import circles
from bot.domain.learned import prompts, reflections
from bot.errors import NotFound
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.base.forms import read_id
from bot.slack.base.notices import notice_modal
from bot.slack.learned.reflections import choose_circle_modal, read_circle_choice
from bot.slack.learned.sharing import Look, preview_modal
from bot.slack.learned.sheets import (
    answer_modal,
    is_blank,
    read_answer,
    read_sheet,
    read_subject,
)
from bot.texts import Texts
from handlers.base.door import Door
from handlers.base.show import settle, show
from storage.database import Database


def register(door: Door) -> None:
    door.subcommand(("reflectie", "reflect"), open_form)
    door.shortcut(ids.REFLECTION_SHORTCUT, open_form)
    door.view(ids.REFLECTION_CHOOSE, choose_circle)
    door.action(ids.REFLECTION_ANSWER, open_answer)
    door.action(ids.REFLECTION_LATER, postpone)
    door.action(ids.REFLECTION_SKIP, skip)
    door.view(ids.REFLECTION_FORM, submit_answer)
    door.action(ids.REFLECTION_FOLLOW_UP, unfold)
    door.action(ids.REFLECTION_KEEP_DRAFT, leave_for_later)
    door.action(ids.REFLECTION_FORGET_DRAFT, forget_draft)
    door.closed(ids.REFLECTION_FORM, keep_closed)


def open_form(
    ack: Ack,
    body: Json,
    client: WebClient,
    actor: Actor,
    db: Database,
    now: datetime,
    texts: Texts,
) -> None:
    """Straight to the questions for who is in one circle; others choose first."""
    ack()
    with db.read() as session:
        mine = circles.active_of(session, actor)
        if not mine:
            raise NotFound("reflection-no-circle")
        asked = prompts.latest(session, actor, mine[0].id, now)
    if len(mine) > 1:
        show(client, body, choose_circle_modal(ids.REFLECTION_CHOOSE, mine, texts))
    else:
        show(client, body, answer_modal(asked, texts))


def choose_circle(
    ack: Ack, view: Json, actor: Actor, db: Database, now: datetime, texts: Texts
) -> None:
    with db.read() as session:
        asked = prompts.latest(session, actor, read_circle_choice(view), now)
    ack(response_action="update", view=answer_modal(asked, texts))


def open_answer(
    ack: Ack,
    action: Json,
    body: Json,
    client: WebClient,
    actor: Actor,
    db: Database,
    now: datetime,
    texts: Texts,
) -> None:
    ack()
    with db.read() as session:
        asked = prompts.asked(session, actor, read_id(action.get("value")), now)
    show(client, body, answer_modal(asked, texts))


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
    """Keep the words, then show what of them others would see."""
    submission = read_answer(view)
    with work() as session:
        asked = reflections.keep(session, actor, submission, now)
        subjects = prompts.messages_about(session, asked.written_in)
    if asked.unshared:
        look = Look(asked.circle, actor.name, asked.unshared, asked.cases, asked.crowd)
        ack(response_action="update", view=preview_modal(look, texts))
    else:
        ack()
    redraw(client, work.db, actor, subjects, now)
    nudge()


def unfold(
    ack: Ack,
    body: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    now: datetime,
    texts: Texts,
) -> None:
    """Did it work? Ask on below that question, with all that was typed still there."""
    ack()
    asked = _keep_draft(body["view"], actor, work, now)
    settle(client, body, answer_modal(asked, texts, resumed=False))


def leave_for_later(
    ack: Ack,
    body: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    now: datetime,
    texts: Texts,
) -> None:
    ack()
    asked = _keep_draft(body["view"], actor, work, now)
    said = "draft-kept" if asked.draft else "draft-nothing"
    settle(client, body, notice_modal(texts(said), texts))


def keep_closed(ack: Ack, view: Json, actor: Actor, work: Work, now: datetime) -> None:
    """A form that was closed without sending it in, as far as Slack says what stood there."""
    ack()
    if not is_blank(view):
        _keep_draft(view, actor, work, now)


def _keep_draft(view: Json, actor: Actor, work: Work, now: datetime) -> prompts.Asked:
    circle_id, meeting_id = read_subject(view)
    sheet = read_sheet(view)
    with work() as session:
        return reflections.keep_draft(session, actor, circle_id, meeting_id, sheet, now)


def forget_draft(
    ack: Ack,
    body: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    now: datetime,
    texts: Texts,
) -> None:
    """A form in place of this one would keep what was typed: Slack remembers its fields."""
    ack()
    circle_id, meeting_id = read_subject(body["view"])
    with work() as session:
        reflections.forget_draft(session, actor, circle_id, meeting_id, now)
    settle(client, body, notice_modal(texts("draft-forgotten"), texts))


def postpone(
    ack: Ack, action: Json, client: WebClient, actor: Actor, work: Work, now: datetime
) -> None:
    ack()
    with work() as session:
        asked = prompts.postpone(session, actor, read_id(action.get("value")), now)
        subjects = prompts.messages_about(session, asked.written_in)
    redraw(client, work.db, actor, subjects, now)


def skip(
    ack: Ack, action: Json, client: WebClient, actor: Actor, work: Work, now: datetime
) -> None:
    ack()
    with work() as session:
        asked = prompts.skip(session, actor, read_id(action.get("value")), now)
        subjects = prompts.messages_about(session, asked.written_in)
    redraw(client, work.db, actor, subjects, now)
