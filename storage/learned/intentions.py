"""Finding intentions: their owner's, and what of them a circle may read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, and_, exists, or_, select
from sqlalchemy.orm import Session

from storage.base import prepared
from storage.base.rows import RHYTHM
from storage.circle.case_rights import circles_of, of_person_in
from storage.circle.members import hears
from storage.models import (
    Case,
    Circle,
    CircleState,
    Delivery,
    Intention,
    IntentionState,
    Meeting,
    MeetingState,
    Membership,
    Person,
    ReleaseLevel,
)


@dataclass(frozen=True)
class Formed:
    """An intention with whose it is, and where it was formed."""

    intention: Intention
    person: Person
    circle: Circle
    meeting: Meeting
    case: Case | None
    was_asked: bool = False  # the one question about it is behind them
    is_member: bool = True  # still in the circle: nobody else is asked

    @property
    def may_be_asked(self) -> bool:
        """Their circle runs, and they are in it."""
        return self.is_member and self.circle.state is CircleState.ACTIVE

    @property
    def was_dropped(self) -> bool:
        return self.intention.state is IntentionState.DROPPED

    @property
    def waits(self) -> bool:
        """For its owner's look at what the circle would see."""
        return self.intention.wanted_level > self.intention.level and not self.was_dropped


def at_meeting(
    session: Session,
    workspace_id: int,
    meeting_id: int,
    person_id: int,
    *,
    lock: bool = False,
) -> Intention | None:
    """What someone formed at a session, also when they let it go."""
    query = select(Intention).where(
        Intention.workspace_id == workspace_id,
        Intention.meeting_id == meeting_id,
        Intention.person_id == person_id,
    )
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    return session.scalars(query).one_or_none()


def of_person(session: Session, workspace_id: int, person_id: int) -> Sequence[Formed]:
    """All of someone's own, newest first."""
    query = _formed(workspace_id).where(Intention.person_id == person_id)
    return _rows(session, query.order_by(Intention.created_at.desc(), Intention.id.desc()))


def own(
    session: Session,
    workspace_id: int,
    person_id: int,
    intention_id: int,
    *,
    lock: bool = False,
) -> Formed | None:
    """One of someone's own; None for anyone else's."""
    query = _formed(workspace_id).where(
        Intention.person_id == person_id, Intention.id == intention_id
    )
    if lock:
        query = query.with_for_update(of=Intention)
        query = query.execution_options(populate_existing=True)
    found = _rows(session, query)
    return found[0] if found else None


def shared_in_circle(
    session: Session,
    workspace_id: int,
    circle_id: int,
    meeting_id: int | None,
    since: tuple[datetime, datetime] | None = None,
) -> Sequence[Formed]:
    """What the circle may read: formed at this session, or changed or answered in this span."""
    wanted = [Intention.meeting_id == meeting_id]
    if since is not None:
        wanted += [
            and_(moment > since[0], moment <= since[1])
            for moment in (Intention.updated_at, Intention.answered_at)
        ]
    query = _shared(workspace_id, circle_id).where(or_(*wanted))
    return _rows(session, query.order_by(Person.name, Intention.id))


def all_shared(session: Session, workspace_id: int, circle_id: int) -> Sequence[Formed]:
    """All that the circle may read, the latest first."""
    return _rows(session, _shared(workspace_id, circle_id).order_by(Intention.id.desc()))


def _shared(
    workspace_id: int, circle_id: int
) -> Select[Intention, Person, Circle, Meeting, Case, bool, bool]:
    """What was let go, or belongs to someone who left, is nobody's business any more."""
    return (
        _formed(workspace_id)
        .join(
            Membership,
            (Membership.circle_id == Intention.circle_id)
            & (Membership.person_id == Intention.person_id),
        )
        .where(
            Intention.circle_id == circle_id,
            Intention.level >= ReleaseLevel.CIRCLE,
            Intention.state != IntentionState.DROPPED,
            Membership.left_at.is_(None),
        )
    )


def on_case(
    session: Session, workspace_id: int, case_id: int, reader_id: int
) -> Sequence[Formed]:
    """How a case went on: what circles of the reader's may read, and their own; by age."""
    shared = and_(
        Intention.level >= ReleaseLevel.CIRCLE, Intention.state != IntentionState.DROPPED
    )
    theirs = and_(shared, Intention.circle_id.in_(circles_of(reader_id)))
    query = _formed(workspace_id).where(
        Intention.case_id == case_id, or_(Intention.person_id == reader_id, theirs)
    )
    return _rows(session, query.order_by(Intention.created_at, Intention.id))


def cases_of(
    session: Session, workspace_id: int, circle_id: int, person_id: int, also: int | None
) -> Sequence[Case]:
    """Someone's running cases in a circle, and one that was chosen before."""
    return session.scalars(
        select(Case)
        .where(
            Case.workspace_id == workspace_id,
            or_(
                and_(of_person_in(circle_id, person_id), Case.closed_at.is_(None)),
                and_(Case.person_id == person_id, Case.id == also),
            ),
        )
        .order_by(Case.id)
    ).all()


def _formed(workspace_id: int) -> Select[Intention, Person, Circle, Meeting, Case, bool, bool]:
    is_member = exists().where(
        Membership.circle_id == Intention.circle_id,
        Membership.person_id == Intention.person_id,
        Membership.left_at.is_(None),
    )
    asked = _question(Intention.id)
    return (
        select(Intention, Person, Circle, Meeting, Case, asked, is_member.correlate(Intention))
        .join(Person, Person.id == Intention.person_id)
        .join(Circle, Circle.id == Intention.circle_id)
        .join(Meeting, Meeting.id == Intention.meeting_id)
        .outerjoin(Case, Case.id == Intention.case_id)
        .where(Intention.workspace_id == workspace_id, Intention.text != "")
    )


def _rows(
    session: Session, query: Select[Intention, Person, Circle, Meeting, Case, bool, bool]
) -> Sequence[Formed]:
    return [Formed(*row) for row in session.execute(query)]


def was_asked(session: Session, intention: Intention) -> bool:
    """Whether the one question about it was ever queued, sent or not."""
    return bool(session.scalar(select(_question(intention.id))))


def _question(intention_id: Any) -> Any:
    return exists().where(
        Delivery.kind == "intention_question", Delivery.subject_id == intention_id
    )


@prepared.rows
def unasked(after: date, until: date) -> Select[Any]:
    """Open ones whose day lies in this span, and about which nothing was asked."""
    return (
        select(
            Intention.workspace_id,
            Intention.id,
            Intention.circle_id,
            Intention.ask_on,
            *RHYTHM,
        )
        .join(Person, Person.id == Intention.person_id)
        .join(Circle, Circle.id == Intention.circle_id)
        .join(
            Membership,
            (Membership.circle_id == Circle.id) & (Membership.person_id == Person.id),
        )
        .where(
            Intention.state == IntentionState.OPEN,
            Intention.ask_on > after,
            Intention.ask_on <= until,
            Circle.state == CircleState.ACTIVE,
            Membership.left_at.is_(None),
            hears(),
            Person.is_reachable,
            ~_question(Intention.id),
        )
    )


def next_meeting(session: Session, circle_id: int, after: datetime) -> Meeting | None:
    """The first planned session of a circle that starts after a moment."""
    return session.scalars(
        select(Meeting)
        .where(
            Meeting.circle_id == circle_id,
            Meeting.state == MeetingState.PLANNED,
            Meeting.starts_at > after,
        )
        .order_by(Meeting.starts_at)
        .limit(1)
    ).one_or_none()


def previous_meeting(session: Session, meeting: Meeting) -> Meeting | None:
    """The session of the same circle that ended last before this one starts."""
    return session.scalars(
        select(Meeting)
        .where(
            Meeting.circle_id == meeting.circle_id,
            Meeting.state.in_([MeetingState.PLANNED, MeetingState.ROUND]),
            Meeting.id != meeting.id,
            Meeting.ends_at <= meeting.starts_at,
        )
        .order_by(Meeting.ends_at.desc())
        .limit(1)
    ).one_or_none()
