"""Sessions that were moved or cancelled."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base.kinds import MessageKind
from bot.domain.planning import changes
from bot.slack.base.blocks import Message
from bot.slack.planning.changes import change_message
from bot.texts import texts_for
from storage.models import Delivery, Person


def change(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    """None when a later change came before it left; one that was sent says so."""
    if reader is None:
        return None
    told = changes.seen_by(session, delivery.workspace_id, delivery.subject_id, reader, now)
    if told is None or (not told.planned.meetings and delivery.sent_at is None):
        return None
    return change_message(told, texts_for(reader.language))


RENDERERS = {MessageKind.MEETING_CHANGE: change}
