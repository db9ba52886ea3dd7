"""Who was asked about the sessions of a circle, and did something in them."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from storage.base import prepared
from storage.base.rows import RHYTHM
from storage.models import (
    Attendance,
    Circle,
    CircleState,
    Delivery,
    DeliveryState,
    Details,
    Membership,
    Person,
    Prompt,
    PromptState,
    Role,
)

PROMPT = "prompt"  # the kind of message that asks what somebody learned


@prepared.rows
def asked_about() -> Select[Any]:
    """One row for each session that a participant of a running circle was asked about.

    Only those after their last act in the circle, and nobody who was asked already whether
    they still take part.
    """
    return _asked()


def _asked() -> Select[Any]:
    came = exists().where(
        Attendance.meeting_id == Prompt.meeting_id,
        Attendance.person_id == Prompt.person_id,
        or_(Attendance.rsvp.is_not(None), Attendance.was_present.is_(True)),
    )
    answered = or_(Prompt.state != PromptState.OPEN, Prompt.later_at.is_not(None))
    mine = and_(
        Membership.circle_id == Prompt.circle_id, Membership.person_id == Prompt.person_id
    )
    return (
        select(
            Membership.workspace_id,
            Membership.circle_id,
            Membership.id.label("membership_id"),
            Membership.hears_less,
            Prompt.asked_at,
            or_(answered, came).label("acted"),
            *RHYTHM,
        )
        .join(Membership, mine)
        .join(Circle, Circle.id == Prompt.circle_id)
        .join(Person, Person.id == Prompt.person_id)
        .where(
            Circle.state == CircleState.ACTIVE,
            Membership.left_at.is_(None),
            Membership.faded_at.is_(None),
            Membership.role == Role.PARTICIPANT,
            Person.is_reachable,
            Prompt.meeting_id.is_not(None),
            *_since(Prompt.asked_at),
        )
        .order_by(Membership.id, Prompt.asked_at)
    )


def _since(moment: InstrumentedAttribute[Any]) -> tuple[ColumnElement[bool], ...]:
    """After their last act in the circle, and after it last began anew."""
    return (
        moment > func.coalesce(Membership.active_at, Membership.joined_at),
        or_(Membership.woken_at.is_(None), moment > Membership.woken_at),
    )


def quiet(session: Session, person_ids: Collection[int], before: datetime) -> set[int]:
    """Who did nothing in a session that they were asked about before then, nor since it."""
    return set(_quiet(session, person_ids, before)) if person_ids else set()


@prepared.scalars
def _quiet(person_ids: Collection[int], before: datetime) -> Select[int]:
    asked = _asked().subquery()
    elsewhere = aliased(Membership)
    acted = exists().where(
        elsewhere.person_id == asked.c.person_id, elsewhere.active_at > asked.c.asked_at
    )
    return select(asked.c.person_id).where(
        asked.c.person_id.in_(person_ids),
        asked.c.asked_at <= before,
        asked.c.acted.is_(False),
        ~acted,
    )


@prepared.rows
def not_asked() -> Select[int, datetime, Details]:
    """The same for sessions that somebody was not asked about in time, with the reason."""
    mine = and_(
        Membership.circle_id == Delivery.circle_id, Membership.person_id == Delivery.person_id
    )
    return (
        select(
            Membership.id.label("membership_id"),
            Delivery.due_at.label("asked_at"),
            Delivery.details,
        )
        .join(Membership, mine)
        .where(
            Delivery.kind == PROMPT,
            Delivery.state == DeliveryState.EXPIRED,
            Membership.left_at.is_(None),
            Membership.faded_at.is_(None),
            Membership.role == Role.PARTICIPANT,
            *_since(Delivery.due_at),
        )
    )
