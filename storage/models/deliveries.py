"""Messages as rows, and what was already received."""

from datetime import datetime
from enum import StrEnum
from typing import Any, TypedDict

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import Json
from storage.models.base import Base, ExternalId, InWorkspace, Surface, words


class DeliveryState(StrEnum):
    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    DEAD = "dead"  # its surface refuses for good; someone is told
    CANCELLED = "cancelled"  # its reason went away
    EXPIRED = "expired"  # too late to be useful
    UNSURE = "unsure"  # may have arrived and cannot be looked up: a person decides


LOST = (DeliveryState.DEAD, DeliveryState.EXPIRED, DeliveryState.CANCELLED)
HOME = "home"  # stands in `external_id` where it is no message, but somebody's Home
NO_SURFACE = "no-surface"  # why nothing was sent: the bot cannot write to this reader
OPEN = "state IN ('pending', 'sending')"
STALE = "state = 'sent' AND revision > shown_revision"
IS_EXPIRED = "state = 'expired'"
IS_PART = "bundle_id IS NOT NULL"


class Details(TypedDict, total=False):
    """What a message is about beside its subject, and how it leaves. Never people's words."""

    question: int  # the learning question that the subject may answer
    by: int  # the person who asks for it
    seen: str  # which words of a card: its fingerprint
    answer: str  # what someone said: a code
    reason: str  # why another message did not arrive
    themes: list[str]  # of a digest, that its reader chose; none: all
    since: str  # the first moment from which digests were missed, and the last one
    until: str
    changed: list[str]  # what of a circle: names of columns
    thread: int  # the delivery under whose message it stands
    waits: str  # why it did not leave when it was due
    why: str  # why it was never sent
    plain: bool  # Slack refused its blocks: without them


class Delivery(InWorkspace, Base):
    """One message to one reader: an intention, rendered when it leaves."""

    __tablename__ = "delivery"
    __table_args__ = (
        UniqueConstraint("workspace_id", "key"),
        Index(
            "ix_delivery_open",
            "available_at",
            "id",
            sqlite_where=text(OPEN),
            postgresql_where=text(OPEN),
        ),
        Index(
            "ix_delivery_stale", "id", sqlite_where=text(STALE), postgresql_where=text(STALE)
        ),
        Index(
            "ix_delivery_expired",
            "kind",
            sqlite_where=text(IS_EXPIRED),
            postgresql_where=text(IS_EXPIRED),
        ),
        Index("ix_delivery_subject", "kind", "subject_id", "person_id"),
        Index(  # few have one: of those that have none it knows nothing
            "ix_delivery_bundle_id",
            "bundle_id",
            sqlite_where=text(IS_PART),
            postgresql_where=text(IS_PART),
        ),
    )

    key: Mapped[str]  # kind:subject[:reader][:occasion]
    kind: Mapped[str] = mapped_column(String(48))
    subject_id: Mapped[int]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    surface: Mapped[Surface] = mapped_column(words(Surface), default=Surface.SLACK)
    channel: Mapped[str | None] = mapped_column(ExternalId)  # where to, if not to a person
    mail_domain: Mapped[str | None] = mapped_column(ExternalId)  # of a mail, until it leaves
    circle_id: Mapped[int | None] = mapped_column(ForeignKey("circle.id"), index=True)
    # The one message that it leaves in, together with others.
    bundle_id: Mapped[int | None] = mapped_column(ForeignKey("delivery.id"))
    details: Mapped[Details] = mapped_column(Json(dict), default=dict)
    due_at: Mapped[datetime]
    expires_at: Mapped[datetime | None]

    state: Mapped[DeliveryState] = mapped_column(
        words(DeliveryState), default=DeliveryState.PENDING
    )
    revision: Mapped[int] = mapped_column(default=0)  # counts the changes of what it shows
    shown_revision: Mapped[int] = mapped_column(default=0)  # what Slack shows is no older
    available_at: Mapped[datetime]  # due_at, or the next attempt to send or to edit
    attempts: Mapped[int] = mapped_column(default=0)  # to send; after that, of this edit
    ambiguous: Mapped[bool] = mapped_column(default=False)
    looked_up_at: Mapped[datetime | None]
    message_key: Mapped[str] = mapped_column(String(36), unique=True)  # in Slack's metadata
    lease_token: Mapped[str | None] = mapped_column(String(36))
    lease_until: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    # Where it stands, once it was sent, as its surface calls that.
    external_channel: Mapped[str | None] = mapped_column(ExternalId)
    external_id: Mapped[str | None] = mapped_column(ExternalId)
    last_error: Mapped[str | None]
    created_at: Mapped[datetime]


class MailPace(InWorkspace, Base):
    """How far one receiving domain is ahead of its steady pace; kept for two days."""

    __tablename__ = "mail_pace"
    __table_args__ = (UniqueConstraint("workspace_id", "domain"),)

    domain: Mapped[str] = mapped_column(ExternalId)
    until: Mapped[datetime]


class Received(InWorkspace, Base):
    """The inbox: one row per event, click or form, written with its effect."""

    __tablename__ = "received"
    __table_args__ = (UniqueConstraint("workspace_id", "key"),)

    key: Mapped[str] = mapped_column(String(300))
    received_at: Mapped[datetime] = mapped_column(index=True)


class WaitingEvent(Base):
    """What Slack was told is received, and is not worked on yet: it does not say it again.

    Nobody may have told yet which workspace is ours, so it belongs to none. It holds words that
    someone typed, for as long as the work takes.
    """

    __tablename__ = "waiting_event"

    id: Mapped[int] = mapped_column(primary_key=True)  # in the order in which Slack told
    key: Mapped[str] = mapped_column(String(64), unique=True)  # equal for a repeat
    user_id: Mapped[str | None] = mapped_column(ExternalId, index=True)  # whose words these are
    payload: Mapped[dict[str, Any]]
    received_at: Mapped[datetime]
    in_hand: Mapped[bool]  # somebody works on it
    lease_until: Mapped[datetime | None] = mapped_column(index=True)  # not tried again before
    was_tried = False  # before it was taken in hand; not stored


class Heartbeat(Base):
    """When each recurring job last came to its end."""

    __tablename__ = "heartbeat"

    job: Mapped[str] = mapped_column(String(32), primary_key=True)
    at: Mapped[datetime]


class OddRow(Base):
    """A row that something cannot be done with: it costs no other row. Never people's words.

    It leaves when the row is well again, or when it was not met for a day.
    """

    __tablename__ = "odd_row"
    __table_args__ = (UniqueConstraint("place", "subject", "subject_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int | None] = mapped_column(ForeignKey("workspace.id"), index=True)
    place: Mapped[str] = mapped_column(String(16))  # where it was met
    subject: Mapped[str] = mapped_column(String(48))  # a table, or a part of the program
    subject_id: Mapped[int]
    what: Mapped[str] = mapped_column(String(64))  # a column, or the kind of exception
    since: Mapped[datetime]
    seen_at: Mapped[datetime]


class AuditEvent(InWorkspace, Base):
    """Who did what to which object, and what came of it. Never people's words."""

    __tablename__ = "audit_event"

    at: Mapped[datetime] = mapped_column(index=True)
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    action: Mapped[str] = mapped_column(String(48))
    object_kind: Mapped[str] = mapped_column(String(32))
    object_id: Mapped[int]
    result: Mapped[str] = mapped_column(String(32), default="done")
    origin: Mapped[str] = mapped_column(String(32), default="slack")
