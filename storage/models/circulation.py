"""Digests and their readers, pages with an address, and the reuse signal."""

from datetime import date, datetime
from enum import StrEnum
from secrets import token_urlsafe

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, InWorkspace, ReleaseLevel, words
from storage.models.insights import Kind, Outcome


class DigestState(StrEnum):
    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class Correctable:
    """An edition that can get a correction on top of it, once it was published."""

    correction: Mapped[str] = mapped_column(default="")  # what was not right in it
    corrected_at: Mapped[datetime | None]
    corrected_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


class Digest(Correctable, InWorkspace, Base):
    """`chosen`: the insights of a draft, in order; what was published, its items say."""

    __tablename__ = "digest"

    circle_id: Mapped[int] = mapped_column(ForeignKey("circle.id"), index=True)
    title: Mapped[str]
    introduction: Mapped[str] = mapped_column(default="")
    period_from: Mapped[date]
    period_to: Mapped[date]  # inclusive
    since: Mapped[datetime | None]  # from when cards were looked at; None: all of the period
    themes: Mapped[list[str]]  # empty: all
    audience: Mapped[ReleaseLevel]
    all_circles: Mapped[bool] = mapped_column(default=False)
    channels: Mapped[list[str]]
    language: Mapped[str] = mapped_column(default="nl")
    state: Mapped[DigestState] = mapped_column(words(DigestState), default=DigestState.DRAFT)
    created_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime]
    touched_at: Mapped[datetime | None]  # when somebody last did something with the draft
    chosen: Mapped[list[int]] = mapped_column(default=list)
    again: Mapped[list[int]] = mapped_column(default=list)  # those that its readers have
    dropped: Mapped[list[int]] = mapped_column(default=list)  # insights left out by hand
    held: Mapped[bool] = mapped_column(default=False)  # others of its period wait for the next
    reviewer_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    review: Mapped[str] = mapped_column(default="")  # what they would change
    reviewed_at: Mapped[datetime | None]
    published_at: Mapped[datetime | None]
    stopped_at: Mapped[datetime | None]  # what had not left by then does not leave
    # Of its page on the web, once it is published for everyone; it cannot be guessed.
    slug: Mapped[str] = mapped_column(
        String(32), unique=True, default=lambda: token_urlsafe(12), info={"secret": True}
    )
    is_listed: Mapped[bool] = mapped_column(default=True)  # False: for whoever has the link


class DigestItem(InWorkspace, Base):
    """A copy of the card as it was when the digest was published."""

    __tablename__ = "digest_item"
    __table_args__ = (UniqueConstraint("digest_id", "insight_id"),)

    digest_id: Mapped[int] = mapped_column(ForeignKey("digest.id"))
    insight_id: Mapped[int] = mapped_column(ForeignKey("insight.id"), index=True)
    position: Mapped[int]
    title: Mapped[str]
    what: Mapped[str]
    outcome: Mapped[Outcome] = mapped_column(words(Outcome))
    why: Mapped[str]
    condition: Mapped[str]
    place: Mapped[str] = mapped_column(default="")
    layer: Mapped[str | None]
    links: Mapped[list[str]] = mapped_column(default=list)
    theme: Mapped[str]
    kind: Mapped[Kind] = mapped_column(words(Kind))
    circle_name: Mapped[str]
    happened_on: Mapped[date]
    withdrawn_at: Mapped[datetime | None]


class ReuseChoice(InWorkspace, Base):
    """A row exists once they answered; whether they were asked, the outbox knows."""

    __tablename__ = "reuse_choice"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), unique=True)
    wants: Mapped[bool]
    answered_at: Mapped[datetime]


OF_ALL = "circle_id IS NULL"


class ImpactPage(InWorkspace, Base):
    """Whoever has the token sees these figures, as long as its owner may.

    `circle_id`: None for those of the whole programme.
    """

    __tablename__ = "impact_page"
    __table_args__ = (
        UniqueConstraint("person_id", "circle_id"),
        Index(
            "uq_impact_page_person_id_all",
            "person_id",
            unique=True,
            sqlite_where=text(OF_ALL),
            postgresql_where=text(OF_ALL),
        ),
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    circle_id: Mapped[int | None] = mapped_column(ForeignKey("circle.id"), index=True)
    token: Mapped[str] = mapped_column(
        unique=True, default=lambda: token_urlsafe(32), info={"secret": True}
    )
    created_at: Mapped[datetime]
