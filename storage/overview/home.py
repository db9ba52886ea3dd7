"""What Home shows of somebody, and is shown nowhere else, in few queries."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Row, Select, and_, exists, select
from sqlalchemy.orm import Session

from storage.base import prepared
from storage.circle.vacancies import is_vacant
from storage.models import (
    Attendance,
    Circle,
    Meeting,
    MeetingState,
    Membership,
    Person,
    Poll,
    PollState,
    Role,
    Rsvp,
    Subscription,
    Workspace,
)


@prepared.rows
def about(workspace_id: int, person_id: int) -> Select[Person, Workspace, bool]:
    """One person, where they work, and whether they receive editions."""
    receives = exists().where(
        Subscription.person_id == Person.id, Subscription.ended_at.is_(None)
    )
    return (
        select(Person, Workspace, receives)
        .join(Workspace, Workspace.id == Person.workspace_id)
        .where(Workspace.id == workspace_id, Person.id == person_id)
    )


@prepared.rows
def circles_of(workspace_id: int, person_id: int) -> Select[Circle, Role, bool, int | None]:
    """The circles that someone is in: their role, whether nobody leads it, its open poll."""
    is_open = and_(Poll.circle_id == Circle.id, Poll.state == PollState.OPEN)
    return (
        select(Circle, Membership.role, is_vacant(), Poll.id)
        .join(Membership, Membership.circle_id == Circle.id)
        .outerjoin(Poll, is_open)
        .where(
            Circle.workspace_id == workspace_id,
            Membership.person_id == person_id,
            Membership.left_at.is_(None),
        )
        .order_by(Circle.id)
    )


def ahead_in(
    session: Session, circle_ids: Collection[int], person_id: int, now: datetime
) -> Sequence[Row[Meeting, Rsvp | None]]:
    """Their planned sessions that have not ended, soonest first, with what someone answered."""
    own = and_(Attendance.meeting_id == Meeting.id, Attendance.person_id == person_id)
    return session.execute(
        select(Meeting, Attendance.rsvp)
        .outerjoin(Attendance, own)
        .where(
            Meeting.circle_id.in_(circle_ids),
            Meeting.state == MeetingState.PLANNED,
            Meeting.ends_at > now,
        )
        .order_by(Meeting.starts_at, Meeting.circle_id)
    ).all()
