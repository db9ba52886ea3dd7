"""The reuse signal: asking once, telling monthly."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base.kinds import MessageKind
from bot.domain.circulation import reuse
from bot.slack.base.blocks import Message
from bot.slack.circulation.reuse import choice_message, news_message
from bot.texts import texts_for
from storage.models import Delivery, Person


def choice(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    if reader is None or not reader.is_active:
        return None
    chosen = reuse.choice_of(session, delivery.workspace_id, reader.id)
    return choice_message(texts_for(reader.language), chosen=chosen)


def news(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    """None when nothing is left to tell; one that was sent says so in its place."""
    if reader is None or not reader.is_active:
        return None
    told = reuse.told(session, reader, delivery.due_at)
    if told is None and delivery.sent_at is None:
        return None
    return news_message(told, texts_for(reader.language))


RENDERERS = {MessageKind.REUSE_CHOICE: choice, MessageKind.REUSE_NEWS: news}
