"""The days off that facilitators look after: school holidays, 5 May, a circle's region."""

from datetime import datetime

from slack_bolt import Ack
from slack_sdk import WebClient

from bot.domain.base.actor import Actor
from bot.domain.base.inbox import Work
from bot.domain.circle import free_days
from bot.errors import NotFound
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.base.paging import read_page
from bot.slack.circle.free_days import (
    free_days_modal,
    liberation_modal,
    period_modal,
    read_circle_region,
    read_liberation,
    read_period,
    read_period_name,
    region_modal,
)
from bot.texts import Texts
from handlers.base.door import Door
from handlers.base.show import refresh_below, settle, show
from storage.database import Database


def register(door: Door) -> None:
    door.subcommand(("vakanties", "holidays"), open_list)
    for way in ("back", "on"):
        door.action(f"{ids.FREE_DAYS_PAGE}.{way}", turn_list)
    door.action(ids.FREE_OPEN_PERIOD, open_period)
    door.view(ids.FREE_PERIOD, submit_period)
    door.action(ids.FREE_OPEN_LIBERATION, open_liberation)
    door.view(ids.FREE_LIBERATION, submit_liberation)
    door.action(ids.FREE_OPEN_REGION, open_region)
    door.view(ids.FREE_REGION, submit_region)


def open_list(
    ack: Ack,
    body: Json,
    client: WebClient,
    actor: Actor,
    db: Database,
    now: datetime,
    texts: Texts,
) -> None:
    ack()
    show(client, body, _list(db, actor, now, texts))


def _list(db: Database, actor: Actor, now: datetime, texts: Texts, page: int = 0) -> Json:
    with db.read() as session:
        return free_days_modal(free_days.overview(session, actor, now), texts, page)


def turn_list(
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
    settle(client, body, _list(db, actor, now, texts, read_page(action)))


def open_period(
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
    named = read_period_name(action.get("value"))
    with db.read() as session:
        free_days.overview(session, actor, now)
        period = free_days.find(session, actor, *named) if named else None
    show(client, body, period_modal(period, texts))


def submit_period(
    ack: Ack,
    view: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    now: datetime,
    texts: Texts,
) -> None:
    wanted = read_period(view)
    with work() as session:
        free_days.put(session, actor, wanted, now)
    ack()
    refresh_below(client, view, _list(work.db, actor, now, texts))


def open_liberation(
    ack: Ack,
    body: Json,
    client: WebClient,
    actor: Actor,
    db: Database,
    now: datetime,
    texts: Texts,
) -> None:
    ack()
    with db.read() as session:
        found = free_days.overview(session, actor, now)
    show(client, body, liberation_modal(texts, off=found.liberation_day_off))


def submit_liberation(
    ack: Ack,
    view: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    now: datetime,
    texts: Texts,
) -> None:
    with work() as session:
        free_days.set_liberation_day(session, actor, now, off=read_liberation(view))
    ack()
    refresh_below(client, view, _list(work.db, actor, now, texts))


def open_region(
    ack: Ack,
    body: Json,
    client: WebClient,
    actor: Actor,
    db: Database,
    now: datetime,
    texts: Texts,
) -> None:
    ack()
    with db.read() as session:
        found = free_days.overview(session, actor, now)
    if not found.led:
        raise NotFound
    show(client, body, region_modal(found.led, texts))


def submit_region(ack: Ack, view: Json, actor: Actor, work: Work, now: datetime) -> None:
    circle_id, region = read_circle_region(view)
    with work() as session:
        free_days.set_region(session, actor, circle_id, region, now)
    ack()
