"""Pages of people, and the cards that they may show there."""

from collections.abc import Sequence

from sqlalchemy import delete, exists, or_, select
from sqlalchemy.orm import Session

from storage.models import (
    Circle,
    Insight,
    InsightSource,
    Person,
    PioneerItem,
    PioneerProfile,
    ReleaseLevel,
    released_insight,
)


def profile_of(
    session: Session, workspace_id: int, person_id: int, *, lock: bool = False
) -> PioneerProfile | None:
    query = select(PioneerProfile).where(
        PioneerProfile.workspace_id == workspace_id, PioneerProfile.person_id == person_id
    )
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    return session.scalars(query).one_or_none()


def shown_of(session: Session, workspace_id: int, person_id: int) -> PioneerProfile | None:
    profile = profile_of(session, workspace_id, person_id)
    return profile if profile is not None and profile.ended_at is None else None


def shown(session: Session, workspace_id: int) -> Sequence[tuple[PioneerProfile, Person]]:
    rows = session.execute(
        select(PioneerProfile, Person)
        .join(Person, Person.id == PioneerProfile.person_id)
        .where(
            PioneerProfile.workspace_id == workspace_id,
            PioneerProfile.ended_at.is_(None),
            Person.is_active,
        )
        .order_by(Person.name, Person.id)
    )
    return [(profile, person) for profile, person in rows]


def by_token(session: Session, token: str) -> PioneerProfile | None:
    return session.scalars(
        select(PioneerProfile).where(PioneerProfile.token == token)
    ).one_or_none()


def items_of(session: Session, workspace_id: int, person_id: int) -> Sequence[PioneerItem]:
    return session.scalars(
        select(PioneerItem)
        .where(PioneerItem.workspace_id == workspace_id, PioneerItem.person_id == person_id)
        .order_by(PioneerItem.id)
    ).all()


def drop_items(session: Session, workspace_id: int, person_id: int) -> None:
    session.execute(
        delete(PioneerItem).where(
            PioneerItem.workspace_id == workspace_id, PioneerItem.person_id == person_id
        )
    )


def released_by(
    session: Session, workspace_id: int, person_id: int
) -> Sequence[tuple[Insight, str]]:
    """Open cards made from what someone wrote, or by them alone; newest first."""
    card = released_insight.c
    wrote = exists().where(
        InsightSource.insight_id == card.id, InsightSource.author_id == person_id
    )
    from_words = exists().where(InsightSource.insight_id == card.id)
    open_ids = select(card.id).where(
        card.workspace_id == workspace_id,
        card.level >= ReleaseLevel.NETWORK,
        or_(wrote, (card.created_by == person_id) & ~from_words),
    )
    rows = session.execute(
        select(Insight, Circle.name)
        .join(Circle, Circle.id == Insight.circle_id)
        .where(Insight.workspace_id == workspace_id, Insight.id.in_(open_ids))
        .order_by(Insight.happened_on.desc(), Insight.id.desc())
    )
    return [(insight, name) for insight, name in rows]


def authors_of(session: Session, insight: Insight) -> set[int]:
    """Whose words a card was made from; its maker, when it was made of nobody else's."""
    wrote = session.scalars(
        select(InsightSource.author_id).where(
            InsightSource.workspace_id == insight.workspace_id,
            InsightSource.insight_id == insight.id,
        )
    ).all()
    return set(wrote) or {insight.created_by}


def who_agreed(session: Session, insight: Insight, seen: str) -> set[int]:
    """Who has the card in these words on a page that is shown as widely as their own choice."""
    return set(
        session.scalars(
            select(PioneerItem.person_id)
            .join(PioneerProfile, PioneerProfile.person_id == PioneerItem.person_id)
            .where(
                PioneerItem.workspace_id == insight.workspace_id,
                PioneerItem.insight_id == insight.id,
                PioneerItem.seen == seen,
                PioneerProfile.ended_at.is_(None),
            )
        )
    )


def circle_name(session: Session, insight: Insight) -> str:
    return session.scalars(
        select(Circle.name).where(
            Circle.workspace_id == insight.workspace_id, Circle.id == insight.circle_id
        )
    ).one()
