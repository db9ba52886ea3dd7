"""Before and after a session: the facilitator's briefing, the wrap-up, the recap."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base.kinds import MessageKind
from bot.domain.sessions import briefs, recaps
from bot.slack.base.blocks import Message
from bot.slack.sessions.briefs import brief_message
from bot.slack.sessions.recaps import recap_message, wrap_up_message
from bot.texts import texts_for
from storage.models import Delivery, Person, RecapState


def brief(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    if reader is None or not reader.is_active:
        return None
    found = briefs.seen_by(session, delivery.workspace_id, delivery.subject_id, reader)
    return brief_message(found, texts_for(reader.language)) if found else None


def wrap_up(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    if reader is None or not reader.is_active:
        return None
    found = recaps.wrap_up_for(session, delivery.workspace_id, delivery.subject_id, reader)
    return wrap_up_message(found, texts_for(reader.language)) if found else None


def recap(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    """As far as people share their words at this moment."""
    found = recaps.sent_in(session, delivery.workspace_id, delivery.subject_id)
    if found is None or found.recap is None or found.recap.state is not RecapState.SENT:
        return None
    return recap_message(found)


RENDERERS = {
    MessageKind.FACILITATOR_BRIEF: brief,
    MessageKind.MEETING_WRAP_UP: wrap_up,
    MessageKind.MEETING_RECAP: recap,
}
