"""Prompts, what people wrote, what was kept from a message, and intentions."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, ExternalId, InWorkspace, ReleaseLevel, Surface, words
from storage.models.insights import Outcome


class PromptState(StrEnum):
    OPEN = "open"
    ANSWERED = "answered"
    SKIPPED = "skipped"


class Learning(StrEnum):
    """Where something was learned: by a person, about a task, or by an organisation."""

    INDIVIDUAL = "individual"
    TASK = "task"
    ORGANISATION = "organisation"


class Prompt(InWorkspace, Base):
    """One person, one session (or none: written unasked), all guiding questions."""

    __tablename__ = "prompt"
    __table_args__ = (
        UniqueConstraint("meeting_id", "person_id"),
        # A NULL meeting is distinct in a unique constraint, so the unasked one needs its own.
        Index(
            "uq_prompt_unasked",
            "circle_id",
            "person_id",
            unique=True,
            sqlite_where=text("meeting_id IS NULL"),
            postgresql_where=text("meeting_id IS NULL"),
        ),
    )

    circle_id: Mapped[int] = mapped_column(ForeignKey("circle.id"), index=True)
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    state: Mapped[PromptState] = mapped_column(words(PromptState), default=PromptState.OPEN)
    asked_at: Mapped[datetime]
    later_at: Mapped[datetime | None]  # the moment the person chose for the one reminder


class Reflection(InWorkspace, Base):
    """`wanted_level` waits for the author's look at the exact words; `release_level` holds.

    Without a guiding question: a conclusion from a message, that its author made their own.
    """

    __tablename__ = "reflection"
    __table_args__ = (UniqueConstraint("prompt_id", "question_id"),)

    prompt_id: Mapped[int] = mapped_column(ForeignKey("prompt.id"))
    circle_id: Mapped[int] = mapped_column(ForeignKey("circle.id"), index=True)
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), index=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    question_id: Mapped[int | None] = mapped_column(ForeignKey("guiding_question.id"))
    case_id: Mapped[int | None] = mapped_column(ForeignKey("case.id"))
    wording: Mapped[str]  # the guiding question as it was when answered
    text: Mapped[str]
    outcome: Mapped[Outcome | None] = mapped_column(words(Outcome))
    why: Mapped[str] = mapped_column(default="")
    condition: Mapped[str] = mapped_column(default="")
    learning: Mapped[Learning | None] = mapped_column(words(Learning))
    links: Mapped[list[str]] = mapped_column(default=list)  # addresses, no files
    permalink: Mapped[str] = mapped_column(default="")  # of the message; the circle's at most
    wanted_level: Mapped[ReleaseLevel]
    release_level: Mapped[ReleaseLevel] = mapped_column(default=ReleaseLevel.PRIVATE)
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]


class ReflectionDraft(InWorkspace, Base):
    """A form as its author left it, not sent in. Nobody else ever sees it."""

    __tablename__ = "reflection_draft"
    __table_args__ = (
        UniqueConstraint("meeting_id", "person_id"),
        Index(
            "uq_reflection_draft_unasked",
            "circle_id",
            "person_id",
            unique=True,
            sqlite_where=text("meeting_id IS NULL"),
            postgresql_where=text("meeting_id IS NULL"),
        ),
    )

    circle_id: Mapped[int] = mapped_column(ForeignKey("circle.id"))
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    sheet: Mapped[dict[str, Any]] = mapped_column(default=dict)  # bot.domain.sheets
    updated_at: Mapped[datetime]


class Rating(InWorkspace, Base):
    """Whether one session was worth the time: how often each score was given, from 1 to 5.

    No person, no moment, no order. Only what is `shown` is ever read aloud. The pulse: five
    counts for its first statement, five for the next; empty where nobody answered it.
    """

    __tablename__ = "rating"

    circle_id: Mapped[int] = mapped_column(ForeignKey("circle.id"), index=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), unique=True)
    given: Mapped[list[int]] = mapped_column(info={"secret": True})
    shown: Mapped[list[int]]
    words: Mapped[list[str]] = mapped_column(default=list, info={"secret": True})  # sorted
    shown_words: Mapped[list[str]] = mapped_column(default=list)
    pulse: Mapped[list[int]] = mapped_column(default=list, info={"secret": True})
    shown_pulse: Mapped[list[int]] = mapped_column(default=list)


class Rater(InWorkspace, Base):
    """Who rated a session, not how; forgotten when nobody can rate it any more."""

    __tablename__ = "rater"
    __table_args__ = (UniqueConstraint("meeting_id", "person_id"),)

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    has_said: Mapped[bool] = mapped_column(default=False)  # a word along with it
    has_answered: Mapped[bool] = mapped_column(default=False)  # the pulse


class CaptureState(StrEnum):
    ASKED = "asked"
    KEPT = "kept"
    REFUSED = "refused"
    EXPIRED = "expired"


class Capture(InWorkspace, Base):
    """What someone concluded from a colleague's message: the colleague decides.

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
    __table_args__ = (UniqueConstraint("workspace_id", "surface", "channel", "external_id"),)

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    prompt_id: Mapped[int] = mapped_column(ForeignKey("prompt.id"))
    surface: Mapped[Surface] = mapped_column(words(Surface), default=Surface.SLACK)
    channel: Mapped[str] = mapped_column(ExternalId)
    external_id: Mapped[str] = mapped_column(ExternalId)
    text: Mapped[str]  # empty once it became an answer
    reply_id: Mapped[str | None] = mapped_column(ExternalId)  # where the bot asked about it
    said_at: Mapped[datetime] = mapped_column(index=True)


class IntentionState(StrEnum):
    OPEN = "open"
    DONE = "done"
    PARTLY = "partly"
    NOT_YET = "not_yet"
    DROPPED = "dropped"  # let go: from then on only its owner sees it


class Intention(InWorkspace, Base):
    """One person's, formed at one session; `level` holds for the words and for the result.

    `wanted_level` waits for the owner's look at the exact words.
    """

    __tablename__ = "intention"
    __table_args__ = (
        UniqueConstraint("meeting_id", "person_id"),
        Index("ix_intention_state_ask_on", "state", "ask_on"),
    )

    circle_id: Mapped[int] = mapped_column(ForeignKey("circle.id"), index=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    case_id: Mapped[int | None] = mapped_column(ForeignKey("case.id"), index=True)
    text: Mapped[str]
    level: Mapped[ReleaseLevel] = mapped_column(default=ReleaseLevel.PRIVATE)
    wanted_level: Mapped[ReleaseLevel] = mapped_column(default=ReleaseLevel.PRIVATE)
    ask_on: Mapped[date]  # the day that the person chose, wherever they are
    state: Mapped[IntentionState] = mapped_column(
        words(IntentionState), default=IntentionState.OPEN
    )
    happened: Mapped[str] = mapped_column(default="")
    answered_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
