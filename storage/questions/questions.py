"""Learning questions, and the circles that they can be put to."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Integer, Row, Select, cast, null, select
from sqlalchemy.orm import Session

from storage.models import (
    Circle,
    CircleState,
    FollowedQuestion,
    Insight,
    LearningQuestion,
    Person,
    QuestionState,
    released_insight,
)

WAITING = (QuestionState.OPEN, QuestionState.ACCEPTED)  # those that speak for themselves
ASKED = (*WAITING, QuestionState.MERGED, QuestionState.DECLINED)


def active_circles(session: Session, workspace_id: int) -> Sequence[Circle]:
    return session.scalars(
        select(Circle)
        .where(Circle.workspace_id == workspace_id, Circle.state == CircleState.ACTIVE)
        .order_by(Circle.name)
    ).all()


def _locked(query: Select[LearningQuestion]) -> Select[LearningQuestion]:
    """The rows as they are once the lock is ours, not as they were when first read."""
    return query.with_for_update().execution_options(populate_existing=True)


def of_asker(session: Session, workspace_id: int, asker_id: int) -> Sequence[LearningQuestion]:
    """Everything that someone asked, newest first."""
    return session.scalars(
        select(LearningQuestion)
        .where(
            LearningQuestion.workspace_id == workspace_id,
            LearningQuestion.asker_id == asker_id,
        )
        .order_by(LearningQuestion.id.desc())
    ).all()


def unanswered(session: Session, *circle_ids: int) -> Sequence[LearningQuestion]:
    """Oldest first; what goes with another question is not there twice."""
    return session.scalars(
        select(LearningQuestion)
        .where(
            LearningQuestion.circle_id.in_(circle_ids),
            LearningQuestion.state.in_(WAITING),
            LearningQuestion.answered_by.is_(None),
        )
        .order_by(LearningQuestion.id)
    ).all()


def on_agenda(session: Session, circle_id: int) -> Sequence[LearningQuestion]:
    """What the circle took up and does not know yet, oldest first."""
    return session.scalars(
        select(LearningQuestion)
        .where(
            LearningQuestion.circle_id == circle_id,
            LearningQuestion.state == QuestionState.ACCEPTED,
            LearningQuestion.answered_by.is_(None),
        )
        .order_by(LearningQuestion.decided_at, LearningQuestion.id)
    ).all()


def merged_into(
    session: Session, question: LearningQuestion, *, lock: bool = False
) -> Sequence[LearningQuestion]:
    """What goes with a question, oldest first."""
    query = (
        select(LearningQuestion)
        .where(
            LearningQuestion.workspace_id == question.workspace_id,
            LearningQuestion.merged_into == question.id,
            LearningQuestion.state == QuestionState.MERGED,
        )
        .order_by(LearningQuestion.id)
    )
    return session.scalars(_locked(query) if lock else query).all()


def waiting(
    session: Session, workspace_id: int, most: int, followed_since: datetime
) -> Sequence[Row[Any]]:
    """What running circles do not know yet, and what people follow: `most` of each at most.

    Columns: id, text, person_id (who asks), circle_id (None: it is followed). Newest first.
    """
    put = (
        select(
            LearningQuestion.id,
            LearningQuestion.text,
            LearningQuestion.asker_id.label("person_id"),
            LearningQuestion.circle_id,
        )
        .join(Circle, Circle.id == LearningQuestion.circle_id)
        .where(
            LearningQuestion.workspace_id == workspace_id,
            LearningQuestion.state.in_(WAITING),
            LearningQuestion.answered_by.is_(None),
            Circle.state == CircleState.ACTIVE,
        )
        .order_by(LearningQuestion.id.desc())
        .limit(most)
        .subquery()
    )
    followed = (
        select(
            FollowedQuestion.id,
            FollowedQuestion.text,
            FollowedQuestion.person_id,
            cast(null(), Integer).label("circle_id"),  # PostgreSQL would take it for text
        )
        .where(
            FollowedQuestion.workspace_id == workspace_id,
            FollowedQuestion.answered_by.is_(None),
            FollowedQuestion.created_at > followed_since,
        )
        .order_by(FollowedQuestion.id.desc())
        .limit(most)
        .subquery()
    )
    return session.execute(select(put).union_all(select(followed))).all()


def unknown(session: Session, workspace_id: int, most: int) -> Sequence[LearningQuestion]:
    """All that was asked by people who are still here and has no answer.

    The latest of it, oldest first.
    """
    return session.scalars(
        select(LearningQuestion)
        .join(Person, Person.id == LearningQuestion.asker_id)
        .where(
            LearningQuestion.workspace_id == workspace_id,
            LearningQuestion.state.in_(ASKED),
            LearningQuestion.answered_by.is_(None),
            Person.is_active,
        )
        .order_by(LearningQuestion.id.desc())
        .limit(most)
    ).all()[::-1]


def answered_with(
    session: Session, workspace_id: int, insight_id: int
) -> Sequence[LearningQuestion]:
    return session.scalars(
        select(LearningQuestion)
        .where(
            LearningQuestion.workspace_id == workspace_id,
            LearningQuestion.answered_by == insight_id,
        )
        .order_by(LearningQuestion.id)
    ).all()


def asked_about(session: Session, insight: Insight) -> Sequence[int]:
    """The ids of what readers asked on the page of a card."""
    return session.scalars(
        select(LearningQuestion.id).where(
            LearningQuestion.workspace_id == insight.workspace_id,
            LearningQuestion.asked_about == insight.id,
        )
    ).all()


def released_of_circle(session: Session, circle_id: int) -> Sequence[int]:
    """The released cards of a circle, newest first."""
    card = released_insight.c
    return session.scalars(
        select(card.id)
        .where(card.circle_id == circle_id)
        .order_by(card.released_at.desc(), card.id.desc())
    ).all()
