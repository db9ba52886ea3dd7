"""All there is to know about one person and one session (or none), to ask what they learned."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select
from sqlalchemy.orm import Session

from storage.base import prepared
from storage.circle.circles import crowd
from storage.models import (
    Attendance,
    Circle,
    Delivery,
    DeliveryState,
    GuidingQuestion,
    Intention,
    Meeting,
    Membership,
    Person,
    Prompt,
    Rater,
    Reflection,
    ReflectionDraft,
    Role,
    Rsvp,
)


@dataclass(frozen=True)
class Kinds:
    """Of the messages that ask."""

    first: str
    reminder: str


@dataclass(frozen=True)
class Asked:
    """What one row says. `person` need not be in the circle (any more)."""

    circle: Circle
    person: Person
    is_member: bool
    meeting: Meeting | None
    prompt: Prompt | None
    intention: Intention | None
    draft: ReflectionDraft | None
    was_sent: bool  # the message that asks stands in Slack
    was_reminded: bool  # sent or not
    crowd: int  # people in the circle who could have written something
    is_participant: bool  # does not lead it
    rater: Rater | None  # they said whether the session was worth their time
    was_away: bool  # said that they would not come and did not check in, or was found missing


def about(
    session: Session,
    workspace_id: int,
    circle_id: int,
    meeting_id: int | None,
    person_id: int,
    kinds: Kinds,
) -> Asked | None:
    """`meeting` is None for one of another circle, too."""
    return _one(_about(session, workspace_id, circle_id, meeting_id, person_id, **vars(kinds)))


def at_meeting(
    session: Session, workspace_id: int, meeting_id: int, person_id: int, kinds: Kinds
) -> Asked | None:
    return _one(_at_meeting(session, workspace_id, meeting_id, person_id, **vars(kinds)))


def by_prompt(
    session: Session, workspace_id: int, prompt_id: int, person_id: int, kinds: Kinds
) -> Asked | None:
    """None when it does not exist, or was someone else's."""
    return _one(_by_prompt(session, workspace_id, prompt_id, person_id, **vars(kinds)))


def crowd_of(session: Session, circle_id: int) -> int:
    """The same `crowd`, of this circle alone."""
    query = select(crowd()).select_from(Circle).where(Circle.id == circle_id)
    return session.scalars(query).one()


def _one(rows: Sequence[Any]) -> Asked | None:
    return next((Asked(*row) for row in rows), None)


@prepared.rows
def _about(
    workspace_id: int,
    circle_id: int,
    meeting_id: int | None,
    person_id: int,
    first: str,
    reminder: str,
) -> Select[Any]:
    return _with_the_rest(
        select(*_columns(first, reminder))
        .select_from(Circle)
        .join(Person, and_(Person.workspace_id == workspace_id, Person.id == person_id))
        .outerjoin(Meeting, and_(Meeting.circle_id == Circle.id, Meeting.id == meeting_id))
        .outerjoin(Prompt, _same(Prompt))
        .where(Circle.workspace_id == workspace_id, Circle.id == circle_id)
    )


@prepared.rows
def _at_meeting(
    workspace_id: int, meeting_id: int, person_id: int, first: str, reminder: str
) -> Select[Any]:
    return _with_the_rest(
        select(*_columns(first, reminder))
        .select_from(Meeting)
        .join(Circle, Circle.id == Meeting.circle_id)
        .join(Person, and_(Person.workspace_id == workspace_id, Person.id == person_id))
        .outerjoin(Prompt, _same(Prompt))
        .where(Meeting.workspace_id == workspace_id, Meeting.id == meeting_id)
    )


@prepared.rows
def _by_prompt(
    workspace_id: int, prompt_id: int, person_id: int, first: str, reminder: str
) -> Select[Any]:
    return _with_the_rest(
        select(*_columns(first, reminder))
        .select_from(Prompt)
        .join(Circle, Circle.id == Prompt.circle_id)
        .join(Person, Person.id == Prompt.person_id)
        .outerjoin(Meeting, Meeting.id == Prompt.meeting_id)
        .where(
            Prompt.workspace_id == workspace_id,
            Prompt.id == prompt_id,
            Prompt.person_id == person_id,
        )
    )


def _columns(first: str, reminder: str) -> tuple[Any, ...]:
    stands = and_(Delivery.state == DeliveryState.SENT, Delivery.external_id.is_not(None))
    return (
        *(Circle, Person, Membership.id.is_not(None), Meeting, Prompt),
        *(Intention, ReflectionDraft, _told(first, stands), _told(reminder), crowd()),
        *(Membership.role == Role.PARTICIPANT, Rater, _was_away()),
    )


def _was_away() -> ColumnElement[bool]:
    """Also whoever sent something in because they could not come."""
    declined = Attendance.rsvp.in_((Rsvp.NO, Rsvp.CONTRIBUTES))
    return exists().where(
        Attendance.meeting_id == Meeting.id,
        Attendance.person_id == Person.id,
        or_(
            Attendance.was_present.is_(False), and_(Attendance.was_present.is_(None), declined)
        ),
    )


def _told(kind: str, *how: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(
        Delivery.workspace_id == Circle.workspace_id,
        Delivery.kind == kind,
        Delivery.subject_id == Meeting.id,
        Delivery.person_id == Person.id,
        *how,
    )


def _with_the_rest(query: Select[Any]) -> Select[Any]:
    return (
        query.outerjoin(
            Membership,
            and_(
                Membership.circle_id == Circle.id,
                Membership.person_id == Person.id,
                Membership.left_at.is_(None),
            ),
        )
        .outerjoin(
            Intention,
            and_(Intention.meeting_id == Meeting.id, Intention.person_id == Person.id),
        )
        .outerjoin(ReflectionDraft, _same(ReflectionDraft))
        .outerjoin(Rater, and_(Rater.meeting_id == Meeting.id, Rater.person_id == Person.id))
    )


def _same(table: type[Prompt | ReflectionDraft]) -> ColumnElement[bool]:
    """Of this person about this session, or about none."""
    return and_(
        table.circle_id == Circle.id,
        table.person_id == Person.id,
        table.meeting_id.is_not_distinct_from(Meeting.id),
    )


@prepared.rows
def questions(
    circle_id: int, prompt_id: int | None
) -> Select[GuidingQuestion, Reflection | None]:
    """Every question that the circle ever asked, in order, with the answer to this prompt."""
    given = and_(
        Reflection.question_id == GuidingQuestion.id, Reflection.prompt_id == prompt_id
    )
    return (
        select(GuidingQuestion, Reflection)
        .outerjoin(Reflection, given)
        .where(GuidingQuestion.circle_id == circle_id)
        .order_by(GuidingQuestion.position, Reflection.id, GuidingQuestion.id)
    )
