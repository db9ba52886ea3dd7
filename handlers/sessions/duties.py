"""Who does what in a session: divided by the facilitator, declined by anybody."""

from collections.abc import Callable
from datetime import datetime

from slack_bolt import Ack
from slack_sdk import WebClient

from bot.domain.base.actor import Actor
from bot.domain.base.inbox import Work
from bot.domain.sessions import duties, preparation, runs
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.base.forms import read_id
from bot.slack.base.notices import notice_modal
from bot.slack.sessions.duties import (
    duties_modal,
    mine_modal,
    read_aside,
    read_duties,
    read_never,
)
from bot.slack.sessions.methods import sheet_modal
from bot.texts import Texts
from handlers.base.door import Door
from handlers.base.show import refresh_below, settle, show
from storage.database import Database


def register(door: Door) -> None:
    door.action(ids.DUTY_OPEN, open_duties)
    door.view(ids.DUTY_FORM, submit_duties)
    door.action(ids.DUTY_MINE, open_mine)
    door.action(ids.DUTY_ASIDE, step_aside)
    door.view(ids.DUTY_NEVER, submit_never)


def open_duties(
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
    show(client, body, duties_modal(sheet, texts))


def submit_duties(
    ack: Ack,
    view: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    now: datetime,
    texts: Texts,
    nudge: Callable[[], None],
) -> None:
    meeting_id, wanted = read_duties(view)
    with work() as session:
        sheet = preparation.assign(session, actor, meeting_id, wanted, now)
        mine = duties.mine(session, actor, meeting_id)
    ack()
    if sheet.is_live:
        refresh_below(client, view, mine_modal(mine, texts))
    else:
        refresh_below(client, view, sheet_modal(sheet, actor.time_zone, texts))
    nudge()


def open_mine(
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
        mine = duties.mine(session, actor, read_id(action.get("value")))
    show(client, body, mine_modal(mine, texts))


def step_aside(
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
    """Whoever is next gets it; the message in the channel shows who."""
    ack()
    meeting_id, duty = read_aside(action.get("value"))
    with work() as session:
        duties.step_aside(session, actor, meeting_id, duty, now)
        runs.redraw(session, actor.workspace_id, meeting_id, now)
        mine = duties.mine(session, actor, meeting_id)
    settle(client, body, mine_modal(mine, texts))
    nudge()


def submit_never(
    ack: Ack, view: Json, actor: Actor, work: Work, now: datetime, texts: Texts
) -> None:
    meeting_id, chosen = read_never(view)
    with work() as session:
        duties.never(session, actor, meeting_id, chosen, now)
    ack(response_action="update", view=notice_modal(texts("duty-never-said"), texts))
