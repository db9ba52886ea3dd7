"""What readers do with a card of somebody else: recognise it, contradict it, use it."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, InWorkspace, ReleaseLevel, words


class Stance(StrEnum):
    CONFIRMS = "confirms"
    DIFFERS = "differs"  # "with us it went otherwise, because…"


class Recognition(InWorkspace, Base):
    """What one person says about one card: about its words of that moment, and no others.

    `organisation` is theirs at that moment: who changes jobs does not take it along. `level`
    is how far their own sentence may travel: as far as the form said when they wrote it.
    """

    __tablename__ = "recognition"
    __table_args__ = (UniqueConstraint("insight_id", "person_id"),)

    insight_id: Mapped[int] = mapped_column(ForeignKey("insight.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    stance: Mapped[Stance] = mapped_column(words(Stance))
    organisation: Mapped[str]
    text: Mapped[str] = mapped_column(default="")
    level: Mapped[ReleaseLevel]
    seen: Mapped[str] = mapped_column(String(12))  # which words of the card
    given_at: Mapped[datetime]


class InsightUse(InWorkspace, Base):
    """Somebody is going to use what a card says."""

    __tablename__ = "insight_use"
    __table_args__ = (UniqueConstraint("workspace_id", "insight_id", "person_id"),)

    insight_id: Mapped[int] = mapped_column(ForeignKey("insight.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    used_at: Mapped[datetime]
