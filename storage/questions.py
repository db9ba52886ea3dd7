"""Learning questions, and the circles that they can be put to."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.models import Circle, CircleState, LearningQuestion, released_insight


def active_circles(session: Session, workspace_id: int, most: int) -> Sequence[Circle]:
    return session.scalars(
        select(Circle)
        .where(Circle.workspace_id == workspace_id, Circle.state == CircleState.ACTIVE)
        .order_by(Circle.name)
        .limit(most)
    ).all()


def find(
    session: Session, workspace_id: int, question_id: int, *, lock: bool = False
) -> LearningQuestion | None:
    query = select(LearningQuestion).where(
        LearningQuestion.workspace_id == workspace_id, LearningQuestion.id == question_id
    )
    return session.scalars(query.with_for_update() if lock else query).one_or_none()


def of_asker(
    session: Session, asker_id: int, circle_id: int, text: str
) -> LearningQuestion | None:
    return session.scalars(
        select(LearningQuestion).where(
            LearningQuestion.asker_id == asker_id,
            LearningQuestion.circle_id == circle_id,
            LearningQuestion.text == text,
        )
    ).one_or_none()


def unanswered(session: Session, circle_id: int, most: int) -> Sequence[LearningQuestion]:
    """Oldest first."""
    return session.scalars(
        select(LearningQuestion)
        .where(LearningQuestion.circle_id == circle_id, LearningQuestion.answered_by.is_(None))
        .order_by(LearningQuestion.id)
        .limit(most)
    ).all()


def released_of_circle(session: Session, circle_id: int, most: int) -> Sequence[int]:
    """The released cards of a circle, newest first."""
    card = released_insight.c
    return session.scalars(
        select(card.id)
        .where(card.circle_id == circle_id)
        .order_by(card.released_at.desc(), card.id.desc())
        .limit(most)
    ).all()
