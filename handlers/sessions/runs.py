"""Preparing a session and running it: buttons for facilitators, from phase to phase."""

from bot.domain.circle import circles
from bot.domain.sessions import preparation, runs
from bot.errors import NotAllowed
from bot.slack.base import ids
from bot.slack.learned.reflections import choose_circle_modal, read_circle_choice
from bot.slack.sessions.methods import sheet_modal
from bot.slack.sessions.runs import PRESSES, read_step
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.base.forms import opens


def register(door: Door) -> None:
    door.subcommand(("draaiboek", "run"), open_own)
    door.action(ids.RUN_OPEN, opens(preparation.prepare, sheet_modal, stores=True))
    door.view(ids.RUN_CHOOSE, choose_circle)
    door.action(ids.RUN_START, start)
    for action_id in PRESSES:
        door.action(action_id, press)


def open_own(click: Click) -> None:
    """Facilitators of one circle go straight to its next session."""
    with click.reading() as session:
        mine = circles.facilitated_by(session, click.actor)
    if not mine:
        raise NotAllowed("meeting-no-circle")
    if len(mine) > 1:
        click.show(choose_circle_modal(ids.RUN_CHOOSE, mine, click.texts))
        return
    with click.work() as session:
        meeting_id = preparation.next_of(session, click.actor, mine[0].id, click.now)
        sheet = preparation.prepare(session, click.actor, meeting_id, click.now)
    click.show(sheet_modal(sheet, click.actor.time_zone, click.texts))


def choose_circle(click: Click) -> None:
    circle_id = read_circle_choice(click.view)
    with click.work() as session:
        meeting_id = preparation.next_of(session, click.actor, circle_id, click.now)
        sheet = preparation.prepare(session, click.actor, meeting_id, click.now)
    click.done(sheet_modal(sheet, click.actor.time_zone, click.texts))


def start(click: Click) -> None:
    """The message goes to the circle's channel; everything after it stands in its thread."""
    with click.work() as session:
        runs.start(session, click.actor, click.pressed, click.now)
    click.replace(click.notice("run-started"))


def press(click: Click) -> None:
    """The button says which step it belongs to, so a second press changes nothing."""
    meeting_id, step = read_step(click.value)
    what = PRESSES[str(click.action.get("action_id"))]
    with click.work() as session:
        runs.press(session, click.actor, meeting_id, step, what, click.now)
