"""What Slack tells about people: a name, a zone, an account that was switched off."""

from datetime import datetime

from bot.delivery.directory import read_profile
from bot.domain.base.inbox import Work
from bot.domain.people import people
from bot.slack.base.blocks import Json
from handlers.base.door import Door


def register(door: Door) -> None:
    door.event("user_change", note_change)


def note_change(event: Json, work: Work, now: datetime) -> None:
    with work() as session:
        people.remember(session, work.workspace_id, read_profile(event["user"]), now)
