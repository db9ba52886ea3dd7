"""Answering the guiding questions, and deciding who may read the answers."""

from collections.abc import Callable
from datetime import datetime

from slack_bolt import Ack
from slack_sdk import WebClient

from bot.delivery.redraw import redraw
from bot.domain import circles, reflections
from bot.domain.inbox import Work
from bot.domain.people import Actor
from bot.errors import NotFound
from bot.slack import ids
from bot.slack.blocks import Json
from bot.slack.forms import read_id
from bot.slack.notices import notice_modal
from bot.slack.paging import read_page
from bot.slack.reflections import (
    answer_modal,
    choose_circle_modal,
    level_modal,
    mine_modal,
    preview_modal,
    read_answer,
    read_circle_choice,
    read_level,
    read_mine_page,
    read_preview,
)
from bot.texts import Texts
from handlers.door import Door
from handlers.show import refresh_below, settle, show
from storage.database import Database


def register(door: Door) -> None:
    door.subcommand(("reflectie", "reflect"), open_form)
    door.shortcut(ids.REFLECTION_SHORTCUT, open_form)
    door.view(ids.REFLECTION_CHOOSE, choose_circle)
    door.action(ids.REFLECTION_ANSWER, open_answer)
    door.action(ids.REFLECTION_LATER, postpone)
    door.action(ids.REFLECTION_SKIP, skip)
    door.view(ids.REFLECTION_FORM, submit_answer)
    door.action(ids.REFLECTION_SEE, open_preview)
    door.view(ids.REFLECTION_PREVIEW, submit_preview)
    door.action(ids.REFLECTION_MINE, open_mine)
    for way in ("back", "on"):
        door.action(f"{ids.REFLECTION_MINE_PAGE}.{way}", turn_page)
    door.action(ids.REFLECTION_OPEN_LEVEL, open_level)
    door.view(ids.REFLECTION_LEVEL, submit_level)


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
        asked = reflections.latest(session, actor, mine[0].id, now)
    if len(mine) > 1:
        show(client, body, choose_circle_modal(ids.REFLECTION_CHOOSE, mine, texts))
    else:
        show(client, body, answer_modal(asked, texts))


def choose_circle(
    ack: Ack, view: Json, actor: Actor, db: Database, now: datetime, texts: Texts
) -> None:
    with db.read() as session:
        asked = reflections.latest(session, actor, read_circle_choice(view), now)
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
        asked = reflections.asked(session, actor, read_id(action.get("value")), now)
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
        subjects = reflections.messages_about(session, asked.written_in)
    if asked.unshared:
        preview = preview_modal(asked.circle, actor.name, asked.unshared, texts)
        ack(response_action="update", view=preview)
    else:
        ack()
    redraw(client, work.db, actor, subjects, now)
    nudge()


def postpone(
    ack: Ack, action: Json, client: WebClient, actor: Actor, work: Work, now: datetime
) -> None:
    ack()
    with work() as session:
        asked = reflections.postpone(session, actor, read_id(action.get("value")), now)
        subjects = reflections.messages_about(session, asked.written_in)
    redraw(client, work.db, actor, subjects, now)


def skip(
    ack: Ack, action: Json, client: WebClient, actor: Actor, work: Work, now: datetime
) -> None:
    ack()
    with work() as session:
        asked = reflections.skip(session, actor, read_id(action.get("value")), now)
        subjects = reflections.messages_about(session, asked.written_in)
    redraw(client, work.db, actor, subjects, now)


def open_preview(
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
        asked = reflections.asked(session, actor, read_id(action.get("value")), now)
    if asked.unshared:
        show(client, body, preview_modal(asked.circle, actor.name, asked.unshared, texts))
    else:
        show(client, body, notice_modal(texts("reflection-nothing-to-share"), texts))


def submit_preview(
    ack: Ack,
    view: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    now: datetime,
    texts: Texts,
    nudge: Callable[[], None],
) -> None:
    """The author saw the exact words and who will read them: now they are shared."""
    seen = read_preview(view)
    with work() as session:
        shared = reflections.share(session, actor, seen, now)
        subjects = [s for r in shared for s in reflections.messages_on(session, actor, r)]
        mine = reflections.mine(session, actor)
    ack()
    refresh_below(client, view, mine_modal(mine, texts, read_mine_page(view)))
    redraw(client, work.db, actor, dict.fromkeys(subjects), now)
    nudge()


def open_mine(
    ack: Ack, body: Json, client: WebClient, actor: Actor, db: Database, texts: Texts
) -> None:
    ack()
    with db.read() as session:
        mine = reflections.mine(session, actor)
    show(client, body, mine_modal(mine, texts))


def turn_page(
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
        mine = reflections.mine(session, actor)
    settle(client, body, mine_modal(mine, texts, read_page(action)))


def open_level(
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
        mine = reflections.my_reflection(session, actor, read_id(action.get("value")))
    page = read_mine_page(body.get("view") or {})
    show(client, body, level_modal(mine, texts, page))


def submit_level(
    ack: Ack,
    view: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    now: datetime,
    texts: Texts,
    nudge: Callable[[], None],
) -> None:
    """Lower works at once; higher first shows the exact words."""
    reflection_id, level = read_level(view)
    page = read_mine_page(view)
    with work() as session:
        before = reflections.my_reflection(session, actor, reflection_id)
        subjects = reflections.messages_on(session, actor, before.written[0].reflection)
        reflection = reflections.set_level(session, actor, reflection_id, level, now)
        mine = reflections.mine(session, actor)
    if reflection.wanted_level > reflection.release_level:
        circle = before.written[0].circle
        preview = preview_modal(circle, actor.name, [reflection], texts, page)
        ack(response_action="update", view=preview)
    else:
        ack()
    refresh_below(client, view, mine_modal(mine, texts, page))
    redraw(client, work.db, actor, subjects, now)
    nudge()
