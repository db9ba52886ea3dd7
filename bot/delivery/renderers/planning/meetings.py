"""Messages about sessions."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base.kinds import MessageKind
from bot.domain.circle import circles
from bot.domain.learned import intentions
from bot.domain.planning import changes, invitations
from bot.domain.planning.changes import Outdated
from bot.domain.questions.questions import MOST_ON_AGENDA
from bot.slack.base.blocks import Message
from bot.slack.planning.changes import outdated_message
from bot.slack.planning.invitations import agenda_message, invitation_message, reminder_message
from bot.texts import texts_for
from storage.circle import circles as circle_rows
from storage.models import CircleState, Delivery, Person
from storage.planning import meetings as rows
from storage.questions import questions


def invitation(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    if reader is None:
        return None
    planned = invitations.seen_by(
        session, delivery.workspace_id, delivery.subject_id, reader, now
    )
    if planned is None or (not planned.meetings and delivery.sent_at is None):
        return None
    if delivery.sent_at is None:  # who was never told needs not know what was cancelled
        planned = replace(planned, cancelled=())
    return invitation_message(planned, texts_for(reader.language))


def reminder(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    """None for somebody who answered between queueing and sending; a sent one is redrawn."""
    if reader is None:
        return None
    if old := _outdated(session, delivery):
        texts = texts_for(reader.language)
        return outdated_message(old, reader.time_zone, texts) if delivery.sent_at else None
    planned = invitations.one_seen_by(
        session, delivery.workspace_id, delivery.subject_id, reader
    )
    if planned is None or (planned.answers and delivery.sent_at is None):
        return None
    return reminder_message(planned, texts_for(reader.language))


def agenda(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    if old := _outdated(session, delivery):
        texts = texts_for(old.circle.language)
        return outdated_message(old, old.circle.time_zone, texts) if delivery.sent_at else None
    meeting = rows.find(session, delivery.workspace_id, delivery.subject_id)
    if meeting is None:
        return None
    circle = circle_rows.find(session, delivery.workspace_id, meeting.circle_id)
    if circle is None or circle.state is not CircleState.ACTIVE:
        return None
    attendees = invitations.attendees_of(session, circle, meeting)
    overview = circles.overview(session, circle)
    opening = intentions.opening(session, meeting)
    asked = [each.text for each in questions.on_agenda(session, circle.id, MOST_ON_AGENDA)]
    texts = texts_for(circle.language)
    return agenda_message(overview, meeting, attendees, texts, opening, asked)


def _outdated(session: Session, delivery: Delivery) -> Outdated | None:
    """A session that was moved or cancelled: such a message loses its use when it begins."""
    return changes.outdated(
        session, delivery.workspace_id, delivery.subject_id, delivery.expires_at
    )


RENDERERS = {
    MessageKind.INVITATION: invitation,
    MessageKind.MEETING_REMINDER: reminder,
    MessageKind.MEETING_AGENDA: agenda,
}
