"""Addresses of cards on the web."""

from datetime import datetime
from secrets import token_urlsafe

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, InWorkspace


class PublicCard(InWorkspace, Base):
    """A card that was public once. What stands at its address is asked of the view.

    The address cannot be guessed, so that nobody learns how many cards there are; it stays,
    so that a page that is gone can say so.
    """

    __tablename__ = "public_card"
    __table_args__ = (UniqueConstraint("insight_id"), UniqueConstraint("slug"))

    insight_id: Mapped[int] = mapped_column(ForeignKey("insight.id"))
    slug: Mapped[str] = mapped_column(String(32), default=lambda: token_urlsafe(12))
    published_at: Mapped[datetime]
