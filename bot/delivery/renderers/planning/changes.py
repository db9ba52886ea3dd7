"""Sessions that were moved or cancelled: the notice, and the messages that stood already."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.delivery.renderers.planning import meetings, quorum
from bot.delivery.renderers.sessions import runs
from bot.domain.base.kinds import MessageKind
from bot.domain.planning import changes
from bot.slack.base.blocks import Message
from bot.slack.planning.changes import change_message
from bot.texts import texts_for
from storage.base import deliveries
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


def update(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    """The message that it edits, as things stand now."""
    sent = deliveries.find(session, delivery.workspace_id, delivery.subject_id)
    if sent is None:
        return None
    return EDITED[MessageKind(sent.kind)](session, sent, reader, now)


EDITED = {
    **meetings.RENDERERS,
    MessageKind.MEETING_CHANGE: change,
    MessageKind.QUORUM: quorum.offer,
    MessageKind.RUN: runs.run,
}
RENDERERS = {MessageKind.MEETING_CHANGE: change, MessageKind.MEETING_UPDATE: update}
