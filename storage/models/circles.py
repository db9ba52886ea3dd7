"""Circles, who is in them, and what they reflect on."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, InWorkspace, ReleaseLevel, SlackId, words


class CircleState(StrEnum):
    DRAFT = "draft"
    ACTIVE = "active"
    CLOSED = "closed"


class Role(StrEnum):
    FACILITATOR = "facilitator"
    PARTICIPANT = "participant"


class Circle(InWorkspace, Base):
    __tablename__ = "circle"

    name: Mapped[str]
    theme: Mapped[str]  # a key of bot.domain.themes
    purpose: Mapped[str]
    channel: Mapped[str] = mapped_column(SlackId)
    horizon_on: Mapped[date | None]
    language: Mapped[str] = mapped_column(default="nl")
    time_zone: Mapped[str] = mapped_column(default="Europe/Amsterdam")
    default_release: Mapped[ReleaseLevel] = mapped_column(default=ReleaseLevel.CIRCLE)
    school_region: Mapped[str | None] = mapped_column(String(8))  # whose holidays it minds
    quorum: Mapped[int | None]  # participants who must come; None: about half of them
    rotates_host: Mapped[bool] = mapped_column(default=False)  # sessions are hosted in turn
    state: Mapped[CircleState] = mapped_column(words(CircleState), default=CircleState.DRAFT)
    created_at: Mapped[datetime]
    created_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    started_at: Mapped[datetime | None]


class Membership(InWorkspace, Base):
    __tablename__ = "membership"
    __table_args__ = (UniqueConstraint("circle_id", "person_id"),)

    circle_id: Mapped[int] = mapped_column(ForeignKey("circle.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    role: Mapped[Role] = mapped_column(words(Role))
    role_since: Mapped[datetime | None]  # None: since they joined
    joined_at: Mapped[datetime]
    left_at: Mapped[datetime | None]
    hosts: Mapped[bool] = mapped_column(default=True)  # takes a turn at hosting


class GuidingQuestion(InWorkspace, Base):
    """A question is retired, never deleted: old answers keep what they answered."""

    __tablename__ = "guiding_question"

    circle_id: Mapped[int] = mapped_column(ForeignKey("circle.id"), index=True)
    position: Mapped[int]
    text: Mapped[str]
    retired_at: Mapped[datetime | None]


class Case(InWorkspace, Base):
    """A participant's running project (praktijk)."""

    __tablename__ = "case"

    circle_id: Mapped[int] = mapped_column(ForeignKey("circle.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    title: Mapped[str]
    description: Mapped[str] = mapped_column(default="")
    parties: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    phase: Mapped[str] = mapped_column(default="")
    obstacle: Mapped[str] = mapped_column(default="")
    obstacle_kind: Mapped[str | None]
    asked_of_others: Mapped[str] = mapped_column(default="")
    release_level: Mapped[ReleaseLevel] = mapped_column(default=ReleaseLevel.CIRCLE)
    created_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
