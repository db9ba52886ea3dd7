"""How often people were written to."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, exists, select
from sqlalchemy.orm import Session

from storage.base import prepared
from storage.models import Delivery, DeliveryState, Membership, Person

AT_ONCE = 500  # people in one query
NEVER_CAME = (DeliveryState.CANCELLED, DeliveryState.EXPIRED, DeliveryState.DEAD)


def wanted(session: Session, person_ids: Sequence[int]) -> Iterator[Row[Any]]:
    """Where each person is, how many messages a week they want, and whether they ever acted."""
    for some in _parts(person_ids):
        yield from _wanted(session, some)


@prepared.rows
def _wanted(some: Sequence[int]) -> Select[Any]:
    acted = exists().where(Membership.person_id == Person.id, Membership.active_at.is_not(None))
    columns: tuple[Any, ...] = (
        Person.id,
        Person.time_zone,
        Person.pings_per_week,
        acted.label("has_acted"),
    )
    return select(*columns).where(Person.id.in_(some))


def said(session: Session, person_ids: Sequence[int], since: datetime) -> Iterator[Row[Any]]:
    """To whom, when and of what kind: what left together is one message."""
    for some in _parts(person_ids):
        yield from _said(session, some, since)


@prepared.rows
def _said(some: Sequence[int], since: datetime) -> Select[Any]:
    columns: tuple[Any, ...] = (Delivery.person_id, Delivery.created_at, Delivery.kind)
    return select(*columns).where(
        Delivery.person_id.in_(some),
        Delivery.created_at >= since,
        Delivery.bundle_id.is_(None),
        Delivery.state.not_in(NEVER_CAME),
    )


def _parts(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for begin in range(0, len(ids), AT_ONCE):
        yield ids[begin : begin + AT_ONCE]
