"""Preparing a session and running it: buttons for facilitators, from phase to phase."""

from collections.abc import Callable
from datetime import datetime

from slack_bolt import Ack
from slack_sdk import WebClient

from bot.domain.base.actor import Actor
from bot.domain.base.inbox import Work
from bot.domain.circle import circles
from bot.domain.sessions import preparation, runs
from bot.errors import NotAllowed
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.base.forms import read_id
from bot.slack.base.notices import notice_modal
from bot.slack.learned.reflections import choose_circle_modal, read_circle_choice
from bot.slack.sessions.methods import sheet_modal
from bot.slack.sessions.runs import PRESSES, read_step
from bot.texts import Texts
from handlers.base.door import Door
from handlers.base.show import settle, show
from storage.database import Database


def register(door: Door) -> None:
    door.subcommand(("draaiboek", "run"), open_own)
    door.action(ids.RUN_OPEN, open_sheet)
    door.view(ids.RUN_CHOOSE, choose_circle)
    door.action(ids.RUN_START, start)
    for action_id in PRESSES:
        door.action(action_id, press)


def open_own(
    ack: Ack,
    body: Json,
    client: WebClient,
    actor: Actor,
    db: Database,
    work: Work,
    now: datetime,
    texts: Texts,
) -> None:
    """Straight to the next session for who leads one circle."""
    ack()
    with db.read() as session:
        mine = circles.facilitated_by(session, actor)
    if not mine:
        raise NotAllowed("meeting-no-circle")
    if len(mine) > 1:
        show(client, body, choose_circle_modal(ids.RUN_CHOOSE, mine, texts))
        return
    with work() as session:
        meeting_id = preparation.next_of(session, actor, mine[0].id, now)
        sheet = preparation.prepare(session, actor, meeting_id, now)
    show(client, body, sheet_modal(sheet, actor.time_zone, texts))


def choose_circle(
    ack: Ack, view: Json, actor: Actor, work: Work, now: datetime, texts: Texts
) -> None:
    circle_id = read_circle_choice(view)
    with work() as session:
        meeting_id = preparation.next_of(session, actor, circle_id, now)
        sheet = preparation.prepare(session, actor, meeting_id, now)
    ack(response_action="update", view=sheet_modal(sheet, actor.time_zone, texts))


def open_sheet(
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
    show(client, body, sheet_modal(sheet, actor.time_zone, texts))


def start(
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
    """The message goes to the circle's channel; everything after it stands in its thread."""
    ack()
    with work() as session:
        runs.start(session, actor, read_id(action.get("value")), now)
    settle(client, body, notice_modal(texts("run-started"), texts))
    nudge()


def press(
    ack: Ack,
    action: Json,
    actor: Actor,
    work: Work,
    now: datetime,
    nudge: Callable[[], None],
) -> None:
    """The button says which step it saw: whoever was second changes nothing."""
    ack()
    meeting_id, step = read_step(action.get("value"))
    what = PRESSES[str(action.get("action_id"))]
    with work() as session:
        runs.press(session, actor, meeting_id, step, what, now)
    nudge()
