"""After which sessions a circle is asked how it is doing."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from storage.models import Meeting, MeetingState


def unasked(session: Session, meeting_ids: Collection[int]) -> Sequence[Meeting]:
    """Those of these sessions that were held and do not ask it."""
    query = select(Meeting).where(
        Meeting.id.in_(meeting_ids),
        Meeting.state == MeetingState.PLANNED,
        Meeting.asks_pulse.is_(False),
    )
    return session.scalars(query.order_by(Meeting.starts_at, Meeting.id)).all()


def has_met(session: Session, meeting: Meeting) -> bool:
    """Whether its circle had a session before this one."""
    return _is_there(session, meeting, Meeting.state == MeetingState.PLANNED)


def was_asked(session: Session, meeting: Meeting, since: datetime) -> bool:
    """After a session of its circle between this moment and the session itself."""
    return _is_there(session, meeting, Meeting.asks_pulse.is_(True), Meeting.starts_at > since)


def _is_there(session: Session, meeting: Meeting, *which: ColumnElement[bool]) -> bool:
    query = select(Meeting.id).where(
        Meeting.workspace_id == meeting.workspace_id,
        Meeting.circle_id == meeting.circle_id,
        Meeting.starts_at < meeting.starts_at,
        *which,
    )
    return session.scalars(query.limit(1)).first() is not None
