"""Before and after a session: the facilitator's briefing, the wrap-up, the recap."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.delivery.renderers.planning import meetings
from bot.delivery.renderers.sessions import runs
from bot.domain.base.kinds import MessageKind
from bot.domain.people.people import default_language
from bot.domain.sessions import briefs, recaps
from bot.slack.base.blocks import Message
from bot.slack.base.notices import notice_message
from bot.slack.sessions.briefs import brief_message
from bot.slack.sessions.recaps import recap_message, wrap_up_message
from bot.texts import texts_for
from storage.circle import circles
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


def update(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    """A message that was sent, as it would be sent now; whatever happens, without old words."""
    original = SHOWING[str(delivery.details.get("of"))]
    made_anew = original(session, delivery, reader, now)
    if made_anew is not None:
        return made_anew
    language = reader.language if reader else _language(session, delivery)
    return notice_message(texts_for(language)("session-message-gone"))


def _language(session: Session, delivery: Delivery) -> str:
    circle = circles.find(session, delivery.workspace_id, delivery.circle_id or 0)
    return circle.language if circle else default_language(session, delivery.workspace_id)


SHOWING = {
    MessageKind.MEETING_AGENDA.value: meetings.agenda,
    MessageKind.FACILITATOR_BRIEF.value: brief,
    MessageKind.MEETING_RECAP.value: recap,
    **{kind.value: made for kind, made in runs.IN_CHANNEL.items()},
}

RENDERERS = {
    MessageKind.FACILITATOR_BRIEF: brief,
    MessageKind.MEETING_WRAP_UP: wrap_up,
    MessageKind.MEETING_RECAP: recap,
    MessageKind.WORDS_UPDATE: update,
}
