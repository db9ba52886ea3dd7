"""Messages about choosing a case. They name no case: others may read along in the channel."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base.kinds import MessageKind
from bot.domain.sessions import case_votes
from bot.slack.base.blocks import Message
from bot.slack.sessions.cases import chosen_message, closed_message, vote_message
from bot.texts import texts_for
from storage.circle import circles
from storage.models import Circle, CircleState, Delivery, MeetingState, Person
from storage.planning import meetings
from storage.sessions import cases as rows


def vote(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    """None once it is closed."""
    opened = rows.find_vote(session, delivery.workspace_id, delivery.subject_id)
    if opened is None or not case_votes.is_open(opened, now):
        return None
    circle = _circle(session, delivery, opened.meeting_id)
    return vote_message(opened, texts_for(circle.language)) if circle else None


def closed(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    opened = rows.find_vote(session, delivery.workspace_id, delivery.subject_id)
    circle = _circle(session, delivery, opened.meeting_id) if opened else None
    if opened is None or circle is None:
        return None
    found = case_votes.outcome(session, opened, rows.brought_to(session, opened.meeting_id))
    return closed_message(found, circle, texts_for(circle.language))


def picked(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    circle = _circle(session, delivery, delivery.subject_id)
    if circle is None or not any(
        row.chosen_at for row, _, _ in rows.brought_to(session, delivery.subject_id)
    ):
        return None
    return chosen_message(circle, texts_for(circle.language))


def _circle(session: Session, delivery: Delivery, meeting_id: int) -> Circle | None:
    """The running circle of a session that goes on; None: nobody needs the message."""
    meeting = meetings.find(session, delivery.workspace_id, meeting_id)
    if meeting is None or meeting.state is not MeetingState.PLANNED:
        return None
    circle = circles.find(session, delivery.workspace_id, meeting.circle_id)
    return circle if circle and circle.state is CircleState.ACTIVE else None


RENDERERS = {
    MessageKind.CASE_VOTE: vote,
    MessageKind.CASE_VOTE_CLOSED: closed,
    MessageKind.CASE_PICKED: picked,
}
