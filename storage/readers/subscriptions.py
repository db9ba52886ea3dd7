"""Who asked for digests."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from storage.base import prepared
from storage.base.rows import RHYTHM
from storage.models import (
    LOST,
    Delivery,
    DigestRhythm,
    Mailbox,
    Membership,
    Person,
    Subscription,
    Surface,
)

GETS_LATER = (Subscription.rhythm != DigestRhythm.EACH) | Subscription.paused_until.is_not(None)


def takes_mail() -> ColumnElement[bool]:
    """Whether somebody reads by mail, and their mailbox takes it; of a join of the three."""
    return and_(
        Mailbox.id.is_not(None),
        Mailbox.rests_since.is_(None),
        Person.surface == Surface.EMAIL,
        Person.is_active,
    )


def of_person(session: Session, person_id: int) -> Subscription | None:
    return session.scalars(
        select(Subscription).where(Subscription.person_id == person_id)
    ).one_or_none()


def to_channel(session: Session, workspace_id: int, channel: str) -> Sequence[Subscription]:
    """Those by which a channel gets digests."""
    return session.scalars(
        select(Subscription).where(
            Subscription.workspace_id == workspace_id,
            Subscription.channel == channel,
            Subscription.ended_at.is_(None),
        )
    ).all()


def current(session: Session, workspace_id: int) -> Sequence[tuple[Person, Subscription]]:
    """Everyone who asked for digests and can be reached."""
    rows = session.execute(
        select(Person, Subscription)
        .join(Subscription, Subscription.person_id == Person.id)
        .where(
            Subscription.workspace_id == workspace_id,
            Subscription.ended_at.is_(None),
            Person.is_reachable,
            ~Person.is_guest,
        )
        .order_by(Person.id)
    ).all()
    return [(person, subscription) for person, subscription in rows]


def waits_since(session: Session, workspace_id: int) -> datetime | None:
    """From when on at least one reader gets what was published later than others."""
    query = select(func.min(Subscription.caught_up_at)).where(
        Subscription.workspace_id == workspace_id, Subscription.ended_at.is_(None), GETS_LATER
    )
    return session.scalar(query)


@prepared.rows
def waiting(kind: str) -> Select[*tuple[Any, ...]]:
    """Who gets digests less often, or paused them, with their last message of this kind.

    `told_until`: when the last one that was not lost was due; `tried_at`: the last of all.
    """
    told = (
        select(func.max(Delivery.due_at))
        .where(
            Delivery.workspace_id == Subscription.workspace_id,
            Delivery.kind == kind,
            Delivery.subject_id == Subscription.person_id,
        )
        .correlate(Subscription)
    )
    return (
        select(
            Subscription.workspace_id,
            Subscription.rhythm,
            Subscription.themes,
            Subscription.channel,
            Subscription.caught_up_at,
            Subscription.paused_until,
            told.where(Delivery.state.not_in(LOST)).scalar_subquery().label("told_until"),
            told.scalar_subquery().label("tried_at"),
            Person.surface,
            Person.external_id,
            *RHYTHM,
        )
        .join(Person, Person.id == Subscription.person_id)
        .outerjoin(Mailbox, Mailbox.person_id == Person.id)
        .where(
            Subscription.ended_at.is_(None),
            or_(and_(Person.is_reachable, ~Person.is_guest), takes_mail()),
            GETS_LATER,
        )
        .order_by(Subscription.id)
    )


def told_since(session: Session, kind: str, workspace_id: int, since: datetime) -> set[int]:
    """Who was sent what they missed, from a moment on."""
    return set(
        session.scalars(
            select(Delivery.subject_id).where(
                Delivery.workspace_id == workspace_id,
                Delivery.kind == kind,
                Delivery.due_at >= since,
                Delivery.state.not_in(LOST),
            )
        )
    )


def circles_of(session: Session, person_ids: Collection[int]) -> dict[int, set[int]]:
    """The circles that each of them is in; by person."""
    found: dict[int, set[int]] = {each: set() for each in person_ids}
    rows = session.execute(
        select(Membership.person_id, Membership.circle_id).where(
            Membership.person_id.in_(person_ids), Membership.left_at.is_(None)
        )
    )
    for person_id, circle_id in rows:
        found[person_id].add(circle_id)
    return found
