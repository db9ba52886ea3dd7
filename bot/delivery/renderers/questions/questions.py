"""Messages about learning questions, and cards shown in a channel."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base.kinds import MessageKind
from bot.domain.questions import questions, triage
from bot.slack.base.blocks import Message
from bot.slack.questions.learning_questions import (
    answered_message,
    news_message,
    reopened_message,
)
from bot.slack.questions.search import shared_message
from bot.slack.questions.triage import match_message, question_message
from bot.texts import texts_for
from storage.models import Delivery, Person, QuestionState


def put(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    """None for a question that was taken back before anybody read it."""
    if reader is None or not reader.is_active:
        return None
    asked = triage.seen_by_facilitator(
        session, delivery.workspace_id, delivery.subject_id, reader.id
    )
    if asked is None or (
        asked.question.state is QuestionState.WITHDRAWN and delivery.sent_at is None
    ):
        return None
    return question_message(asked, texts_for(reader.language))


def news(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    asked = triage.news(session, delivery.workspace_id, delivery.subject_id)
    if asked is None or reader is None or asked.question.state is QuestionState.OPEN:
        return None
    return news_message(asked, texts_for(reader.language))


def match(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    """None when there is nothing to decide any more; a sent one is edited."""
    if reader is None or not reader.is_active:
        return None
    found = triage.match(
        session,
        delivery.workspace_id,
        delivery.details.get("question", 0),
        delivery.subject_id,
        reader.id,
    )
    if found is None:
        return None
    asked, hit = found
    is_over = (
        hit is None
        or asked.question.state is QuestionState.WITHDRAWN
        or asked.question.answered_by is not None
    )
    if is_over and delivery.sent_at is None:
        return None
    return match_message(asked, hit, texts_for(reader.language))


def answered(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    """One that was sent says when its card was withdrawn: the question is open again."""
    if reader is None:
        return None
    texts = texts_for(reader.language)
    found = triage.answered(session, delivery.workspace_id, delivery.subject_id)
    if found is not None:
        return answered_message(*found, texts)
    asked = triage.news(session, delivery.workspace_id, delivery.subject_id)
    is_asker = asked is not None and asked.question.asker_id == reader.id
    if asked is None or not is_asker or delivery.sent_at is None:
        return None
    return reopened_message(asked, texts)


def shared(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    """None for a card that was withdrawn before it left."""
    found = _in_channel(session, delivery, now)
    if found.hit is None and delivery.sent_at is None:
        return None
    return shared_message(found.hit, found.standing, texts_for(found.language))


def _in_channel(session: Session, delivery: Delivery, now: datetime) -> questions.Shown:
    return questions.shown_in(
        session, delivery.workspace_id, delivery.subject_id, delivery.channel or "", now
    )


RENDERERS = {
    MessageKind.LEARNING_QUESTION: put,
    MessageKind.QUESTION_NEWS: news,
    MessageKind.QUESTION_MATCH: match,
    MessageKind.QUESTION_ANSWERED: answered,
    MessageKind.SHARED_INSIGHT: shared,
}
