"""What was said about one session, and to whom; what is about to leave."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from storage.base.rows import MEETING, RHYTHM, Rows
from storage.models import (
    Attendance,
    Circle,
    CircleState,
    Delivery,
    DeliveryState,
    Meeting,
    MeetingState,
    Membership,
    Person,
)


def about(
    session: Session, meeting: Meeting, subjects: Collection[tuple[str, int | None]]
) -> Sequence[tuple[Delivery, Person | None]]:
    """The messages of these kinds about these subjects."""
    told = (
        and_(Delivery.kind == kind, Delivery.subject_id == subject)
        for kind, subject in subjects
        if subject is not None
    )
    rows = session.execute(
        select(Delivery, Person)
        .outerjoin(Person, Person.id == Delivery.person_id)
        .where(Delivery.workspace_id == meeting.workspace_id, or_(*told))
        .order_by(Delivery.id)
    )
    return [(delivery, person) for delivery, person in rows]


def counts(session: Session, workspace_id: int, since: datetime) -> dict[DeliveryState, int]:
    """How many messages are in each state: of those made since a moment, and all open ones."""
    open_ones = Delivery.state.in_((DeliveryState.PENDING, DeliveryState.SENDING))
    rows = session.execute(
        select(Delivery.state, func.count())
        .where(
            Delivery.workspace_id == workspace_id,
            or_(open_ones, Delivery.created_at >= since),
        )
        .group_by(Delivery.state)
    )
    return {row[0]: row[1] for row in rows}


def queued(session: Session, workspace_id: int, most: int) -> Rows:
    """What leaves next of what is in the outbox: kind, circle and moment, no more."""
    columns: tuple[Any, ...] = (Delivery.kind, Circle.name, Delivery.available_at)
    return session.execute(
        select(*columns)
        .outerjoin(Circle, Circle.id == Delivery.circle_id)
        .where(
            Delivery.workspace_id == workspace_id,
            Delivery.state == DeliveryState.PENDING,
            Delivery.bundle_id.is_(None),
        )
        .order_by(Delivery.available_at, Delivery.id)
        .limit(most)
    ).all()


def ahead(session: Session, workspace_id: int, now: datetime, most: int) -> Rows:
    """The sessions that end first, with everyone in their circle and what they answered."""
    soonest = (
        select(Meeting.id)
        .join(Circle, Circle.id == Meeting.circle_id)
        .where(
            Meeting.workspace_id == workspace_id,
            Meeting.state == MeetingState.PLANNED,
            Meeting.ends_at > now,
            Circle.state == CircleState.ACTIVE,
        )
        .order_by(Meeting.ends_at)
        .limit(most)
    )
    columns: tuple[Any, ...] = (
        *MEETING,
        *RHYTHM,
        Circle.name,
        Membership.role,
        Attendance.rsvp,
    )
    return session.execute(
        select(*columns)
        .join(Circle, Circle.id == Meeting.circle_id)
        .join(Membership, Membership.circle_id == Circle.id)
        .join(Person, Person.id == Membership.person_id)
        .outerjoin(
            Attendance,
            and_(
                Attendance.meeting_id == Meeting.id,
                Attendance.person_id == Membership.person_id,
            ),
        )
        .where(Meeting.id.in_(soonest), Membership.left_at.is_(None), Person.is_reachable)
        .order_by(Meeting.starts_at)
    ).all()
