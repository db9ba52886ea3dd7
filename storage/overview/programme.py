"""All circles of a workspace as a programme sees them: counts and moments, no words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage.columns import UtcDateTime
from storage.decisions.endings import Harvested, count_harvest
from storage.models import (
    STOPPED,
    UNFINISHED,
    Circle,
    CircleState,
    Insight,
    InsightState,
    LearningQuestion,
    Meeting,
    MeetingState,
    Membership,
    Person,
    Role,
)
from storage.questions.questions import ASKED


@dataclass(frozen=True)
class Counted:
    """A circle with what it did, and how many people are in it now."""

    circle: Circle
    harvested: Harvested
    people: int
    next_at: datetime | None  # when its next session begins


def circles(session: Session, workspace_id: int, now: datetime) -> Sequence[Counted]:
    """Every circle that was started, oldest first."""
    inside = (
        select(func.count(Membership.id))
        .join(Person, Person.id == Membership.person_id)
        .where(
            Membership.circle_id == Circle.id, Membership.left_at.is_(None), Person.is_active
        )
        .scalar_subquery()
    )
    ahead = (
        select(func.min(Meeting.starts_at, type_=UtcDateTime()))
        .where(
            Meeting.circle_id == Circle.id,
            Meeting.state == MeetingState.PLANNED,
            Meeting.ends_at > now,
        )
        .scalar_subquery()
    )
    rows = session.execute(
        select(Circle, inside, ahead, *count_harvest(now))
        .where(
            Circle.workspace_id == workspace_id,
            Circle.state.in_({*UNFINISHED, *STOPPED}),
        )
        .order_by(Circle.id)
    )
    return [
        Counted(circle, Harvested(*counts), people, next_at)
        for circle, people, next_at, *counts in rows
    ]


def leaders(session: Session, workspace_id: int) -> dict[int, list[str]]:
    """Who leads each circle, by name; deactivated accounts left out."""
    rows = session.execute(
        select(Membership.circle_id, Person.name)
        .join(Person, Person.id == Membership.person_id)
        .where(
            Membership.workspace_id == workspace_id,
            Membership.role == Role.FACILITATOR,
            Membership.left_at.is_(None),
            Person.is_active,
        )
        .order_by(Person.name)
    )
    found: dict[int, list[str]] = {}
    for circle_id, name in rows:
        found.setdefault(circle_id, []).append(name)
    return found


def running_by_theme(session: Session, workspace_id: int) -> dict[str, int]:
    """How many circles are running on each theme."""
    rows = session.execute(
        select(Circle.theme, func.count(Circle.id))
        .where(Circle.workspace_id == workspace_id, Circle.state == CircleState.ACTIVE)
        .group_by(Circle.theme)
    )
    return dict(list(rows))


def insights_by_theme(session: Session, workspace_id: int) -> dict[str, int]:
    """How many released cards there are of each theme."""
    rows = session.execute(
        select(Insight.theme, func.count(Insight.id))
        .where(Insight.workspace_id == workspace_id, Insight.state == InsightState.RELEASED)
        .group_by(Insight.theme)
    )
    return dict(list(rows))


def askers_by_theme(session: Session, workspace_id: int) -> dict[str, int]:
    """How many people wait for an answer of a circle with each theme."""
    rows = session.execute(
        select(Circle.theme, func.count(LearningQuestion.asker_id.distinct()))
        .join(LearningQuestion, LearningQuestion.circle_id == Circle.id)
        .join(Person, Person.id == LearningQuestion.asker_id)
        .where(
            LearningQuestion.workspace_id == workspace_id,
            LearningQuestion.state.in_(ASKED),
            LearningQuestion.answered_by.is_(None),
            Person.is_active,
        )
        .group_by(Circle.theme)
    )
    return dict(list(rows))
