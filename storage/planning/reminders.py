"""Of which sessions something is still to be said, and to whom: agenda, reminder, prompts."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Exists,
    Select,
    and_,
    exists,
    or_,
    select,
)
from sqlalchemy.orm import InstrumentedAttribute, Session

from storage.base import prepared
from storage.base.rows import LONGEST, MEETING, RHYTHM, Rows
from storage.circle.members import hears
from storage.models import (
    Attendance,
    Circle,
    CircleState,
    Delivery,
    DeliveryState,
    Meeting,
    MeetingState,
    Membership,
    Person,
    Prompt,
    PromptState,
    Role,
    Rsvp,
)
from storage.planning.meetings import earlier_in_message

JUST = timedelta(hours=24)


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
        .add_columns(earlier_in_message().label("told_before"))
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
