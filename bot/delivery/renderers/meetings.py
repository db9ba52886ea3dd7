"""Messages about sessions."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain import circles, intentions, meetings
from bot.domain.kinds import MessageKind
from bot.slack.blocks import Message
from bot.slack.meetings import agenda_message, invitation_message, reminder_message
from bot.texts import texts_for
from storage import circles as circle_rows
from storage import meetings as rows
from storage.models import CircleState, Delivery, MeetingState, Person


def invitation(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    if reader is None:
        return None
    planned = meetings.seen_by(session, delivery.workspace_id, delivery.subject_id, reader, now)
    return invitation_message(planned, texts_for(reader.language)) if planned else None


def reminder(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    """None for somebody who answered between queueing and sending; a sent one is redrawn."""
    if reader is None:
        return None
    planned = meetings.one_seen_by(session, delivery.workspace_id, delivery.subject_id, reader)
    if planned is None or (planned.answers and delivery.sent_at is None):
        return None
    return reminder_message(planned, texts_for(reader.language))


def agenda(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    meeting = rows.find(session, delivery.workspace_id, delivery.subject_id)
    if meeting is None or meeting.state is not MeetingState.PLANNED:
        return None
    circle = circle_rows.find(session, delivery.workspace_id, meeting.circle_id)
    if circle is None or circle.state is not CircleState.ACTIVE:
        return None
    attendees = meetings.attendees_of(session, circle, meeting)
    overview = circles.overview(session, circle)
    opening = intentions.opening(session, meeting)
    return agenda_message(overview, meeting, attendees, texts_for(circle.language), opening)


RENDERERS = {
    MessageKind.INVITATION: invitation,
    MessageKind.MEETING_REMINDER: reminder,
    MessageKind.MEETING_AGENDA: agenda,
}
