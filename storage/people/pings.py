"""How often people were written to."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, exists, select
from sqlalchemy.orm import Session

from storage.base.deliveries import TOGETHER
from storage.models import Delivery, DeliveryState, Membership, Person

AT_ONCE = 500  # people in one query
NEVER_CAME = (DeliveryState.CANCELLED, DeliveryState.EXPIRED, DeliveryState.DEAD)


def wanted(session: Session, person_ids: Sequence[int]) -> Iterator[Row[Any]]:
    """Where each person is, how many messages a week they want, and whether they ever acted."""
    acted = exists().where(Membership.person_id == Person.id, Membership.active_at.is_not(None))
    columns: tuple[Any, ...] = (
        Person.id,
        Person.time_zone,
        Person.pings_per_week,
        acted.label("has_acted"),
    )
    for some in _parts(person_ids):
        yield from session.execute(select(*columns).where(Person.id.in_(some)))


def said(
    session: Session, person_ids: Sequence[int], kinds: Collection[str] | None, since: datetime
) -> Iterator[tuple[int, datetime]]:
    """To whom and when: what left together is one message. No kinds: of any kind."""
    wanted = [] if kinds is None else [Delivery.kind.in_([*kinds, TOGETHER])]
    for some in _parts(person_ids):
        rows = session.execute(
            select(Delivery.person_id, Delivery.created_at).where(
                Delivery.person_id.in_(some),
                Delivery.created_at >= since,
                *wanted,
                Delivery.bundle_id.is_(None),
                Delivery.state.not_in(NEVER_CAME),
            )
        )
        for person_id, created_at in rows:
            if person_id is not None:
                yield person_id, created_at


def _parts(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for begin in range(0, len(ids), AT_ONCE):
        yield ids[begin : begin + AT_ONCE]
