"""Preparing a session and running it: buttons for facilitators, from phase to phase."""

from bot.domain.circle.circles import Circles
from bot.domain.sessions import preparation, runs
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.sessions.methods import sheet_modal
from bot.slack.sessions.runs import PRESSES, read_step
from handlers.base.acts import does
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.base.forms import opens
from handlers.base.which_circle import WhichCircle


def register(door: Door) -> None:
    which = WhichCircle(ids.RUN_CHOOSE, ahead, next_sheet)
    door.subcommand(("draaiboek", "run"), which.open)
    door.view(ids.RUN_CHOOSE, which.choose)
    door.action(ids.RUN_OPEN, opens(preparation.prepare, sheet_modal, stores=True))
    door.action(ids.RUN_START, does(runs.start, "run-started"))
    for action_id in PRESSES:
        door.action(action_id, press)


def ahead(click: Click) -> Circles:
    with click.reading() as session:
        return preparation.circles_ahead(session, click.actor, click.now)


def next_sheet(click: Click, circle_id: int, _words: str) -> Json:
    """Of the session that goes on or comes next."""
    with click.work() as session:
        meeting_id = preparation.next_of(session, click.actor, circle_id, click.now)
        sheet = preparation.prepare(session, click.actor, meeting_id, click.now)
    return sheet_modal(sheet, click.actor.time_zone, click.texts)


def press(click: Click) -> None:
    """The button says which step it belongs to, so a second press changes nothing."""
    meeting_id, step = read_step(click.value)
    what = PRESSES[str(click.action.get("action_id"))]
    with click.work() as session:
        runs.press(session, click.actor, meeting_id, step, what, click.now)
