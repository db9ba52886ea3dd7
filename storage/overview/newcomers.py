"""What somebody reads who joins a circle that is on its way."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.models import Insight, Meeting, MeetingState, Recap, RecapState


def last_recap(session: Session, circle_id: int) -> int | None:
    """The id of the last session of which the circle got a recap."""
    return session.scalars(
        select(Meeting.id)
        .join(Recap, Recap.meeting_id == Meeting.id)
        .where(
            Meeting.circle_id == circle_id,
            Meeting.state == MeetingState.PLANNED,
            Recap.state == RecapState.SENT,
        )
        .order_by(Meeting.starts_at.desc(), Meeting.id.desc())
        .limit(1)
    ).one_or_none()


def principles(session: Session, workspace_id: int, theme: str) -> Sequence[int]:
    """The ids of what became a principle on this theme, newest first."""
    return session.scalars(
        select(Insight.id)
        .where(
            Insight.workspace_id == workspace_id,
            Insight.theme == theme,
            Insight.promoted_at.is_not(None),
        )
        .order_by(Insight.promoted_at.desc(), Insight.id.desc())
    ).all()
