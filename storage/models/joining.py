"""Who asks to join a circle."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, InWorkspace, words


class JoinState(StrEnum):
    ASKED = "asked"  # a facilitator has not answered yet
    WAITING = "waiting"  # they said yes, and the circle is full
    OFFERED = "offered"  # a place came free: it is kept for a while
    JOINED = "joined"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"  # by the person who asked
    LAPSED = "lapsed"  # nobody took the place that was offered
    OVER = "over"  # the circle was finished


OPEN_REQUEST = (JoinState.ASKED, JoinState.WAITING, JoinState.OFFERED)
IS_OPEN = "state IN ('asked', 'waiting', 'offered')"


class JoinRequest(InWorkspace, Base):
    """What someone brings and wants is kept as long as the request is open, and no longer."""

    __tablename__ = "join_request"
    __table_args__ = (
        Index(
            "uq_join_request_open",
            "circle_id",
            "person_id",
            unique=True,
            sqlite_where=text(IS_OPEN),
            postgresql_where=text(IS_OPEN),
        ),
    )

    circle_id: Mapped[int] = mapped_column(ForeignKey("circle.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    brings: Mapped[str] = mapped_column(default="")
    wants: Mapped[str] = mapped_column(default="")
    state: Mapped[JoinState] = mapped_column(words(JoinState), default=JoinState.ASKED)
    reason: Mapped[str] = mapped_column(default="")  # of a facilitator who said "not now"
    asked_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]
    answered_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    queued_at: Mapped[datetime | None]  # on the waiting list
    offered_at: Mapped[datetime | None]
