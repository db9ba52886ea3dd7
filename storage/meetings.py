"""Finding sessions, who comes, and what still has to be said about them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, and_, exists, or_, select
from sqlalchemy.orm import Session

from storage.models import (
    Attendance,
    Circle,
    CircleState,
    Delivery,
    Meeting,
    MeetingSeries,
    MeetingState,
    Membership,
    Person,
    Prompt,
    PromptState,
    Role,
)


def find(session: Session, workspace_id: int, meeting_id: int) -> Meeting | None:
    return session.scalars(
        select(Meeting).where(Meeting.workspace_id == workspace_id, Meeting.id == meeting_id)
    ).one_or_none()


def find_series(session: Session, workspace_id: int, series_id: int) -> MeetingSeries | None:
    return session.scalars(
        select(MeetingSeries).where(
            MeetingSeries.workspace_id == workspace_id, MeetingSeries.id == series_id
        )
    ).one_or_none()


def of_series(session: Session, series_id: int) -> Sequence[Meeting]:
    return session.scalars(
        select(Meeting).where(Meeting.series_id == series_id).order_by(Meeting.position)
    ).all()


def upcoming(session: Session, circle_id: int, now: datetime) -> Sequence[Meeting]:
    """Planned sessions that have not ended, soonest first."""
    return session.scalars(
        select(Meeting)
        .where(
            Meeting.circle_id == circle_id,
            Meeting.state == MeetingState.PLANNED,
            Meeting.ends_at > now,
        )
        .order_by(Meeting.starts_at)
    ).all()


def past(session: Session, circle_id: int, now: datetime) -> Sequence[Meeting]:
    """Sessions that ended, latest first."""
    return session.scalars(
        select(Meeting)
        .where(
            Meeting.circle_id == circle_id,
            Meeting.state == MeetingState.PLANNED,
            Meeting.ends_at <= now,
        )
        .order_by(Meeting.starts_at.desc())
    ).all()


def attendance(session: Session, meeting_id: int, person_id: int) -> Attendance | None:
    return session.scalars(
        select(Attendance).where(
            Attendance.meeting_id == meeting_id, Attendance.person_id == person_id
        )
    ).one_or_none()


def attendances(session: Session, meeting_ids: Sequence[int]) -> Sequence[Attendance]:
    return session.scalars(
        select(Attendance).where(Attendance.meeting_id.in_(meeting_ids)).order_by(Attendance.id)
    ).all()


def _said(kind: str, *, to_person: bool) -> Any:
    """Whether this message about the session was queued before."""
    reader = Delivery.person_id == Person.id if to_person else Delivery.person_id.is_(None)
    return exists().where(Delivery.kind == kind, Delivery.subject_id == Meeting.id, reader)


def with_invitees(
    session: Session, *, ended_after: datetime, starting_before: datetime, now: datetime
) -> Sequence[Row[Any]]:
    """Sessions of running circles about which something may still have to be said.

    One row per member: Meeting, Circle.channel, Person, Membership.role, the RSVP, and whether
    the agenda, the reminder and the prompt were queued.
    """
    agenda = _said("meeting_agenda", to_person=False)
    reminder = _said("meeting_reminder", to_person=True)
    prompt = _said("prompt", to_person=True)
    return session.execute(
        select(
            Meeting,
            Circle.channel,
            Person,
            Membership.role,
            Attendance.rsvp,
            agenda.label("agenda"),
            reminder.label("reminder"),
            prompt.label("prompt"),
        )
        .join(Circle, Circle.id == Meeting.circle_id)
        .join(Membership, Membership.circle_id == Circle.id)
        .join(Person, Person.id == Membership.person_id)
        .outerjoin(
            Attendance,
            and_(Attendance.meeting_id == Meeting.id, Attendance.person_id == Person.id),
        )
        .where(
            Circle.state == CircleState.ACTIVE,
            Meeting.state == MeetingState.PLANNED,
            Meeting.ends_at > ended_after,
            Meeting.starts_at < starting_before,
            Membership.left_at.is_(None),
            Person.is_active,
            or_(
                and_(
                    Meeting.starts_at > now,
                    or_(~agenda, and_(Attendance.rsvp.is_(None), ~reminder)),
                ),
                and_(Meeting.ends_at <= now, Membership.role == Role.PARTICIPANT, ~prompt),
            ),
        )
        .order_by(Meeting.id, Person.id)
    ).all()


def open_prompts(session: Session, asked_after: datetime) -> Sequence[tuple[Prompt, Person]]:
    """Prompts of running circles that nobody reminded of yet, with whom they were put to."""
    reminded = exists().where(
        Delivery.kind == "prompt_reminder",
        Delivery.subject_id == Prompt.meeting_id,
        Delivery.person_id == Prompt.person_id,
    )
    rows = session.execute(
        select(Prompt, Person)
        .join(Person, Person.id == Prompt.person_id)
        .join(Circle, Circle.id == Prompt.circle_id)
        .where(
            Circle.state == CircleState.ACTIVE,
            Prompt.state == PromptState.OPEN,
            Prompt.meeting_id.is_not(None),
            Prompt.asked_at > asked_after,
            Person.is_active,
            ~reminded,
        )
    ).all()
    return [(prompt, person) for prompt, person in rows]
