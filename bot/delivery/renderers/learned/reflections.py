"""Asking people to reflect, and showing what became of it."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base.kinds import MessageKind
from bot.domain.learned import prompts
from bot.domain.learned.prompts import Asked
from bot.slack.base.blocks import Message
from bot.slack.learned.reflections import prompt_message, reminder_message, standing_message
from bot.texts import texts_for
from storage.models import CircleState, Delivery, MeetingState, Person, PromptState


def prompt(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    """None for somebody who answered or skipped before it left; a sent one is redrawn."""
    asked = _asked(session, delivery, reader)
    if asked is None:
        return None
    texts = texts_for(asked.person.language)
    if delivery.sent_at is not None:
        return standing_message(asked, texts)
    return prompt_message(asked, texts) if _is_open(asked) else None


def reminder(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    asked = _asked(session, delivery, reader)
    if asked is None:
        return None
    texts = texts_for(asked.person.language)
    if delivery.sent_at is not None:
        return standing_message(asked, texts)
    return reminder_message(asked, texts) if _is_open(asked) else None


def kept(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    """The receipt for what was written without being asked."""
    if reader is None or not reader.is_active:
        return None
    asked = prompts.seen_by_author(session, delivery.workspace_id, delivery.subject_id, reader)
    if asked is None or not asked.given:
        return None
    return standing_message(asked, texts_for(reader.language))


def _asked(session: Session, delivery: Delivery, reader: Person | None) -> Asked | None:
    if reader is None or not reader.is_active:
        return None
    return prompts.seen_by(session, delivery.workspace_id, delivery.subject_id, reader)


def _is_open(asked: Asked) -> bool:
    return (
        asked.circle.state is CircleState.ACTIVE
        and asked.meeting is not None
        and asked.meeting.state is not MeetingState.CANCELLED
        and asked.prompt is not None
        and asked.prompt.state is PromptState.OPEN
    )


RENDERERS = {
    MessageKind.PROMPT: prompt,
    MessageKind.PROMPT_REMINDER: reminder,
    MessageKind.REFLECTION_KEPT: kept,
}
