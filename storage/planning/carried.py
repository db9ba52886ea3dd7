"""What people gave for a session that is off, on its way to the one that takes its place."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Select, select, union, update
from sqlalchemy.orm import Session

from storage.models import (
    Attendance,
    BroughtCase,
    Case,
    DutyWish,
    Meeting,
    MeetingSeries,
    Poll,
    Rsvp,
    Run,
    RunState,
)
from storage.planning import meetings

FROM_THE_PATH = ("topic", "preparation", "exercise", "method")


def carry(session: Session, before: Meeting, after: Meeting) -> None:
    """Words sent in, cases, the run of show as it was prepared, and what it is about."""
    for row in meetings.attendances(session, [before.id]):
        if row.contribution and row.rsvp is not Rsvp.NO:
            _carry_words(session, row, after)
    mine = BroughtCase.meeting_id == before.id
    is_open = BroughtCase.withdrawn_at.is_(None), BroughtCase.discussed_at.is_(None)
    to = {"meeting_id": after.id}
    session.execute(update(BroughtCase).where(mine, *is_open).values(to))
    is_prepared = Run.meeting_id == before.id, Run.state == RunState.PREPARED
    session.execute(update(Run).where(*is_prepared).values(to))
    session.execute(update(DutyWish).where(DutyWish.meeting_id == before.id).values(to))
    session.get_one(MeetingSeries, after.series_id).replaces = True
    for name in FROM_THE_PATH:
        setattr(after, name, getattr(before, name))
    session.flush()


def _carry_words(session: Session, row: Attendance, after: Meeting) -> None:
    there = meetings.find_or_add_attendance(session, row.workspace_id, after.id, row.person_id)
    there.contribution, there.contribution_shared = row.contribution, row.contribution_shared
    row.contribution, row.contribution_shared = "", False


def givers(session: Session, meeting_id: int) -> set[int]:
    """Whose words or cases go along, should another session take its place."""
    words = select(Attendance.person_id).where(
        Attendance.meeting_id == meeting_id,
        Attendance.contribution != "",
        Attendance.rsvp.is_distinct_from(Rsvp.NO),
    )
    cases = _owners().where(BroughtCase.meeting_id == meeting_id)
    return set(session.scalars(union(words, cases)))


def has_carried(session: Session, meeting_ids: Collection[int], person_id: int) -> bool:
    """Whether something of this person came along to one of these from one that was off."""
    took_place = select(Poll.meeting_id).where(
        Poll.meeting_id.in_(meeting_ids), Poll.replaces_id.is_not(None)
    )
    words = select(Attendance.person_id).where(
        Attendance.meeting_id.in_(took_place),
        Attendance.person_id == person_id,
        Attendance.contribution != "",
        Attendance.rsvp.is_distinct_from(Rsvp.NO),
    )
    cases = _owners().where(BroughtCase.meeting_id.in_(took_place), Case.person_id == person_id)
    return session.scalars(union(words, cases)).first() is not None


def _owners() -> Select[Any]:
    return (
        select(Case.person_id)
        .join(BroughtCase, BroughtCase.case_id == Case.id)
        .where(
            BroughtCase.withdrawn_at.is_(None),
            BroughtCase.discussed_at.is_(None),
            Case.closed_at.is_(None),
        )
    )
