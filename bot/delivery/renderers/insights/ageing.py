"""Asking whether old cards still hold, and passing on that one needs changes."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base.kinds import MessageKind
from bot.domain.insights import ageing
from bot.slack.base.blocks import Message
from bot.slack.insights.ageing import revision_message, still_holds_message
from bot.texts import texts_for
from storage.models import Delivery, Person


def still_holds(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    """The cards that were old when the message was queued; None when there are none left."""
    if reader is None or not reader.is_active:
        return None
    old = ageing.asked_of(session, delivery.workspace_id, reader.id, delivery.created_at)
    if not old or (delivery.sent_at is None and all(each.answer for each in old)):
        return None
    return still_holds_message(old, texts_for(reader.language))


def revision(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    if reader is None or not reader.is_active:
        return None
    by = delivery.details.get("by", 0)
    found = ageing.wish_for_changes(
        session, delivery.workspace_id, delivery.subject_id, by, reader.id
    )
    return revision_message(*found, texts_for(reader.language)) if found else None


RENDERERS = {MessageKind.STILL_HOLDS: still_holds, MessageKind.INSIGHT_REVISION: revision}
