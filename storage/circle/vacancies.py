"""Circles that nobody leads: since when, who can be asked, and what they said."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import Session

from storage.base import prepared
from storage.base.rows import RHYTHM, Rows
from storage.circle.members import hears
from storage.columns import UtcDateTime
from storage.models import (
    UNFINISHED,
    Circle,
    Delivery,
    Handover,
    HandoverState,
    Membership,
    Person,
    Role,
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


def is_vacant() -> ColumnElement[bool]:
    """In a query for circles: nobody leads it, and it was not finished.

    Only who leads a circle can go on with it.
    """
    return and_(Circle.state.in_(UNFINISHED), ~is_led())


def is_led() -> ColumnElement[bool]:
    """In a query for circles: somebody who is here leads it."""
    led = exists().where(
        Membership.circle_id == Circle.id,
        Membership.role == Role.FACILITATOR,
        Membership.left_at.is_(None),
        Membership.person_id == Person.id,
        Person.is_active,
    )
    # A member and a person of their own, whatever else is asked beside it.
    return led.correlate(Circle)


@prepared.scalars
def vacant() -> Select[Circle]:
    """Circles that nobody leads."""
    return select(Circle).where(is_vacant()).order_by(Circle.id)


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
            Person.is_reachable,
            ~Person.is_bot,
            ~Person.is_guest,
            or_(Membership.id.is_not(None), Person.is_programme_manager),
            hears(),
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
    """Who leads on, beside someone whose account was switched off since, and does not know."""
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
            Circle.state.in_(UNFINISHED),
            Membership.role == Role.FACILITATOR,
            Membership.left_at.is_(None),
            func.coalesce(Membership.role_since, Membership.joined_at)
            <= account.c.inactive_since,
            Person.is_reachable,
            ~told,
        )
    )
