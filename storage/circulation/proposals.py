"""Circles that want to be offered a digest."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from storage.base import prepared
from storage.base.rows import RHYTHM
from storage.models import (
    LOST,
    Circle,
    CircleState,
    Delivery,
    Digest,
    DigestState,
    Meeting,
    MeetingState,
    Membership,
    Person,
    Proposes,
    ReleaseLevel,
    Role,
    released_insight,
)

card = released_insight.c


@prepared.rows
def wanted(kind: str, now: datetime) -> Select[Any]:
    """A row for each facilitator of such a circle.

    `edition_at`: when its last edition was composed; `told_at`: when the last offer that was
    not lost was due, `tried_at`: the last of all; `held_at`: when its last session ended.
    """
    edition = select(func.max(Digest.created_at)).where(
        Digest.circle_id == Circle.id, Digest.state == DigestState.PUBLISHED
    )
    offered = select(func.max(Delivery.due_at)).where(
        Delivery.kind == kind,
        Delivery.subject_id == Circle.id,
        Delivery.person_id == Person.id,
    )
    held = select(func.max(Meeting.ends_at)).where(
        Meeting.circle_id == Circle.id,
        Meeting.state == MeetingState.PLANNED,
        Meeting.ends_at <= now,
    )
    lost = Delivery.state.not_in(LOST)
    return (
        select(
            Circle.workspace_id,
            Circle.id.label("circle_id"),
            Circle.proposes,
            Circle.proposes_since,
            Circle.created_at,
            edition.correlate(Circle).scalar_subquery().label("edition_at"),
            offered.where(lost).correlate(Circle, Person).scalar_subquery().label("told_at"),
            offered.correlate(Circle, Person).scalar_subquery().label("tried_at"),
            held.correlate(Circle).scalar_subquery().label("held_at"),
            *RHYTHM,
        )
        .join(Membership, Membership.circle_id == Circle.id)
        .join(Person, Person.id == Membership.person_id)
        .where(
            Circle.state == CircleState.ACTIVE,
            Circle.proposes != Proposes.NEVER,
            Membership.role == Role.FACILITATOR,
            Membership.left_at.is_(None),
            Person.is_reachable,
        )
        .order_by(Circle.id, Person.id)
    )


def released(session: Session, circle_ids: Collection[int]) -> dict[int, list[datetime]]:
    """When the cards of each of these circles were released to more than the circle."""
    found: dict[int, list[datetime]] = {each: [] for each in circle_ids}
    rows = session.execute(
        select(card.circle_id, card.released_at).where(
            card.circle_id.in_(circle_ids), card.level >= ReleaseLevel.NETWORK
        )
    )
    for row in rows:
        found[row.circle_id].append(row.released_at)
    return found
