"""Whose turn it is to host a session."""

from collections.abc import Callable
from datetime import datetime

from slack_bolt import Ack
from slack_sdk import WebClient

from bot.delivery.redraw import redraw
from bot.domain.base.actor import Actor
from bot.domain.base.inbox import Work
from bot.domain.circle import circles
from bot.domain.planning import hosts
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.base.forms import read_id
from bot.slack.planning.hosts import host_modal, read_host, set_modal
from bot.texts import Texts
from handlers.base.door import Door
from handlers.base.show import refresh, show
from storage.database import Database


def register(door: Door) -> None:
    door.action(ids.HOST_OPEN, open_form)
    door.view(ids.HOST_FORM, submit_form)
    door.action(ids.HOST_TAKE, take)
    door.action(ids.HOST_DECLINE, decline)


def open_form(
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
    circle_id = read_id(action.get("value"))
    with db.read() as session:
        circle = circles.get_for_facilitator(session, actor, circle_id)
        hosting = hosts.to_choose(session, actor, circle_id, now)
        people = circles.overview(session, circle)
    everybody = [*people.participants, *people.facilitators]
    show(client, body, host_modal(circle, hosting, everybody, texts))


def submit_form(
    ack: Ack,
    view: Json,
    actor: Actor,
    work: Work,
    now: datetime,
    texts: Texts,
    nudge: Callable[[], None],
) -> None:
    chosen = read_host(view)
    with work() as session:
        hosts.set_rotation(session, actor, chosen.circle_id, now, rotates=chosen.rotates)
        if chosen.rotates and chosen.meeting_id is not None:
            hosts.choose(session, actor, chosen.meeting_id, chosen.person_id, now)
        hosting = hosts.to_choose(session, actor, chosen.circle_id, now)
    ack(response_action="update", view=set_modal(hosting if chosen.rotates else None, texts))
    nudge()


def take(
    ack: Ack, action: Json, client: WebClient, actor: Actor, work: Work, now: datetime
) -> None:
    ack()
    meeting_id = read_id(action.get("value"))
    with work() as session:
        hosts.take(session, actor, meeting_id, now)
    redraw(client, work.db, actor, hosts.messages_about(meeting_id), now)
    refresh(client, work.db, actor, now)


def decline(
    ack: Ack, action: Json, client: WebClient, actor: Actor, work: Work, now: datetime
) -> None:
    ack()
    meeting_id = read_id(action.get("value"))
    with work() as session:
        hosts.decline(session, actor, meeting_id, now)
    redraw(client, work.db, actor, hosts.messages_about(meeting_id), now)
    refresh(client, work.db, actor, now)
