"""Messages about learning questions, and cards shown in a channel."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain import questions
from bot.domain.kinds import MessageKind
from bot.slack.blocks import Message
from bot.slack.questions import answered_message, question_message
from bot.slack.search import shared_message
from bot.texts import texts_for
from storage.models import Delivery, Person


def put(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    if reader is None:
        return None
    asked = questions.seen_by_facilitator(
        session, delivery.workspace_id, delivery.subject_id, reader.id
    )
    return question_message(asked, texts_for(reader.language)) if asked else None


def answered(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    found = questions.answered(session, delivery.workspace_id, delivery.subject_id)
    if found is None or reader is None:
        return None
    return answered_message(*found, texts_for(reader.language))


def shared(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    """None for a card that was withdrawn before it left."""
    found = _in_channel(session, delivery, now)
    if found.hit is None:
        return None
    return shared_message(found.hit, found.standing, texts_for(found.language))


def withdrawn(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    found = _in_channel(session, delivery, now)
    return shared_message(found.hit, found.standing, texts_for(found.language))


def _in_channel(session: Session, delivery: Delivery, now: datetime) -> questions.Shown:
    return questions.shown_in(
        session, delivery.workspace_id, delivery.subject_id, delivery.channel or "", now
    )


RENDERERS = {
    MessageKind.LEARNING_QUESTION: put,
    MessageKind.QUESTION_ANSWERED: answered,
    MessageKind.SHARED_INSIGHT: shared,
    MessageKind.SHARED_UPDATE: withdrawn,
}
