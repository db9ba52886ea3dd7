"""Saying that one is there, and correcting who was."""

from datetime import datetime

from slack_bolt import Ack, Respond
from slack_sdk import WebClient

from bot.delivery.redraw import redraw
from bot.domain.base.actor import Actor
from bot.domain.base.inbox import Work
from bot.domain.sessions import attendance, recaps
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.base.forms import read_id
from bot.slack.base.notices import notice_message
from bot.slack.sessions.attendance import present_modal, read_present
from bot.texts import Texts
from handlers.base.door import Door
from handlers.base.show import show, tell
from storage.database import Database


def register(door: Door) -> None:
    door.action(ids.MEETING_CHECK_IN, check_in)
    door.action(ids.MEETING_OPEN_PRESENT, open_present)
    door.view(ids.MEETING_PRESENT, submit_present)


def check_in(
    ack: Ack,
    action: Json,
    respond: Respond,
    actor: Actor,
    work: Work,
    now: datetime,
    texts: Texts,
) -> None:
    """In a channel that many read: only who pressed hears it."""
    ack()
    with work() as session:
        attendance.check_in(session, actor, read_id(action.get("value")), now)
    tell(respond, notice_message(texts("check-in-said")))


def open_present(
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
        present = attendance.look(session, actor, read_id(action.get("value")), now)
    show(client, body, present_modal(present, texts))


def submit_present(
    ack: Ack, view: Json, client: WebClient, actor: Actor, work: Work, now: datetime
) -> None:
    meeting_id, present = read_present(view)
    with work() as session:
        attendance.correct(session, actor, meeting_id, present, now)
    ack()
    redraw(client, work.db, actor, recaps.messages_about(meeting_id), now)
