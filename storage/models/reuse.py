"""Whether somebody wants to hear that others use what they shared."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, InWorkspace


class ReuseChoice(InWorkspace, Base):
    """A row exists once they answered; whether they were asked, the outbox knows."""

    __tablename__ = "reuse_choice"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), unique=True)
    wants: Mapped[bool]
    answered_at: Mapped[datetime]
