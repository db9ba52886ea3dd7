"""Finding sessions, and who comes."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import (
    Row,
    ScalarSelect,
    Select,
    and_,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Session, aliased

from storage.base import prepared
from storage.base.upsert import add_unless_present
from storage.models import (
    Attendance,
    Circle,
    Meeting,
    MeetingState,
    Membership,
    Rsvp,
)


def of_change(session: Session, change_id: int) -> Sequence[Meeting]:
    """The sessions whose last change this was, soonest first."""
    return session.scalars(
        select(Meeting).where(Meeting.change_id == change_id).order_by(Meeting.starts_at)
    ).all()


def ended(session: Session, after: datetime, until: datetime) -> Sequence[Meeting]:
    """Sessions that were held, and ended in this span."""
    is_held = Meeting.state == MeetingState.PLANNED
    query = select(Meeting).where(is_held, Meeting.ends_at > after, Meeting.ends_at <= until)
    return session.scalars(query.order_by(Meeting.id)).all()


def lock(session: Session, workspace_id: int, meeting_id: int) -> None:
    """Nobody else changes the sessions of this one's series until the transaction is over."""
    series = (
        select(Meeting.series_id)
        .where(Meeting.workspace_id == workspace_id, Meeting.id == meeting_id)
        .scalar_subquery()
    )
    session.scalars(
        select(Meeting)
        .where(Meeting.series_id == series)
        .order_by(Meeting.id)
        .with_for_update()
    ).all()


def with_circle(
    session: Session, workspace_id: int, meeting_id: int, person_id: int
) -> tuple[Circle, Meeting] | None:
    """None for someone who is not in its circle now."""
    found = _with_circle(session, workspace_id, meeting_id, person_id)
    return next(((row[0], row[1]) for row in found), None)


@prepared.rows
def _with_circle(workspace_id: int, meeting_id: int, person_id: int) -> Select[Circle, Meeting]:
    return (
        select(Circle, Meeting)
        .join(Meeting, Meeting.circle_id == Circle.id)
        .join(Membership, Membership.circle_id == Circle.id)
        .where(
            Meeting.workspace_id == workspace_id,
            Meeting.id == meeting_id,
            Membership.person_id == person_id,
            Membership.left_at.is_(None),
        )
    )


def hold(session: Session, workspace_id: int, meeting_id: int) -> None:
    """The session is not moved before this transaction is over; others may hold it too."""
    session.execute(
        select(Meeting.id)
        .where(Meeting.workspace_id == workspace_id, Meeting.id == meeting_id)
        .with_for_update(read=True)
    )


def forget_answers(session: Session, meeting_ids: Sequence[int]) -> None:
    """Nobody has said whether they come; what they sent in stays."""
    session.execute(
        update(Attendance)
        .where(Attendance.meeting_id.in_(meeting_ids))
        .values(rsvp=None, answered_at=None)
    )


def of_series(session: Session, series_id: int) -> Sequence[Meeting]:
    return session.scalars(
        select(Meeting).where(Meeting.series_id == series_id).order_by(Meeting.position)
    ).all()


def last_planned(session: Session, circle_id: int) -> Meeting | None:
    """The latest session that takes place or took place."""
    return session.scalars(
        select(Meeting)
        .where(Meeting.circle_id == circle_id, Meeting.state == MeetingState.PLANNED)
        .order_by(Meeting.starts_at.desc())
        .limit(1)
    ).one_or_none()


def upcoming(session: Session, circle_id: int, now: datetime) -> Sequence[Meeting]:
    """Planned sessions that have not ended, soonest first."""
    return session.scalars(
        select(Meeting)
        .where(
            Meeting.circle_id == circle_id,
            Meeting.state == MeetingState.PLANNED,
            Meeting.ends_at > now,
        )
        .order_by(Meeting.starts_at)
    ).all()


def past(
    session: Session, circle_id: int, now: datetime, most: int | None = None
) -> Sequence[Meeting]:
    """Sessions that ended, latest first; also rounds that were held in their stead."""
    ended = and_(Meeting.state == MeetingState.PLANNED, Meeting.ends_at <= now)
    return session.scalars(
        select(Meeting)
        .where(
            Meeting.circle_id == circle_id,
            or_(ended, Meeting.state == MeetingState.ROUND),
        )
        .order_by(Meeting.starts_at.desc())
        .limit(most)
    ).all()


def find_or_add_attendance(
    session: Session, workspace_id: int, meeting_id: int, person_id: int
) -> Attendance:
    """Two requests may ask the same thing at once: one row results."""
    values = {"workspace_id": workspace_id, "meeting_id": meeting_id, "person_id": person_id}
    added = add_unless_present(session, Attendance, values)
    if added is not None:
        return added
    return session.scalars(_attendance(meeting_id, person_id)).one()


def _attendance(meeting_id: int, person_id: int) -> Select[Attendance]:
    return select(Attendance).where(
        Attendance.meeting_id == meeting_id, Attendance.person_id == person_id
    )


def attendance(session: Session, meeting_id: int, person_id: int) -> Attendance | None:
    return session.scalars(_attendance(meeting_id, person_id)).one_or_none()


def own_answers(
    session: Session, meeting_ids: Collection[int], person_id: int
) -> dict[int, Rsvp | None]:
    """What someone answered, by session."""
    if not meeting_ids:
        return {}
    rows = session.execute(
        select(Attendance.meeting_id, Attendance.rsvp).where(
            Attendance.meeting_id.in_(meeting_ids), Attendance.person_id == person_id
        )
    )
    return {row.meeting_id: row.rsvp for row in rows}


def attendances(session: Session, meeting_ids: Sequence[int]) -> Sequence[Attendance]:
    return session.scalars(
        select(Attendance).where(Attendance.meeting_id.in_(meeting_ids)).order_by(Attendance.id)
    ).all()


def promised(
    session: Session, workspace_id: int, person_id: int, after: datetime, before: datetime
) -> Sequence[Row[Circle, Meeting]]:
    """Planned sessions that begin between two moments, and to which someone comes."""
    return session.execute(
        select(Circle, Meeting)
        .join(Meeting, Meeting.circle_id == Circle.id)
        .join(Attendance, Attendance.meeting_id == Meeting.id)
        .join(Membership, Membership.circle_id == Circle.id)
        .where(
            Circle.workspace_id == workspace_id,
            Membership.person_id == person_id,
            Membership.left_at.is_(None),
            Attendance.person_id == person_id,
            Attendance.rsvp == Rsvp.YES,
            Meeting.state == MeetingState.PLANNED,
            Meeting.starts_at >= after,
            Meeting.starts_at < before,
        )
        .order_by(Meeting.starts_at)
    ).all()


def coming_to(session: Session, meeting_ids: Sequence[int]) -> set[int]:
    """Who said that they come to one of these, or send something in."""
    query = select(Attendance.person_id).where(
        Attendance.meeting_id.in_(meeting_ids),
        Attendance.rsvp.in_((Rsvp.YES, Rsvp.CONTRIBUTES)),
    )
    return set(session.scalars(query))


def told_before(session: Session, meeting: Meeting) -> int:
    """How many sessions stood above this one in the message that told of it."""
    query = select(earlier_in_message()).where(Meeting.id == meeting.id)
    return session.scalars(query).one()


def earlier_in_message() -> ScalarSelect[int]:
    """The invitation told of a series; a change took some of it into a message of its own."""
    earlier = aliased(Meeting)
    return (
        select(func.count(earlier.id))
        .where(
            earlier.series_id == Meeting.series_id,
            earlier.position < Meeting.position,
            earlier.change_id.is_not_distinct_from(Meeting.change_id),
        )
        .correlate(Meeting)
        .scalar_subquery()
    )
