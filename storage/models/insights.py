"""Insight cards, what they were made from, who recognises them, and which are on the web."""

from datetime import date, datetime
from enum import StrEnum
from secrets import token_urlsafe

from sqlalchemy import DDL, ForeignKey, MetaData, String, Table, UniqueConstraint, event
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
    promoted_at: Mapped[datetime | None] = mapped_column(index=True)  # by its recognition
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
    asked_at: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
    turned_at: Mapped[datetime | None]  # since when the answer says something else


class Stance(StrEnum):
    CONFIRMS = "confirms"
    DIFFERS = "differs"  # "with us it went otherwise, because…"


class Recognition(InWorkspace, Base):
    """What one person says about one card: about its words of that moment, and no others.

    `organisation` is theirs at that moment: who changes jobs does not take it along. Blank: it
    came from outside Slack, from an address of nobody knows where; it is not counted. `level`
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
    """Someone is going to use what a card says."""

    __tablename__ = "insight_use"
    __table_args__ = (UniqueConstraint("workspace_id", "insight_id", "person_id"),)

    insight_id: Mapped[int] = mapped_column(ForeignKey("insight.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    used_at: Mapped[datetime]


class NotForMe(InWorkspace, Base):
    """Someone read a card and can do nothing with it."""

    __tablename__ = "not_for_me"
    __table_args__ = (UniqueConstraint("insight_id", "person_id"),)

    insight_id: Mapped[int] = mapped_column(ForeignKey("insight.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    said_at: Mapped[datetime]


class TrialResult(StrEnum):
    WORKED = "worked"
    DID_NOT = "did_not"
    NOT_YET = "not_yet"
    NEVER_MIND = "never_mind"


class Trial(InWorkspace, Base):
    """What came of it, by one person who was going to use a card: about its words of then.

    `level` is how far their own sentence may travel: as far as the form said.
    """

    __tablename__ = "trial"
    __table_args__ = (UniqueConstraint("insight_id", "person_id"),)

    insight_id: Mapped[int] = mapped_column(ForeignKey("insight.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    result: Mapped[TrialResult] = mapped_column(words(TrialResult))
    text: Mapped[str] = mapped_column(default="")
    level: Mapped[ReleaseLevel] = mapped_column(default=ReleaseLevel.PRIVATE)
    seen: Mapped[str] = mapped_column(String(12))  # which words of the card
    answered_at: Mapped[datetime] = mapped_column(index=True)


class RevisionWish(InWorkspace, Base):
    """What somebody who wrote a card says should change in it: for its facilitators."""

    __tablename__ = "revision_wish"
    __table_args__ = (UniqueConstraint("insight_id", "person_id", "seen"),)

    insight_id: Mapped[int] = mapped_column(ForeignKey("insight.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    seen: Mapped[str] = mapped_column(String(12))  # which words of the card
    text: Mapped[str]
    wished_at: Mapped[datetime]


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


# `released_insight` is the only door through which insights reach a search, a digest or a page.
# The view cannot contain a card that leaves its circle before every author behind it agreed to
# its own words; within the circle the levels of their reflections suffice. An author's refusal
# outweighs both. A card without reflections behind it is its maker's own.
_COLUMNS = [column.name for column in Insight.__table__.columns]

CREATE_RELEASED_INSIGHT = f"""
CREATE VIEW released_insight AS
SELECT {", ".join(f"insight.{name}" for name in _COLUMNS)}
FROM insight
WHERE insight.state = 'released'
  AND insight.level > 0
  AND NOT EXISTS (
    SELECT 1
    FROM insight_source
    JOIN reflection ON reflection.id = insight_source.reflection_id
    WHERE insight_source.insight_id = insight.id
      AND (
        insight_source.consent = 'refused'
        OR (
          insight_source.consented_level < insight.level
          AND (insight.level >= 2 OR reflection.release_level < insight.level)
        )
      )
  )
"""  # noqa: S608  # names of our own columns
DROP_RELEASED_INSIGHT = "DROP VIEW IF EXISTS released_insight"

# A metadata of its own: Alembic must not take the view for a table that is missing.
_views = MetaData()
released_insight = Table(
    "released_insight",
    _views,
    *[column._copy() for column in Insight.__table__.columns],  # noqa: SLF001  # the public copy() is deprecated
)

event.listen(Base.metadata, "after_create", DDL(DROP_RELEASED_INSIGHT))  # type: ignore[no-untyped-call]
event.listen(Base.metadata, "after_create", DDL(CREATE_RELEASED_INSIGHT))  # type: ignore[no-untyped-call]
event.listen(Base.metadata, "before_drop", DDL(DROP_RELEASED_INSIGHT))  # type: ignore[no-untyped-call]
