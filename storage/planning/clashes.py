"""Where the people of a circle are at moments that are proposed for a session."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session, aliased

from storage.base.rows import RHYTHM
from storage.models import (
    Attendance,
    Circle,
    CircleState,
    Meeting,
    MeetingState,
    Membership,
    Person,
    Rsvp,
)


def sessions_of_members(
    session: Session, circle_id: int, after: datetime, before: datetime
) -> Sequence[Row[int, int, int, datetime, datetime]]:
    """Person, session, circle, begin and end: what members are in between these moments.

    Of any circle; what they declined is left out.
    """
    here = aliased(Membership)
    return session.execute(
        select(
            here.person_id, Meeting.id, Meeting.circle_id, Meeting.starts_at, Meeting.ends_at
        )
        .join(Membership, Membership.person_id == here.person_id)
        .join(Person, Person.id == here.person_id)
        .join(Circle, Circle.id == Membership.circle_id)
        .join(Meeting, Meeting.circle_id == Circle.id)
        .outerjoin(
            Attendance,
            (Attendance.meeting_id == Meeting.id) & (Attendance.person_id == here.person_id),
        )
        .where(
            here.circle_id == circle_id,
            here.left_at.is_(None),
            Person.is_active,
            Membership.left_at.is_(None),
            Circle.state == CircleState.ACTIVE,
            Meeting.state == MeetingState.PLANNED,
            Meeting.ends_at > after,
            Meeting.starts_at < before,
            Attendance.rsvp.is_(None) | (Attendance.rsvp != Rsvp.NO),
        )
    ).all()


def rhythms_of_members(session: Session, circle_id: int) -> Sequence[Row[Any]]:
    """The columns of RHYTHM of everyone who is in the circle now."""
    return session.execute(
        select(*RHYTHM)
        .join(Membership, Membership.person_id == Person.id)
        .where(
            Membership.circle_id == circle_id, Membership.left_at.is_(None), Person.is_active
        )
    ).all()
