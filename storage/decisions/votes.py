"""What people voted in date polls."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from storage.base.upsert import insert_of
from storage.models import Circle, Membership, Poll, PollSlot, PollState, PollVote, Vote


@dataclass(frozen=True)
class Waiting:
    """A poll in which someone did not say everything yet."""

    poll: Poll
    circle: Circle


def waiting_for(
    session: Session, workspace_id: int, person_id: int, now: datetime
) -> Sequence[Waiting]:
    """What someone may vote on now, the one that closes first at the top."""
    said = exists().where(PollVote.slot_id == PollSlot.id, PollVote.person_id == person_id)
    left_open = exists().where(
        PollSlot.poll_id == Poll.id,
        PollSlot.dropped_at.is_(None),
        PollSlot.starts_at > now,
        ~said.correlate(PollSlot),
    )
    rows = session.execute(
        select(Poll, Circle)
        .join(Circle, Circle.id == Poll.circle_id)
        .join(Membership, Membership.circle_id == Circle.id)
        .where(
            Poll.workspace_id == workspace_id,
            Poll.state == PollState.OPEN,
            Poll.closes_at > now,
            Membership.person_id == person_id,
            Membership.left_at.is_(None),
            left_open,
        )
        .order_by(Poll.closes_at, Poll.id)
    )
    return [Waiting(*row) for row in rows]


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
