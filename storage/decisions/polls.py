"""Finding polls, their slots and votes, and what still has to be said about them."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Exists, Row, Select, String, cast, exists, literal, select
from sqlalchemy.orm import Session

from storage.base import prepared
from storage.base.rows import RHYTHM
from storage.circle.members import hears
from storage.models import (
    Circle,
    CircleState,
    Delivery,
    DeliveryState,
    Membership,
    Person,
    Poll,
    PollSlot,
    PollState,
    PollVote,
    Role,
)


def open_of(session: Session, circle_id: int) -> Poll | None:
    """The poll of a circle about which nobody decided yet; there is at most one."""
    return session.scalars(
        select(Poll).where(Poll.circle_id == circle_id, Poll.state == PollState.OPEN)
    ).one_or_none()


def that_became(session: Session, meeting_ids: Collection[int]) -> Sequence[int]:
    """The polls that one of these sessions came of."""
    return session.scalars(select(Poll.id).where(Poll.meeting_id.in_(meeting_ids))).all()


def slots_with_votes(
    session: Session, poll_id: int
) -> Sequence[Row[PollSlot, PollVote | None]]:
    """The same, each with all that was voted on it: one row a vote."""
    return session.execute(
        select(PollSlot, PollVote)
        .outerjoin(PollVote, PollVote.slot_id == PollSlot.id)
        .where(PollSlot.poll_id == poll_id)
        .order_by(PollSlot.starts_at, PollSlot.id, PollVote.id)
        .execution_options(populate_existing=True)
    ).all()


POLL: tuple[Any, ...] = (
    Poll.id,
    Poll.workspace_id,
    Poll.circle_id,
    Poll.closes_at,
    Poll.ballot,
    Poll.created_at,
)


@prepared.rows
def unvoted(now: datetime) -> Select[Any]:
    """Who did not say something about every slot, and was not reminded.

    All slots lie after the last day for votes. Whose question did not leave yet is left out.
    """
    said = PollVote.slot_id == PollSlot.id, PollVote.person_id == Person.id
    voted = exists().where(*said).correlate(PollSlot, Person)
    left_open = exists().where(
        PollSlot.poll_id == Poll.id,
        PollSlot.dropped_at.is_(None),
        ~voted,
    )
    waiting = _queued("poll").where(
        Delivery.state.in_((DeliveryState.PENDING, DeliveryState.SENDING))
    )
    return (
        _to_people()
        .where(Poll.closes_at > now, left_open)
        .where(~waiting, ~_queued("poll_reminder"))
    )


def closed(session: Session, after: datetime, until: datetime) -> Sequence[Poll]:
    """Those of which the time for votes ended in this span, and about which nobody decided."""
    is_open = Poll.state == PollState.OPEN
    query = select(Poll).where(is_open, Poll.closes_at > after, Poll.closes_at <= until)
    return session.scalars(query.order_by(Poll.id)).all()


@prepared.rows
def unreported(after: datetime, now: datetime) -> Select[Any]:
    """Facilitators who were not told how the voting that ended in this span came out."""
    # The key that `messages.queue` gives it: once for each round of voting.
    key = (
        literal("poll_result:")
        + cast(Poll.id, String)
        + literal(":p")
        + cast(Person.id, String)
        + literal(":ballot")
        + cast(Poll.ballot, String)
    )
    told = exists().where(Delivery.workspace_id == Poll.workspace_id, Delivery.key == key)
    return (
        _to_people()
        .where(Poll.closes_at > after, Poll.closes_at <= now)
        .where(Membership.role == Role.FACILITATOR, ~told)
    )


def _to_people() -> Select[Any]:
    return (
        select(*POLL, *RHYTHM)
        .join(Circle, Circle.id == Poll.circle_id)
        .join(Membership, Membership.circle_id == Circle.id)
        .join(Person, Person.id == Membership.person_id)
        .where(Poll.state == PollState.OPEN, Circle.state == CircleState.ACTIVE)
        .where(Membership.left_at.is_(None), hears())
        .where(Person.is_reachable)
    )


def _queued(kind: str) -> Exists:
    return exists().where(
        Delivery.kind == kind, Delivery.subject_id == Poll.id, Delivery.person_id == Person.id
    )
