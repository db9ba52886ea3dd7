"""Telling the circle about a session, or not."""

from bot.domain.sessions import recaps
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.sessions.recaps import preview_modal, read_preview, read_recap, recap_modal
from handlers.base.acts import does, submits
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.base.forms import opens


def register(door: Door) -> None:
    door.action(ids.RECAP_OPEN, opens(recaps.look_to_write, recap_modal))
    door.view(ids.RECAP_FORM, submit_recap, stored)
    door.view(ids.RECAP_PREVIEW, submits(read_preview, recaps.send, "recap-sent"))
    door.action(ids.RECAP_DISMISS, does(recaps.dismiss))


def stored(click: Click) -> Json | None:
    """None as long as nobody kept one: what is proposed is nobody's words."""
    meeting_id = read_recap(click.view).meeting_id
    with click.reading() as session:
        captured = recaps.look_to_write(session, click.actor, meeting_id, click.now)
    return recap_modal(captured, click.texts) if captured.recap else None


def submit_recap(click: Click) -> None:
    """The draft is kept, and shown as the circle will read it; nothing is sent yet."""
    draft = read_recap(click.view)
    with click.work() as session:
        captured = recaps.keep(session, click.actor, draft, click.now)
    click.done(preview_modal(captured, click.texts))
