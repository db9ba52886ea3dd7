"""Who was told what: for facilitators per session, for the programme manager as a whole."""

from datetime import datetime

from slack_bolt import Ack
from slack_sdk import WebClient

from bot.domain.base.actor import Actor
from bot.domain.overview import ledger, status
from bot.errors import NotAllowed
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.base.forms import read_id
from bot.slack.base.paging import read_page
from bot.slack.overview.ledger import (
    ledger_modal,
    ledger_sessions_modal,
    read_ledger,
    read_ledger_sessions,
    status_message,
)
from bot.texts import Texts
from handlers.base.door import Door
from handlers.base.show import direct_answer, settle, show
from storage.database import Database


def register(door: Door) -> None:
    door.subcommand(("bezorging", "delivery"), open_sessions)
    door.subcommand(("status",), say_status)
    door.action(ids.LEDGER_SESSIONS, open_sessions)
    door.action(ids.LEDGER_OPEN, open_ledger)
    for way in ("back", "on"):
        door.action(f"{ids.LEDGER_SESSIONS_PAGE}.{way}", turn_sessions)
        door.action(f"{ids.LEDGER_PAGE}.{way}", turn_ledger)


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
        found = ledger.sessions(session, actor, circle_id, now)
    if not found and circle_id is None:
        raise NotAllowed("ledger-no-circle")
    zone = actor.time_zone
    show(client, body, ledger_sessions_modal(found, zone, texts, circle_id=circle_id))


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
    circle_id = read_ledger_sessions(body.get("view") or {})
    with db.read() as session:
        found = ledger.sessions(session, actor, circle_id, now)
    page, zone = read_page(action), actor.time_zone
    settle(client, body, ledger_sessions_modal(found, zone, texts, page, circle_id=circle_id))


def open_ledger(
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
        found = ledger.of_meeting(session, actor, read_id(action.get("value")), now)
    show(client, body, ledger_modal(found, actor.time_zone, texts))


def turn_ledger(
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
    meeting_id = read_ledger(body.get("view") or {})
    with db.read() as session:
        found = ledger.of_meeting(session, actor, meeting_id, now)
    settle(client, body, ledger_modal(found, actor.time_zone, texts, read_page(action)))


def say_status(ack: Ack, actor: Actor, db: Database, now: datetime, texts: Texts) -> None:
    with db.read() as session:
        found = status.look(session, actor, now)
    ack(**direct_answer(status_message(found, actor.time_zone, texts)))
