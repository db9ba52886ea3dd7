"""Who could help whom, and who agreed to get to know each other."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, InWorkspace, words


class IntroductionState(StrEnum):
    ASKED_GIVER = "asked_giver"  # the one who brings something is asked first
    ASKED_ASKER = "asked_asker"
    MADE = "made"
    ENDED = "ended"  # one of them would rather not; nobody is told which


class FollowUp(StrEnum):
    """What somebody says some weeks later, when asked once."""

    YES = "yes"
    NOT_YET = "not_yet"
    NO = "no"


class Exchange(InWorkspace, Base):
    """What somebody wants to learn and what they bring, in their own words.

    Nobody else reads them before both sides of an introduction said yes.
    """

    __tablename__ = "exchange"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), unique=True)
    wants: Mapped[str] = mapped_column(default="")
    brings: Mapped[str] = mapped_column(default="")
    is_open: Mapped[bool] = mapped_column(default=False)  # to being introduced
    updated_at: Mapped[datetime]


class Introduction(InWorkspace, Base):
    """One question and one person who may help. Who they are is for neither's own file."""

    __tablename__ = "introduction"
    __table_args__ = (UniqueConstraint("question_id", "giver_id"),)

    question_id: Mapped[int] = mapped_column(ForeignKey("learning_question.id"))
    asker_id: Mapped[int] = mapped_column(
        ForeignKey("person.id"), index=True, info={"secret": True}
    )
    giver_id: Mapped[int] = mapped_column(
        ForeignKey("person.id"), index=True, info={"secret": True}
    )
    state: Mapped[IntroductionState] = mapped_column(words(IntroductionState))
    asked_at: Mapped[datetime]
    asker_asked_at: Mapped[datetime | None]
    made_at: Mapped[datetime | None] = mapped_column(index=True)
    asker_outcome: Mapped[FollowUp | None] = mapped_column(
        words(FollowUp), info={"secret": True}
    )
    giver_outcome: Mapped[FollowUp | None] = mapped_column(
        words(FollowUp), info={"secret": True}
    )
