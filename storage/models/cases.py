"""Cases in sessions: brought, put to a vote, chosen, discussed, followed up."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, InWorkspace


class BroughtCase(InWorkspace, Base):
    """What happened to one case around one session; together they are its history."""

    __tablename__ = "brought_case"
    __table_args__ = (UniqueConstraint("meeting_id", "case_id"),)

    circle_id: Mapped[int] = mapped_column(ForeignKey("circle.id"), index=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"), index=True)
    brought_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
    chosen_at: Mapped[datetime | None]
    discussed_at: Mapped[datetime | None]
    followed_up_at: Mapped[datetime | None]
    follow_up: Mapped[str] = mapped_column(default="")  # what came of it, by who brought it


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
