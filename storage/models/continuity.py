"""How a circle goes on when people change: handing over, and whose turn it is to host."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, InWorkspace, words

IS_ASKED = "state = 'asked'"
IS_HOST = "state = 'yes'"


class HandoverState(StrEnum):
    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class Then(StrEnum):
    """What somebody does who handed a circle over."""

    LEADS = "leads"  # together with the other
    TAKES_PART = "takes_part"
    LEAVES = "leaves"


class Handover(InWorkspace, Base):
    """One question to one person: will you lead this circle?

    `from_id` is empty when nobody was left to ask it; `since` then tells which time that was.
    """

    __tablename__ = "handover"
    __table_args__ = (
        # One question at a time: nobody is asked for what another may just have accepted.
        Index(
            "uq_handover_asked",
            "circle_id",
            unique=True,
            sqlite_where=text(IS_ASKED),
            postgresql_where=text(IS_ASKED),
        ),
    )

    circle_id: Mapped[int] = mapped_column(ForeignKey("circle.id"), index=True)
    from_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    to_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    then: Mapped[Then] = mapped_column(words(Then), default=Then.LEADS)
    state: Mapped[HandoverState] = mapped_column(
        words(HandoverState), default=HandoverState.ASKED
    )
    since: Mapped[datetime | None]
    asked_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]


class TurnState(StrEnum):
    YES = "yes"
    NO = "no"
    RELEASED = "released"  # somebody else took it over, or the person left


class HostTurn(InWorkspace, Base):
    """What one person said, or a facilitator chose, about hosting one session."""

    __tablename__ = "host_turn"
    __table_args__ = (
        UniqueConstraint("meeting_id", "person_id"),
        Index(
            "uq_host_turn_host",
            "meeting_id",
            unique=True,
            sqlite_where=text(IS_HOST),
            postgresql_where=text(IS_HOST),
        ),
    )

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    state: Mapped[TurnState] = mapped_column(words(TurnState))
    said_at: Mapped[datetime]
