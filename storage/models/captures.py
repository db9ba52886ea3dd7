"""Words that reached the bot in a conversation, and wait for somebody's yes."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, InWorkspace, SlackId, words


class CaptureState(StrEnum):
    ASKED = "asked"
    KEPT = "kept"
    REFUSED = "refused"
    EXPIRED = "expired"


class Capture(InWorkspace, Base):
    """What somebody concluded from a colleague's message: the colleague decides.

    Once that is settled, words and address are gone; the row stays so that nobody is asked
    twice about one message.
    """

    __tablename__ = "capture"
    __table_args__ = (UniqueConstraint("workspace_id", "message_key"),)

    message_key: Mapped[str] = mapped_column(String(64))  # a hash: which message, not what
    circle_id: Mapped[int] = mapped_column(ForeignKey("circle.id"), index=True)
    capturer_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    conclusion: Mapped[str]
    permalink: Mapped[str]
    state: Mapped[CaptureState] = mapped_column(
        words(CaptureState), default=CaptureState.ASKED, index=True
    )
    asked_at: Mapped[datetime]
    expires_at: Mapped[datetime]


class Said(InWorkspace, Base):
    """Plain words sent to the bot that may be an answer; gone once their author decides."""

    __tablename__ = "said"
    __table_args__ = (UniqueConstraint("workspace_id", "channel", "ts"),)

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    prompt_id: Mapped[int] = mapped_column(ForeignKey("prompt.id"))
    channel: Mapped[str] = mapped_column(SlackId)
    ts: Mapped[str] = mapped_column(SlackId)
    text: Mapped[str]  # empty once it became an answer
    reply_ts: Mapped[str | None] = mapped_column(SlackId)  # where the bot asked about it
    said_at: Mapped[datetime] = mapped_column(index=True)
