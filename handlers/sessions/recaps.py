"""Telling the circle about a session, or not."""

from collections.abc import Callable
from datetime import datetime

from slack_bolt import Ack
from slack_sdk import WebClient

from bot.delivery.redraw import redraw
from bot.domain.base.actor import Actor
from bot.domain.base.inbox import Work
from bot.domain.sessions import recaps
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.base.forms import read_id
from bot.slack.base.notices import notice_modal
from bot.slack.sessions.recaps import preview_modal, read_preview, read_recap, recap_modal
from bot.texts import Texts
from handlers.base.door import Door
from handlers.base.show import show
from storage.database import Database


def register(door: Door) -> None:
    door.action(ids.RECAP_OPEN, open_recap)
    door.view(ids.RECAP_FORM, submit_recap)
    door.view(ids.RECAP_PREVIEW, submit_preview)
    door.action(ids.RECAP_DISMISS, dismiss)


def open_recap(
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
        captured = recaps.look_to_write(session, actor, read_id(action.get("value")), now)
    show(client, body, recap_modal(captured, texts))


def submit_recap(
    ack: Ack, view: Json, actor: Actor, work: Work, now: datetime, texts: Texts
) -> None:
    """The draft is kept, and shown as the circle will read it; nothing is sent yet."""
    draft = read_recap(view)
    with work() as session:
        captured = recaps.keep(session, actor, draft, now)
    ack(response_action="update", view=preview_modal(captured, texts))


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
    meeting_id, seen = read_preview(view)
    with work() as session:
        recaps.send(session, actor, meeting_id, seen, now)
    ack(response_action="update", view=notice_modal(texts("recap-sent"), texts))
    redraw(client, work.db, actor, recaps.messages_about(meeting_id), now)
    nudge()


def dismiss(
    ack: Ack, action: Json, client: WebClient, actor: Actor, work: Work, now: datetime
) -> None:
    ack()
    meeting_id = read_id(action.get("value"))
    with work() as session:
        recaps.dismiss(session, actor, meeting_id, now)
    redraw(client, work.db, actor, recaps.messages_about(meeting_id), now)
