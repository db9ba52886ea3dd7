"""What a facilitator does when too few people come, and how many a session needs."""

from collections.abc import Callable
from datetime import datetime

from slack_bolt import Ack
from slack_sdk import WebClient

from bot.delivery.redraw import redraw
from bot.domain.base.actor import Actor
from bot.domain.base.inbox import Work
from bot.domain.base.kinds import MessageKind
from bot.domain.circle import circles
from bot.domain.planning import polls, quorum
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.base.forms import read_id
from bot.slack.base.notices import notice_modal
from bot.slack.planning.polls import Filled, poll_modal
from bot.slack.planning.quorum import quorum_modal, read_quorum
from bot.texts import Texts
from handlers.base.door import Door
from handlers.base.show import refresh, show
from storage.database import Database


def register(door: Door) -> None:
    door.action(ids.QUORUM_ROUND, hold_round)
    door.action(ids.QUORUM_NEW_DATE, open_poll)
    door.action(ids.QUORUM_GO_ON, go_on)
    door.action(ids.QUORUM_OPEN, open_number)
    door.view(ids.QUORUM_SET, submit_number)


def hold_round(
    ack: Ack,
    action: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    now: datetime,
    nudge: Callable[[], None],
) -> None:
    """The session is off; every participant is asked the guiding questions."""
    ack()
    meeting_id = read_id(action.get("value"))
    with work() as session:
        quorum.hold_round(session, actor, meeting_id, now)
    redraw(client, work.db, actor, [(MessageKind.QUORUM, meeting_id)], now)
    refresh(client, work.db, actor, now)
    nudge()


def open_poll(
    ack: Ack,
    action: Json,
    body: Json,
    client: WebClient,
    actor: Actor,
    db: Database,
    now: datetime,
    texts: Texts,
) -> None:
    """The form for a poll, filled in with what is known; nothing is called off yet."""
    ack()
    with db.read() as session:
        found = quorum.to_decide(session, actor, read_id(action.get("value")), now)
        polls.check_free(session, found.circle, now)
    meeting = found.meeting
    filled = Filled(found.circle.id, meeting.minutes, meeting.place, replaces=meeting.id)
    show(client, body, poll_modal([found.circle], texts, filled))


def go_on(
    ack: Ack, action: Json, client: WebClient, actor: Actor, work: Work, now: datetime
) -> None:
    ack()
    meeting_id = read_id(action.get("value"))
    with work() as session:
        quorum.go_on(session, actor, meeting_id, now)
    redraw(client, work.db, actor, [(MessageKind.QUORUM, meeting_id)], now)


def open_number(
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
        circle = circles.get_for_facilitator(session, actor, read_id(action.get("value")))
        needed = quorum.needed(session, circle)
    show(client, body, quorum_modal(circle, needed, texts))


def submit_number(
    ack: Ack, view: Json, actor: Actor, work: Work, now: datetime, texts: Texts
) -> None:
    circle_id, number = read_quorum(view)
    with work() as session:
        circle = quorum.set_needed(session, actor, circle_id, number, now)
        needed = quorum.needed(session, circle)
    said = texts("quorum-set", needed=needed)
    ack(response_action="update", view=notice_modal(said, texts))
