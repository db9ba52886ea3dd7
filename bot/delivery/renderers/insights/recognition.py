"""Telling facilitators which cards are recognised widely enough, and which no longer are."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base.kinds import MessageKind
from bot.domain.insights import principles
from bot.slack.base.blocks import Message
from bot.slack.insights.recognition import ended_message, promotion_message
from bot.texts import texts_for
from storage.models import Delivery, Person


def proposed(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    """None when it does not hold any more; what was sent is redrawn."""
    found = _found(session, delivery, reader)
    if found is None or reader is None or (delivery.sent_at is None and not found.waits):
        return None
    return promotion_message(found, texts_for(reader.language))


def ended(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    found = _found(session, delivery, reader)
    if found is None or reader is None or found.is_principle:
        return None
    return ended_message(found, texts_for(reader.language))


def _found(
    session: Session, delivery: Delivery, reader: Person | None
) -> principles.Promotion | None:
    if reader is None or not reader.is_active:
        return None
    return principles.seen_by(session, delivery.workspace_id, delivery.subject_id, reader.id)


RENDERERS = {MessageKind.PRINCIPLE_PROPOSED: proposed, MessageKind.PRINCIPLE_ENDED: ended}
