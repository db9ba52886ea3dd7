"""Planning sessions, and answering an invitation."""

from collections.abc import Callable, Iterable
from datetime import datetime

from slack_bolt import Ack
from slack_sdk import WebClient

from bot.delivery.redraw import Subject, redraw
from bot.domain.base.actor import Actor
from bot.domain.base.inbox import Work
from bot.domain.circle import circles, free_days
from bot.domain.planning import invitations, meetings
from bot.errors import NotAllowed
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.base.forms import read_id
from bot.slack.base.notices import notice_modal
from bot.slack.base.paging import read_page
from bot.slack.planning.invitations import (
    attendees_modal,
    contribution_modal,
    read_asked,
    read_attendees,
    read_contribution,
    rsvp_modal,
)
from bot.slack.planning.meetings import (
    plan_modal,
    planned_modal,
    preview_modal,
    read_plan,
    read_preview,
)
from bot.texts import Texts, texts_for
from handlers.base.door import Door
from handlers.base.show import refresh, settle, show
from storage.database import Database


def register(door: Door) -> None:
    door.subcommand(("plan", "plannen"), open_plan)
    door.action(ids.MEETING_OPEN_PLAN, open_plan)
    door.view(ids.MEETING_PLAN, submit_plan)
    door.view(ids.MEETING_PREVIEW, submit_preview)
    door.action(ids.MEETING_YES, say_yes)
    door.action(ids.MEETING_NO, say_no)
    door.action(ids.MEETING_CONTRIBUTES, open_contribution)
    door.action(ids.MEETING_CHANGE, open_again)
    door.view(ids.MEETING_CONTRIBUTION, submit_contribution)
    door.action(ids.MEETING_ATTENDEES, open_attendees)
    for way in ("back", "on"):
        door.action(f"{ids.MEETING_ATTENDEES_PAGE}.{way}", turn_attendees)


def open_plan(
    ack: Ack, body: Json, client: WebClient, actor: Actor, db: Database, texts: Texts
) -> None:
    ack()
    with db.read() as session:
        mine = circles.facilitated_by(session, actor)
    if not mine:
        raise NotAllowed("meeting-no-circle")
    pressed = body["actions"][0].get("value") if body.get("actions") else None
    chosen = read_id(pressed) if pressed else None
    show(client, body, plan_modal(mine, texts, chosen=chosen))


def submit_plan(
    ack: Ack, view: Json, actor: Actor, db: Database, now: datetime, texts: Texts
) -> None:
    """Nothing is stored yet: the plan is shown, and travels with the preview."""
    wanted = read_plan(view)
    with db.read() as session:
        circle = meetings.running_circle(session, actor, wanted.circle_id)
        days = meetings.check(wanted, circle.time_zone, now)
        invited = meetings.to_invite(session, circle, actor)
        off = free_days.of_circle(session, circle)
    view = preview_modal(wanted, days, circle, invited, texts, off)
    ack(response_action="update", view=view)


def submit_preview(
    ack: Ack,
    view: Json,
    actor: Actor,
    work: Work,
    now: datetime,
    texts: Texts,
    nudge: Callable[[], None],
) -> None:
    wanted = read_preview(view)
    with work() as session:
        planned = meetings.plan(session, actor, wanted, now)
    ack(response_action="update", view=planned_modal(planned, texts))
    nudge()


def say_yes(
    ack: Ack,
    action: Json,
    body: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    now: datetime,
) -> None:
    ack()
    with work() as session:
        asked = read_asked(action.get("value"))
        given = invitations.accept(session, actor, asked.meeting_id, now, asked.about)
        subjects = invitations.messages_about(session, actor, given.meeting_id)
    _show_everywhere(client, work.db, actor, subjects, now)
    texts = texts_for(actor.language)
    settle(client, body, notice_modal(texts("rsvp-yes-said"), texts))


def say_no(
    ack: Ack,
    action: Json,
    body: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    now: datetime,
) -> None:
    ack()
    with work() as session:
        asked = read_asked(action.get("value"))
        given = invitations.decline(session, actor, asked.meeting_id, now, asked.about)
        subjects = invitations.messages_about(session, actor, given.meeting_id)
    _show_everywhere(client, work.db, actor, subjects, now)
    texts = texts_for(actor.language)
    settle(client, body, notice_modal(texts("rsvp-no-said"), texts))


def _show_everywhere(
    client: WebClient, db: Database, actor: Actor, subjects: Iterable[Subject], now: datetime
) -> None:
    """The answer in the messages that asked for it, and on Home; it is stored either way."""
    redraw(client, db, actor, subjects, now)
    refresh(client, db, actor, now)


def open_contribution(
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
    asked = read_asked(action.get("value"))
    with db.read() as session:
        words, shared = invitations.contribution_of(
            session, actor, asked.meeting_id, now, asked.about
        )
    show(client, body, contribution_modal(action["value"], words, texts, shared=shared))


def submit_contribution(
    ack: Ack, view: Json, client: WebClient, actor: Actor, work: Work, now: datetime
) -> None:
    asked, words, shared = read_contribution(view)
    with work() as session:
        invitations.contribute(
            session, actor, asked.meeting_id, words, now, asked.about, shared=shared
        )
        subjects = invitations.messages_about(session, actor, asked.meeting_id)
    ack(response_action="clear")
    _show_everywhere(client, work.db, actor, subjects, now)


def open_again(
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
        meeting = invitations.get_to_answer(session, actor, read_id(action.get("value")), now)
    show(client, body, rsvp_modal(meeting, actor.time_zone, texts))


def open_attendees(
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
        attendees = invitations.attendees(session, actor, read_id(action.get("value")))
    show(client, body, attendees_modal(attendees, texts))


def turn_attendees(
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
        attendees = invitations.attendees(
            session, actor, read_attendees(body.get("view") or {})
        )
    settle(client, body, attendees_modal(attendees, texts, read_page(action)))
