"""Sessions and how they change, date polls, and sessions in people's own calendars."""

from datetime import datetime
from enum import StrEnum
from secrets import token_urlsafe

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import WallClock
from storage.models.base import Base, ExternalId, InWorkspace, words


class MeetingState(StrEnum):
    PLANNED = "planned"
    CANCELLED = "cancelled"
    ROUND = "round"  # too few came: the guiding questions are asked without a session


class Rsvp(StrEnum):
    YES = "yes"
    NO = "no"
    CONTRIBUTES = "contributes"  # does not come, but will send something in


class Monthly(StrEnum):
    """On which weekday of the month a series takes place; which one, its first day says."""

    NTH = "nth"  # the second Thursday
    LAST = "last"  # the last Thursday


class ChangeKind(StrEnum):
    MOVED = "moved"  # another moment: everyone is asked again
    PLACE = "place"  # another place at the same moment: answers stay
    CANCELLED = "cancelled"


class MeetingSeries(InWorkspace, Base):
    """What was planned in one go, and is announced in one message."""

    __tablename__ = "meeting_series"

    circle_id: Mapped[int] = mapped_column(ForeignKey("circle.id"), index=True)
    every_weeks: Mapped[int | None]  # None: monthly, or a single session
    monthly: Mapped[Monthly | None] = mapped_column(words(Monthly))
    created_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime]
    remark: Mapped[str] = mapped_column(default="")  # what to bring, for instance
    takes_over: Mapped[bool] = mapped_column(default=False)  # from a session that is off


class Meeting(InWorkspace, Base):
    """`local_start` and `time_zone` are the truth; `starts_at`/`ends_at` are derived.

    Whoever has `calendar_token` can fetch this one session as a calendar file.
    """

    __tablename__ = "meeting"
    __table_args__ = (
        UniqueConstraint("series_id", "position"),
        Index("ix_meeting_state_ends_at", "state", "ends_at"),
    )

    circle_id: Mapped[int] = mapped_column(ForeignKey("circle.id"), index=True)
    series_id: Mapped[int] = mapped_column(ForeignKey("meeting_series.id"))
    position: Mapped[int]  # 1 for the first of its series
    local_start: Mapped[datetime] = mapped_column(WallClock)  # wall clock
    time_zone: Mapped[str]
    minutes: Mapped[int]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    place: Mapped[str]  # an address or a link
    # From a learning path: what it is about, what to prepare, what to try after it.
    topic: Mapped[str] = mapped_column(default="")
    preparation: Mapped[str] = mapped_column(default="")
    exercise: Mapped[str] = mapped_column(default="")
    method: Mapped[str | None]  # its key
    asks_pulse: Mapped[bool] = mapped_column(default=False)  # how the circle is doing, after it
    state: Mapped[MeetingState] = mapped_column(
        words(MeetingState), default=MeetingState.PLANNED
    )
    calendar_uid: Mapped[str] = mapped_column(unique=True)
    calendar_sequence: Mapped[int] = mapped_column(default=0)
    calendar_token: Mapped[str] = mapped_column(
        unique=True, default=lambda: token_urlsafe(32), info={"secret": True}
    )
    created_at: Mapped[datetime]
    moved_from: Mapped[datetime | None]  # when it began before it was last moved
    changed_at: Mapped[datetime | None]
    change_id: Mapped[int | None] = mapped_column(ForeignKey("meeting_change.id"))  # the last


class MeetingChange(InWorkspace, Base):
    """What a facilitator moved or cancelled in one go, and is told in one message."""

    __tablename__ = "meeting_change"

    circle_id: Mapped[int] = mapped_column(ForeignKey("circle.id"), index=True)
    kind: Mapped[ChangeKind] = mapped_column(words(ChangeKind))
    made_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    made_at: Mapped[datetime]
    remark: Mapped[str] = mapped_column(default="")  # why, for instance


class Attendance(InWorkspace, Base):
    """What one person answered to the invitation for one session."""

    __tablename__ = "attendance"
    __table_args__ = (UniqueConstraint("meeting_id", "person_id"),)

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    rsvp: Mapped[Rsvp | None] = mapped_column(words(Rsvp))
    contribution: Mapped[str] = mapped_column(default="")
    contribution_shared: Mapped[bool] = mapped_column(default=False)  # in the thread, with name
    answered_at: Mapped[datetime | None]
    was_present: Mapped[bool | None]
    # The session that is off for which the words were sent in.
    came_from_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"))


ALL_CIRCLES = "circle_id IS NULL"


class CalendarFeed(InWorkspace, Base):
    """Whoever has the token sees these sessions; a row that is gone is an address that is dead.

    `circle_id`: None for the sessions of every circle that the person is in.
    """

    __tablename__ = "calendar_feed"
    __table_args__ = (
        UniqueConstraint("person_id", "circle_id"),
        Index(
            "uq_calendar_feed_person_id_all",
            "person_id",
            unique=True,
            sqlite_where=text(ALL_CIRCLES),
            postgresql_where=text(ALL_CIRCLES),
        ),
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    circle_id: Mapped[int | None] = mapped_column(ForeignKey("circle.id"), index=True)
    token: Mapped[str] = mapped_column(
        unique=True, default=lambda: token_urlsafe(32), info={"secret": True}
    )
    created_at: Mapped[datetime]


class CalendarMailbox(InWorkspace, Base):
    """Where one person wants their sessions as calendar mail, once its owner said yes there.

    A row for each time that they asked: another address, or the same one after they stopped,
    begins anew.
    """

    __tablename__ = "calendar_mailbox"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    address: Mapped[str] = mapped_column(ExternalId)
    token: Mapped[str] = mapped_column(
        unique=True, default=lambda: token_urlsafe(32), info={"secret": True}
    )
    asked_at: Mapped[datetime]
    confirmed_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]  # what is in the calendar by then is taken out
    failures: Mapped[int] = mapped_column(default=0)  # mails in a row that it did not take
    rests_since: Mapped[datetime | None]  # nothing is sent there until its owner says so
    rest_reason: Mapped[str | None] = mapped_column(String(32))  # the code of its server
    bounce_score: Mapped[int] = mapped_column(default=0)  # in halves, of what came back later
    bounced_at: Mapped[datetime | None]  # when it was last added to


class CalendarCopy(InWorkspace, Base):
    """One session in one calendar that is kept by mail: what the last mail makes of it."""

    __tablename__ = "calendar_copy"
    __table_args__ = (UniqueConstraint("mailbox_id", "meeting_id"),)

    mailbox_id: Mapped[int] = mapped_column(ForeignKey("calendar_mailbox.id"))
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    is_in: Mapped[bool]  # that mail puts it in, or changes it there; else it takes it out
    sequence: Mapped[int]  # of the session, in that mail
    may_be_in: Mapped[bool] = mapped_column(default=False)  # by a mail before it
    # That mail; None when there was nothing to take out, or it is to be sent once more.
    delivery_id: Mapped[int | None] = mapped_column(ForeignKey("delivery.id"), index=True)
    refusals: Mapped[int] = mapped_column(default=0)  # of what this mail says, by its server


IS_HOST = "state = 'yes'"


class TurnState(StrEnum):
    YES = "yes"
    NO = "no"
    RELEASED = "released"  # someone else took it over, or the person left


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
