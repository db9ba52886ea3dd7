"""The sessions of somebody's circles, and the cards about one of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.circle.case_rights import circles_of
from storage.models import (
    Circle,
    CircleState,
    Insight,
    InsightState,
    Meeting,
    MeetingState,
)

HELD = (MeetingState.PLANNED, MeetingState.ROUND)


@dataclass(frozen=True)
class Listed:
    """A session in a list, with its circle."""

    meeting: Meeting
    circle: Circle


def of_person(
    session: Session, workspace_id: int, person_id: int, circle_id: int | None = None
) -> Sequence[Listed]:
    """Those of the circles that they are in, latest first; `circle_id`: of this one alone."""
    query = (
        select(Meeting, Circle)
        .join(Circle, Circle.id == Meeting.circle_id)
        .where(
            Meeting.workspace_id == workspace_id,
            Meeting.state.in_(HELD),
            Circle.state != CircleState.DRAFT,
            Circle.id.in_(circles_of(person_id)),
        )
        .order_by(Meeting.starts_at.desc(), Meeting.id.desc())
    )
    if circle_id is not None:
        query = query.where(Circle.id == circle_id)
    return [Listed(*row) for row in session.execute(query)]


def cards_about(session: Session, workspace_id: int, meeting_id: int) -> Sequence[int]:
    """Ids of the cards about a session, oldest first; who may read them the search knows."""
    return session.scalars(
        select(Insight.id)
        .where(
            Insight.workspace_id == workspace_id,
            Insight.meeting_id == meeting_id,
            Insight.state == InsightState.RELEASED,
        )
        .order_by(Insight.id)
    ).all()
