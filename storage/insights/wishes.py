"""What those who wrote a card would change in it."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.models import Insight, Person, RevisionWish


def own(session: Session, insight: Insight, person_id: int, seen: str) -> RevisionWish | None:
    """What one person said should change in these words of a card."""
    return session.scalars(
        select(RevisionWish).where(
            RevisionWish.workspace_id == insight.workspace_id,
            RevisionWish.insight_id == insight.id,
            RevisionWish.person_id == person_id,
            RevisionWish.seen == seen,
        )
    ).one_or_none()


def of_card(
    session: Session, insight: Insight, seen: str
) -> Sequence[tuple[RevisionWish, Person]]:
    """What everyone said should change in these words of a card, with who it was."""
    rows = session.execute(
        select(RevisionWish, Person)
        .join(Person, Person.id == RevisionWish.person_id)
        .where(
            RevisionWish.workspace_id == insight.workspace_id,
            RevisionWish.insight_id == insight.id,
            RevisionWish.seen == seen,
        )
        .order_by(RevisionWish.wished_at, RevisionWish.id)
    )
    return [(row[0], row[1]) for row in rows]
