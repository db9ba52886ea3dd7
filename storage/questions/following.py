"""Questions that people follow."""

from collections.abc import Sequence

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from storage.models import FollowedQuestion


def of_person(
    session: Session, workspace_id: int, person_id: int
) -> Sequence[FollowedQuestion]:
    """Newest first."""
    return session.scalars(
        select(FollowedQuestion)
        .where(
            FollowedQuestion.workspace_id == workspace_id,
            FollowedQuestion.person_id == person_id,
        )
        .order_by(FollowedQuestion.created_at.desc(), FollowedQuestion.id.desc())
    ).all()


def stop(session: Session, workspace_id: int, person_id: int, followed_id: int) -> bool:
    """Whether there was one of this person's to end."""
    gone = delete(FollowedQuestion).where(
        FollowedQuestion.workspace_id == workspace_id,
        FollowedQuestion.person_id == person_id,
        FollowedQuestion.id == followed_id,
    )
    return session.scalar(gone.returning(FollowedQuestion.id)) is not None


def answered(session: Session, followed_id: int, insight_id: int) -> None:
    session.execute(
        update(FollowedQuestion)
        .where(FollowedQuestion.id == followed_id)
        .values(answered_by=insight_id)
    )


def reopen(session: Session, workspace_id: int, insight_id: int) -> None:
    """Whoever was told of a card hears of the next one, now that it is gone."""
    session.execute(
        update(FollowedQuestion)
        .where(
            FollowedQuestion.workspace_id == workspace_id,
            FollowedQuestion.answered_by == insight_id,
        )
        .values(answered_by=None)
    )
