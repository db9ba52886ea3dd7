"""Finding insights and what they were made from."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Select, and_, exists, or_, select
from sqlalchemy.orm import Session

from storage.base import prepared
from storage.circle.case_rights import of_circle
from storage.circle.circles import crowd
from storage.models import (
    AuditEvent,
    Case,
    Circle,
    Consent,
    Insight,
    InsightSource,
    InsightState,
    Person,
    Reflection,
    ReleaseLevel,
    RevisionWish,
)


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
    session: Session, workspace_id: int, *reflection_ids: int, lock: bool = False
) -> Sequence[Insight]:
    """The insights made from any of these reflections, oldest first."""
    made = select(InsightSource.insight_id).where(
        InsightSource.reflection_id.in_(reflection_ids)
    )
    query: Select[Insight] = (
        select(Insight)
        .where(Insight.workspace_id == workspace_id, Insight.id.in_(made))
        .order_by(Insight.id)
    )
    return session.scalars(_locked(query) if lock else query).all()


def used(session: Session, workspace_id: int, answers: Collection[Reflection]) -> set[int]:
    """The ids of those that a card was made of."""
    if not answers:
        return set()
    return set(_used(session, workspace_id, [each.id for each in answers]))


@prepared.scalars
def _used(workspace_id: int, reflection_ids: Collection[int]) -> Select[int]:
    return select(InsightSource.reflection_id).where(
        InsightSource.workspace_id == workspace_id,
        InsightSource.reflection_id.in_(reflection_ids),
    )


def on_answers_to(session: Session, workspace_id: int, prompt_id: int) -> Sequence[int]:
    """The ids of the insights made from what was answered to a prompt."""
    return session.scalars(
        select(InsightSource.insight_id)
        .join(Reflection, Reflection.id == InsightSource.reflection_id)
        .where(InsightSource.workspace_id == workspace_id, Reflection.prompt_id == prompt_id)
        .distinct()
        .order_by(InsightSource.insight_id)
    ).all()


OUT_OR_WAITING = (InsightState.PROPOSED, InsightState.RELEASED)


def in_use(
    session: Session,
    workspace_id: int,
    reflection_ids: Sequence[int],
    states: Sequence[InsightState] = OUT_OR_WAITING,
) -> dict[int, list[Insight]]:
    """Reflection id → the insights made from it that are in one of these states."""
    rows = session.execute(
        select(InsightSource.reflection_id, Insight)
        .join(Insight, Insight.id == InsightSource.insight_id)
        .where(
            Insight.workspace_id == workspace_id,
            InsightSource.reflection_id.in_(list(reflection_ids)),
            Insight.state.in_(states),
        )
        .order_by(Insight.id)
    )
    found: dict[int, list[Insight]] = {}
    for reflection_id, insight in rows:
        found.setdefault(reflection_id, []).append(insight)
    return found


def waiting_for(session: Session, workspace_id: int, author_id: int) -> Sequence[Insight]:
    """Cards that wait for this author's release, oldest first: not for a facilitator."""
    said_more = exists().where(
        RevisionWish.insight_id == InsightSource.insight_id,
        RevisionWish.person_id == author_id,
        RevisionWish.wished_at >= InsightSource.asked_at,
    )
    asked = select(InsightSource.insight_id).where(
        InsightSource.author_id == author_id,
        InsightSource.consent == Consent.ASKED,
        ~said_more,
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


def refused(session: Session, workspace_id: int, ids: Sequence[int]) -> set[int]:
    """Those of these cards that wait, and of which an author said no."""
    query = (
        select(Insight.id)
        .join(InsightSource, InsightSource.insight_id == Insight.id)
        .where(
            Insight.workspace_id == workspace_id,
            Insight.id.in_(ids),
            Insight.state == InsightState.PROPOSED,
            InsightSource.consent == Consent.REFUSED,
        )
    )
    return set(session.scalars(query)) if ids else set()


def around(session: Session, insight: Insight) -> tuple[Circle, Person, int]:
    """The circle of a card, its maker, and how many people its words can be of."""
    query = (
        select(Circle, Person, crowd())
        .join(Person, Person.workspace_id == Circle.workspace_id)
        .where(
            Circle.workspace_id == insight.workspace_id,
            Circle.id == insight.circle_id,
            Person.id == insight.created_by,
        )
    )
    circle, maker, people = session.execute(query).one()
    return circle, maker, people


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


def promoted(session: Session, workspace_id: int) -> Sequence[Insight]:
    """The cards that recognition made principles."""
    return session.scalars(
        select(Insight)
        .where(Insight.workspace_id == workspace_id, Insight.promoted_at.is_not(None))
        .order_by(Insight.id)
        .with_for_update()
    ).all()


def history(
    session: Session, workspace_id: int, insight_id: int, actions: Sequence[str]
) -> Sequence[tuple[AuditEvent, str]]:
    """What was done to a card, with the name of whoever did it."""
    rows = session.execute(
        select(AuditEvent, Person.name)
        .join(Person, Person.id == AuditEvent.actor_id)
        .where(
            AuditEvent.workspace_id == workspace_id,
            AuditEvent.object_kind == "insight",
            AuditEvent.object_id == insight_id,
            AuditEvent.action.in_(actions),
        )
        .order_by(AuditEvent.at, AuditEvent.id)
    ).all()
    return [(event, name) for event, name in rows]


def last_actor(session: Session, workspace_id: int, insight_id: int, action: str) -> int | None:
    """Who did this to a card last."""
    return session.scalar(
        select(AuditEvent.actor_id)
        .where(
            AuditEvent.workspace_id == workspace_id,
            AuditEvent.object_kind == "insight",
            AuditEvent.object_id == insight_id,
            AuditEvent.action == action,
        )
        .order_by(AuditEvent.at.desc(), AuditEvent.id.desc())
        .limit(1)
    )


def cases_for(
    session: Session, workspace_id: int, circle_id: int, also: int | None = None
) -> Sequence[Case]:
    """The cases that a card of this circle can be about, and one that was chosen before."""
    shared = and_(of_circle(circle_id), Case.closed_at.is_(None))
    return session.scalars(
        select(Case)
        .where(
            Case.workspace_id == workspace_id,
            or_(shared, and_(Case.id == also, Case.release_level >= ReleaseLevel.CIRCLE)),
        )
        .order_by(Case.title, Case.id)
    ).all()


def on_case(session: Session, case: Case) -> Sequence[int]:
    """The cards that are about a case."""
    query = select(Insight.id).where(
        Insight.workspace_id == case.workspace_id, Insight.case_id == case.id
    )
    return session.scalars(query).all()


def offered(
    session: Session, workspace_id: int, reflection_id: int, author_id: int
) -> Insight | None:
    """What an author offered of an answer, and nobody withdrew."""
    return session.scalars(
        select(Insight)
        .join(InsightSource, InsightSource.insight_id == Insight.id)
        .where(
            Insight.workspace_id == workspace_id,
            Insight.state != InsightState.WITHDRAWN,
            InsightSource.reflection_id == reflection_id,
            InsightSource.author_id == author_id,
        )
        .limit(1)
    ).first()
