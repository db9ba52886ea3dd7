"""A page with somebody's name and what they released, because they want that."""

from datetime import datetime
from secrets import token_urlsafe

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, InWorkspace, ReleaseLevel


class PioneerProfile(InWorkspace, Base):
    """`level`: NETWORK for a page inside Slack, PUBLIC for one on the web as well."""

    __tablename__ = "pioneer_profile"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), unique=True)
    intro: Mapped[str] = mapped_column(default="")
    level: Mapped[ReleaseLevel]
    token: Mapped[str] = mapped_column(
        unique=True, default=lambda: token_urlsafe(32), info={"secret": True}
    )
    agreed_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]  # taken back: the address says so, and nothing else


class PioneerItem(InWorkspace, Base):
    """One card on one person's page: their consent to stand beside these very words."""

    __tablename__ = "pioneer_item"
    __table_args__ = (UniqueConstraint("person_id", "insight_id"),)

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    insight_id: Mapped[int] = mapped_column(ForeignKey("insight.id"), index=True)
    seen: Mapped[str] = mapped_column(String(12))  # which words of the card
    agreed_at: Mapped[datetime]
