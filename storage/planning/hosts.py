"""Whose turn it is to host, and who was asked."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Select, and_, exists, func, select, update
from sqlalchemy.orm import Session

from storage.base import prepared
from storage.base.rows import LONGEST, RHYTHM, Rows
from storage.base.upsert import insert_unless_present
from storage.circle.members import hears
from storage.columns import UtcDateTime
from storage.models import (
    Attendance,
    Circle,
    CircleState,
    Delivery,
    HostTurn,
    Meeting,
    MeetingState,
    Membership,
    Person,
    Role,
    Rsvp,
    TurnState,
)


def say_turn(
    session: Session, meeting: Meeting, person_id: int, state: TurnState, now: datetime
) -> None:
    values = {
        "workspace_id": meeting.workspace_id,
        "meeting_id": meeting.id,
        "person_id": person_id,
        "state": state,
        "said_at": now,
    }
    insert_unless_present(session, HostTurn, values)
    session.execute(
        update(HostTurn)
        .where(HostTurn.meeting_id == meeting.id, HostTurn.person_id == person_id)
        .values(state=state, said_at=now)
    )


def release_host(
    session: Session, meeting_ids: Sequence[int], person_id: int | None
) -> Sequence[int]:
    """Nobody hosts these any more; or not this person. Gives those that had a host."""
    query = update(HostTurn).where(
        HostTurn.meeting_id.in_(meeting_ids), HostTurn.state == TurnState.YES
    )
    if person_id is not None:
        query = query.where(HostTurn.person_id == person_id)
    released = query.values(state=TurnState.RELEASED).returning(HostTurn.meeting_id)
    return session.scalars(released).all()


def host(session: Session, meeting: Meeting) -> Person | None:
    """Who hosts; someone who left, or whose account was switched off, does not."""
    return hosts_of(session, [meeting.id]).get(meeting.id)


def hosts_of(session: Session, meeting_ids: Collection[int]) -> dict[int, Person]:
    """The same of several sessions, by their ids."""
    rows = session.execute(
        select(Meeting.id, Person)
        .join(HostTurn, HostTurn.meeting_id == Meeting.id)
        .join(Person, Person.id == HostTurn.person_id)
        .join(
            Membership,
            and_(Membership.person_id == Person.id, Membership.circle_id == Meeting.circle_id),
        )
        .where(
            Meeting.id.in_(meeting_ids),
            HostTurn.state == TurnState.YES,
            Membership.left_at.is_(None),
            Person.is_active,
        )
    )
    return {row[0]: row[1] for row in rows}


def possible_hosts(session: Session, meeting: Meeting) -> Rows:
    """Who could host this session, whoever did so longest ago or never first."""
    hosted = (
        select(func.max(Meeting.starts_at, type_=UtcDateTime()))
        .join(HostTurn, HostTurn.meeting_id == Meeting.id)
        .where(
            HostTurn.person_id == Person.id,
            HostTurn.state == TurnState.YES,
            Meeting.circle_id == meeting.circle_id,
            Meeting.state == MeetingState.PLANNED,
            Meeting.id != meeting.id,
        )
        .correlate(Person)
        .scalar_subquery()
    )
    refused = exists().where(
        HostTurn.meeting_id == meeting.id,
        HostTurn.person_id == Person.id,
        HostTurn.state != TurnState.YES,
    )
    stays_away = exists().where(
        Attendance.meeting_id == meeting.id,
        Attendance.person_id == Person.id,
        Attendance.rsvp.in_((Rsvp.NO, Rsvp.CONTRIBUTES)),
    )
    rows: Rows = session.execute(  # type: ignore[assignment]
        select(*RHYTHM, Person.name, hosted.label("hosted_at"))
        .join(Membership, Membership.person_id == Person.id)
        .where(
            Membership.circle_id == meeting.circle_id,
            Membership.left_at.is_(None),
            Membership.role == Role.PARTICIPANT,
            Membership.hosts,
            hears(),
            Person.is_reachable,
            ~refused,
            ~stays_away,
        )
        .order_by(hosted.is_not(None), hosted, Membership.joined_at, Person.name, Person.id)
    ).all()
    return rows


def hostless(session: Session, now: datetime, before: datetime) -> Sequence[Meeting]:
    """Sessions in this span, of circles that host in turn, that nobody hosts yet."""
    return _hostless(session, now, before, before + LONGEST)


@prepared.scalars
def _hostless(now: datetime, before: datetime, ends_before: datetime) -> Select[Meeting]:
    taken = exists().where(
        HostTurn.meeting_id == Meeting.id,
        HostTurn.state == TurnState.YES,
        HostTurn.person_id == Person.id,
        Person.is_active,
    )
    return (
        select(Meeting)
        .join(Circle, Circle.id == Meeting.circle_id)
        .where(
            Circle.state == CircleState.ACTIVE,
            Circle.rotates_host,
            Meeting.state == MeetingState.PLANNED,
            Meeting.starts_at > now,
            Meeting.starts_at < before,
            Meeting.ends_at > now,  # the index knows these
            Meeting.ends_at < ends_before,
            ~taken,
        )
        .order_by(Meeting.starts_at)
    )


def asked_to_host(session: Session, meeting_id: int) -> set[int]:
    return {
        person_id
        for person_id in session.scalars(
            select(Delivery.person_id).where(
                Delivery.kind == "host_question", Delivery.subject_id == meeting_id
            )
        )
        if person_id is not None
    }
