"""What people will try before the next time, and what came of it."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, InWorkspace, ReleaseLevel, words


class IntentionState(StrEnum):
    OPEN = "open"
    DONE = "done"
    PARTLY = "partly"
    NOT_YET = "not_yet"
    DROPPED = "dropped"  # let go: from then on only its owner sees it


class Intention(InWorkspace, Base):
    """One person's, formed at one session; `level` holds for the words and for the result.

    `wanted_level` waits for the owner's look at the exact words.
    """

    __tablename__ = "intention"
    __table_args__ = (
        UniqueConstraint("meeting_id", "person_id"),
        Index("ix_intention_state_ask_on", "state", "ask_on"),
    )

    circle_id: Mapped[int] = mapped_column(ForeignKey("circle.id"), index=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    case_id: Mapped[int | None] = mapped_column(ForeignKey("case.id"), index=True)
    text: Mapped[str]
    level: Mapped[ReleaseLevel] = mapped_column(default=ReleaseLevel.PRIVATE)
    wanted_level: Mapped[ReleaseLevel] = mapped_column(default=ReleaseLevel.PRIVATE)
    ask_on: Mapped[date]  # the day that the person chose, wherever they are
    state: Mapped[IntentionState] = mapped_column(
        words(IntentionState), default=IntentionState.OPEN
    )
    happened: Mapped[str] = mapped_column(default="")
    answered_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
