"""What a workspace changed in the vocabulary, and in the rule for principles.

A workspace without rows has what every workspace starts with: `bot.domain.themes` and
`bot.domain.principles` hold that.
"""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, InWorkspace, words
from storage.models.search import LONGEST_TERM


class ThemeGroup(StrEnum):
    AGENDA = "agenda"  # the transition agendas of the circular economy
    STRATEGY = "strategy"  # R-strategies: from using less to recycling
    INSTRUMENT = "instrument"  # the means that governments have


class Theme(InWorkspace, Base):
    """A theme of one's own, or what was changed about one that came along.

    Without names it has those of our texts. It is retired, never deleted: cards keep it.
    """

    __tablename__ = "theme"
    __table_args__ = (UniqueConstraint("workspace_id", "key"),)

    key: Mapped[str] = mapped_column(String(LONGEST_TERM))
    group: Mapped[ThemeGroup] = mapped_column(words(ThemeGroup))
    position: Mapped[int]
    name_nl: Mapped[str] = mapped_column(default="")
    name_en: Mapped[str] = mapped_column(default="")
    changed_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    changed_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]


class PrincipleRule(InWorkspace, Base):
    """When recognition makes a principle of a card, here."""

    __tablename__ = "principle_rule"
    __table_args__ = (UniqueConstraint("workspace_id"),)

    organisations: Mapped[int]  # that confirm, at least
    differing_percent: Mapped[int]  # of all that said something, at most
    changed_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    changed_at: Mapped[datetime]
