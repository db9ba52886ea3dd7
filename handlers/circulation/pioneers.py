"""A page under one's own name: made, seen, shown, taken back; and those of colleagues."""

from datetime import datetime

from slack_bolt import Ack
from slack_sdk import WebClient

from bot.domain.base.actor import Actor
from bot.domain.base.inbox import Work
from bot.domain.circulation import pioneers
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.base.forms import read_id
from bot.slack.base.notices import notice_modal
from bot.slack.base.paging import read_page
from bot.slack.circulation.pioneers import (
    form_modal,
    list_modal,
    own_modal,
    page_modal,
    preview_modal,
    read_form,
    read_preview,
    shown_modal,
)
from bot.texts import Texts
from handlers.base.door import Door
from handlers.base.show import settle, show
from storage.database import Database


def register(door: Door) -> None:
    door.subcommand(("profiel", "profile"), open_own)
    door.subcommand(("pioniers", "pioneers"), open_list)
    door.action(ids.PROFILE_MINE, open_own)
    door.action(ids.PROFILE_OPEN_FORM, open_form)
    door.view(ids.PROFILE_FORM, submit_form)
    door.view(ids.PROFILE_PREVIEW, submit_preview)
    door.action(ids.PROFILE_TAKE_BACK, take_back)
    door.action(ids.PROFILE_SEE, see)
    for way in ("back", "on"):
        door.action(f"{ids.PROFILE_PAGE}.{way}", turn_list)


def open_own(
    ack: Ack, body: Json, client: WebClient, actor: Actor, db: Database, texts: Texts
) -> None:
    ack()
    with db.read() as session:
        own = pioneers.own(session, actor)
    show(client, body, own_modal(own, texts))


def open_form(
    ack: Ack, body: Json, client: WebClient, actor: Actor, db: Database, texts: Texts
) -> None:
    ack()
    with db.read() as session:
        own = pioneers.own(session, actor)
    if not own.candidates:
        settle(client, body, own_modal(own, texts))
        return
    show(client, body, form_modal(own, texts))


def submit_form(ack: Ack, view: Json, actor: Actor, db: Database, texts: Texts) -> None:
    """Nothing is kept yet: first the exact page."""
    wish = read_form(view)
    with db.read() as session:
        draft = pioneers.draft(session, actor, wish)
    ack(response_action="update", view=preview_modal(draft, texts))


def submit_preview(
    ack: Ack, view: Json, actor: Actor, work: Work, now: datetime, texts: Texts
) -> None:
    wish, seen = read_preview(view)
    with work() as session:
        page = pioneers.show(session, actor, wish, seen, now)
    ack(response_action="update", view=shown_modal(page, texts))


def take_back(
    ack: Ack,
    body: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    now: datetime,
    texts: Texts,
) -> None:
    ack()
    with work() as session:
        pioneers.take_back(session, actor, now)
    settle(client, body, notice_modal(texts("profile-taken-back"), texts))


def open_list(
    ack: Ack, body: Json, client: WebClient, actor: Actor, db: Database, texts: Texts
) -> None:
    ack()
    with db.read() as session:
        listed = pioneers.listed(session, actor)
    show(client, body, list_modal(listed, texts))


def turn_list(
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
        listed = pioneers.listed(session, actor)
    settle(client, body, list_modal(listed, texts, read_page(action)))


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
        page = pioneers.read(session, actor, read_id(action.get("value")))
    show(client, body, page_modal(page, texts))
