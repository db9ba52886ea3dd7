"""The index of insights: words, where they stand, and what is counted.

What is counted (how often a word occurs, how long cards are) and what is suggested comes from
open cards alone, those that every reader in the workspace may see: neither the order of
results nor a suggestion can tell that a closed card exists.
"""

from datetime import date

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, ReleaseLevel, words
from storage.models.insights import Kind, Outcome

LONGEST_TERM = 64


class SearchIndex(Base):
    """One row a workspace: what the ranking needs to know of the whole."""

    __tablename__ = "search_index"

    workspace_id: Mapped[int] = mapped_column(ForeignKey("workspace.id"), primary_key=True)
    analyzer_version: Mapped[int]
    documents: Mapped[int] = mapped_column(default=0)  # open cards
    length: Mapped[float] = mapped_column(default=0.0)  # of all open cards together
    revision: Mapped[str] = mapped_column(String(36))  # new after every change


class SearchTerm(Base):
    __tablename__ = "search_term"
    __table_args__ = (UniqueConstraint("workspace_id", "term"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = mapped_column(ForeignKey("workspace.id"))
    term: Mapped[str] = mapped_column(String(LONGEST_TERM))
    documents: Mapped[int] = mapped_column(default=0)  # open cards with this term


class SearchWord(Base):
    """Words of open cards as they were written: for spelling and for taking compounds apart."""

    __tablename__ = "search_word"

    workspace_id: Mapped[int] = mapped_column(ForeignKey("workspace.id"), primary_key=True)
    word: Mapped[str] = mapped_column(String(LONGEST_TERM), primary_key=True)
    documents: Mapped[int] = mapped_column(default=0)


class SearchDocument(Base):
    __tablename__ = "search_document"
    __table_args__ = (Index("ix_search_document_workspace_id", "workspace_id"),)

    insight_id: Mapped[int] = mapped_column(ForeignKey("insight.id"), primary_key=True)
    workspace_id: Mapped[int] = mapped_column(ForeignKey("workspace.id"))
    circle_id: Mapped[int] = mapped_column(ForeignKey("circle.id"))
    level: Mapped[ReleaseLevel]
    language: Mapped[str] = mapped_column(String(2))
    length: Mapped[float]
    theme: Mapped[str] = mapped_column(String(LONGEST_TERM))
    kind: Mapped[Kind] = mapped_column(words(Kind))
    outcome: Mapped[Outcome] = mapped_column(words(Outcome))
    happened_on: Mapped[date]
    words: Mapped[list[str]]  # to count down again when the card goes


class SearchPosting(Base):
    __tablename__ = "search_posting"
    __table_args__ = (
        Index("ix_search_posting_insight_id", "insight_id"),
        {"sqlite_with_rowid": False},
    )

    term_id: Mapped[int] = mapped_column(
        ForeignKey("search_term.id"), primary_key=True, autoincrement=False
    )
    insight_id: Mapped[int] = mapped_column(
        ForeignKey("insight.id"), primary_key=True, autoincrement=False
    )
    weight: Mapped[float]
