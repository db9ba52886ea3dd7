"""The sessions that a facilitator leads: moving and cancelling them."""

from collections.abc import Callable
from datetime import datetime

from slack_bolt import Ack
from slack_sdk import WebClient

from bot.domain.base.actor import Actor
from bot.domain.base.inbox import Work
from bot.domain.circle import free_days
from bot.domain.planning import changes
from bot.errors import NotAllowed
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.base.forms import read_id
from bot.slack.base.notices import notice_modal
from bot.slack.base.paging import read_page
from bot.slack.planning.changes import (
    Led,
    cancel_modal,
    cancel_preview_modal,
    move_modal,
    move_preview_modal,
    read_cancel,
    read_cancel_preview,
    read_move,
    read_move_preview,
    read_sessions,
    sessions_modal,
)
from bot.texts import Texts
from handlers.base.door import Door
from handlers.base.show import refresh, refresh_below, settle, show
from storage.database import Database


def register(door: Door) -> None:
    door.subcommand(("bijeenkomsten", "sessions"), open_sessions)
    door.action(ids.CHANGE_SESSIONS, open_sessions)
    for way in ("back", "on"):
        door.action(f"{ids.CHANGE_SESSIONS_PAGE}.{way}", turn_sessions)
    door.action(ids.CHANGE_OPEN_MOVE, open_move)
    door.view(ids.CHANGE_MOVE, submit_move)
    door.view(ids.CHANGE_MOVE_PREVIEW, confirm_move)
    door.action(ids.CHANGE_OPEN_CANCEL, open_cancel)
    door.view(ids.CHANGE_CANCEL, submit_cancel)
    door.view(ids.CHANGE_CANCEL_PREVIEW, confirm_cancel)


def open_sessions(
    ack: Ack,
    body: Json,
    client: WebClient,
    actor: Actor,
    db: Database,
    now: datetime,
    texts: Texts,
) -> None:
    ack()
    pressed = body["actions"][0].get("value") if body.get("actions") else None
    circle_id = read_id(pressed) if pressed else None
    with db.read() as session:
        led = changes.led(session, actor, circle_id, now)
    if not led:
        raise NotAllowed("meeting-no-circle")
    show(client, body, sessions_modal(led, actor.time_zone, texts, circle_id=circle_id))


def turn_sessions(
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
    circle_id, _ = read_sessions(body.get("view") or {})
    with db.read() as session:
        led = changes.led(session, actor, circle_id, now)
    page = read_page(action)
    settle(client, body, sessions_modal(led, actor.time_zone, texts, page, circle_id=circle_id))


def open_move(
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
        meeting = changes.get_to_change(session, actor, read_id(action.get("value")), now)
        after = len(changes.following(session, meeting, now))
    show(client, body, move_modal(meeting, after, texts))


def submit_move(
    ack: Ack, view: Json, actor: Actor, db: Database, now: datetime, texts: Texts
) -> None:
    """Nothing is stored yet: the move is shown, and travels with the preview."""
    wanted = read_move(view)
    with db.read() as session:
        moving = changes.preview_move(session, actor, wanted, now)
        off = free_days.of_circle(session, moving.circle)
    ack(response_action="update", view=move_preview_modal(wanted, moving, texts, off))


def confirm_move(
    ack: Ack,
    view: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    now: datetime,
    texts: Texts,
    nudge: Callable[[], None],
) -> None:
    wanted, seen = read_move_preview(view)
    with work() as session:
        moved = changes.move(session, actor, wanted, seen, now)
        led = changes.led(session, actor, moved.circle.id, now)
    ack(response_action="update", view=notice_modal(texts("change-move-done"), texts))
    _show_list(client, view, led, actor, moved.circle.id, texts)
    refresh(client, work.db, actor, now)
    nudge()


def open_cancel(
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
        meeting = changes.get_to_change(session, actor, read_id(action.get("value")), now)
        after = len(changes.following(session, meeting, now))
    show(client, body, cancel_modal(meeting, after, actor.time_zone, texts))


def submit_cancel(
    ack: Ack, view: Json, actor: Actor, db: Database, now: datetime, texts: Texts
) -> None:
    meeting_id, following = read_cancel(view)
    with db.read() as session:
        cancelling = changes.preview_cancel(
            session, actor, meeting_id, now, all_following=following
        )
    shown = cancel_preview_modal(cancelling, actor.time_zone, texts, following=following)
    ack(response_action="update", view=shown)


def confirm_cancel(
    ack: Ack,
    view: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    now: datetime,
    texts: Texts,
    nudge: Callable[[], None],
) -> None:
    meeting_id, following, seen = read_cancel_preview(view)
    with work() as session:
        cancelled = changes.cancel(
            session, actor, meeting_id, seen, now, all_following=following
        )
        led = changes.led(session, actor, cancelled.circle.id, now)
    ack(response_action="update", view=notice_modal(texts("change-cancel-done"), texts))
    _show_list(client, view, led, actor, cancelled.circle.id, texts)
    refresh(client, work.db, actor, now)
    nudge()


def _show_list(
    client: WebClient, view: Json, led: Led, actor: Actor, circle_id: int, texts: Texts
) -> None:
    """The list below the form, as things stand now."""
    below = sessions_modal(led, actor.time_zone, texts, circle_id=circle_id)
    refresh_below(client, view, below)
