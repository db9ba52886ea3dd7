"""The one question about an intention, and what takes its place."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base.kinds import MessageKind
from bot.domain.learned import intentions
from bot.slack.base.blocks import Message
from bot.slack.learned.intentions import answered_message, question_message
from bot.texts import texts_for
from storage.models import Delivery, IntentionState, Person


def question(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    """None for who told about it before it left; a sent one is redrawn."""
    if reader is None or not reader.is_active:
        return None
    formed = intentions.question_for(
        session, delivery.workspace_id, delivery.subject_id, reader
    )
    if formed is None:
        return None
    texts = texts_for(reader.language)
    if formed.intention.state is IntentionState.OPEN:
        return question_message(formed, texts)
    return answered_message(formed, texts) if delivery.sent_at is not None else None


RENDERERS = {MessageKind.INTENTION_QUESTION: question}
