"""Who reads: subscriptions, readers by mail and what they say, profiles on the web."""

from datetime import datetime
from enum import StrEnum
from secrets import token_urlsafe

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, ExternalId, InWorkspace, ReleaseLevel, words


class DigestRhythm(StrEnum):
    """How often somebody gets digests: each one, or what they missed in one message."""

    EACH = "each"
    MONTHLY = "monthly"  # at most once a month, and so on
    QUARTERLY = "quarterly"


class Subscription(InWorkspace, Base):
    """Who gets digests, because they asked for it.

    `caught_up_at`: what was published before it, they were sent or do not want; what a later
    message of missed editions carried, the outbox knows.
    """

    __tablename__ = "subscription"
    __table_args__ = (UniqueConstraint("person_id"),)

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    themes: Mapped[list[str]]  # empty: all
    rhythm: Mapped[DigestRhythm] = mapped_column(words(DigestRhythm), default=DigestRhythm.EACH)
    channel: Mapped[str | None] = mapped_column(ExternalId)  # None: in private
    created_at: Mapped[datetime]
    caught_up_at: Mapped[datetime]
    paused_until: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]


class MailRequest(InWorkspace, Base):
    """Someone typed an address on the web; until its owner says so, it is nobody's.

    It is kept for two days.
    """

    __tablename__ = "mail_request"
    __table_args__ = (UniqueConstraint("workspace_id", "address"),)

    address: Mapped[str] = mapped_column(ExternalId)
    themes: Mapped[list[str]]  # empty: all
    language: Mapped[str]
    token: Mapped[str] = mapped_column(
        unique=True, default=lambda: token_urlsafe(32), info={"secret": True}
    )
    times: Mapped[int] = mapped_column(default=1)  # that a mail went there
    asked_at: Mapped[datetime]  # the last of them


class Says(StrEnum):
    """What somebody without Slack says about a public card."""

    CONFIRMS = "confirms"  # "I recognise this"
    DIFFERS = "differs"  # "I have experience: with us it went otherwise"
    USES = "uses"
    ASKS = "asks"  # "I have this question too"


class WaitingVoice(InWorkspace, Base):
    """What was said under an address whose owner did not say yes to that yet.

    Nobody reads it, and it is kept for two days. `token` opens all that waits for the address;
    it is in a mail if one was sent about this row.
    """

    __tablename__ = "waiting_voice"
    __table_args__ = (UniqueConstraint("workspace_id", "address", "insight_id", "says"),)

    address: Mapped[str] = mapped_column(ExternalId)
    insight_id: Mapped[int] = mapped_column(ForeignKey("insight.id"), index=True)
    says: Mapped[Says] = mapped_column(words(Says))
    text: Mapped[str] = mapped_column(default="")
    language: Mapped[str]
    token: Mapped[str] = mapped_column(
        unique=True, default=lambda: token_urlsafe(32), info={"secret": True}
    )
    said_at: Mapped[datetime]
    mailed_at: Mapped[datetime | None]


class Mailbox(InWorkspace, Base):
    """A mailbox whose owner said yes there, to digests or to what they say themselves.

    `token` opens what they chose and gave, to change it.
    """

    __tablename__ = "mailbox"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), unique=True)
    token: Mapped[str] = mapped_column(
        unique=True, default=lambda: token_urlsafe(32), info={"secret": True}
    )
    confirmed_at: Mapped[datetime]
    failures: Mapped[int] = mapped_column(default=0)  # digests in a row that it did not take
    rests_since: Mapped[datetime | None]  # nothing is sent there until its owner says so
    rest_reason: Mapped[str | None] = mapped_column(String(32))  # the code of its server
    bounce_score: Mapped[int] = mapped_column(default=0)  # in halves, of what came back later
    bounced_at: Mapped[datetime | None]  # when it was last added to


class PioneerProfile(InWorkspace, Base):
    """`level`: NETWORK for a page inside Slack, PUBLIC for one on the web as well."""

    __tablename__ = "pioneer_profile"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), unique=True)
    intro: Mapped[str] = mapped_column(default="")
    level: Mapped[ReleaseLevel]
    token: Mapped[str] = mapped_column(
        unique=True, default=lambda: token_urlsafe(32), info={"secret": True}
    )
    agreed_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]  # taken back: the address says so, and nothing else


class PioneerItem(InWorkspace, Base):
    """One card on one person's page: their consent to stand beside these very words."""

    __tablename__ = "pioneer_item"
    __table_args__ = (UniqueConstraint("person_id", "insight_id"),)

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    insight_id: Mapped[int] = mapped_column(ForeignKey("insight.id"), index=True)
    seen: Mapped[str] = mapped_column(String(12))  # which words of the card
    agreed_at: Mapped[datetime]
