"""Addresses at which a calendar program fetches somebody's sessions."""

from datetime import datetime
from secrets import token_urlsafe

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, InWorkspace

ALL_CIRCLES = "circle_id IS NULL"


class CalendarFeed(InWorkspace, Base):
    """Whoever has the token sees these sessions; a row that is gone is an address that is dead.

    `circle_id`: None for the sessions of every circle that the person is in.
    """

    __tablename__ = "calendar_feed"
    __table_args__ = (
        UniqueConstraint("person_id", "circle_id"),
        Index(
            "uq_calendar_feed_person_id_all",
            "person_id",
            unique=True,
            sqlite_where=text(ALL_CIRCLES),
            postgresql_where=text(ALL_CIRCLES),
        ),
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    circle_id: Mapped[int | None] = mapped_column(ForeignKey("circle.id"), index=True)
    token: Mapped[str] = mapped_column(
        unique=True, default=lambda: token_urlsafe(32), info={"secret": True}
    )
    created_at: Mapped[datetime]
