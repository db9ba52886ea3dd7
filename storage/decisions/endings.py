"""Circles that have nothing ahead, or stopped; and what they held and learned."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ScalarSelect, Select, and_, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from storage.base import prepared
from storage.base.rows import RHYTHM
from storage.columns import UtcDateTime
from storage.models import (
    STOPPED,
    Circle,
    CircleState,
    Delivery,
    Insight,
    InsightState,
    Meeting,
    MeetingState,
    Membership,
    Person,
    Poll,
    PollState,
    Reflection,
    ReleaseLevel,
    Role,
)

TOOK_PLACE = (MeetingState.PLANNED, MeetingState.ROUND)  # once its moment has passed


@dataclass(frozen=True)
class Harvested:
    """What a circle did together."""

    sessions: int
    answers: int  # that the circle may read
    insights: int  # that left it, or stayed in it


@prepared.rows
def idle(after: datetime, now: datetime) -> Select[Any]:
    """Facilitators of circles whose last session ended in this span, and who were not asked."""
    later, off = aliased(Meeting), aliased(Meeting)
    goes_on = exists().where(
        later.circle_id == Meeting.circle_id,
        later.state.in_(TOOK_PLACE),
        or_(
            later.ends_at > Meeting.ends_at,
            and_(later.ends_at == Meeting.ends_at, later.id > Meeting.id),
        ),
    )
    looks = exists().where(Poll.circle_id == Circle.id, Poll.state == PollState.OPEN)
    asked = exists().where(
        Delivery.kind == "circle_next",
        Delivery.subject_id == Circle.id,
        Delivery.person_id == Person.id,
        Delivery.created_at >= Meeting.ends_at,
    )
    called_off = (
        select(func.max(off.changed_at, type_=UtcDateTime()))
        .where(off.circle_id == Circle.id, off.state == MeetingState.CANCELLED)
        .scalar_subquery()
    )
    return (
        _to_facilitators(
            Meeting.ends_at, Meeting.id.label("meeting_id"), called_off.label("called_off_at")
        )
        .join(Meeting, Meeting.circle_id == Circle.id)
        .where(
            Meeting.state.in_(TOOK_PLACE),
            Meeting.ends_at > after,
            Meeting.ends_at <= now,
            or_(Circle.ended_at.is_(None), Circle.ended_at < Meeting.ends_at),
            ~goes_on,
            ~looks,
            ~asked,
        )
    )


@prepared.rows
def near_horizon(after: date, before: date) -> Select[Any]:
    """Facilitators of circles whose horizon lies between these days."""
    return _to_facilitators(Circle.horizon_on, Circle.horizon_set_at).where(
        Circle.horizon_on > after, Circle.horizon_on <= before
    )


def horizons_asked(session: Session, circle_ids: Sequence[int]) -> set[str]:
    """Keys of what was asked about horizons: one that is moved is asked about again."""
    return set(_horizons_asked(session, circle_ids)) if circle_ids else set()


@prepared.scalars
def _horizons_asked(circle_ids: Sequence[int]) -> Select[str]:
    return select(Delivery.key).where(
        Delivery.kind == "circle_horizon", Delivery.subject_id.in_(circle_ids)
    )


def _to_facilitators(*columns: Any) -> Select[Any]:
    return (
        select(Circle.workspace_id, Circle.id, *columns, *RHYTHM)
        .join(Membership, Membership.circle_id == Circle.id)
        .join(Person, Person.id == Membership.person_id)
        .where(
            Circle.state == CircleState.ACTIVE,
            Membership.role == Role.FACILITATOR,
            Membership.left_at.is_(None),
            Person.is_reachable,
        )
    )


def called_off_at(session: Session, circle_id: int, moment: datetime) -> Sequence[Meeting]:
    """Sessions that were cancelled at this very moment."""
    return session.scalars(
        select(Meeting)
        .where(
            Meeting.circle_id == circle_id,
            Meeting.state == MeetingState.CANCELLED,
            Meeting.changed_at == moment,
        )
        .order_by(Meeting.starts_at, Meeting.id)
    ).all()


def count_harvest(
    now: datetime,
) -> tuple[ScalarSelect[int], ScalarSelect[int], ScalarSelect[int]]:
    """In a query for circles: the columns of `Harvested`, in its order."""

    def count(of: Any, *those: Any) -> ScalarSelect[int]:
        return select(func.count(of)).where(*those).correlate(Circle).scalar_subquery()

    held = or_(Meeting.ends_at <= now, Meeting.state == MeetingState.ROUND)
    released = Insight.state == InsightState.RELEASED
    is_shared = Reflection.release_level >= ReleaseLevel.CIRCLE
    return (
        count(Meeting.id, Meeting.circle_id == Circle.id, Meeting.state.in_(TOOK_PLACE), held),
        count(Reflection.id, Reflection.circle_id == Circle.id, is_shared),
        count(Insight.id, Insight.circle_id == Circle.id, released),
    )


def harvested(session: Session, circle_id: int, now: datetime) -> Harvested:
    counts = session.execute(select(*count_harvest(now)).where(Circle.id == circle_id)).one()
    return Harvested(*counts)


def stopped(session: Session, workspace_id: int, person_id: int) -> Sequence[Circle]:
    """Circles that someone is in and that do not run, the last one that stopped first."""
    return session.scalars(
        select(Circle)
        .join(Membership, Membership.circle_id == Circle.id)
        .where(
            Circle.workspace_id == workspace_id,
            Circle.state.in_(STOPPED),
            Membership.person_id == person_id,
            Membership.left_at.is_(None),
        )
        .order_by(Circle.ended_at.desc(), Circle.id.desc())
    ).all()


def insights_of(session: Session, circle_id: int, most: int) -> Sequence[int]:
    """Ids of its cards, the newest first; what a reader may see of them the search knows."""
    return session.scalars(
        select(Insight.id)
        .where(Insight.circle_id == circle_id, Insight.state == InsightState.RELEASED)
        .order_by(Insight.released_at.desc(), Insight.id.desc())
        .limit(most)
    ).all()
