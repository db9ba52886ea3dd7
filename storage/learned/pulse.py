"""After which sessions a circle is asked how it is doing."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Row, exists, func, select
from sqlalchemy.orm import Session, aliased

from storage.columns import UtcDateTime
from storage.models import Meeting, MeetingState


def unasked(
    session: Session, meeting_ids: Collection[int]
) -> Sequence[Row[Meeting, datetime | None]]:
    """Those of these sessions that were held and do not ask it, soonest first.

    Only from the second session of a circle on; with when the session before it began that
    asked it last.
    """
    earlier = aliased(Meeting)
    before = earlier.circle_id == Meeting.circle_id, earlier.starts_at < Meeting.starts_at
    asked_at = select(func.max(earlier.starts_at, type_=UtcDateTime())).where(
        *before, earlier.asks_pulse
    )
    query = select(Meeting, asked_at.correlate(Meeting).scalar_subquery()).where(
        Meeting.id.in_(meeting_ids),
        Meeting.state == MeetingState.PLANNED,
        Meeting.asks_pulse.is_(False),
        exists().where(*before, earlier.state == MeetingState.PLANNED),
    )
    return session.execute(query.order_by(Meeting.starts_at, Meeting.id)).all()
