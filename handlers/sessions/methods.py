"""Choosing a method for a session, changing its phases, saving it for the circle."""

from datetime import datetime

from slack_bolt import Ack
from slack_sdk import WebClient

from bot.domain.base.actor import Actor
from bot.domain.base.inbox import Work
from bot.domain.sessions import preparation
from bot.domain.sessions.preparation import Sheet
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.base.forms import read_id
from bot.slack.sessions.methods import (
    method_modal,
    phase_modal,
    read_method,
    read_phase,
    read_place,
    read_save,
    save_modal,
    saved_modal,
    sheet_modal,
)
from bot.texts import Texts
from handlers.base.door import Door
from handlers.base.show import refresh_below, settle, show
from storage.database import Database


def register(door: Door) -> None:
    door.action(ids.METHOD_OPEN, open_methods)
    door.view(ids.METHOD_CHOOSE, submit_method)
    door.action(ids.PHASE_ADD, add_phase)
    door.action(ids.PHASE_OPEN, open_phase)
    door.view(ids.PHASE_FORM, submit_phase)
    door.action(ids.PHASE_UP, move_up)
    door.action(ids.PHASE_DROP, drop_phase)
    door.action(ids.PHASE_FIT, fit_again)
    door.action(ids.METHOD_OPEN_SAVE, open_save)
    door.view(ids.METHOD_SAVE, submit_save)


def open_methods(
    ack: Ack,
    action: Json,
    body: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    now: datetime,
    texts: Texts,
) -> None:
    ack()
    with work() as session:
        sheet = preparation.prepare(session, actor, read_id(action.get("value")), now)
    show(client, body, method_modal(sheet, texts))


def submit_method(
    ack: Ack, view: Json, client: WebClient, actor: Actor, work: Work, texts: Texts
) -> None:
    meeting_id, key = read_method(view)
    with work() as session:
        sheet = preparation.choose(session, actor, meeting_id, key)
    ack()
    _below(client, view, sheet, actor, texts)


def _below(client: WebClient, view: Json, sheet: Sheet, actor: Actor, texts: Texts) -> None:
    refresh_below(client, view, sheet_modal(sheet, actor.time_zone, texts))


def add_phase(ack: Ack, action: Json, body: Json, client: WebClient, texts: Texts) -> None:
    ack()
    show(client, body, phase_modal(read_id(action.get("value")), None, texts))


def open_phase(
    ack: Ack,
    action: Json,
    body: Json,
    client: WebClient,
    actor: Actor,
    db: Database,
    texts: Texts,
) -> None:
    ack()
    meeting_id, phase_id = read_place(action.get("value"))
    with db.read() as session:
        phase = preparation.phase_of(session, actor, meeting_id, phase_id)
    show(client, body, phase_modal(meeting_id, phase, texts))


def submit_phase(
    ack: Ack, view: Json, client: WebClient, actor: Actor, work: Work, texts: Texts
) -> None:
    meeting_id, phase_id, phase = read_phase(view)
    with work() as session:
        sheet = preparation.set_phase(session, actor, meeting_id, phase_id, phase)
    ack()
    _below(client, view, sheet, actor, texts)


def move_up(
    ack: Ack,
    action: Json,
    body: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    texts: Texts,
) -> None:
    ack()
    meeting_id, phase_id = read_place(action.get("value"))
    with work() as session:
        sheet = preparation.move_up(session, actor, meeting_id, phase_id)
    settle(client, body, sheet_modal(sheet, actor.time_zone, texts))


def drop_phase(
    ack: Ack,
    action: Json,
    body: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    texts: Texts,
) -> None:
    ack()
    meeting_id, phase_id = read_place(action.get("value"))
    with work() as session:
        sheet = preparation.drop_phase(session, actor, meeting_id, phase_id)
    settle(client, body, sheet_modal(sheet, actor.time_zone, texts))


def fit_again(
    ack: Ack,
    action: Json,
    body: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    texts: Texts,
) -> None:
    ack()
    with work() as session:
        sheet = preparation.fit_again(session, actor, read_id(action.get("value")))
    settle(client, body, sheet_modal(sheet, actor.time_zone, texts))


def open_save(
    ack: Ack,
    action: Json,
    body: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    now: datetime,
    texts: Texts,
) -> None:
    ack()
    with work() as session:
        sheet = preparation.prepare(session, actor, read_id(action.get("value")), now)
    show(client, body, save_modal(sheet, texts))


def submit_save(
    ack: Ack,
    view: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    now: datetime,
    texts: Texts,
) -> None:
    meeting_id, name = read_save(view)
    with work() as session:
        method = preparation.save(session, actor, meeting_id, name, now)
        sheet = preparation.prepare(session, actor, meeting_id, now)
    ack(response_action="update", view=saved_modal(method, texts))
    _below(client, view, sheet, actor, texts)
