"""What people voted in date polls."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.base.upsert import insert_of
from storage.models import Membership, Poll, PollState, PollVote, Vote


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


def give(
    session: Session,
    workspace_id: int,
    person_id: int,
    given: Mapping[int, Vote],
    now: datetime,
) -> None:
    """The latest vote of someone on a slot counts; `given`: by the slot's id."""
    values = [
        {
            "workspace_id": workspace_id,
            "slot_id": slot_id,
            "person_id": person_id,
            "vote": vote,
            "voted_at": now,
        }
        for slot_id, vote in given.items()
    ]
    insert = insert_of(session, PollVote).values(values)
    said, before = insert.excluded, PollVote
    session.execute(
        insert.on_conflict_do_update(
            index_elements=[PollVote.slot_id, PollVote.person_id],
            set_={"vote": said.vote, "voted_at": said.voted_at},
            where=before.vote != said.vote,
        )
    )
