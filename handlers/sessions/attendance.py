"""Saying that one is there, and correcting who was."""

from bot.domain.sessions import attendance
from bot.slack.base import ids
from bot.slack.base.forms import about_meeting
from bot.slack.base.notices import notice_message
from bot.slack.sessions.attendance import present_modal, read_present
from handlers.base.acts import submits
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.base.forms import again, opens


def register(door: Door) -> None:
    door.action(ids.MEETING_CHECK_IN, check_in)
    door.action(ids.MEETING_OPEN_PRESENT, opens(attendance.look, present_modal))
    door.view(
        ids.MEETING_PRESENT,
        submits(read_present, attendance.correct),
        again(attendance.look, present_modal, about_meeting),
    )


def check_in(click: Click) -> None:
    """In a channel only the person who pressed it sees the answer."""
    with click.work() as session:
        attendance.check_in(session, click.actor, click.pressed, click.now)
    click.tell(notice_message(click.texts("check-in-said")))
    click.replace(click.notice("check-in-said"))
