"""What those who wrote a card would change in it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.models import RevisionWish


def own(
    session: Session, workspace_id: int, insight_id: int, person_id: int
) -> RevisionWish | None:
    """What one person last said should change."""
    return session.scalars(
        select(RevisionWish).where(
            RevisionWish.workspace_id == workspace_id,
            RevisionWish.insight_id == insight_id,
            RevisionWish.person_id == person_id,
        )
    ).one_or_none()
