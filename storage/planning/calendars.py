"""Finding calendar addresses, and the sessions behind them."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Row, delete, select
from sqlalchemy.orm import Session

from storage.models import (
    Attendance,
    CalendarFeed,
    Circle,
    CircleState,
    Meeting,
    Membership,
    Person,
    Rsvp,
    Workspace,
)


def web_address(session: Session, workspace_id: int) -> str | None:
    """Where the bot's pages can be reached from outside; None when nobody said so."""
    return session.scalar(select(Workspace.public_url).where(Workspace.id == workspace_id))


def find(session: Session, person_id: int, circle_id: int | None) -> CalendarFeed | None:
    same = (
        CalendarFeed.circle_id.is_(None)
        if circle_id is None
        else (CalendarFeed.circle_id == circle_id)
    )
    return session.scalars(
        select(CalendarFeed).where(CalendarFeed.person_id == person_id, same)
    ).one_or_none()


def of_person(session: Session, person_id: int) -> Sequence[CalendarFeed]:
    return session.scalars(
        select(CalendarFeed).where(CalendarFeed.person_id == person_id)
    ).all()


def by_token(session: Session, token: str) -> tuple[CalendarFeed, Person] | None:
    """The feed and whose it is; None for an address that is dead, or of whoever is not here."""
    row = session.execute(
        select(CalendarFeed, Person)
        .join(Person, Person.id == CalendarFeed.person_id)
        .where(CalendarFeed.token == token, Person.is_active)
    ).one_or_none()
    return None if row is None else (row[0], row[1])


def remove(session: Session, feed: CalendarFeed) -> None:
    session.execute(delete(CalendarFeed).where(CalendarFeed.id == feed.id))


def session_by_token(session: Session, token: str) -> Row[Meeting, Circle] | None:
    """The session with this address, and its circle."""
    return session.execute(
        select(Meeting, Circle)
        .join(Circle, Circle.id == Meeting.circle_id)
        .where(Meeting.calendar_token == token)
    ).one_or_none()


def sessions_of(
    session: Session, person_id: int, circle_id: int | None, after: datetime
) -> Sequence[Row[Meeting, Circle, Rsvp | None]]:
    """Sessions, cancelled ones too, of the circles that someone is in, with their answers."""
    query = (
        select(Meeting, Circle, Attendance.rsvp)
        .join(Circle, Circle.id == Meeting.circle_id)
        .join(Membership, Membership.circle_id == Circle.id)
        .outerjoin(
            Attendance,
            (Attendance.meeting_id == Meeting.id) & (Attendance.person_id == person_id),
        )
        .where(
            Membership.person_id == person_id,
            Membership.left_at.is_(None),
            Circle.state != CircleState.DRAFT,
            Meeting.ends_at > after,
        )
        .order_by(Meeting.starts_at, Meeting.id)
    )
    if circle_id is not None:
        query = query.where(Circle.id == circle_id)
    return session.execute(query).all()
