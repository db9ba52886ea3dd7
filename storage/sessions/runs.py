"""Sessions on their way: the run, its phases, who does what, and what is due about them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, Select, delete, or_, select
from sqlalchemy.orm import Session

from storage.base import prepared
from storage.models import (
    Circle,
    CircleState,
    Delivery,
    Duty,
    DutyWish,
    Meeting,
    MeetingState,
    Person,
    Run,
    RunDuty,
    RunPhase,
    RunState,
)


@dataclass(frozen=True)
class Underway:
    """A session that goes on, with the phase that it is in."""

    run: Run
    phase: RunPhase
    circle: Circle
    meeting: Meeting


def find(
    session: Session, workspace_id: int, meeting_id: int, *, lock: bool = False
) -> Run | None:
    """The run of a session."""
    query = select(Run).where(Run.workspace_id == workspace_id, Run.meeting_id == meeting_id)
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    return session.scalars(query).one_or_none()


def of_phase(session: Session, phase: RunPhase, *, lock: bool = False) -> Run:
    query = select(Run).where(Run.id == phase.run_id)
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    return session.scalars(query).one()


def phases(session: Session, run_id: int) -> Sequence[RunPhase]:
    return session.scalars(
        select(RunPhase)
        .where(RunPhase.run_id == run_id)
        .order_by(RunPhase.position, RunPhase.id)
    ).all()


def drop_phases(session: Session, run_id: int) -> None:
    session.execute(delete(RunPhase).where(RunPhase.run_id == run_id))


def running(session: Session, after: datetime, before: datetime) -> Sequence[Underway]:
    """Those whose phase ends in this span; none whose session was called off or moved."""
    return [Underway(*row) for row in _running(session, after, before)]


@prepared.rows
def _running(after: datetime, before: datetime) -> Select[Run, RunPhase, Circle, Meeting]:
    return (
        select(Run, RunPhase, Circle, Meeting)
        .join(
            RunPhase,
            (RunPhase.run_id == Run.id) & (RunPhase.position == Run.position),
        )
        .join(Meeting, Meeting.id == Run.meeting_id)
        .join(Circle, Circle.id == Run.circle_id)
        .where(
            Run.state == RunState.RUNNING,
            Run.ends_at > after,
            Run.ends_at <= before,
            Run.starts_at == Meeting.starts_at,
            Meeting.state == MeetingState.PLANNED,
            Circle.state == CircleState.ACTIVE,
        )
    )


def running_past(session: Session, ended: datetime) -> Sequence[Run]:
    """Those that nobody closed, of sessions that were over by then."""
    return session.scalars(
        select(Run)
        .join(Meeting, Meeting.id == Run.meeting_id)
        .where(Run.state == RunState.RUNNING, Meeting.ends_at <= ended)
        .order_by(Run.id)
        .with_for_update(of=Run, skip_locked=True)
    ).all()


def last_of_circle(session: Session, circle_id: int, but: int) -> Run | None:
    """The run of the circle's last session that was run, other than this session."""
    return session.scalars(
        select(Run)
        .join(Meeting, Meeting.id == Run.meeting_id)
        .where(
            Run.circle_id == circle_id,
            Run.meeting_id != but,
            Run.started_at.is_not(None),
        )
        .order_by(Meeting.starts_at.desc())
        .limit(1)
    ).one_or_none()


def duties(session: Session, run_id: int) -> dict[Duty, Person]:
    """Who does what; only what was decided."""
    rows = session.execute(
        select(RunDuty.duty, Person)
        .join(Person, Person.id == RunDuty.person_id)
        .where(RunDuty.run_id == run_id)
    )
    return {duty: person for duty, person in rows}  # noqa: C416  # rows are no tuples to mypy


def set_duty(session: Session, run: Run, duty: Duty, person_id: int | None) -> None:
    """Of one run; None: nobody any more."""
    session.execute(delete(RunDuty).where(RunDuty.run_id == run.id, RunDuty.duty == duty))
    if person_id is not None:
        row = RunDuty(
            workspace_id=run.workspace_id, run_id=run.id, duty=duty, person_id=person_id
        )
        session.add(row)
    session.flush()


def history(session: Session, circle_id: int, but: int) -> Sequence[Row[int, Duty, datetime]]:
    """Who had which duty in which session of a circle that was run, other than this run."""
    return session.execute(
        select(RunDuty.person_id, RunDuty.duty, Meeting.starts_at)
        .join(Run, Run.id == RunDuty.run_id)
        .join(Meeting, Meeting.id == Run.meeting_id)
        .where(Run.circle_id == circle_id, Run.id != but, Run.started_at.is_not(None))
    ).all()


def wishes(session: Session, circle_id: int, meeting_id: int | None) -> Sequence[DutyWish]:
    """What people would rather not do in this session; also what they never want to."""
    return session.scalars(
        select(DutyWish).where(
            DutyWish.circle_id == circle_id,
            or_(DutyWish.meeting_id.is_(None), DutyWish.meeting_id == meeting_id),
        )
    ).all()


def forget_wishes(
    session: Session, circle_id: int, person_id: int, meeting_id: int | None
) -> None:
    """What someone said about one session, or (None) about all."""
    session.execute(
        delete(DutyWish).where(
            DutyWish.circle_id == circle_id,
            DutyWish.person_id == person_id,
            DutyWish.meeting_id.is_(None)
            if meeting_id is None
            else DutyWish.meeting_id == meeting_id,
        )
    )


def message_of(session: Session, workspace_id: int, kind: str, meeting_id: int) -> int | None:
    """The row of the last message of this kind about a session."""
    return session.scalar(
        select(Delivery.id)
        .where(
            Delivery.workspace_id == workspace_id,
            Delivery.kind == kind,
            Delivery.subject_id == meeting_id,
        )
        .order_by(Delivery.id.desc())
        .limit(1)
    )
