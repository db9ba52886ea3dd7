"""Sessions to which too few people come, and what was decided about them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ScalarSelect,
    Select,
    and_,
    case,
    delete,
    exists,
    func,
    select,
)
from sqlalchemy.orm import Session

from storage.base import prepared
from storage.base.rows import LONGEST, MEETING, RHYTHM, Rows
from storage.models import (
    Attendance,
    Circle,
    CircleState,
    Delivery,
    Meeting,
    MeetingState,
    Membership,
    Person,
    QuorumChoice,
    Role,
    Rsvp,
)

FEWEST = 2  # one participant with a facilitator is a talk, not a circle


def usual(participants: int) -> int:
    """About half, where the circle did not choose; `_is_short` says the same in SQL."""
    return min(participants, max(FEWEST, (participants + 1) // 2))


def choice(session: Session, meeting_id: int) -> QuorumChoice | None:
    return session.scalars(
        select(QuorumChoice).where(QuorumChoice.meeting_id == meeting_id)
    ).one_or_none()


def forget_choices(session: Session, meeting_ids: Sequence[int]) -> None:
    """What was decided was about another moment; the audit trail keeps it."""
    session.execute(delete(QuorumChoice).where(QuorumChoice.meeting_id.in_(meeting_ids)))


def is_asked(session: Session, meeting: Meeting) -> bool:
    """Whether a facilitator was asked what to do, about the moment when it is now."""
    return session.scalars(
        select(
            exists().where(
                Delivery.kind == "quorum",
                Delivery.subject_id == meeting.id,
                Delivery.expires_at == meeting.starts_at,
            )
        )
    ).one()


def short(session: Session, now: datetime, before: Mapping[str, datetime]) -> Rows:
    """Sessions ahead with too few participants, for each facilitator who was not told.

    `before`: how far ahead to look for facilitators who work on these days.
    """
    if not before:
        return []
    found = _short(session, now, max(before.values()) + LONGEST)
    # Days that someone chose only now are not among them yet: the next heartbeat knows.
    return [row for row in found if row.starts_at < before.get(row.working_days, row.starts_at)]


@prepared.rows
def _short(now: datetime, ends_before: datetime) -> Select[Any]:
    told = exists().where(
        Delivery.kind == "quorum",
        Delivery.subject_id == Meeting.id,
        Delivery.person_id == Person.id,
        Delivery.expires_at == Meeting.starts_at,  # about this moment, not one before a move
    )
    decided = exists().where(QuorumChoice.meeting_id == Meeting.id)
    return (
        select(*MEETING, *RHYTHM)
        .join(Circle, Circle.id == Meeting.circle_id)
        .join(Membership, Membership.circle_id == Circle.id)
        .join(Person, Person.id == Membership.person_id)
        .where(Circle.state == CircleState.ACTIVE, Meeting.state == MeetingState.PLANNED)
        .where(Meeting.starts_at > now)
        .where(Meeting.ends_at > now, Meeting.ends_at < ends_before)  # the index knows these
        .where(Membership.left_at.is_(None), Membership.role == Role.FACILITATOR)
        .where(Person.is_reachable, ~told, ~decided)
        .where(_is_short())
    )


def _is_short() -> ScalarSelect[bool]:
    """Whether too few participants of the circle of a session said that they come."""
    there, coming = func.count(Membership.id), func.count(Attendance.id)
    half = (there + 1) // 2
    usual = case((there < FEWEST, there), (half > FEWEST, half), else_=FEWEST)
    is_coming = and_(
        Attendance.person_id == Membership.person_id,
        Attendance.meeting_id == Meeting.id,
        Attendance.rsvp == Rsvp.YES,
    )
    return (
        select(coming < func.coalesce(Circle.quorum, usual))
        .select_from(Membership)
        .join(Person, Person.id == Membership.person_id)
        .outerjoin(Attendance, is_coming)
        .where(
            Membership.circle_id == Meeting.circle_id,
            Membership.role == Role.PARTICIPANT,
            Membership.left_at.is_(None),
            Person.is_active,
        )
        .correlate(Meeting, Circle)
        .scalar_subquery()
    )
