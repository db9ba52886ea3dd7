"""What people voted in date polls."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.base.upsert import insert_unless_present
from storage.models import Membership, Poll, PollSlot, PollState, PollVote, Vote


def voting(
    session: Session, workspace_id: int, person_id: int, now: datetime
) -> Sequence[Poll]:
    """The polls in which someone may vote now, the one that closes first at the top."""
    return session.scalars(
        select(Poll)
        .join(Membership, Membership.circle_id == Poll.circle_id)
        .where(
            Poll.workspace_id == workspace_id,
            Poll.state == PollState.OPEN,
            Poll.closes_at > now,
            Membership.person_id == person_id,
            Membership.left_at.is_(None),
        )
        .order_by(Poll.closes_at, Poll.id)
    ).all()


def votes(session: Session, poll_id: int) -> Sequence[PollVote]:
    return session.scalars(
        select(PollVote)
        .join(PollSlot, PollSlot.id == PollVote.slot_id)
        .where(PollSlot.poll_id == poll_id)
        .order_by(PollVote.id)
    ).all()


def give(session: Session, slot: PollSlot, person_id: int, vote: Vote, now: datetime) -> None:
    """The latest vote of someone on a slot counts."""
    values = {
        "workspace_id": slot.workspace_id,
        "slot_id": slot.id,
        "person_id": person_id,
        "vote": vote,
        "voted_at": now,
    }
    if insert_unless_present(session, PollVote, values):
        return
    row = session.scalars(
        select(PollVote).where(PollVote.slot_id == slot.id, PollVote.person_id == person_id)
    ).one()
    if row.vote is not vote:
        row.vote, row.voted_at = vote, now
