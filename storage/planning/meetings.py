"""Finding sessions, who comes, and what still has to be said about them."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Exists,
    ScalarSelect,
    Select,
    and_,
    exists,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from storage.base import prepared
from storage.base.rows import LONGEST, MEETING, RHYTHM, Rows
from storage.base.upsert import add_unless_present
from storage.circle.members import hears
from storage.models import (
    Attendance,
    Circle,
    CircleState,
    Delivery,
    DeliveryState,
    Meeting,
    MeetingChange,
    MeetingSeries,
    MeetingState,
    Membership,
    Person,
    Prompt,
    PromptState,
    Role,
    Rsvp,
)

JUST = timedelta(hours=24)


def find(session: Session, workspace_id: int, meeting_id: int) -> Meeting | None:
    return session.scalars(
        select(Meeting).where(Meeting.workspace_id == workspace_id, Meeting.id == meeting_id)
    ).one_or_none()


def find_series(session: Session, workspace_id: int, series_id: int) -> MeetingSeries | None:
    return session.scalars(
        select(MeetingSeries).where(
            MeetingSeries.workspace_id == workspace_id, MeetingSeries.id == series_id
        )
    ).one_or_none()


def find_change(session: Session, workspace_id: int, change_id: int) -> MeetingChange | None:
    return session.scalars(
        select(MeetingChange).where(
            MeetingChange.workspace_id == workspace_id, MeetingChange.id == change_id
        )
    ).one_or_none()


def of_change(session: Session, change_id: int) -> Sequence[Meeting]:
    """The sessions whose last change this was, soonest first."""
    return session.scalars(
        select(Meeting).where(Meeting.change_id == change_id).order_by(Meeting.starts_at)
    ).all()


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


def coming_to(session: Session, meeting_ids: Sequence[int]) -> set[int]:
    """Who said that they come to one of these, or send something in."""
    query = select(Attendance.person_id).where(
        Attendance.meeting_id.in_(meeting_ids),
        Attendance.rsvp.in_((Rsvp.YES, Rsvp.CONTRIBUTES)),
    )
    return set(session.scalars(query))


def unannounced(session: Session, now: datetime, before: datetime) -> Rows:
    """Sessions that start in this span, in whose channel nothing was said yet."""
    return _unannounced(session, now, before, before + LONGEST)


@prepared.rows
def _unannounced(now: datetime, before: datetime, ends_before: datetime) -> Select[Any]:
    said = exists().where(
        Delivery.kind == "meeting_agenda",
        Delivery.subject_id == Meeting.id,
        Delivery.expires_at == Meeting.starts_at,  # about this moment, not one before a move
        Delivery.person_id.is_(None),
    )
    return (
        select(*MEETING)
        .join(Circle, Circle.id == Meeting.circle_id)
        .where(*_running(), *_starting(now, before, ends_before), ~said)
    )


def _running() -> tuple[ColumnElement[bool], ...]:
    return Circle.state == CircleState.ACTIVE, Meeting.state == MeetingState.PLANNED


def _starting(
    after: datetime, before: datetime, ends_before: datetime
) -> tuple[ColumnElement[bool], ...]:
    """Also by the end of the session, because that is what the index knows."""
    return (
        Meeting.starts_at > after,
        Meeting.starts_at < before,
        Meeting.ends_at > after,
        Meeting.ends_at < ends_before,
    )


@prepared.scalars
def working_weeks() -> Select[str]:
    """The different sets of days that people work on."""
    return select(Person.working_days).where(Person.is_reachable).distinct()


def told_before(session: Session, meeting: Meeting) -> int:
    """How many sessions stood above this one in the message that told of it."""
    query = select(_told_before()).where(Meeting.id == meeting.id)
    return session.scalars(query).one()


def _told_before() -> ScalarSelect[int]:
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


def unanswered(
    session: Session, since: datetime, now: datetime, before: Mapping[str, datetime]
) -> Rows:
    """Who did not say whether they come, and was not reminded; one row per session.

    `before`: how far ahead to look for people who work on these days. Whoever's invitation
    did not leave yet, or left just now, is left out.
    """
    if not before:
        return []
    last = max(before.values())
    found = _unanswered(session, since, now - JUST, last, last + LONGEST)
    # Days that someone chose only now are not among them yet: the next heartbeat knows.
    return [row for row in found if row.starts_at < before.get(row.working_days, row.starts_at)]


@prepared.rows
def _unanswered(
    since: datetime, just: datetime, before: datetime, ends_before: datetime
) -> Select[Any]:
    answered = exists().where(
        Attendance.meeting_id == Meeting.id,
        Attendance.person_id == Person.id,
        Attendance.rsvp.is_not(None),
    )
    waiting = _queued("invitation", Meeting.series_id).where(
        or_(
            Delivery.state.in_((DeliveryState.PENDING, DeliveryState.SENDING)),
            Delivery.sent_at > just,  # after an absence: not two about one thing
        )
    )
    reminded = _queued("meeting_reminder", Meeting.id).where(
        Delivery.expires_at == Meeting.starts_at  # of this moment, not of one before a move
    )
    return (
        _to_people()
        .add_columns(_told_before().label("told_before"))
        .where(*_starting(since, before, ends_before))
        .where(~answered, ~waiting, ~reminded, Membership.joined_at < Meeting.starts_at)
    )


@prepared.rows
def unasked(after: datetime, now: datetime) -> Select[Any]:
    """Participants who were not asked about a session that ended in this span.

    Whoever was not there (said so before and did not check in, or the facilitator says so)
    and sent nothing in, or joined later, has nothing to look back on.
    """
    stayed_away = exists().where(
        Attendance.meeting_id == Meeting.id,
        Attendance.person_id == Membership.person_id,
        or_(
            and_(Attendance.rsvp == Rsvp.NO, Attendance.was_present.is_not(True)),
            and_(
                Attendance.was_present.is_(False),
                Attendance.rsvp.is_distinct_from(Rsvp.CONTRIBUTES),
            ),
        ),
    )
    return (
        _to_people()
        .where(Meeting.ends_at > after, Meeting.ends_at <= now)
        .where(Membership.role == Role.PARTICIPANT, Membership.joined_at < Meeting.ends_at)
        .where(~_queued("prompt", Meeting.id), ~stayed_away)
    )


def _to_people() -> Select[Any]:
    return (
        select(*MEETING, *RHYTHM, Membership.joined_at)
        .join(Circle, Circle.id == Meeting.circle_id)
        .join(Membership, Membership.circle_id == Circle.id)
        .join(Person, Person.id == Membership.person_id)
        .where(*_running(), Membership.left_at.is_(None), hears())
        .where(Person.is_reachable)
    )


def _queued(kind: str, subject: InstrumentedAttribute[int]) -> Exists:
    return exists().where(
        Delivery.kind == kind,
        Delivery.subject_id == subject,
        Delivery.person_id == Membership.person_id,  # the person need not be read for it
    )


@prepared.rows
def open_prompts(asked_after: datetime) -> Select[Any]:
    """What was asked about a session, neither answered nor skipped, and not reminded of."""
    reminded = exists().where(
        Delivery.kind == "prompt_reminder",
        Delivery.subject_id == Prompt.meeting_id,
        Delivery.person_id == Prompt.person_id,
    )
    return (
        select(
            Prompt.workspace_id,
            Prompt.circle_id,
            Prompt.meeting_id,
            Prompt.asked_at,
            Prompt.later_at,
            *RHYTHM,
        )
        .join(Person, Person.id == Prompt.person_id)
        .join(Circle, Circle.id == Prompt.circle_id)
        .join(
            Membership,
            and_(
                Membership.circle_id == Prompt.circle_id,
                Membership.person_id == Prompt.person_id,
            ),
        )
        .where(
            Membership.left_at.is_(None),
            hears(),
            Circle.state == CircleState.ACTIVE,
            Prompt.state == PromptState.OPEN,
            Prompt.meeting_id.is_not(None),
            Prompt.asked_at > asked_after,
            Person.is_reachable,
            ~reminded,
        )
    )
