"""How facilitators arranged the answers to a question; what nobody arranged is suggested."""

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, InWorkspace


class AnswerGroup(InWorkspace, Base):
    """Without a name of its own it is called by the words that its answers share."""

    __tablename__ = "answer_group"

    circle_id: Mapped[int] = mapped_column(ForeignKey("circle.id"), index=True)
    name: Mapped[str] = mapped_column(default="")


class GroupedAnswer(InWorkspace, Base):
    """An answer stands in one group; the row goes when its circle may not read it any more."""

    __tablename__ = "grouped_answer"
    __table_args__ = (UniqueConstraint("reflection_id"),)

    group_id: Mapped[int] = mapped_column(ForeignKey("answer_group.id"), index=True)
    reflection_id: Mapped[int] = mapped_column(ForeignKey("reflection.id"))
