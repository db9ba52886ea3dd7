"""What Slack tells about channels."""

from bot.domain.circle import channels
from handlers.base.click import Click
from handlers.base.door import Door

IDS = ("old_channel_id", "new_channel_id")


def register(door: Door) -> None:
    door.event("channel_id_changed", note_new_id)


def note_new_id(click: Click) -> None:
    """A private channel that is shared with another organisation gets another id."""
    before, after = (str(click.event.get(name) or "") for name in IDS)
    with click.work() as session:
        channels.note_new_id(session, click.actor.workspace_id, before, after)
