"""Finding what readers said about cards, and which they use."""

from collections.abc import Sequence

from sqlalchemy import delete, exists, select
from sqlalchemy.orm import Session

from storage.models import Case, Insight, InsightSource, InsightUse, Recognition


def use_of(
    session: Session, workspace_id: int, insight_id: int, person_id: int
) -> InsightUse | None:
    return session.scalars(
        select(InsightUse).where(
            InsightUse.workspace_id == workspace_id,
            InsightUse.insight_id == insight_id,
            InsightUse.person_id == person_id,
        )
    ).one_or_none()


def drop_use(session: Session, workspace_id: int, insight_id: int, person_id: int) -> None:
    session.execute(
        delete(InsightUse).where(
            InsightUse.workspace_id == workspace_id,
            InsightUse.insight_id == insight_id,
            InsightUse.person_id == person_id,
        )
    )


def own(
    session: Session, workspace_id: int, insight_id: int, person_id: int
) -> Recognition | None:
    """What one person said about a card."""
    return session.scalars(
        select(Recognition).where(
            Recognition.workspace_id == workspace_id,
            Recognition.insight_id == insight_id,
            Recognition.person_id == person_id,
        )
    ).one_or_none()


def about(session: Session, workspace_id: int, insight_id: int) -> Sequence[Recognition]:
    """What everyone said about a card, newest first."""
    return session.scalars(
        select(Recognition)
        .where(Recognition.workspace_id == workspace_id, Recognition.insight_id == insight_id)
        .order_by(Recognition.given_at.desc(), Recognition.id.desc())
    ).all()


def case_title(session: Session, insight: Insight) -> str | None:
    """The card's case, as far as its owner lets it travel: its title is not the card's."""
    if insight.case_id is None:
        return None
    return session.scalar(
        select(Case.title).where(
            Case.workspace_id == insight.workspace_id,
            Case.id == insight.case_id,
            Case.release_level >= insight.level,
        )
    )


def written_by(session: Session, insight: Insight, person_id: int) -> bool:
    """Whether someone made the card, or wrote what it was made from."""
    source = select(InsightSource.id).where(
        InsightSource.workspace_id == insight.workspace_id,
        InsightSource.insight_id == insight.id,
        InsightSource.author_id == person_id,
    )
    return insight.created_by == person_id or bool(session.scalar(select(exists(source))))
