"""What people want to find out."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, InWorkspace, words


class QuestionState(StrEnum):
    OPEN = "open"  # waits for a facilitator
    ACCEPTED = "accepted"  # on the circle's agenda
    MERGED = "merged"  # goes with another question
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"  # by the one who asked


class LearningQuestion(InWorkspace, Base):
    """What someone wants to find out, put to a circle that may know.

    Whether it was answered is not a state: `answered_by` says it, as long as that card is out.
    """

    __tablename__ = "learning_question"
    __table_args__ = (UniqueConstraint("asker_id", "circle_id", "text"),)

    asker_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    circle_id: Mapped[int] = mapped_column(ForeignKey("circle.id"), index=True)
    text: Mapped[str]
    state: Mapped[QuestionState] = mapped_column(
        words(QuestionState), default=QuestionState.OPEN
    )
    merged_into: Mapped[int | None] = mapped_column(
        ForeignKey("learning_question.id"), index=True
    )
    declined_because: Mapped[str | None]  # one of bot.domain.answering.REASONS
    may_introduce: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    answered_by: Mapped[int | None] = mapped_column(ForeignKey("insight.id"), index=True)
