"""Whom a session still owes a briefing or a wrap-up, and which messages show people's words."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, exists, select
from sqlalchemy.orm import Session

from storage.base import prepared
from storage.base.rows import LONGEST, MEETING, RHYTHM
from storage.models import (
    Attendance,
    Circle,
    CircleState,
    Delivery,
    Meeting,
    MeetingState,
    Membership,
    Person,
    Recap,
    Role,
    Rsvp,
)

Rows = Sequence[Row[Any]]


def unbriefed(session: Session, now: datetime, before: datetime) -> Rows:
    """Facilitators of sessions that start in this span, without their briefing."""
    return _unbriefed(session, now, before, before + LONGEST)


@prepared.rows
def _unbriefed(now: datetime, before: datetime, ends_before: datetime) -> Select[Any]:
    this_moment = Delivery.expires_at == Meeting.starts_at  # not one before a move
    return _to_facilitators("facilitator_brief", this_moment).where(
        Meeting.starts_at > now,
        Meeting.starts_at < before,
        Meeting.ends_at > now,  # what the index knows
        Meeting.ends_at < ends_before,
    )


@prepared.rows
def unwrapped(after: datetime, now: datetime) -> Select[Any]:
    """Facilitators of sessions that ended in this span, who heard nothing since."""
    return _to_facilitators("meeting_wrap_up").where(
        Meeting.ends_at > after, Meeting.ends_at <= now
    )


def _to_facilitators(kind: str, *about: ColumnElement[bool]) -> Select[Any]:
    """Who leads, did not say that they stay away, and was not written to in this way."""
    written = exists().where(
        Delivery.kind == kind,
        Delivery.subject_id == Meeting.id,
        Delivery.person_id == Membership.person_id,
        *about,
    )
    stays_away = exists().where(
        Attendance.meeting_id == Meeting.id,
        Attendance.person_id == Membership.person_id,
        Attendance.rsvp == Rsvp.NO,
        Attendance.was_present.is_not(True),
    )
    return (
        select(*MEETING, *RHYTHM, Membership.joined_at)
        .join(Circle, Circle.id == Meeting.circle_id)
        .join(Membership, Membership.circle_id == Circle.id)
        .join(Person, Person.id == Membership.person_id)
        .where(
            Circle.state == CircleState.ACTIVE,
            Meeting.state == MeetingState.PLANNED,
            Membership.role == Role.FACILITATOR,
            Membership.left_at.is_(None),
            Membership.joined_at < Meeting.ends_at,
            Person.is_reachable,
            ~written,
            ~stays_away,
        )
    )


def recap(
    session: Session, workspace_id: int, meeting_id: int, *, lock: bool = False
) -> Recap | None:
    query = select(Recap).where(
        Recap.workspace_id == workspace_id, Recap.meeting_id == meeting_id
    )
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    return session.scalars(query).one_or_none()
