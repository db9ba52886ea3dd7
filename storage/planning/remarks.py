"""What was written along with sessions that were planned, moved or cancelled."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.models import Meeting, MeetingChange, MeetingSeries


def of(session: Session, meeting_ids: Collection[int]) -> dict[int, list[str]]:
    """By session: the invitation's, and that of its last change, as far as there are any."""
    if not meeting_ids:
        return {}
    found = session.execute(
        select(Meeting.id, MeetingSeries.remark, MeetingChange.remark)
        .join(MeetingSeries, MeetingSeries.id == Meeting.series_id)
        .outerjoin(MeetingChange, MeetingChange.id == Meeting.change_id)
        .where(Meeting.id.in_(meeting_ids))
    )
    return {row[0]: [each for each in row[1:] if each] for row in found}
