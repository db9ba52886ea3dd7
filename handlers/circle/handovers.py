"""Handing a circle over, and taking over one that nobody leads."""

from collections.abc import Callable
from datetime import datetime

from slack_bolt import Ack
from slack_sdk import WebClient

from bot.delivery.directory import Directory
from bot.delivery.redraw import redraw
from bot.domain.base.actor import Actor
from bot.domain.base.inbox import Work
from bot.domain.base.kinds import MessageKind
from bot.domain.circle import facilitators, handovers
from bot.errors import InvalidInput
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.base.forms import read_id
from bot.slack.base.notices import notice_modal
from bot.slack.circle.handovers import handover_modal, read_handover, taken_modal
from bot.texts import Texts
from handlers.base.door import Door
from handlers.base.show import offer, refresh, settle, show
from storage.database import Database


def register(door: Door) -> None:
    door.action(ids.HANDOVER_OPEN, open_handover)
    door.view(ids.HANDOVER_FORM, submit_handover)
    door.action(ids.HANDOVER_WITHDRAW, withdraw)
    door.action(ids.HANDOVER_ACCEPT, accept)
    door.action(ids.HANDOVER_DECLINE, decline)
    door.action(ids.VACANCY_TAKE, take_over)
    door.action(ids.VACANCY_DECLINE, refuse)


def open_handover(
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
        circle, waits = handovers.waiting(session, actor, read_id(action.get("value")))
    show(client, body, handover_modal(circle, waits, texts))


def submit_handover(
    ack: Ack,
    view: Json,
    actor: Actor,
    work: Work,
    directory: Directory,
    now: datetime,
    texts: Texts,
    nudge: Callable[[], None],
) -> None:
    circle_id, address, then = read_handover(view)
    profile = directory.profile(address)
    if profile is None:
        raise InvalidInput("person", "circle-unknown-person")
    with work() as session:
        asked = handovers.ask(session, actor, circle_id, profile, then, now)
        said = texts("handover-sent", name=asked.taker.name)
    ack(response_action="update", view=notice_modal(said, texts))
    nudge()


def withdraw(
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
        handovers.withdraw(session, actor, read_id(action.get("value")), now)
    settle(client, body, notice_modal(texts("handover-withdrawn-said"), texts))
    nudge()


def accept(
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
    """From now on the actor leads: they see at once what is open."""
    ack()
    handover_id = read_id(action.get("value"))
    with work() as session:
        circle = handovers.accept(session, actor, handover_id, now)
        work_now = facilitators.open_for(session, actor, circle, now)
    offer(client, body, taken_modal(work_now, texts))
    redraw(client, work.db, actor, [(MessageKind.HANDOVER, handover_id)], now)
    refresh(client, work.db, actor, now)
    nudge()


def decline(
    ack: Ack,
    action: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    now: datetime,
    nudge: Callable[[], None],
) -> None:
    ack()
    handover_id = read_id(action.get("value"))
    with work() as session:
        handovers.decline(session, actor, handover_id, now)
    redraw(client, work.db, actor, [(MessageKind.HANDOVER, handover_id)], now)
    nudge()


def take_over(
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
        circle = handovers.take_over(session, actor, read_id(action.get("value")), now)
        work_now = facilitators.open_for(session, actor, circle, now)
    offer(client, body, taken_modal(work_now, texts))
    redraw(client, work.db, actor, [(MessageKind.FACILITATOR_WANTED, circle.id)], now)
    refresh(client, work.db, actor, now)
    nudge()


def refuse(
    ack: Ack, action: Json, client: WebClient, actor: Actor, work: Work, now: datetime
) -> None:
    ack()
    with work() as session:
        circle = handovers.refuse(session, actor, read_id(action.get("value")), now)
    redraw(client, work.db, actor, [(MessageKind.FACILITATOR_WANTED, circle.id)], now)
