"""Who does what in a session: divided by the facilitator, declined by anyone."""

from bot.domain.sessions import duties, preparation, runs
from bot.slack.base import ids
from bot.slack.base.forms import about_meeting
from bot.slack.sessions.duties import (
    duties_modal,
    mine_modal,
    read_aside,
    read_duties,
    read_never,
)
from bot.slack.sessions.methods import sheet_modal
from handlers.base.acts import submits
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.base.forms import again, opens


def register(door: Door) -> None:
    door.action(ids.DUTY_OPEN, opens(preparation.prepare, duties_modal, stores=True))
    door.view(
        ids.DUTY_FORM, submit_duties, again(preparation.prepare, duties_modal, about_meeting)
    )
    door.action(ids.DUTY_MINE, opens(duties.mine, mine_modal))
    door.action(ids.DUTY_ASIDE, step_aside)
    door.view(
        ids.DUTY_NEVER,
        submits(read_never, duties.never, "duty-never-said"),
        again(duties.mine, mine_modal, about_meeting),
    )


def submit_duties(click: Click) -> None:
    meeting_id, wanted = read_duties(click.view)
    with click.work() as session:
        sheet = preparation.assign(session, click.actor, meeting_id, wanted, click.now)
        mine = duties.mine(session, click.actor, meeting_id)
    click.done()
    if sheet.is_live:
        click.refresh_below(mine_modal(mine, click.texts))
    else:
        click.refresh_below(sheet_modal(sheet, click.actor.time_zone, click.texts))


def step_aside(click: Click) -> None:
    """The next person gets the task, and the message in the channel shows their name."""
    meeting_id, duty = read_aside(click.value)
    with click.work() as session:
        duties.step_aside(session, click.actor, meeting_id, duty, click.now)
        runs.redraw(session, click.actor.workspace_id, meeting_id, click.now)
        mine = duties.mine(session, click.actor, meeting_id)
    click.replace(mine_modal(mine, click.texts))
