"""Who leads, who hosts, who was asked: what a circle needs to go on when people change."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, exists, func, or_, select, update
from sqlalchemy.orm import Session

from storage.base import prepared
from storage.base.rows import RHYTHM, Rows
from storage.base.upsert import insert_unless_present
from storage.database import UtcDateTime
from storage.models import (
    Attendance,
    Circle,
    CircleState,
    Delivery,
    DeliveryState,
    Handover,
    HandoverState,
    HostTurn,
    Meeting,
    MeetingState,
    Membership,
    Person,
    Role,
    Rsvp,
    TurnState,
)

# Membership


def any_membership(session: Session, circle_id: int, person_id: int) -> Membership | None:
    """Also of somebody who left; locked."""
    return session.scalars(
        select(Membership)
        .where(Membership.circle_id == circle_id, Membership.person_id == person_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one_or_none()


def lock_circle(session: Session, workspace_id: int, circle_id: int) -> Circle | None:
    """Nobody else changes who leads it until the transaction is over."""
    return session.scalars(
        select(Circle)
        .where(Circle.workspace_id == workspace_id, Circle.id == circle_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one_or_none()


def forget_plans(session: Session, meeting_ids: Sequence[int], person_id: int) -> None:
    """Who left does not come any more; what they sent in stays."""
    session.execute(
        update(Attendance)
        .where(Attendance.meeting_id.in_(meeting_ids), Attendance.person_id == person_id)
        .values(rsvp=None, answered_at=None)
    )


def cancel_for_member(session: Session, circle_id: int, person_id: int) -> None:
    """What was waiting to tell somebody about a circle that they left."""
    session.execute(
        update(Delivery)
        .where(
            Delivery.circle_id == circle_id,
            Delivery.person_id == person_id,
            Delivery.state == DeliveryState.PENDING,
        )
        .values(state=DeliveryState.CANCELLED, last_error="left_circle")
    )


def undelivered(
    session: Session, circle_id: int, kinds: Collection[str], now: datetime
) -> Sequence[Delivery]:
    """For facilitators who are gone: still waiting, or given up for that; not too old."""
    gone = or_(
        Membership.left_at.is_not(None),
        Membership.role != Role.FACILITATOR,
        ~Person.is_active,
    )
    return session.scalars(
        select(Delivery)
        .join(Person, Person.id == Delivery.person_id)
        .join(
            Membership,
            and_(
                Membership.circle_id == Delivery.circle_id,
                Membership.person_id == Delivery.person_id,
            ),
        )
        .where(
            Delivery.circle_id == circle_id,
            Delivery.kind.in_(kinds),
            or_(
                Delivery.state == DeliveryState.PENDING,
                Delivery.last_error.in_(("account_inactive", "left_circle")),
            ),
            Delivery.state.in_((DeliveryState.PENDING, DeliveryState.CANCELLED)),
            or_(Delivery.expires_at.is_(None), Delivery.expires_at > now),
            gone,
        )
        .order_by(Delivery.id)
    ).all()


# Handing over


def handover(
    session: Session, workspace_id: int, handover_id: int, *, lock: bool = False
) -> Handover | None:
    query = select(Handover).where(
        Handover.workspace_id == workspace_id, Handover.id == handover_id
    )
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    return session.scalars(query).one_or_none()


def open_handover(session: Session, circle_id: int) -> Handover | None:
    return session.scalars(
        select(Handover).where(
            Handover.circle_id == circle_id, Handover.state == HandoverState.ASKED
        )
    ).one_or_none()


def withdraw_from(session: Session, circle_id: int, person_id: int, now: datetime) -> None:
    """What somebody asked who does not lead any more."""
    session.execute(
        update(Handover)
        .where(
            Handover.circle_id == circle_id,
            Handover.from_id == person_id,
            Handover.state == HandoverState.ASKED,
        )
        .values(state=HandoverState.WITHDRAWN, answered_at=now)
    )


def decline_vacancy(session: Session, circle: Circle, person_id: int, now: datetime) -> None:
    session.add(
        Handover(
            workspace_id=circle.workspace_id,
            circle_id=circle.id,
            to_id=person_id,
            state=HandoverState.DECLINED,
            asked_at=now,
            answered_at=now,
            since=vacant_since(session, circle.id),
        )
    )


def has_declined(session: Session, circle_id: int, person_id: int, since: datetime) -> bool:
    return (
        session.scalar(
            select(
                exists().where(
                    Handover.circle_id == circle_id,
                    Handover.to_id == person_id,
                    Handover.from_id.is_(None),
                    Handover.since == since,
                )
            )
        )
        is True
    )


# A circle without anybody to lead it

_LEADS = and_(
    Membership.circle_id == Circle.id,
    Membership.role == Role.FACILITATOR,
    Membership.left_at.is_(None),
    Membership.person_id == Person.id,
    Person.is_active,
)


@prepared.scalars
def vacant() -> Select[Circle]:
    """Running circles that nobody leads."""
    return (
        select(Circle)
        .where(Circle.state == CircleState.ACTIVE, ~exists().where(_LEADS))
        .order_by(Circle.id)
    )


def vacant_of(session: Session, workspace_id: int, person_id: int) -> Sequence[Circle]:
    """Those among them that somebody is in."""
    member = exists().where(
        Membership.circle_id == Circle.id,
        Membership.person_id == person_id,
        Membership.left_at.is_(None),
    )
    return session.scalars(
        select(Circle)
        .where(
            Circle.workspace_id == workspace_id,
            Circle.state == CircleState.ACTIVE,
            ~exists().where(_LEADS),
            member,
        )
        .order_by(Circle.id)
    ).all()


def vacant_since(session: Session, circle_id: int) -> datetime | None:
    """When the last one who led it left, or was gone."""
    until = func.coalesce(
        Membership.left_at, Person.inactive_since, Person.refreshed_at, type_=UtcDateTime()
    )
    return session.scalar(
        select(func.max(until, type_=UtcDateTime()))
        .join(Person, Person.id == Membership.person_id)
        .where(Membership.circle_id == circle_id, Membership.role == Role.FACILITATOR)
    )


def last_leaders(session: Session, circle_id: int) -> Sequence[Person]:
    """Who led it until their account was switched off; those who said that they left, not."""
    return session.scalars(
        select(Person)
        .join(Membership, Membership.person_id == Person.id)
        .where(
            Membership.circle_id == circle_id,
            Membership.role == Role.FACILITATOR,
            Membership.left_at.is_(None),
            ~Person.is_active,
        )
        .order_by(Person.name)
    ).all()


def candidates(session: Session, circle: Circle) -> Rows:
    """Who can be asked to lead it: its participants, and the programme managers."""
    member = and_(
        Membership.circle_id == circle.id,
        Membership.person_id == Person.id,
        Membership.left_at.is_(None),
    )
    rows: Rows = session.execute(  # type: ignore[assignment]
        select(*RHYTHM, Membership.id.label("membership_id"))
        .outerjoin(Membership, member)
        .where(
            Person.workspace_id == circle.workspace_id,
            Person.is_active,
            ~Person.is_bot,
            or_(Membership.id.is_not(None), Person.is_programme_manager),
        )
        .order_by(Person.id)
    ).all()
    return rows


def asked_to_lead(session: Session, circle_id: int, occasion_at: datetime) -> set[int]:
    """To whom the question went since a moment, or is on its way."""
    return {
        person_id
        for person_id in session.scalars(
            select(Delivery.person_id).where(
                Delivery.kind == "facilitator_wanted",
                Delivery.subject_id == circle_id,
                Delivery.created_at >= occasion_at,
            )
        )
        if person_id is not None
    }


def declined_to_lead(session: Session, circle_id: int, since: datetime) -> dict[int, datetime]:
    rows = session.scalars(
        select(Handover).where(
            Handover.circle_id == circle_id,
            Handover.from_id.is_(None),
            Handover.since == since,
            Handover.state == HandoverState.DECLINED,
        )
    ).all()
    return {row.to_id: row.answered_at for row in rows if row.answered_at is not None}


@prepared.rows
def untold_of_gone(after: datetime) -> Select[Any]:
    """Who leads on, beside somebody whose account was switched off since, and does not know."""
    gone = Membership.__table__.alias("gone")
    account = Person.__table__.alias("account")
    told = exists().where(
        Delivery.kind == "facilitator_gone",
        Delivery.subject_id == gone.c.id,
        Delivery.person_id == Person.id,
        Delivery.due_at >= account.c.inactive_since,
    )
    return (
        select(
            gone.c.id.label("gone_id"),
            account.c.inactive_since,
            Circle.id.label("circle_id"),
            Circle.workspace_id,
            *RHYTHM,
        )
        .select_from(gone)
        .join(account, account.c.id == gone.c.person_id)
        .join(Circle, Circle.id == gone.c.circle_id)
        .join(Membership, Membership.circle_id == Circle.id)
        .join(Person, Person.id == Membership.person_id)
        .where(
            gone.c.role == Role.FACILITATOR,
            gone.c.left_at.is_(None),
            account.c.is_active.is_(False),
            account.c.inactive_since > after,
            Circle.state == CircleState.ACTIVE,
            Membership.role == Role.FACILITATOR,
            Membership.left_at.is_(None),
            func.coalesce(Membership.role_since, Membership.joined_at)
            <= account.c.inactive_since,
            Person.is_active,
            ~told,
        )
    )


# Hosting in turn


def turn(session: Session, meeting_id: int, person_id: int) -> HostTurn | None:
    return session.scalars(
        select(HostTurn).where(
            HostTurn.meeting_id == meeting_id, HostTurn.person_id == person_id
        )
    ).one_or_none()


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


def release_host(session: Session, meeting_ids: Sequence[int], person_id: int | None) -> None:
    """Nobody hosts these any more; or not this person."""
    query = update(HostTurn).where(
        HostTurn.meeting_id.in_(meeting_ids), HostTurn.state == TurnState.YES
    )
    if person_id is not None:
        query = query.where(HostTurn.person_id == person_id)
    session.execute(query.values(state=TurnState.RELEASED))


def host(session: Session, meeting: Meeting) -> Person | None:
    """Who hosts; somebody who left, or whose account was switched off, does not."""
    return session.scalars(
        select(Person)
        .join(HostTurn, HostTurn.person_id == Person.id)
        .join(Membership, Membership.person_id == Person.id)
        .where(
            HostTurn.meeting_id == meeting.id,
            HostTurn.state == TurnState.YES,
            Membership.circle_id == meeting.circle_id,
            Membership.left_at.is_(None),
            Person.is_active,
        )
    ).one_or_none()


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
            Person.is_active,
            ~refused,
            ~stays_away,
        )
        .order_by(hosted.is_not(None), hosted, Membership.joined_at, Person.name, Person.id)
    ).all()
    return rows


@prepared.scalars
def hostless(now: datetime, before: datetime) -> Select[Meeting]:
    """Sessions in this span, of circles that host in turn, that nobody hosts yet."""
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
            Meeting.ends_at > now,  # what the index knows
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
