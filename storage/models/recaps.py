"""What a facilitator tells the circle about a session."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, InWorkspace, words


class RecapState(StrEnum):
    DRAFT = "draft"
    SENT = "sent"
    DISMISSED = "dismissed"  # offered once, and that was that


class Recap(InWorkspace, Base):
    """The facilitator's own words, and which of the circle's stand below them.

    Others' words are not copied: they are read when the message is made, as far as their
    authors share them at that moment.
    """

    __tablename__ = "recap"

    circle_id: Mapped[int] = mapped_column(ForeignKey("circle.id"), index=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), unique=True)
    written_by: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    text: Mapped[str] = mapped_column(default="")
    reflection_ids: Mapped[list[int]] = mapped_column(default=list)
    intention_ids: Mapped[list[int]] = mapped_column(default=list)
    note_ids: Mapped[list[int]] = mapped_column(default=list)
    state: Mapped[RecapState] = mapped_column(words(RecapState), default=RecapState.DRAFT)
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
