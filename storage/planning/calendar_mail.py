"""Mailboxes that get sessions as calendar mail, and where what they got is behind."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    delete,
    false,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.orm import InstrumentedAttribute, Session

from storage.models import (
    Attendance,
    CalendarCopy,
    CalendarMailbox,
    Circle,
    CircleState,
    Delivery,
    DeliveryState,
    Meeting,
    MeetingState,
    Membership,
    Person,
    Rsvp,
)

MOST_REFUSALS = 3  # of one mail, by the server of its mailbox
AFTER_A_REFUSAL = timedelta(hours=12)  # it is tried again

Pair = tuple[int, int]  # the id of a mailbox and of a session
Conditions = tuple[ColumnElement[bool] | InstrumentedAttribute[bool], ...]


def current(session: Session, person_id: int, asked_since: datetime) -> CalendarMailbox | None:
    """What somebody asked for last, and did not stop; without a yes, only since a moment."""
    return session.scalars(
        select(CalendarMailbox)
        .where(
            CalendarMailbox.person_id == person_id,
            CalendarMailbox.ended_at.is_(None),
            or_(
                CalendarMailbox.confirmed_at.is_not(None),
                CalendarMailbox.asked_at > asked_since,
            ),
        )
        .order_by(CalendarMailbox.id.desc())
        .limit(1)
    ).first()


def live_of(session: Session, person_id: int) -> Sequence[CalendarMailbox]:
    return session.scalars(
        select(CalendarMailbox)
        .where(CalendarMailbox.person_id == person_id, CalendarMailbox.ended_at.is_(None))
        .with_for_update()
    ).all()


def behind(
    session: Session, token: str, *, lock: bool = False
) -> tuple[CalendarMailbox, Person] | None:
    query = (
        select(CalendarMailbox, Person)
        .join(Person, Person.id == CalendarMailbox.person_id)
        .where(CalendarMailbox.token == token, Person.is_active)
    )
    row = session.execute(
        query.with_for_update(of=CalendarMailbox) if lock else query
    ).one_or_none()
    return (row[0], row[1]) if row else None


def unconfirmed(
    session: Session, workspace_id: int, person_id: int, address: str
) -> Sequence[CalendarMailbox]:
    """What this person asked for, or anybody for this address, and nobody said yes to."""
    return session.scalars(
        select(CalendarMailbox)
        .where(
            CalendarMailbox.workspace_id == workspace_id,
            or_(CalendarMailbox.person_id == person_id, CalendarMailbox.address == address),
            CalendarMailbox.confirmed_at.is_(None),
        )
        .order_by(CalendarMailbox.id)
    ).all()


def asked_since(session: Session, workspace_id: int, since: datetime) -> int:
    query = select(func.count()).where(
        CalendarMailbox.workspace_id == workspace_id, CalendarMailbox.asked_at >= since
    )
    return session.scalar(query) or 0


def copy_in(
    session: Session, workspace_id: int, copy_id: int
) -> tuple[CalendarCopy, CalendarMailbox, Meeting, Circle] | None:
    row = session.execute(
        select(CalendarCopy, CalendarMailbox, Meeting, Circle)
        .join(CalendarMailbox, CalendarMailbox.id == CalendarCopy.mailbox_id)
        .join(Meeting, Meeting.id == CalendarCopy.meeting_id)
        .join(Circle, Circle.id == Meeting.circle_id)
        .where(CalendarCopy.workspace_id == workspace_id, CalendarCopy.id == copy_id)
    ).one_or_none()
    return (row[0], row[1], row[2], row[3]) if row else None


# Where a calendar is behind


def wanting(session: Session, now: datetime, mailbox_id: int | None = None) -> Sequence[Pair]:
    """The sessions that belong in a calendar, and are not on their way there as they are now.

    `mailbox_id`: of this one alone.
    """
    query = (
        select(CalendarMailbox.id, Meeting.id)
        .select_from(CalendarMailbox)
        .join(Person, Person.id == CalendarMailbox.person_id)
        .join(Membership, Membership.person_id == CalendarMailbox.person_id)
        .join(Circle, Circle.id == Membership.circle_id)
        .join(Meeting, Meeting.circle_id == Circle.id)
        .outerjoin(Attendance, _answered())
        .outerjoin(
            CalendarCopy,
            (CalendarCopy.meeting_id == Meeting.id)
            & (CalendarCopy.mailbox_id == CalendarMailbox.id),
        )
        .outerjoin(Delivery, Delivery.id == CalendarCopy.delivery_id)
        .where(
            *_takes_mail(),
            *_belongs(now),
            or_(
                CalendarCopy.id.is_(None),
                ~CalendarCopy.is_in,
                CalendarCopy.sequence != Meeting.calendar_sequence,
                CalendarCopy.delivery_id.is_(None),
                _is_lost(now),
            ),
        )
    )
    return _pairs(session, query, mailbox_id)


def leaving(session: Session, now: datetime, mailbox_id: int | None = None) -> Sequence[Pair]:
    """The sessions ahead that may be in a calendar, and do not belong there any more."""
    query = (
        select(CalendarMailbox.id, Meeting.id)
        .select_from(CalendarCopy)
        .join(CalendarMailbox, CalendarMailbox.id == CalendarCopy.mailbox_id)
        .join(Meeting, Meeting.id == CalendarCopy.meeting_id)
        .outerjoin(Delivery, Delivery.id == CalendarCopy.delivery_id)
        .where(
            *_takes_mail(),
            Meeting.starts_at > now,
            ~_membership(now).exists(),
            or_(
                CalendarCopy.is_in,
                and_(CalendarCopy.delivery_id.is_(None), CalendarCopy.may_be_in),
                _is_lost(now),
            ),
        )
    )
    return _pairs(session, query, mailbox_id)


def belongs(session: Session, copy: CalendarCopy, now: datetime) -> bool:
    """Whether its session is to be in the calendar at this moment."""
    query = (
        select(CalendarCopy.id)
        .join(CalendarMailbox, CalendarMailbox.id == CalendarCopy.mailbox_id)
        .join(Meeting, Meeting.id == CalendarCopy.meeting_id)
        .where(CalendarCopy.id == copy.id, _membership(now).exists())
    )
    return session.scalar(query) is not None


def _pairs(session: Session, query: Select[int, int], mailbox_id: int | None) -> Sequence[Pair]:
    if mailbox_id is not None:
        query = query.where(CalendarMailbox.id == mailbox_id)
    rows = session.execute(query.order_by(CalendarMailbox.id, Meeting.starts_at, Meeting.id))
    return [(row[0], row[1]) for row in rows]


def _takes_mail() -> Conditions:
    return CalendarMailbox.confirmed_at.is_not(None), CalendarMailbox.rests_since.is_(None)


def _answered() -> ColumnElement[bool]:
    return and_(
        Attendance.meeting_id == Meeting.id, Attendance.person_id == CalendarMailbox.person_id
    )


def _belongs(now: datetime) -> Conditions:
    """As in the feed of all circles: what its owner goes to, or may still go to."""
    return (
        CalendarMailbox.ended_at.is_(None),
        Person.is_active,
        Membership.left_at.is_(None),
        Circle.state != CircleState.DRAFT,
        Meeting.state == MeetingState.PLANNED,
        Meeting.starts_at > now,
        or_(Attendance.rsvp.is_(None), Attendance.rsvp == Rsvp.YES),
    )


def _membership(now: datetime) -> Select[int]:
    """By which the session of a query around it belongs in the calendar there."""
    return (
        select(Membership.id)
        .join(Person, Person.id == Membership.person_id)
        .join(Circle, Circle.id == Membership.circle_id)
        .outerjoin(Attendance, _answered())
        .where(
            Membership.person_id == CalendarMailbox.person_id,
            Membership.circle_id == Meeting.circle_id,
            *_belongs(now),
        )
        .correlate(CalendarMailbox, Meeting)
    )


def _is_lost(now: datetime) -> ColumnElement[bool]:
    """The mail was taken back as it was to leave, or its server refused it a while ago."""
    refused = and_(
        Delivery.state == DeliveryState.DEAD,
        CalendarCopy.refusals < MOST_REFUSALS,
        Delivery.available_at <= now - AFTER_A_REFUSAL,
    )
    return func.coalesce(or_(Delivery.state == DeliveryState.CANCELLED, refused), false())


def send_refused_again(session: Session, mailbox_id: int) -> None:
    """Its owner says that it takes mail again."""
    refused = select(Delivery.id).where(Delivery.state == DeliveryState.DEAD)
    session.execute(
        update(CalendarCopy)
        .where(CalendarCopy.mailbox_id == mailbox_id, CalendarCopy.delivery_id.in_(refused))
        .values(delivery_id=None, refusals=0)
    )


def copy_of(session: Session, mailbox_id: int, meeting_id: int) -> CalendarCopy | None:
    return session.scalars(
        select(CalendarCopy).where(
            CalendarCopy.mailbox_id == mailbox_id, CalendarCopy.meeting_id == meeting_id
        )
    ).one_or_none()


def forget(session: Session, asked_before: datetime, ended_before: datetime) -> None:
    """Addresses that nobody confirmed, and of whoever stopped a while ago."""
    over = select(CalendarMailbox.id).where(
        or_(
            and_(
                CalendarMailbox.confirmed_at.is_(None),
                CalendarMailbox.asked_at <= asked_before,
            ),
            CalendarMailbox.ended_at <= ended_before,
        )
    )
    session.execute(delete(CalendarCopy).where(CalendarCopy.mailbox_id.in_(over)))
    session.execute(delete(CalendarMailbox).where(CalendarMailbox.id.in_(over)))
