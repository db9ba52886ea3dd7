"""What people gave for a session that is off, on its way to the one that comes next."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, or_, select, union, update
from sqlalchemy.orm import Session

from storage.models import (
    Attendance,
    BroughtCase,
    Case,
    DutyWish,
    Meeting,
    MeetingSeries,
    MeetingState,
    Membership,
    Poll,
    PollSlot,
    PollState,
    Rsvp,
    Run,
    RunState,
)
from storage.planning import meetings

FROM_THE_PATH = ("topic", "preparation", "exercise", "method")
OFF = (MeetingState.CANCELLED, MeetingState.ROUND)
# What still counts: a plain no takes words back.
GIVEN = (Attendance.contribution != "", Attendance.rsvp.is_distinct_from(Rsvp.NO))
UNDISCUSSED = (BroughtCase.withdrawn_at.is_(None), BroughtCase.discussed_at.is_(None))


def next_after(session: Session, meeting: Meeting, now: datetime) -> Meeting | None:
    """The first session of its circle that is planned at a later moment than this one was."""
    return session.scalars(
        select(Meeting)
        .where(
            Meeting.circle_id == meeting.circle_id,
            Meeting.state == MeetingState.PLANNED,
            Meeting.starts_at > max(now, meeting.starts_at),
            Meeting.id != meeting.id,
        )
        .order_by(Meeting.starts_at, Meeting.id)
        .limit(1)
    ).one_or_none()


def waiting(
    session: Session, circle_id: int, since: datetime, now: datetime
) -> Sequence[Meeting]:
    """Sessions after that moment that are off, with what waits for another one, in order.

    Not what a poll looks for another date for: it goes to that one.
    """
    return session.scalars(
        select(Meeting)
        .where(
            Meeting.circle_id == circle_id,
            Meeting.state.in_(OFF),
            Meeting.starts_at > since,
            ~_sought(now),
            or_(_has_words(), _has_cases()),
        )
        .order_by(Meeting.starts_at, Meeting.id)
    ).all()


def _sought(now: datetime) -> ColumnElement[bool]:
    return exists().where(
        Poll.replaces_id == Meeting.id,
        Poll.state == PollState.OPEN,
        PollSlot.poll_id == Poll.id,
        PollSlot.dropped_at.is_(None),
        PollSlot.starts_at > now,
    )


def _has_words() -> ColumnElement[bool]:
    return exists().where(Attendance.meeting_id == Meeting.id, *GIVEN)


def _has_cases() -> ColumnElement[bool]:
    return exists().where(
        BroughtCase.meeting_id == Meeting.id,
        *UNDISCUSSED,
        Case.id == BroughtCase.case_id,
        Case.closed_at.is_(None),
    )


def replace(session: Session, before: Meeting, after: Meeting) -> None:
    """`after` takes the place of `before`: also what it is about goes along, and wishes."""
    session.execute(
        update(DutyWish)
        .where(DutyWish.meeting_id == before.id)
        .values({"meeting_id": after.id})
    )
    for name in FROM_THE_PATH:
        setattr(after, name, getattr(before, name))


def move_run(session: Session, before: Meeting, after: Meeting) -> None:
    """The run of show as it was prepared; not to a session that has one."""
    if session.scalars(select(Run.id).where(Run.meeting_id == after.id)).first() is None:
        is_prepared = Run.meeting_id == before.id, Run.state == RunState.PREPARED
        session.execute(update(Run).where(*is_prepared).values({"meeting_id": after.id}))


def move_words(session: Session, before: Meeting, after: Meeting, longest: int) -> None:
    """Of who is in the circle; beside what they sent in for `after`, if that fits."""
    query = (
        select(Attendance)
        .join(Membership, Membership.person_id == Attendance.person_id)
        .where(
            Attendance.meeting_id == before.id,
            *GIVEN,
            Membership.circle_id == before.circle_id,
            Membership.left_at.is_(None),
        )
        .order_by(Attendance.id)
    )
    for row in session.scalars(query).all():
        there = meetings.find_or_add_attendance(
            session, row.workspace_id, after.id, row.person_id
        )
        words = "\n\n".join(filter(None, (there.contribution, row.contribution)))
        if there.rsvp is Rsvp.NO or len(words) > longest:
            continue
        shared = row.contribution_shared and (
            there.contribution_shared or not there.contribution
        )
        there.contribution, there.contribution_shared = words, shared
        there.came_from_id = before.id
        row.contribution, row.contribution_shared = "", False


def move_cases(session: Session, before: Meeting, after: Meeting, most: int) -> None:
    """Those that were not discussed; not beyond as many as a session holds."""
    there = set(
        session.scalars(select(BroughtCase.case_id).where(BroughtCase.meeting_id == after.id))
    )
    query = (
        select(BroughtCase)
        .join(Case, Case.id == BroughtCase.case_id)
        .where(BroughtCase.meeting_id == before.id, *UNDISCUSSED, Case.closed_at.is_(None))
        .order_by(BroughtCase.id)
    )
    for row in session.scalars(query).all():
        if row.case_id not in there and len(there) < most:
            row.meeting_id, row.came_from_id = after.id, before.id
            there.add(row.case_id)


def note(session: Session, after: Meeting) -> None:
    """The message about its series says to each what of theirs came along."""
    session.get_one(MeetingSeries, after.series_id).takes_over = True


def givers(session: Session, meeting_ids: Collection[int]) -> set[int]:
    """Whose words or cases go along from these, or went along already."""
    words = select(Attendance.person_id).where(
        *GIVEN,
        or_(Attendance.meeting_id.in_(meeting_ids), Attendance.came_from_id.in_(meeting_ids)),
    )
    cases = _owners().where(
        or_(BroughtCase.meeting_id.in_(meeting_ids), BroughtCase.came_from_id.in_(meeting_ids))
    )
    return set(session.scalars(union(words, cases)))


def has_carried(session: Session, meeting_ids: Collection[int], person_id: int) -> bool:
    """Whether something of this person came along to one of these from one that was off."""
    words = select(Attendance.person_id).where(
        *GIVEN,
        Attendance.meeting_id.in_(meeting_ids),
        Attendance.came_from_id.is_not(None),
        Attendance.person_id == person_id,
    )
    cases = _owners().where(
        BroughtCase.meeting_id.in_(meeting_ids),
        BroughtCase.came_from_id.is_not(None),
        Case.person_id == person_id,
    )
    return session.scalars(union(words, cases)).first() is not None


def _owners() -> Select[Any]:
    return (
        select(Case.person_id)
        .join(BroughtCase, BroughtCase.case_id == Case.id)
        .where(*UNDISCUSSED, Case.closed_at.is_(None))
    )
