"""Finding insights and what they were made from."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from storage.models import (
    Circle,
    Consent,
    Insight,
    InsightSource,
    InsightState,
    Person,
    Reflection,
)


def find(
    session: Session, workspace_id: int, insight_id: int, *, lock: bool = False
) -> Insight | None:
    """With `lock`, two authors who answer at once do so one after the other."""
    query = select(Insight).where(
        Insight.workspace_id == workspace_id, Insight.id == insight_id
    )
    return session.scalars(_locked(query) if lock else query).one_or_none()


def _locked(query: Select[Insight]) -> Select[Insight]:
    """The rows as they are once the lock is ours, not as they were when first read."""
    locked = query.with_for_update(of=Insight)
    return locked.execution_options(populate_existing=True)


@dataclass(frozen=True)
class Source:
    """One reflection behind an insight, with its author."""

    link: InsightSource
    reflection: Reflection
    author: Person


def sources(session: Session, workspace_id: int, insight_id: int) -> Sequence[Source]:
    """In a fixed order, as they are in the database now."""
    query = (
        select(InsightSource, Reflection, Person)
        .join(Reflection, Reflection.id == InsightSource.reflection_id)
        .join(Person, Person.id == InsightSource.author_id)
        .where(
            InsightSource.workspace_id == workspace_id,
            InsightSource.insight_id == insight_id,
        )
        .order_by(InsightSource.id)
        .execution_options(populate_existing=True)
    )
    session.flush()
    return [Source(*row) for row in session.execute(query)]


def built_on(
    session: Session, workspace_id: int, reflection_id: int, *, lock: bool = False
) -> Sequence[Insight]:
    """The insights made from a reflection, oldest first."""
    query: Select[Insight] = (
        select(Insight)
        .join(InsightSource, InsightSource.insight_id == Insight.id)
        .where(
            Insight.workspace_id == workspace_id,
            InsightSource.reflection_id == reflection_id,
        )
        .order_by(Insight.id)
    )
    return session.scalars(_locked(query) if lock else query).all()


def in_use(
    session: Session, workspace_id: int, reflection_ids: Sequence[int]
) -> dict[int, list[Insight]]:
    """Reflection id → the insights made from it that wait or are out."""
    rows = session.execute(
        select(InsightSource.reflection_id, Insight)
        .join(Insight, Insight.id == InsightSource.insight_id)
        .where(
            Insight.workspace_id == workspace_id,
            InsightSource.reflection_id.in_(list(reflection_ids)),
            Insight.state.in_([InsightState.PROPOSED, InsightState.RELEASED]),
        )
        .order_by(Insight.id)
    )
    found: dict[int, list[Insight]] = {}
    for reflection_id, insight in rows:
        found.setdefault(reflection_id, []).append(insight)
    return found


def waiting_for(session: Session, workspace_id: int, author_id: int) -> Sequence[Insight]:
    """Cards that wait for this author's release, oldest first."""
    asked = select(InsightSource.insight_id).where(
        InsightSource.author_id == author_id, InsightSource.consent == Consent.ASKED
    )
    # Not DISTINCT: PostgreSQL cannot compare the JSON of a card's links.
    return session.scalars(
        select(Insight)
        .where(
            Insight.workspace_id == workspace_id,
            Insight.state == InsightState.PROPOSED,
            Insight.id.in_(asked),
        )
        .order_by(Insight.id)
    ).all()


def of_meeting(
    session: Session, workspace_id: int, circle_id: int, meeting_id: int | None
) -> Sequence[Insight]:
    """The cards made about one session (or, with None, apart from any), oldest first."""
    return session.scalars(
        select(Insight)
        .where(
            Insight.workspace_id == workspace_id,
            Insight.circle_id == circle_id,
            Insight.meeting_id == meeting_id,
        )
        .order_by(Insight.id)
    ).all()


def circle_of(session: Session, insight: Insight) -> Circle:
    return session.scalars(
        select(Circle).where(
            Circle.workspace_id == insight.workspace_id, Circle.id == insight.circle_id
        )
    ).one()


def maker_of(session: Session, insight: Insight) -> Person:
    return session.scalars(
        select(Person).where(
            Person.workspace_id == insight.workspace_id, Person.id == insight.created_by
        )
    ).one()
