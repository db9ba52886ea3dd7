"""Finding circles, members and guiding questions."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ScalarSelect, Select, delete, exists, func, select, update
from sqlalchemy.orm import Session, aliased

from storage.base import prepared
from storage.circle.members import hears
from storage.models import (
    UNFINISHED,
    Approval,
    Circle,
    CircleState,
    GuidingQuestion,
    Meeting,
    MeetingState,
    Membership,
    Person,
    Role,
)


def revise_sessions(session: Session, circle_id: int, now: datetime) -> None:
    """Calendars show the sessions ahead under the circle's name: a new one is a new version."""
    session.execute(
        update(Meeting)
        .where(
            Meeting.circle_id == circle_id,
            Meeting.state == MeetingState.PLANNED,
            Meeting.starts_at > now,
        )
        .values(calendar_sequence=Meeting.calendar_sequence + 1)
    )


def ever_in(session: Session, workspace_id: int, person_id: int) -> Sequence[int]:
    """The ids of the circles that someone is or was in."""
    return session.scalars(
        select(Membership.circle_id).where(
            Membership.workspace_id == workspace_id, Membership.person_id == person_id
        )
    ).all()


def ever_started(session: Session, workspace_id: int, person_id: int) -> bool:
    """Whether someone is or was in a circle that began."""
    began = (
        select(Membership.id)
        .join(Circle, Circle.id == Membership.circle_id)
        .where(
            Membership.workspace_id == workspace_id,
            Membership.person_id == person_id,
            Circle.state != CircleState.DRAFT,
        )
    )
    return bool(session.scalar(select(exists(began))))


def with_member(
    session: Session, workspace_id: int, circle_id: int, person_id: int
) -> tuple[Circle, Membership] | None:
    """A circle, and how someone is in it now; None for a stranger, and for whoever left."""
    found = _with_member(session, workspace_id, circle_id, person_id)
    return next(((row[0], row[1]) for row in found), None)


@prepared.rows
def _with_member(
    workspace_id: int, circle_id: int, person_id: int
) -> Select[Circle, Membership]:
    return (
        select(Circle, Membership)
        .join(Membership, Membership.circle_id == Circle.id)
        .where(
            Circle.workspace_id == workspace_id,
            Circle.id == circle_id,
            Membership.person_id == person_id,
            Membership.left_at.is_(None),
        )
    )


def membership(session: Session, circle_id: int, person_id: int) -> Membership | None:
    """The current membership; None for someone who left."""
    return session.scalars(
        select(Membership).where(
            Membership.circle_id == circle_id,
            Membership.person_id == person_id,
            Membership.left_at.is_(None),
        )
    ).one_or_none()


def of_person(
    session: Session, workspace_id: int, person_id: int, role: Role | None = None
) -> Sequence[Circle]:
    """The circles someone is in now, oldest first; optionally those of one role."""
    query = (
        select(Circle)
        .join(Membership, Membership.circle_id == Circle.id)
        .where(
            Circle.workspace_id == workspace_id,
            Membership.person_id == person_id,
            Membership.left_at.is_(None),
        )
        .order_by(Circle.id)
    )
    if role is not None:
        query = query.where(Membership.role == role)
    return session.scalars(query).all()


def members(session: Session, circle_id: int, role: Role | None = None) -> Sequence[Person]:
    """The people in a circle now, by name; deactivated accounts left out."""
    query = _members(circle_id).where(Person.is_active)
    if role is not None:
        query = query.where(Membership.role == role)
    return session.scalars(query).all()


def hearing(session: Session, circle_id: int) -> Sequence[Person]:
    """Of `members`, those who were not asked in vain whether they still take part."""
    query = _members(circle_id).where(Person.is_active, hears())
    return session.scalars(query).all()


def crowd() -> ScalarSelect[int]:
    """In a query for a circle: how many people a nameless text of it can be of."""
    joined, member = aliased(Membership), aliased(Person)
    return (
        select(func.count())
        .select_from(joined)
        .join(member, member.id == joined.person_id)
        .where(
            joined.circle_id == Circle.id,
            joined.role == Role.PARTICIPANT,
            joined.left_at.is_(None),
            member.is_active,
        )
        .scalar_subquery()
    )


def _members(circle_id: int) -> Select[Person]:
    return (
        select(Person)
        .join(Membership, Membership.person_id == Person.id)
        .where(Membership.circle_id == circle_id, Membership.left_at.is_(None))
        .order_by(Person.name, Person.id)
    )


def drop(session: Session, draft: Circle) -> None:
    """One that nobody but its maker has heard of."""
    for table in (Membership, GuidingQuestion, Approval):
        session.execute(delete(table).where(table.circle_id == draft.id))
    session.delete(draft)
    session.flush()


def questions(session: Session, circle_id: int) -> Sequence[GuidingQuestion]:
    """The guiding questions in use, in order."""
    return session.scalars(
        select(GuidingQuestion)
        .where(GuidingQuestion.circle_id == circle_id, GuidingQuestion.retired_at.is_(None))
        .order_by(GuidingQuestion.position, GuidingQuestion.id)
    ).all()


def names_in_channel(session: Session, circle: Circle) -> Sequence[str]:
    """Of the other circles that run in the channel of this one."""
    return session.scalars(
        select(Circle.name)
        .where(
            Circle.workspace_id == circle.workspace_id,
            Circle.channel == circle.channel,
            Circle.id != circle.id,
            Circle.state.in_(UNFINISHED),
        )
        .order_by(Circle.name)
    ).all()


def named(session: Session, workspace_id: int, name: str) -> Circle | None:
    return session.scalars(
        select(Circle).where(Circle.workspace_id == workspace_id, Circle.name == name)
    ).first()
