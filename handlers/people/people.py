"""What Slack tells about people: a name, a zone, an account that was switched off."""

from bot.delivery.directory import read_profile
from bot.domain.people import people
from handlers.base.click import Click
from handlers.base.door import Door


def register(door: Door) -> None:
    door.event("user_change", note_change)


def note_change(click: Click) -> None:
    profile = read_profile(click.event["user"])
    with click.work() as session:
        people.note_change(session, click.actor.workspace_id, profile, click.now)
