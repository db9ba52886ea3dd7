"""What a facilitator wrote along with sessions: what to bring, or why they moved.

Theirs, so gone with them: every message and calendar reads it from the rows.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base import messages
from bot.domain.base.kinds import MessageKind
from bot.domain.base.limits import check_optional
from bot.domain.planning import invitations
from storage.models import Meeting, MeetingChange, MeetingSeries
from storage.planning import meetings as rows
from storage.planning import remarks

LONGEST_REMARK = 500  # characters


def check(remark: str) -> None:
    check_optional("remark", remark, LONGEST_REMARK)


def of(session: Session, meeting: Meeting) -> Sequence[str]:
    """The invitation's, and that of the last change."""
    return remarks.of(session, [meeting.id]).get(meeting.id, [])


def forget(session: Session, row: MeetingSeries | MeetingChange, now: datetime) -> None:
    if not row.remark:
        return
    row.remark = ""
    if isinstance(row, MeetingSeries):
        affected = rows.of_series(session, row.id)
        shown = [(MessageKind.INVITATION, row.id)]
    else:
        affected = rows.of_change(session, row.id)
        shown = [(MessageKind.MEETING_CHANGE, row.id)]
    shown += [each for meeting in affected for each in invitations.shown_in(meeting)]
    messages.make_stale(session, row.workspace_id, shown, now)
