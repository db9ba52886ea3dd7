"""Messages about finding a date: the question, the reminder, and what came of it."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base.kinds import MessageKind
from bot.domain.people.people import as_actor
from bot.domain.planning import votes
from bot.domain.planning.votes import Standing
from bot.slack.base.blocks import Message
from bot.slack.planning.poll_decisions import result_message
from bot.slack.planning.polls import cancelled_message, poll_message
from bot.texts import texts_for
from storage.models import CircleState, Delivery, Person, PollState


def question(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    """None once there is nothing to vote on; a sent one is redrawn."""
    found = _found(session, delivery, reader, now)
    if found is None or reader is None:
        return None
    if delivery.sent_at is None and not (found.is_voting and found.ahead):
        return None
    return poll_message(found, reader, texts_for(reader.language), reminds=False)


def reminder(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    """None for somebody who voted between queueing and sending; a sent one is redrawn."""
    found = _found(session, delivery, reader, now)
    if found is None or reader is None:
        return None
    if delivery.sent_at is None and not found.waits_for(reader.id):
        return None
    return poll_message(found, reader, texts_for(reader.language), reminds=True)


def result(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    found = _found(session, delivery, reader, now)
    if found is None or reader is None:
        return None
    if not votes.is_led_by(session, found, as_actor(reader)):
        return None
    if delivery.sent_at is None and found.poll.state is not PollState.OPEN:
        return None
    return result_message(found, reader, texts_for(reader.language))


def cancelled(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    found = _found(session, delivery, reader, now)
    if found is None or reader is None:
        return None
    return cancelled_message(found, texts_for(reader.language))


def _found(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Standing | None:
    if reader is None:
        return None
    found = votes.seen_by(session, delivery.workspace_id, delivery.subject_id, reader, now)
    return found if found and found.circle.state is CircleState.ACTIVE else None


RENDERERS = {
    MessageKind.POLL: question,
    MessageKind.POLL_REMINDER: reminder,
    MessageKind.POLL_RESULT: result,
    MessageKind.POLL_CANCELLED: cancelled,
}
