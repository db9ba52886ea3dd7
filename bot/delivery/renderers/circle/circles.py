"""Messages about a circle itself."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base.kinds import MessageKind
from bot.domain.circle import circles
from bot.slack.base.blocks import Message
from bot.slack.circle.circles import welcome_message
from bot.texts import texts_for
from storage.models import CircleState, Delivery, Person


def welcome(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    """None once the circle is no longer running, or the reader left it."""
    found = circles.seen_by(session, delivery.workspace_id, delivery.subject_id, reader)
    if found is None or reader is None or found.circle.state is not CircleState.ACTIVE:
        return None
    return welcome_message(found, texts_for(reader.language))


RENDERERS = {MessageKind.WELCOME: welcome}
