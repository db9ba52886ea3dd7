"""What a circle decides about its sessions: date polls, and too few participants."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import WallClock
from storage.models.base import Base, InWorkspace, words

IS_OPEN = "state = 'open'"


class PollState(StrEnum):
    OPEN = "open"  # until someone decides, also when the time for votes is over
    PLANNED = "planned"  # a slot became a session
    CANCELLED = "cancelled"


class Vote(StrEnum):
    YES = "yes"
    IF_NEED_BE = "if_need_be"
    NO = "no"


class Poll(InWorkspace, Base):
    """`deadline_on` and `time_zone` are the truth; `closes_at` is derived, or was earlier."""

    __tablename__ = "poll"
    __table_args__ = (
        # One open poll for each circle: people vote in one place.
        Index(
            "uq_poll_open",
            "circle_id",
            unique=True,
            sqlite_where=text(IS_OPEN),
            postgresql_where=text(IS_OPEN),
        ),
        Index("ix_poll_state_closes_at", "state", "closes_at"),
    )

    circle_id: Mapped[int] = mapped_column(ForeignKey("circle.id"), index=True)
    minutes: Mapped[int]
    place: Mapped[str]
    time_zone: Mapped[str]
    deadline_on: Mapped[date]  # the last whole day for votes
    closes_at: Mapped[datetime]
    ballot: Mapped[int] = mapped_column(default=1)  # voting began again: its result is told too
    state: Mapped[PollState] = mapped_column(words(PollState), default=PollState.OPEN)
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"))  # what it became
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"))
    created_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime]


class PollSlot(InWorkspace, Base):
    """A slot that is dropped keeps its votes: the same moment may come back."""

    __tablename__ = "poll_slot"
    __table_args__ = (UniqueConstraint("poll_id", "local_start"),)

    poll_id: Mapped[int] = mapped_column(ForeignKey("poll.id"))
    local_start: Mapped[datetime] = mapped_column(WallClock)  # wall clock
    starts_at: Mapped[datetime]
    dropped_at: Mapped[datetime | None]


class QuorumWay(StrEnum):
    ROUND = "round"  # without a session
    NEW_DATE = "new_date"
    GO_ON = "go_on"


class QuorumChoice(InWorkspace, Base):
    """What a facilitator decided about a session to which too few people would come."""

    __tablename__ = "quorum_choice"

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), unique=True)
    way: Mapped[QuorumWay] = mapped_column(words(QuorumWay))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    chosen_at: Mapped[datetime]


class PollVote(InWorkspace, Base):
    __tablename__ = "poll_vote"
    __table_args__ = (UniqueConstraint("slot_id", "person_id"),)

    slot_id: Mapped[int] = mapped_column(ForeignKey("poll_slot.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    vote: Mapped[Vote] = mapped_column(words(Vote))
    voted_at: Mapped[datetime]
