"""Messages about a session to which too few people come."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base.kinds import MessageKind
from bot.domain.planning import quorum
from bot.domain.planning.changes import Outdated
from bot.slack.base.blocks import Message
from bot.slack.planning.changes import outdated_message
from bot.slack.planning.quorum import called_off_message, offer_message
from bot.texts import texts_for
from storage.models import CircleState, Delivery, MeetingState, Person


def offer(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    """None once enough people come, somebody decided or it moved; a sent one is redrawn."""
    if reader is None:
        return None
    texts = texts_for(reader.language)
    found = quorum.seen_by(session, delivery.workspace_id, delivery.subject_id, reader)
    if found is None or found.circle.state is not CircleState.ACTIVE:
        return None
    was_at = delivery.expires_at  # an offer loses its use when the session begins
    if was_at is not None and was_at != found.meeting.starts_at:
        old = Outdated(found.circle, found.meeting, was_at)
        return outdated_message(old, reader.time_zone, texts) if delivery.sent_at else None
    waits = found.meeting.state is MeetingState.PLANNED and found.choice is None
    if delivery.sent_at is None and not (waits and found.is_short):
        return None
    return offer_message(found, reader.time_zone, texts)


def called_off(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    if reader is None:
        return None
    found = quorum.seen_by(session, delivery.workspace_id, delivery.subject_id, reader)
    if found is None:
        return None
    return called_off_message(found, reader.time_zone, texts_for(reader.language))


RENDERERS = {
    MessageKind.QUORUM: offer,
    MessageKind.CALLED_OFF: called_off,
}
