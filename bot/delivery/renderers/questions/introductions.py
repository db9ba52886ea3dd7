"""Asking two people whether they want to know each other, and telling them."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base.kinds import MessageKind
from bot.domain.questions import introductions
from bot.domain.questions.introductions import Seen
from bot.slack.base.blocks import Message
from bot.slack.questions.introductions import (
    asker_message,
    follow_up_message,
    giver_message,
    gone_message,
    made_message,
)
from bot.texts import texts_for
from storage.models import Delivery, Person


def question(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    """None once it is over before it was asked; a sent one is redrawn."""
    if reader is None or not reader.is_active:
        return None
    seen = introductions.seen_by_giver(
        session, delivery.workspace_id, delivery.subject_id, reader.id, now
    )
    if seen is None or (seen.is_over and delivery.sent_at is None):
        return None
    return giver_message(seen, texts_for(reader.language))


def offer(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    seen = _seen(session, delivery, reader, now)
    if seen is None or reader is None:
        return _gone(delivery, reader)
    if seen.is_over and delivery.sent_at is None:
        return None
    return asker_message(seen, texts_for(reader.language))


def made(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    seen = _seen(session, delivery, reader, now)
    if seen is None or reader is None or seen.other is None:
        return _gone(delivery, reader)
    return made_message(seen, texts_for(reader.language))


def follow_up(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    """None when the other left meanwhile: there is nothing to ask."""
    seen = _seen(session, delivery, reader, now)
    if seen is None or reader is None or seen.other is None:
        return _gone(delivery, reader)
    if delivery.sent_at is None and not seen.other.is_active:
        return None
    return follow_up_message(seen, texts_for(reader.language))


def _gone(delivery: Delivery, reader: Person | None) -> Message | None:
    """One of the two is erased: what was sent loses the name and the words."""
    if reader is None or delivery.sent_at is None:
        return None
    return gone_message(texts_for(reader.language))


def _seen(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Seen | None:
    if reader is None or not reader.is_active:
        return None
    return introductions.seen_by(
        session, delivery.workspace_id, delivery.subject_id, reader.id, now
    )


RENDERERS = {
    MessageKind.INTRODUCTION_QUESTION: question,
    MessageKind.INTRODUCTION_OFFER: offer,
    MessageKind.INTRODUCTION: made,
    MessageKind.INTRODUCTION_FOLLOW_UP: follow_up,
}
