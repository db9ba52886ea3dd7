"""Circles that are open to whoever asks, and who asked."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Row,
    ScalarSelect,
    Select,
    exists,
    func,
    or_,
    select,
    type_coerce,
)
from sqlalchemy.orm import Session

from storage.base import prepared
from storage.base.rows import RHYTHM
from storage.circle.vacancies import is_led
from storage.columns import UtcDateTime
from storage.models import (
    OPEN_REQUEST,
    Circle,
    CircleState,
    JoinRequest,
    JoinState,
    Meeting,
    MeetingState,
    Membership,
    Person,
)


def open_to(session: Session, workspace_id: int, person_id: int) -> Sequence[Circle]:
    """Running circles that take people in, with somebody to ask; none that the person is in."""
    return session.scalars(
        select(Circle)
        .where(
            *_takes_people_in(workspace_id),
            ~exists().where(
                Membership.circle_id == Circle.id,
                Membership.person_id == person_id,
                Membership.left_at.is_(None),
            ),
        )
        .order_by(Circle.name, Circle.id)
    ).all()


def _takes_people_in(workspace_id: int) -> tuple[ColumnElement[bool], ...]:
    """Of circles: it runs, whoever asks may join, and there is somebody to ask."""
    return (
        Circle.workspace_id == workspace_id,
        Circle.is_open.is_(True),
        Circle.state == CircleState.ACTIVE,
        is_led(),
    )


def public(
    session: Session, workspace_id: int, now: datetime, since: datetime, most: int, skip: int
) -> Sequence[Row[Circle, int, datetime | None]]:
    """Those of the web, with the places taken and when the next session begins.

    `since`: offers made after it keep a place.
    """
    next_at = (
        select(func.min(Meeting.starts_at))
        .where(
            Meeting.circle_id == Circle.id,
            Meeting.state == MeetingState.PLANNED,
            Meeting.starts_at > now,
        )
        .correlate(Circle)
        .scalar_subquery()
    )
    query = select(Circle, _taken(since), type_coerce(next_at, UtcDateTime))
    return session.execute(
        query.where(*_takes_people_in(workspace_id), Circle.is_public)
        .order_by(Circle.name, Circle.id)
        .limit(most)
        .offset(skip)
    ).all()


def count_public(session: Session, workspace_id: int) -> int:
    query = select(func.count(Circle.id))
    where = (*_takes_people_in(workspace_id), Circle.is_public)
    return session.execute(query.where(*where)).scalar_one()


def open_of(session: Session, circle_id: int, person_id: int) -> JoinRequest | None:
    return session.scalars(
        select(JoinRequest)
        .where(
            JoinRequest.circle_id == circle_id,
            JoinRequest.person_id == person_id,
            JoinRequest.state.in_(OPEN_REQUEST),
        )
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one_or_none()


def declined_since(session: Session, circle_id: int, person_id: int, since: datetime) -> bool:
    return (
        session.scalar(
            select(
                exists().where(
                    JoinRequest.circle_id == circle_id,
                    JoinRequest.person_id == person_id,
                    JoinRequest.state == JoinState.DECLINED,
                    JoinRequest.answered_at > since,
                )
            )
        )
        is True
    )


def mine(
    session: Session, workspace_id: int, person_id: int
) -> Sequence[Row[JoinRequest, Circle]]:
    """What somebody asked that is still open, with the circle."""
    return session.execute(
        select(JoinRequest, Circle)
        .join(Circle, Circle.id == JoinRequest.circle_id)
        .where(
            JoinRequest.workspace_id == workspace_id,
            JoinRequest.person_id == person_id,
            JoinRequest.state.in_(OPEN_REQUEST),
        )
        .order_by(JoinRequest.id)
    ).all()


def open_in(session: Session, circle_id: int) -> Sequence[Row[JoinRequest, Person]]:
    """Who asks to join: first those who wait for an answer, then the waiting list in order."""
    return session.execute(
        select(JoinRequest, Person)
        .join(Person, Person.id == JoinRequest.person_id)
        .where(
            JoinRequest.circle_id == circle_id,
            JoinRequest.state.in_(OPEN_REQUEST),
            Person.is_active,
        )
        .order_by(JoinRequest.queued_at.is_not(None), JoinRequest.queued_at, JoinRequest.id)
    ).all()


def unanswered(session: Session, *circle_ids: int) -> Mapping[int, int]:
    """By circle, how many people wait for an answer to their request; none is left out."""
    counted = session.execute(
        select(JoinRequest.circle_id, func.count(JoinRequest.id))
        .join(Person, Person.id == JoinRequest.person_id)
        .where(
            JoinRequest.circle_id.in_(circle_ids),
            JoinRequest.state == JoinState.ASKED,
            Person.is_active,
        )
        .group_by(JoinRequest.circle_id)
    )
    return dict.fromkeys(circle_ids, 0) | {row[0]: row[1] for row in counted}


def every_open(session: Session, circle_id: int) -> Sequence[JoinRequest]:
    return session.scalars(
        select(JoinRequest)
        .where(JoinRequest.circle_id == circle_id, JoinRequest.state.in_(OPEN_REQUEST))
        .with_for_update()
        .order_by(JoinRequest.id)
    ).all()


def offered_before(session: Session, moment: datetime) -> Sequence[JoinRequest]:
    return session.scalars(
        select(JoinRequest).where(
            JoinRequest.state == JoinState.OFFERED, JoinRequest.offered_at <= moment
        )
    ).all()


def taken(session: Session, circle_id: int, since: datetime) -> int:
    """Places that are taken: by who is in the circle, and by offers made after `since`."""
    found: int = session.execute(
        select(_taken(since)).select_from(Circle).where(Circle.id == circle_id)
    ).scalar_one()
    return found


def _taken(since: datetime) -> ColumnElement[int]:
    """In a query for circles."""
    inside: ScalarSelect[int] = (
        select(func.count(Membership.id))
        .join(Person, Person.id == Membership.person_id)
        .where(
            Membership.circle_id == Circle.id, Membership.left_at.is_(None), Person.is_active
        )
        .correlate(Circle)
        .scalar_subquery()
    )
    offered: ScalarSelect[int] = (
        select(func.count(JoinRequest.id))
        .where(
            JoinRequest.circle_id == Circle.id,
            JoinRequest.state == JoinState.OFFERED,
            JoinRequest.offered_at > since,
        )
        .correlate(Circle)
        .scalar_subquery()
    )
    return inside + offered


def in_line(session: Session, since: datetime) -> Sequence[Row[Any]]:
    """Everybody who waits for a place in a circle where one is free, by circle and turn."""
    return _in_line(session, since)


@prepared.rows
def _in_line(since: datetime) -> Select[Any]:
    return (
        select(
            JoinRequest.id.label("request_id"),
            JoinRequest.circle_id,
            JoinRequest.queued_at,
            Circle.most_members,
            _taken(since).label("taken"),
            *RHYTHM,
        )
        .join(Circle, Circle.id == JoinRequest.circle_id)
        .join(Person, Person.id == JoinRequest.person_id)
        .where(
            JoinRequest.state == JoinState.WAITING,
            Person.is_active,
            Circle.state == CircleState.ACTIVE,
            or_(Circle.most_members.is_(None), Circle.most_members > _taken(since)),
        )
        .order_by(JoinRequest.circle_id, JoinRequest.queued_at, JoinRequest.id)
    )
