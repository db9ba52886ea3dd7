"""Who wants to learn what, who brings what, and who was introduced to whom."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, exists, or_, select
from sqlalchemy.orm import Session

from storage.base import prepared
from storage.base.rows import RHYTHM
from storage.models import (
    Circle,
    CircleState,
    Delivery,
    Exchange,
    Introduction,
    IntroductionState,
    LearningQuestion,
    Membership,
    Person,
    QuestionState,
)

UNDER_WAY = (IntroductionState.ASKED_GIVER, IntroductionState.ASKED_ASKER)


def exchange_of(
    session: Session, workspace_id: int, person_id: int, *, lock: bool = False
) -> Exchange | None:
    query = select(Exchange).where(
        Exchange.workspace_id == workspace_id, Exchange.person_id == person_id
    )
    return session.scalars(query.with_for_update() if lock else query).one_or_none()


def between(
    session: Session, workspace_id: int, question_id: int, giver_id: int
) -> Introduction | None:
    return session.scalars(
        select(Introduction).where(
            Introduction.workspace_id == workspace_id,
            Introduction.question_id == question_id,
            Introduction.giver_id == giver_id,
        )
    ).one_or_none()


@prepared.scalars
def wanted(most: int) -> Select[LearningQuestion]:
    """Questions on an agenda whose askers would like to be introduced, oldest first."""
    return (
        select(LearningQuestion)
        .join(Person, Person.id == LearningQuestion.asker_id)
        .join(Circle, Circle.id == LearningQuestion.circle_id)
        .where(
            LearningQuestion.may_introduce,
            LearningQuestion.state.in_((QuestionState.ACCEPTED, QuestionState.MERGED)),
            LearningQuestion.answered_by.is_(None),
            Person.is_reachable,
            ~Person.is_guest,
            Circle.state == CircleState.ACTIVE,
        )
        .order_by(LearningQuestion.id)
        .limit(most)
    )


def offers(session: Session) -> Sequence[Any]:
    """What active people bring who are open to being introduced."""
    return session.execute(
        select(Exchange.workspace_id, Exchange.brings, *RHYTHM)
        .join(Person, Person.id == Exchange.person_id)
        .where(Exchange.is_open, Exchange.brings != "", Person.is_reachable, ~Person.is_guest)
        .order_by(Exchange.id)
    ).all()


def members(session: Session) -> Sequence[Any]:
    """Who is in which circle now."""
    return session.execute(
        select(Membership.circle_id, Membership.person_id).where(Membership.left_at.is_(None))
    ).all()


def tried(session: Session, question_ids: Sequence[int]) -> Sequence[Any]:
    """Which givers were asked before about these questions."""
    return session.execute(
        select(Introduction.question_id, Introduction.giver_id).where(
            Introduction.question_id.in_(list(question_ids))
        )
    ).all()


def recent(session: Session, since: datetime) -> Sequence[Introduction]:
    """In which someone was asked since a moment, or that are under way."""
    query = select(Introduction).where(
        or_(
            Introduction.asked_at > since,
            Introduction.asker_asked_at > since,
            Introduction.state.in_(UNDER_WAY),
        )
    )
    return session.scalars(query.order_by(Introduction.id)).all()


@prepared.rows
def made_between(kind: str, since: datetime, until: datetime) -> Select[Any]:
    """Introductions made in a period, for each of the two who got no message of this kind."""
    asked = exists().where(
        Delivery.kind == kind,
        Delivery.subject_id == Introduction.id,
        Delivery.person_id == Person.id,
    )
    return (
        select(
            Introduction.id,
            Introduction.workspace_id,
            Introduction.made_at,
            *RHYTHM,
        )
        .join(
            Person, or_(Person.id == Introduction.asker_id, Person.id == Introduction.giver_id)
        )
        .where(
            Introduction.state == IntroductionState.MADE,
            Introduction.made_at > since,
            Introduction.made_at <= until,
            Person.is_reachable,
            ~asked,
        )
        .order_by(Introduction.id, Person.id)
    )
