"""Finding a date together: asking, voting, deciding."""

from collections.abc import Callable
from datetime import datetime

from slack_bolt import Ack
from slack_sdk import WebClient

from bot.delivery.redraw import redraw
from bot.domain.base.actor import Actor
from bot.domain.base.inbox import Work
from bot.domain.base.kinds import MessageKind
from bot.domain.circle import circles, free_days
from bot.domain.planning import meetings, polls, votes
from bot.errors import NotAllowed
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.base.forms import read_id
from bot.slack.base.notices import notice_modal
from bot.slack.planning.meetings import planned_modal
from bot.slack.planning.poll_decisions import change_modal, overview_modal, read_change
from bot.slack.planning.polls import (
    Filled,
    poll_modal,
    preview_modal,
    read_poll,
    read_preview,
    read_replaces,
    read_rows,
    read_votes,
    vote_modal,
)
from bot.texts import Texts
from handlers.base.door import Door
from handlers.base.show import refresh, refresh_below, settle, show
from storage.database import Database


def register(door: Door) -> None:
    door.subcommand(("prikken", "poll"), open_new)
    door.action(ids.POLL_OPEN_NEW, open_new)
    door.action(ids.POLL_ROW, add_row)
    door.view(ids.POLL_NEW, submit_new)
    door.view(ids.POLL_PREVIEW, submit_preview)
    door.action(ids.POLL_OPEN_VOTE, open_vote)
    door.view(ids.POLL_VOTE, submit_vote)
    door.action(ids.POLL_SEE, open_overview)
    door.action(ids.POLL_CHOOSE, choose)
    door.action(ids.POLL_OPEN_CHANGE, open_change)
    door.view(ids.POLL_CHANGE, submit_change)
    door.action(ids.POLL_CLOSE, close)
    door.action(ids.POLL_CANCEL, cancel)


def open_new(
    ack: Ack,
    body: Json,
    client: WebClient,
    actor: Actor,
    db: Database,
    now: datetime,
    texts: Texts,
) -> None:
    """The form; for who leads one circle that is voting already, how that stands.

    Who leads none can vote here, if they are asked to.
    """
    ack()
    pressed = body["actions"][0].get("value") if body.get("actions") else None
    chosen = read_id(pressed) if pressed else None
    with db.read() as session:
        mine = circles.facilitated_by(session, actor)
        going_on = votes.open_in(session, mine[0], now) if len(mine) == 1 else None
        waiting = votes.waiting_for(session, actor, now) if not mine else []
    if waiting:
        show(client, body, vote_modal(waiting[0], actor.id, actor.time_zone, texts))
        return
    if not mine:
        raise NotAllowed("meeting-no-circle")
    if going_on is not None and going_on.ahead:
        show(client, body, overview_modal(going_on, actor.id, actor.time_zone, texts))
    else:
        show(client, body, poll_modal(mine, texts, Filled(circle_id=chosen)))


def add_row(
    ack: Ack, body: Json, client: WebClient, actor: Actor, db: Database, texts: Texts
) -> None:
    """One more slot; what was filled in stays, because the fields keep their names."""
    ack()
    view = body.get("view") or {}
    with db.read() as session:
        mine = circles.facilitated_by(session, actor)
    if not mine:
        raise NotAllowed("meeting-no-circle")
    rows = min(read_rows(view) + 1, polls.MOST_SLOTS)
    filled = Filled(replaces=read_replaces(view))
    settle(client, body, poll_modal(mine, texts, filled, rows))


def submit_new(
    ack: Ack, view: Json, actor: Actor, db: Database, now: datetime, texts: Texts
) -> None:
    """Nothing is stored yet: the poll is shown, and travels with the preview."""
    wanted = read_poll(view)
    with db.read() as session:
        circle = meetings.running_circle(session, actor, wanted.circle_id)
        moments = polls.check(wanted, circle.time_zone, now)
        polls.check_free(session, circle, now)
        asked = meetings.to_invite(session, circle, actor)
        off = free_days.of_circle(session, circle)
    view = preview_modal(wanted, moments, circle, asked, texts, off)
    ack(response_action="update", view=view)


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
    wanted = read_preview(view)
    with work() as session:
        polls.create(session, actor, wanted, now)
    ack(response_action="update", view=notice_modal(texts("poll-asked"), texts))
    if wanted.replaces is not None:
        redraw(client, work.db, actor, [(MessageKind.QUORUM, wanted.replaces)], now)
    nudge()


def open_vote(
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
        found = votes.to_vote(session, actor, read_id(action.get("value")), now)
    show(client, body, vote_modal(found, actor.id, actor.time_zone, texts))


def submit_vote(
    ack: Ack,
    view: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    now: datetime,
    texts: Texts,
    nudge: Callable[[], None],
) -> None:
    poll_id, given = read_votes(view)
    with work() as session:
        found = votes.vote(session, actor, poll_id, given, now)
        is_facilitator = votes.is_led_by(session, found, actor)
    waits = found.waits_for(actor.id)
    said = texts("poll-voted-partly" if waits else "poll-voted")
    ack(response_action="update", view=notice_modal(said, texts))
    asked = [(MessageKind.POLL, poll_id), (MessageKind.POLL_REMINDER, poll_id)]
    redraw(client, work.db, actor, asked, now)
    refresh(client, work.db, actor, now)
    if is_facilitator:
        refresh_below(client, view, overview_modal(found, actor.id, actor.time_zone, texts))
    nudge()


def open_overview(
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
        found = votes.look(session, actor, read_id(action.get("value")), now)
    show(client, body, overview_modal(found, actor.id, actor.time_zone, texts))


def choose(
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
    """One click: the slot is the session, and the invitations go out."""
    ack()
    with work() as session:
        planned = polls.choose(session, actor, read_id(action.get("value")), now)
    settle(client, body, planned_modal(planned, texts))
    refresh(client, work.db, actor, now)
    nudge()


def open_change(
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
        found = polls.to_change(session, actor, read_id(action.get("value")), now)
    show(client, body, change_modal(found, texts))


def submit_change(
    ack: Ack,
    view: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    now: datetime,
    texts: Texts,
    nudge: Callable[[], None],
) -> None:
    wanted = read_change(view)
    with work() as session:
        found = polls.change(session, actor, wanted, now)
    until = texts.date(found.poll.deadline_on)
    said = notice_modal(texts("poll-changed", day=until), texts)
    ack(response_action="update", view=said)
    refresh_below(client, view, overview_modal(found, actor.id, actor.time_zone, texts))
    nudge()


def close(
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
        found = polls.close(session, actor, read_id(action.get("value")), now)
    settle(client, body, overview_modal(found, actor.id, actor.time_zone, texts))
    nudge()


def cancel(
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
        polls.cancel(session, actor, read_id(action.get("value")), now)
    settle(client, body, notice_modal(texts("poll-is-cancelled"), texts))
    refresh(client, work.db, actor, now)
    nudge()
