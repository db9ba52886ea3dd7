"""Special editions: for a hall, of a circle's travels, of a quarter."""

from datetime import date, datetime
from enum import StrEnum
from secrets import token_urlsafe

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, InWorkspace, ReleaseLevel, words
from storage.models.circulation import Correctable, DigestState


class SpecialKind(StrEnum):
    STORY = "story"  # the travels of one circle
    EVENT = "event"  # slides and a page for a hall
    QUARTER = "quarter"  # one page of numbers


class Special(Correctable, InWorkspace, Base):
    """It holds nobody's words but its own title and introduction.

    `chosen` names what stands in it, in order; `seen` says which words of each were approved.
    What was withdrawn or reworded since is read from its source, and is not there.
    """

    __tablename__ = "special"

    kind: Mapped[SpecialKind] = mapped_column(words(SpecialKind))
    circle_id: Mapped[int | None] = mapped_column(ForeignKey("circle.id"), index=True)
    all_circles: Mapped[bool] = mapped_column(default=False)
    title: Mapped[str]
    introduction: Mapped[str] = mapped_column(default="")
    period_from: Mapped[date | None]  # of a quarter
    audience: Mapped[ReleaseLevel]
    language: Mapped[str] = mapped_column(default="nl")
    state: Mapped[DigestState] = mapped_column(words(DigestState), default=DigestState.DRAFT)
    created_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime]
    touched_at: Mapped[datetime | None]  # when somebody last did something with the draft
    chosen: Mapped[list[str]] = mapped_column(JSON, default=list)
    seen: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    figures: Mapped[dict[str, int]] = mapped_column(JSON, default=dict)  # as published
    published_at: Mapped[datetime | None]
    slug: Mapped[str] = mapped_column(
        String(32), unique=True, default=lambda: token_urlsafe(12)
    )
