"""What was written down, and what was parked, in a session."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session

from storage.models import (
    Membership,
    Note,
    NoteKind,
    ParkedPoint,
    Person,
    PointState,
    ReleaseLevel,
)


@dataclass(frozen=True)
class Noted:
    note: Note
    author: Person


@dataclass(frozen=True)
class Parked:
    point: ParkedPoint
    author: Person


def find(session: Session, workspace_id: int, author_id: int, note_id: int) -> Note | None:
    """One of someone's own; None for anyone else's."""
    return session.scalars(
        select(Note)
        .where(
            Note.workspace_id == workspace_id,
            Note.author_id == author_id,
            Note.id == note_id,
        )
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one_or_none()


def count(session: Session, meeting_id: int, author_id: int) -> int:
    """How many someone wrote down in a session, and did not throw away."""
    own = (Note.meeting_id == meeting_id, Note.author_id == author_id, Note.text != "")
    return session.scalar(select(func.count()).select_from(Note).where(*own)) or 0


def of_meeting(session: Session, meeting_id: int, reader_id: int | None) -> Sequence[Noted]:
    """What the circle may read, of anyone who is still in it; and the reader's own."""
    shared = _shared()
    query = (
        _noted()
        .where(
            Note.meeting_id == meeting_id,
            shared if reader_id is None else or_(Note.author_id == reader_id, shared),
        )
        .order_by(Note.id)
    )
    return [Noted(*row) for row in session.execute(query)]


def agreements(session: Session, circle_id: int, most: int) -> Sequence[Noted]:
    """The last ones that the circle may read, newest first."""
    query = (
        _noted()
        .where(Note.circle_id == circle_id, Note.kind == NoteKind.AGREEMENT, _shared())
        .order_by(Note.id.desc())
        .limit(most)
    )
    return [Noted(*row) for row in session.execute(query)]


def _shared() -> ColumnElement[bool]:
    """By anyone who is still in the circle."""
    return (Note.level >= ReleaseLevel.CIRCLE) & Membership.left_at.is_(None)


def _noted() -> Select[Note, Person]:
    return (
        select(Note, Person)
        .join(Person, Person.id == Note.author_id)
        .join(
            Membership,
            (Membership.circle_id == Note.circle_id) & (Membership.person_id == Person.id),
        )
        .where(Note.text != "")
    )


def parked(session: Session, meeting_id: int) -> Sequence[Parked]:
    """What is still open, in the order in which it was parked."""
    query = (
        select(ParkedPoint, Person)
        .join(Person, Person.id == ParkedPoint.author_id)
        .where(
            ParkedPoint.meeting_id == meeting_id,
            ParkedPoint.state == PointState.OPEN,
            ParkedPoint.text != "",
        )
        .order_by(ParkedPoint.id)
    )
    return [Parked(*row) for row in session.execute(query)]
