"""Writing a line down during a session, parking a point, and what becomes of both."""

from collections.abc import Callable
from datetime import datetime

from slack_bolt import Ack
from slack_sdk import WebClient

from bot.domain.base.actor import Actor
from bot.domain.base.inbox import Work
from bot.domain.sessions import notes
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.base.forms import read_id
from bot.slack.base.notices import notice_modal
from bot.slack.base.paging import read_page
from bot.slack.sessions.notes import (
    ask_modal,
    list_modal,
    note_modal,
    point_modal,
    preview_modal,
    read_ask,
    read_list,
    read_note,
    read_point,
    read_preview,
)
from bot.texts import Texts
from handlers.base.door import Door
from handlers.base.show import refresh_below, settle, show
from storage.database import Database


def register(door: Door) -> None:
    door.action(ids.NOTE_OPEN, open_note)
    door.view(ids.NOTE_FORM, submit_note)
    door.view(ids.NOTE_PREVIEW, submit_preview)
    door.action(ids.NOTE_DROP, throw_away)
    door.action(ids.NOTE_LIST, open_list)
    for way in ("back", "on"):
        door.action(f"{ids.NOTE_PAGE}.{way}", turn_page)
    door.action(ids.POINT_OPEN, open_point)
    door.view(ids.POINT_FORM, submit_point)
    door.action(ids.POINT_DROP, drop_point)
    door.action(ids.POINT_OPEN_ASK, open_ask)
    door.view(ids.POINT_ASK, submit_ask)


def open_note(
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
        _, meeting = notes.get_to_write(session, actor, read_id(action.get("value")), now)
    show(client, body, note_modal(meeting.id, texts))


def submit_note(
    ack: Ack, view: Json, actor: Actor, work: Work, now: datetime, texts: Texts
) -> None:
    """Kept for its author; what the circle may read is shown first."""
    meeting_id, kind, text, shared = read_note(view)
    with work() as session:
        noted = notes.write(session, actor, meeting_id, kind, text, now)
    if shared:
        ack(response_action="update", view=preview_modal(noted, texts))
    else:
        ack(response_action="update", view=notice_modal(texts("note-kept"), texts))


def submit_preview(
    ack: Ack, view: Json, actor: Actor, work: Work, now: datetime, texts: Texts
) -> None:
    note_id, seen = read_preview(view)
    with work() as session:
        notes.share(session, actor, note_id, seen, now)
    ack(response_action="update", view=notice_modal(texts("note-shared"), texts))


def throw_away(
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
        captured = notes.throw_away(session, actor, read_id(action.get("value")), now)
    settle(client, body, list_modal(captured, texts))
    nudge()


def open_list(
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
        captured = notes.look(session, actor, read_id(action.get("value")))
    show(client, body, list_modal(captured, texts))


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
        captured = notes.look(session, actor, read_list(body.get("view") or {}))
    settle(client, body, list_modal(captured, texts, read_page(action)))


def open_point(
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
        _, meeting = notes.get_to_write(session, actor, read_id(action.get("value")), now)
    show(client, body, point_modal(meeting.id, texts))


def submit_point(
    ack: Ack,
    view: Json,
    actor: Actor,
    work: Work,
    now: datetime,
    nudge: Callable[[], None],
) -> None:
    meeting_id, text = read_point(view)
    with work() as session:
        notes.park(session, actor, meeting_id, text, now)
    ack()
    nudge()


def drop_point(
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
        captured = notes.drop_point(session, actor, read_id(action.get("value")), now)
    settle(client, body, list_modal(captured, texts))
    nudge()


def open_ask(
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
        point = notes.get_point(session, actor, read_id(action.get("value")))
    show(client, body, ask_modal(point, texts))


def submit_ask(
    ack: Ack,
    view: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    now: datetime,
    texts: Texts,
    nudge: Callable[[], None],
) -> None:
    point_id, text = read_ask(view)
    with work() as session:
        captured = notes.ask_point(session, actor, point_id, text, now)
    ack(response_action="update", view=notice_modal(texts("point-asked"), texts))
    refresh_below(client, view, list_modal(captured, texts))
    nudge()
