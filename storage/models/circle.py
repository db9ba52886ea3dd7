"""Circles, who is in them and leads them, and the themes that they work on."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import (
    LONGEST_TERM,
    Base,
    ExternalId,
    InWorkspace,
    ReleaseLevel,
    Surface,
    words,
)


class CircleState(StrEnum):
    DRAFT = "draft"
    ACTIVE = "active"
    PAUSED = "paused"  # nothing is asked until it goes on
    CLOSED = "closed"  # finished; it can be taken up again


UNFINISHED = (CircleState.ACTIVE, CircleState.PAUSED)
STOPPED = (CircleState.PAUSED, CircleState.CLOSED)


class Role(StrEnum):
    FACILITATOR = "facilitator"
    PARTICIPANT = "participant"


class Proposes(StrEnum):
    """When its facilitators are offered a digest to look at; nothing goes out by itself."""

    NEVER = "never"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    AFTER_SESSION = "after_session"


class Circle(InWorkspace, Base):
    __tablename__ = "circle"

    name: Mapped[str]
    theme: Mapped[str]  # a key of bot.domain.themes
    purpose: Mapped[str]
    agreements: Mapped[list[str]] = mapped_column(default=list)  # with each other
    surface: Mapped[Surface] = mapped_column(words(Surface), default=Surface.SLACK)
    channel: Mapped[str] = mapped_column(ExternalId)
    horizon_on: Mapped[date | None]
    horizon_set_at: Mapped[datetime | None]  # when that day was chosen
    language: Mapped[str] = mapped_column(default="nl")
    time_zone: Mapped[str] = mapped_column(default="Europe/Amsterdam")
    default_release: Mapped[ReleaseLevel] = mapped_column(default=ReleaseLevel.CIRCLE)
    school_region: Mapped[str | None] = mapped_column(String(8))  # whose holidays it minds
    quorum: Mapped[int | None]  # participants who must come; None: about half of them
    rotates_host: Mapped[bool] = mapped_column(default=False)  # sessions are hosted in turn
    proposes: Mapped[Proposes] = mapped_column(words(Proposes), default=Proposes.NEVER)
    proposes_since: Mapped[datetime | None]  # when that was chosen
    is_open: Mapped[bool] = mapped_column(default=False)  # whoever reads may ask to join
    is_public: Mapped[bool] = mapped_column(default=False)  # while open, it is on the web too
    most_members: Mapped[int | None]  # beyond that there is a waiting list
    state: Mapped[CircleState] = mapped_column(words(CircleState), default=CircleState.DRAFT)
    created_at: Mapped[datetime]
    created_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    started_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]  # when it last stopped


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
    active_at: Mapped[datetime | None]  # their last act in the circle
    woken_at: Mapped[datetime | None]  # the circle began anew: silence before it is forgotten
    faded_at: Mapped[datetime | None]  # asked whether they still take part; no act since
    hears_less: Mapped[bool] = mapped_column(default=False)  # wants no reminders


class GuidingQuestion(InWorkspace, Base):
    """A question is retired, never deleted: old answers keep what they answered."""

    __tablename__ = "guiding_question"

    circle_id: Mapped[int] = mapped_column(ForeignKey("circle.id"), index=True)
    position: Mapped[int]
    text: Mapped[str]
    begun_at: Mapped[datetime | None]  # since when it is asked
    retired_at: Mapped[datetime | None]


# A workspace without rows has what every workspace starts with: `bot.domain.circle.themes` and
# `bot.domain.insights.principles` hold that.
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


IS_ASKED = "state = 'asked'"


class HandoverState(StrEnum):
    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"  # who was asked is gone


class Then(StrEnum):
    """What someone does who handed a circle over."""

    LEADS = "leads"  # together with the other
    TAKES_PART = "takes_part"
    LEAVES = "leaves"
    OUTSIDE = "outside"  # did not lead it: a programme manager looked for someone


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


class ApprovalState(StrEnum):
    ASKED = "asked"
    APPROVED = "approved"
    REFUSED = "refused"  # it can be asked again


class Approval(InWorkspace, Base):
    """Whether a circle may start. The circle is a draft as long as nobody said yes."""

    __tablename__ = "approval"

    circle_id: Mapped[int] = mapped_column(ForeignKey("circle.id"), unique=True)
    state: Mapped[ApprovalState] = mapped_column(
        words(ApprovalState), default=ApprovalState.ASKED
    )
    asked_by: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    asked_at: Mapped[datetime]
    answered_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    answered_at: Mapped[datetime | None]
    reason: Mapped[str] = mapped_column(default="")  # of whoever said no


class JoinState(StrEnum):
    ASKED = "asked"  # a facilitator has not answered yet
    WAITING = "waiting"  # they said yes, and the circle is full
    OFFERED = "offered"  # a place came free: it is kept for a while
    JOINED = "joined"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"  # by the person who asked
    LAPSED = "lapsed"  # nobody took the place that was offered
    OVER = "over"  # the circle was finished


OPEN_REQUEST = (JoinState.ASKED, JoinState.WAITING, JoinState.OFFERED)
IS_OPEN = "state IN ('asked', 'waiting', 'offered')"


class JoinRequest(InWorkspace, Base):
    """What someone brings and wants is kept as long as the request is open, and no longer."""

    __tablename__ = "join_request"
    __table_args__ = (
        Index(
            "uq_join_request_open",
            "circle_id",
            "person_id",
            unique=True,
            sqlite_where=text(IS_OPEN),
            postgresql_where=text(IS_OPEN),
        ),
    )

    circle_id: Mapped[int] = mapped_column(ForeignKey("circle.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    brings: Mapped[str] = mapped_column(default="")
    wants: Mapped[str] = mapped_column(default="")
    state: Mapped[JoinState] = mapped_column(words(JoinState), default=JoinState.ASKED)
    reason: Mapped[str] = mapped_column(default="")  # of a facilitator who said "not now"
    asked_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]
    answered_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    queued_at: Mapped[datetime | None]  # on the waiting list
    offered_at: Mapped[datetime | None]
