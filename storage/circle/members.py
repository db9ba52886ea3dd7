"""What changes when someone joins or leaves a circle."""

from collections.abc import Collection, Sequence
from datetime import datetime
from functools import cache

from sqlalchemy import (
    ColumnElement,
    and_,
    bindparam,
    exists,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Session
from sqlalchemy.sql.dml import ReturningUpdate

from storage.base.finding import find_row
from storage.models import Attendance, Circle, Delivery, DeliveryState, Membership, Person, Role


def any_membership(session: Session, circle_id: int, person_id: int) -> Membership | None:
    """Also of someone who left; locked."""
    return session.scalars(
        select(Membership)
        .where(Membership.circle_id == circle_id, Membership.person_id == person_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one_or_none()


def lock_circle(session: Session, workspace_id: int, circle_id: int) -> Circle | None:
    """Nobody else changes who leads it until the transaction is over."""
    return find_row(Circle, session, workspace_id, circle_id, lock=True)


def note_active(session: Session, circle_id: int, person_id: int, now: datetime) -> int | None:
    """The membership's id when the person had been asked whether they still take part."""
    values = {"in_circle": circle_id, "of_person": person_id, "at": now}
    session.flush()
    row = session.connection().execute(_activate(), values).one_or_none()
    if row is None or row.faded_at is None:
        return None
    woken = Membership.id == row.id
    session.execute(update(Membership).where(woken).values(faded_at=None))
    return int(row.id)


@cache  # it is made of nothing that changes
def _activate() -> ReturningUpdate[int, datetime | None]:
    return (
        update(Membership)
        .where(
            Membership.circle_id == bindparam("in_circle"),
            Membership.person_id == bindparam("of_person"),
            Membership.left_at.is_(None),
        )
        .values(active_at=bindparam("at"))
        .returning(Membership.id, Membership.faded_at)
        .execution_options(synchronize_session=False)  # nobody reads it in this transaction
    )


def fade(session: Session, membership_id: int, now: datetime) -> bool:
    """False for somebody who left, or did something at this moment or later."""
    row = session.get(Membership, membership_id, populate_existing=True, with_for_update=True)
    if row is None or row.left_at is not None or (row.active_at and row.active_at >= now):
        return False
    row.faded_at = now
    return True


def wake_all(session: Session, circle_id: int, now: datetime) -> None:
    """As if nobody had been silent: the circle begins anew. Who never acted still did not."""
    session.execute(
        update(Membership)
        .where(Membership.circle_id == circle_id)
        .values(faded_at=None, woken_at=now)
    )


def hears() -> ColumnElement[bool]:
    """In a query for memberships: who was not asked in vain whether they still take part.

    A question that never arrived silences nobody.
    """
    asked = exists().where(
        Delivery.kind == "still_in",
        Delivery.subject_id == Membership.id,
        Delivery.state == DeliveryState.SENT,
    )
    return or_(Membership.faded_at.is_(None), ~asked)


def hearing_less(session: Session) -> set[tuple[int, int]]:
    """Circle and person of everybody who wants no reminders."""
    rows = session.execute(
        select(Membership.circle_id, Membership.person_id).where(
            Membership.hears_less, Membership.left_at.is_(None)
        )
    )
    return {(row.circle_id, row.person_id) for row in rows}


def forget_plans(session: Session, meeting_ids: Sequence[int], person_id: int) -> None:
    """Who left does not come any more; what they sent in stays."""
    session.execute(
        update(Attendance)
        .where(Attendance.meeting_id.in_(meeting_ids), Attendance.person_id == person_id)
        .values(rsvp=None, answered_at=None)
    )


def cancel_for_member(session: Session, circle_id: int, person_id: int) -> None:
    """What was waiting to tell someone about a circle that they left."""
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
