"""New circles that wait for a programme manager."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, InWorkspace, words


class ApprovalState(StrEnum):
    ASKED = "asked"
    APPROVED = "approved"
    REFUSED = "refused"  # it can be asked again


class Approval(InWorkspace, Base):
    """Whether a circle may start. The circle is a draft as long as nobody said yes."""

    __tablename__ = "approval"

    circle_id: Mapped[int] = mapped_column(ForeignKey("circle.id"), unique=True)
    state: Mapped[ApprovalState] = mapped_column(
        words(ApprovalState), default=ApprovalState.ASKED
    )
    asked_by: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    asked_at: Mapped[datetime]
    answered_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    answered_at: Mapped[datetime | None]
    reason: Mapped[str] = mapped_column(default="")  # of whoever said no
