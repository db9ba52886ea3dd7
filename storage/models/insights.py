"""Curated cards, what they were made from, and who agreed to what."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, InWorkspace, ReleaseLevel, words


class InsightState(StrEnum):
    NOTE = "note"
    PROPOSED = "proposed"  # waits for an author's release
    RELEASED = "released"
    WITHDRAWN = "withdrawn"


class Outcome(StrEnum):
    WORKED = "worked"
    PARTLY = "partly"
    DID_NOT = "did_not"


class Kind(StrEnum):
    TOOL = "tool"
    TIP = "tip"
    PRACTICE = "practice"
    OBSTACLE = "obstacle"
    QUESTION = "question"
    PRINCIPLE = "principle"


class Consent(StrEnum):
    ASKED = "asked"
    GIVEN = "given"
    REFUSED = "refused"


class Insight(InWorkspace, Base):
    __tablename__ = "insight"

    circle_id: Mapped[int] = mapped_column(ForeignKey("circle.id"), index=True)
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), index=True)
    title: Mapped[str]
    what: Mapped[str]
    outcome: Mapped[Outcome] = mapped_column(words(Outcome))
    why: Mapped[str] = mapped_column(default="")
    condition: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")  # where it happened, in a few words
    layer: Mapped[str | None]  # at which kind of organisation: one of bot.domain.people.LAYERS
    links: Mapped[list[str]] = mapped_column(default=list)  # addresses of files and pages
    case_id: Mapped[int | None] = mapped_column(ForeignKey("case.id"), index=True)
    theme: Mapped[str]
    kind: Mapped[Kind] = mapped_column(words(Kind))
    language: Mapped[str] = mapped_column(default="nl")
    happened_on: Mapped[date]
    level: Mapped[ReleaseLevel]
    state: Mapped[InsightState] = mapped_column(words(InsightState))
    created_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime]
    released_at: Mapped[datetime | None] = mapped_column(index=True)
    withdrawn_at: Mapped[datetime | None]
    withdrawn_reason: Mapped[str | None]  # "author", or one of bot.domain.curation.REASONS
    withdrawn_words: Mapped[str] = mapped_column(default="")  # what was added to the reason
    unfinished: Mapped[list[str]] = mapped_column(default=list)  # of a note: not chosen yet
    promoted_at: Mapped[datetime | None]  # since when readers' recognition makes it a principle
    kind_before: Mapped[Kind | None] = mapped_column(words(Kind))  # what it is if that ends
    still_holds_at: Mapped[datetime | None]  # when its maker or an author last said so


class InsightSource(InWorkspace, Base):
    """One reflection behind an insight.

    `consented_level` is how far the author lets these very words of the card travel, apart
    from how far the reflection itself may. Changing the card's words voids it.
    """

    __tablename__ = "insight_source"
    __table_args__ = (UniqueConstraint("insight_id", "reflection_id"),)

    insight_id: Mapped[int] = mapped_column(ForeignKey("insight.id"))
    reflection_id: Mapped[int] = mapped_column(ForeignKey("reflection.id"), index=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    consent: Mapped[Consent | None] = mapped_column(words(Consent))
    consented_level: Mapped[ReleaseLevel] = mapped_column(default=ReleaseLevel.PRIVATE)
    answered_at: Mapped[datetime | None]
