"""What happens in and around a session: cases, the run of show, notes and the recap."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, InWorkspace, ReleaseLevel, words


class RunState(StrEnum):
    PREPARED = "prepared"
    RUNNING = "running"
    FINISHED = "finished"


class Duty(StrEnum):
    """What someone does in a session (rol); `Role` is what they are in the circle."""

    GUIDE = "guide"
    BRINGER = "bringer"
    SCRIBE = "scribe"
    OBSERVER = "observer"
    TIMEKEEPER = "timekeeper"


class NoteKind(StrEnum):
    INSIGHT = "insight"
    QUESTION = "question"
    AGREEMENT = "agreement"


class PointState(StrEnum):
    OPEN = "open"
    ASKED = "asked"  # made into a learning question
    DROPPED = "dropped"


class Method(InWorkspace, Base):
    """A circle's own method. Saving it again makes a new version; no version is changed."""

    __tablename__ = "method"
    __table_args__ = (UniqueConstraint("circle_id", "name", "version"),)

    circle_id: Mapped[int] = mapped_column(ForeignKey("circle.id"))
    name: Mapped[str]
    version: Mapped[int]
    content: Mapped[dict[str, Any]]  # {"duties": […], "phases": [{name, minutes, …}]}
    created_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime]


class Syllabus(InWorkspace, Base):
    """A circle's own learning path: a whole cycle of sessions, before they are planned."""

    __tablename__ = "syllabus"
    __table_args__ = (UniqueConstraint("circle_id", "name"),)

    circle_id: Mapped[int] = mapped_column(ForeignKey("circle.id"))
    name: Mapped[str]
    weeks: Mapped[int]  # between two sessions
    content: Mapped[dict[str, Any]]  # {"sessions": [{topic, method, preparation, exercise}]}
    created_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime]


class Run(InWorkspace, Base):
    """One session on its way through its phases. All of it is here: a restart loses nothing."""

    __tablename__ = "run"
    __table_args__ = (Index("ix_run_state_ends_at", "state", "ends_at"),)

    circle_id: Mapped[int] = mapped_column(ForeignKey("circle.id"), index=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), unique=True)
    method_key: Mapped[str | None]  # of those that come with Leerkring
    method_id: Mapped[int | None] = mapped_column(ForeignKey("method.id"))  # of the circle
    title: Mapped[str]  # of the method, as it was called when it was chosen
    duties: Mapped[list[str]] = mapped_column(default=list)
    state: Mapped[RunState] = mapped_column(words(RunState), default=RunState.PREPARED)
    step: Mapped[int] = mapped_column(default=0)  # grows with every press that had an effect
    position: Mapped[int] = mapped_column(default=0)  # of the phase, from 0
    ends_at: Mapped[datetime | None]  # of the phase; None while it stands still
    seconds_left: Mapped[int | None]  # while it stands still
    seconds_given: Mapped[int] = mapped_column(default=0)  # to this phase, this time
    said: Mapped[str] = mapped_column(String(8), default="nothing")  # of its warnings
    starts_at: Mapped[datetime | None]  # of the session, when it was started
    message_id: Mapped[int | None] = mapped_column(ForeignKey("delivery.id"))
    created_at: Mapped[datetime]
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]


class RunPhase(InWorkspace, Base):
    """A phase as this session has it: a copy, so that a method can change meanwhile."""

    __tablename__ = "run_phase"

    run_id: Mapped[int] = mapped_column(ForeignKey("run.id"), index=True)
    position: Mapped[int]  # from 0
    name: Mapped[str]
    minutes: Mapped[int]
    prompt: Mapped[str]
    shows: Mapped[list[str]] = mapped_column(default=list)  # "input", "parked"
    seconds_left: Mapped[int | None]  # when it was left, to come back to


class RunDuty(InWorkspace, Base):
    """Who did what in which session: the history from which the next is proposed."""

    __tablename__ = "run_duty"
    __table_args__ = (UniqueConstraint("run_id", "duty"),)

    run_id: Mapped[int] = mapped_column(ForeignKey("run.id"))
    duty: Mapped[Duty] = mapped_column(words(Duty))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)


class DutyWish(InWorkspace, Base):
    """Someone would rather not: this once, or never (without a session)."""

    __tablename__ = "duty_wish"

    circle_id: Mapped[int] = mapped_column(ForeignKey("circle.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    duty: Mapped[Duty] = mapped_column(words(Duty))
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"))
    created_at: Mapped[datetime]


class Note(InWorkspace, Base):
    """One line that someone wrote down during a session."""

    __tablename__ = "note"

    circle_id: Mapped[int] = mapped_column(ForeignKey("circle.id"), index=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    kind: Mapped[NoteKind] = mapped_column(words(NoteKind))
    text: Mapped[str]
    level: Mapped[ReleaseLevel] = mapped_column(default=ReleaseLevel.PRIVATE)
    created_at: Mapped[datetime]


class ParkedPoint(InWorkspace, Base):
    """What the circle does not talk about now, and does not want to forget."""

    __tablename__ = "parked_point"

    circle_id: Mapped[int] = mapped_column(ForeignKey("circle.id"), index=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    text: Mapped[str]
    state: Mapped[PointState] = mapped_column(words(PointState), default=PointState.OPEN)
    question_id: Mapped[int | None] = mapped_column(ForeignKey("learning_question.id"))
    created_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]


class RecapState(StrEnum):
    DRAFT = "draft"
    SENT = "sent"
    DISMISSED = "dismissed"  # offered once, and that was that


class Recap(InWorkspace, Base):
    """The facilitator's own words, and which of the circle's stand below them.

    Others' words are not copied: they are read when the message is made, as far as their
    authors share them at that moment.
    """

    __tablename__ = "recap"

    circle_id: Mapped[int] = mapped_column(ForeignKey("circle.id"), index=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), unique=True)
    written_by: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    text: Mapped[str] = mapped_column(default="")
    reflection_ids: Mapped[list[int]] = mapped_column(default=list)
    intention_ids: Mapped[list[int]] = mapped_column(default=list)
    note_ids: Mapped[list[int]] = mapped_column(default=list)
    state: Mapped[RecapState] = mapped_column(words(RecapState), default=RecapState.DRAFT)
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
