"""Cases, the votes on them, and which session discusses which."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, InWorkspace, ReleaseLevel


class Case(InWorkspace, Base):
    """A person's running project (praktijk), told to its end once.

    It belongs to no circle: `BroughtCase` has the sessions that it was brought to.
    """

    __tablename__ = "case"

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
    ask_on: Mapped[date | None]  # its owner chose; None: some weeks after its last session
    told_at: Mapped[datetime | None]
    result: Mapped[str] = mapped_column(default="")  # what came of it
    unlocked_by: Mapped[str] = mapped_column(default="")  # who or what got it moving, in words
    created_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]


class BroughtCase(InWorkspace, Base):
    """A case at one session, and what was asked then; together they are its history."""

    __tablename__ = "brought_case"
    __table_args__ = (UniqueConstraint("meeting_id", "case_id"),)

    circle_id: Mapped[int] = mapped_column(ForeignKey("circle.id"), index=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"), index=True)
    brought_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
    chosen_at: Mapped[datetime | None]
    discussed_at: Mapped[datetime | None]
    asked: Mapped[str] = mapped_column(default="")  # of the others, that time
    came_from_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"))  # that was off


class CaseVote(InWorkspace, Base):
    """One round of voting; `closes_at` holds also when nobody closed it yet."""

    __tablename__ = "case_vote"
    __table_args__ = (UniqueConstraint("meeting_id", "round"),)

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    round: Mapped[int]
    opened_at: Mapped[datetime]
    closes_at: Mapped[datetime]
    closed_at: Mapped[datetime | None] = mapped_column(index=True)


class CaseTally(InWorkspace, Base):
    """How many votes a case has. Nothing says whose: no person, no moment."""

    __tablename__ = "case_tally"
    __table_args__ = (UniqueConstraint("vote_id", "case_id"),)

    vote_id: Mapped[int] = mapped_column(ForeignKey("case_vote.id"))
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"))
    votes: Mapped[int] = mapped_column(default=0)


class CaseVoter(InWorkspace, Base):
    """Who has voted, not what for; forgotten as soon as the vote is closed."""

    __tablename__ = "case_voter"
    __table_args__ = (UniqueConstraint("vote_id", "person_id"),)

    vote_id: Mapped[int] = mapped_column(ForeignKey("case_vote.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
