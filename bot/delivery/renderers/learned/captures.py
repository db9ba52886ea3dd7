"""Asking who wrote a message whether a conclusion from it may be kept."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base.kinds import MessageKind
from bot.domain.learned import captures
from bot.slack.base.blocks import Message
from bot.slack.learned.captures import request_message, told_message
from bot.texts import texts_for
from storage.models import CaptureState, Delivery, Person


def request(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    """None when there is nothing to ask any more; a sent one is redrawn."""
    if reader is None or not reader.is_active:
        return None
    asked = captures.request_for(session, delivery.workspace_id, delivery.subject_id, reader.id)
    if asked is None:
        return None
    if delivery.sent_at is None and asked.capture.state is not CaptureState.ASKED:
        return None
    return request_message(asked, texts_for(reader.language))


def answered(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    if reader is None or not reader.is_active:
        return None
    told = captures.told(session, delivery.workspace_id, delivery.subject_id, reader.id)
    if told is None:
        return None
    answer = delivery.details.get("answer", "")
    return told_message(answer, told.circle, texts_for(reader.language))


RENDERERS = {
    MessageKind.CAPTURE_REQUEST: request,
    MessageKind.CAPTURE_ANSWERED: answered,
}
