"""Readers by mail: who asked, who confirmed, and whose mailbox rests."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import delete, func, or_, select, update
from sqlalchemy.orm import Session

from storage.base.deliveries import count_of
from storage.models import (
    Delivery,
    DeliveryState,
    Mailbox,
    MailRequest,
    Membership,
    Person,
    Subscription,
    Surface,
)
from storage.readers.subscriptions import takes_mail
from storage.readers.voices import said_since


def asked(
    session: Session, workspace_id: int, address: str, *, lock: bool = False
) -> MailRequest | None:
    query = select(MailRequest).where(
        MailRequest.workspace_id == workspace_id, MailRequest.address == address
    )
    return session.scalars(query.with_for_update() if lock else query).one_or_none()


def request_behind(session: Session, token: str, *, lock: bool = False) -> MailRequest | None:
    query = select(MailRequest).where(MailRequest.token == token)
    return session.scalars(query.with_for_update() if lock else query).one_or_none()


def asked_since(session: Session, workspace_id: int, since: datetime) -> int:
    """How many addresses were typed."""
    query = select(func.count()).where(
        MailRequest.workspace_id == workspace_id, MailRequest.asked_at >= since
    )
    return session.scalar(query) or 0


def forget_asked(session: Session, before: datetime) -> int:
    """Addresses that nobody confirmed."""
    return count_of(session.execute(delete(MailRequest).where(MailRequest.asked_at <= before)))


def of_person(session: Session, person_id: int, *, lock: bool = False) -> Mailbox | None:
    query = select(Mailbox).where(Mailbox.person_id == person_id)
    return session.scalars(query.with_for_update() if lock else query).one_or_none()


def wanted_in(
    session: Session, workspace_id: int, person_ids: Collection[int]
) -> dict[int, Mailbox]:
    """The mailboxes of these people to which an edition may go at this moment."""
    rows = session.scalars(
        select(Mailbox)
        .join(Person, Person.id == Mailbox.person_id)
        .join(Subscription, Subscription.person_id == Mailbox.person_id)
        .where(
            Mailbox.workspace_id == workspace_id,
            Mailbox.person_id.in_(person_ids),
            Mailbox.rests_since.is_(None),
            Person.is_active,
            Subscription.ended_at.is_(None),
        )
    )
    return {each.person_id: each for each in rows}


def took_another(
    session: Session, delivery: Delivery, since: datetime, before: datetime
) -> bool:
    """Whether a mailbox got something between two moments that did not come back."""
    other = select(Delivery.id).where(
        Delivery.workspace_id == delivery.workspace_id,
        Delivery.person_id == delivery.person_id,
        Delivery.id != delivery.id,
        Delivery.surface == Surface.EMAIL,
        Delivery.state == DeliveryState.SENT,
        Delivery.sent_at > since,
        Delivery.sent_at < before,
    )
    return session.scalars(other.limit(1)).first() is not None


def behind(session: Session, token: str) -> tuple[Mailbox, Person, Subscription] | None:
    """Also of whoever stopped: an old link says so."""
    row = session.execute(
        select(Mailbox, Person, Subscription)
        .join(Person, Person.id == Mailbox.person_id)
        .join(Subscription, Subscription.person_id == Person.id)
        .where(Mailbox.token == token, Person.is_active)
    ).one_or_none()
    return (row[0], row[1], row[2]) if row else None


def subscribers(session: Session, workspace_id: int) -> Sequence[tuple[Person, Subscription]]:
    """Everyone who confirmed that they want digests by mail, and whose mailbox takes them."""
    rows = session.execute(
        select(Person, Subscription)
        .join(Subscription, Subscription.person_id == Person.id)
        .join(Mailbox, Mailbox.person_id == Person.id)
        .where(
            Subscription.workspace_id == workspace_id,
            Subscription.ended_at.is_(None),
            takes_mail(),
        )
        .order_by(Person.id)
    ).all()
    return [(person, subscription) for person, subscription in rows]


def stopped(session: Session, before: datetime, silent_since: datetime) -> Sequence[Person]:
    """Who reads nothing by mail any more, or never did, and is in no circle.

    Since `before`; and they said nothing about any card from another moment on.
    """
    is_member = select(Membership.id).where(Membership.person_id == Person.id)
    return session.scalars(
        select(Person)
        .outerjoin(Subscription, Subscription.person_id == Person.id)
        .join(Mailbox, Mailbox.person_id == Person.id)
        .where(
            Person.surface == Surface.EMAIL,
            Person.is_active,
            or_(Subscription.ended_at < before, Subscription.id.is_(None)),
            Mailbox.confirmed_at < before,
            ~said_since(silent_since),
            ~is_member.exists(),
        )
    ).all()


def expire_mail(session: Session, now: datetime) -> int:
    """Note what came too late, where no mail is sent at all."""
    return count_of(
        session.execute(
            update(Delivery)
            .where(
                Delivery.surface == Surface.EMAIL,
                Delivery.state == DeliveryState.PENDING,
                Delivery.expires_at <= now,
            )
            .values(state=DeliveryState.EXPIRED, mail_domain=None)
        )
    )
