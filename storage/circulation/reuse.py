"""Who uses which cards, and whose cards those are."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    Subquery,
    exists,
    func,
    null,
    select,
    type_coerce,
    union,
    union_all,
)
from sqlalchemy.orm import Session

from storage.base import prepared
from storage.base.rows import RHYTHM
from storage.columns import UtcDateTime
from storage.insights.known import known_voice
from storage.models import (
    Attendance,
    Circle,
    Delivery,
    InsightSource,
    InsightUse,
    Meeting,
    Person,
    Recognition,
    ReuseChoice,
    Rsvp,
    Run,
    RunPhase,
    Stance,
    Trial,
    TrialResult,
    released_insight,
)

card = released_insight.c
FEWEST_ORGANISATIONS = 3  # that recognise a card before that is told


def _owners(*conditions: ColumnElement[bool]) -> Subquery:
    """Cards with who made them, and with everyone whose words they were made from."""
    made = select(card.id.label("insight_id"), card.created_by.label("owner_id"))
    wrote = select(card.id, InsightSource.author_id).join(
        InsightSource, InsightSource.insight_id == card.id
    )
    return union(made.where(*conditions), wrote.where(*conditions)).subquery()


def _givers(*conditions: ColumnElement[bool]) -> Select[Any]:
    """Cards with everyone whose words they were made from; without any, with who made them."""
    wrote = select(card.id.label("insight_id"), InsightSource.author_id.label("owner_id")).join(
        InsightSource, InsightSource.insight_id == card.id
    )
    has_source = exists().where(InsightSource.insight_id == card.id)
    made = select(card.id, card.created_by).where(~has_source)
    both = union(wrote.where(*conditions), made.where(*conditions)).subquery()
    return select(both.c.insight_id, both.c.owner_id)


def _told(kind: str) -> Any:
    """When the last message of this kind to a person was due."""
    return (
        select(func.max(Delivery.due_at))
        .where(Delivery.kind == kind, Delivery.person_id == Person.id)
        .scalar_subquery()
        .label("told_until")
    )


def _wants_none() -> ColumnElement[bool]:
    return exists().where(ReuseChoice.person_id == Person.id, ~ReuseChoice.wants)


def choice_of(session: Session, workspace_id: int, person_id: int) -> ReuseChoice | None:
    return session.scalars(
        select(ReuseChoice).where(
            ReuseChoice.workspace_id == workspace_id, ReuseChoice.person_id == person_id
        )
    ).one_or_none()


@prepared.rows
def unasked(kind: str, since: datetime) -> Select[Any]:
    """Who had a card released since a moment, and was never asked."""
    own = _owners(card.released_at > since)
    asked = exists().where(Delivery.kind == kind, Delivery.person_id == Person.id)
    chose = exists().where(ReuseChoice.person_id == Person.id)
    first = func.min(card.released_at).label("released_at")
    return (
        select(Person.workspace_id, first, *RHYTHM)
        .join(own, own.c.owner_id == Person.id)
        .join(released_insight, card.id == own.c.insight_id)
        .where(Person.is_reachable, ~asked, ~chose)
        .group_by(Person.workspace_id, *RHYTHM)
        .order_by(Person.id)
    )


@prepared.rows
def listeners(kind: str, since: datetime) -> Select[Any]:
    """For who wants to hear it: each time that someone else began to use a card of theirs.

    `told_until`: when their last message of this kind was due.
    """
    recent = select(InsightUse.insight_id).where(InsightUse.used_at > since)
    own = _owners(card.id.in_(recent))
    return (
        select(
            Person.workspace_id,
            ReuseChoice.answered_at,
            _told(kind),
            InsightUse.used_at.label("at"),
            *RHYTHM,
        )
        .join(own, own.c.owner_id == Person.id)
        .join(ReuseChoice, ReuseChoice.person_id == Person.id)
        .join(InsightUse, InsightUse.insight_id == own.c.insight_id)
        .where(
            Person.is_reachable,
            ReuseChoice.wants,
            InsightUse.person_id != Person.id,
            InsightUse.used_at > since,
        )
        .order_by(Person.id, InsightUse.used_at)
    )


@prepared.rows
def came(kind: str, since: datetime) -> Select[Any]:
    """Each time that something came of what someone gave, in the columns of `listeners`.

    Their words became a card, their card a principle; enough organisations recognise it and
    one more did; somebody tried it and it worked.
    """
    released = _givers(card.released_at > since).subquery()
    promoted = _givers(card.promoted_at > since).subquery()
    known = (
        select(Recognition.insight_id)
        .where(Recognition.stance == Stance.CONFIRMS, known_voice())
        .group_by(Recognition.insight_id)
        .having(func.count(Recognition.organisation.distinct()) >= FEWEST_ORGANISATIONS)
    )
    said = _givers(card.id.in_(known)).subquery()
    worked = Trial.result == TrialResult.WORKED
    recent = select(Trial.insight_id).where(worked, Trial.answered_at > since)
    tried = _givers(card.id.in_(recent)).subquery()
    every = union_all(
        select(released.c.owner_id, card.released_at.label("at")).join(
            released_insight, card.id == released.c.insight_id
        ),
        select(promoted.c.owner_id, card.promoted_at).join(
            released_insight, card.id == promoted.c.insight_id
        ),
        select(said.c.owner_id, Recognition.given_at)
        .join(Recognition, Recognition.insight_id == said.c.insight_id)
        .where(
            Recognition.given_at > since,
            Recognition.stance == Stance.CONFIRMS,
            known_voice(),
            Recognition.person_id != said.c.owner_id,
        ),
        select(tried.c.owner_id, Trial.answered_at)
        .join(Trial, Trial.insight_id == tried.c.insight_id)
        .where(worked, Trial.answered_at > since, Trial.person_id != tried.c.owner_id),
    ).subquery()
    return (
        select(
            Person.workspace_id,
            null().label("answered_at"),
            _told(kind),
            type_coerce(every.c.at, UtcDateTime()).label("at"),
            *RHYTHM,
        )
        .join(every, every.c.owner_id == Person.id)
        .where(Person.is_reachable, ~_wants_none())
        .order_by(Person.id)
    )


@prepared.rows
def inputs(kind: str, since: datetime) -> Select[Any]:
    """What people sent in for sessions that followed a method, with each phase of it."""
    found: Select[Any] = _inputs(Run.finished_at > since, Person.is_reachable, ~_wants_none())
    more = null().label("answered_at"), _told(kind), *RHYTHM
    return found.add_columns(*more).order_by(Person.id)


def _inputs(*conditions: Any) -> Any:
    return (
        select(
            Person.workspace_id,
            Run.finished_at.label("at"),
            Run.position.label("reached"),
            RunPhase.position.label("position"),
            RunPhase.shows,
        )
        .select_from(Attendance)
        .join(Person, Person.id == Attendance.person_id)
        .join(Run, Run.meeting_id == Attendance.meeting_id)
        .join(RunPhase, RunPhase.run_id == Run.id)
        .where(
            Attendance.rsvp == Rsvp.CONTRIBUTES,
            Attendance.contribution != "",
            *conditions,
        )
    )


def inputs_of(
    session: Session, workspace_id: int, person_id: int, begin: datetime, end: datetime
) -> Sequence[Row[Any]]:
    """The same of one person and a period, with the circle, the session and its insights."""
    insights = (
        select(func.count())
        .select_from(released_insight)
        .where(card.meeting_id == Meeting.id)
        .scalar_subquery()
    )
    return session.execute(
        _inputs(
            Person.workspace_id == workspace_id,
            Person.id == person_id,
            Run.finished_at >= begin,
            Run.finished_at < end,
        )
        .join(Meeting, Meeting.id == Run.meeting_id)
        .join(Circle, Circle.id == Run.circle_id)
        .add_columns(
            Meeting.id.label("meeting_id"),
            Meeting.starts_at,
            Circle.name.label("circle_name"),
            insights.label("insights"),
        )
        .order_by(Run.finished_at, RunPhase.position)
    ).all()


def given(session: Session, workspace_id: int, person_id: int) -> Sequence[Row[Any]]:
    """Cards that are made of someone's words, oldest first."""
    own = _givers(card.workspace_id == workspace_id).subquery()
    wrote = exists().where(
        InsightSource.insight_id == card.id, InsightSource.author_id == person_id
    )
    return session.execute(
        select(card.id, card.title, card.released_at, card.promoted_at, wrote.label("wrote"))
        .join(own, own.c.insight_id == card.id)
        .where(own.c.owner_id == person_id)
        .order_by(card.released_at, card.id)
    ).all()


def uses(
    session: Session, workspace_id: int, person_id: int, begin: datetime, end: datetime
) -> Sequence[Any]:
    """Cards of someone with who began to use them in a period, by the users' organisations."""
    own = _owners(card.workspace_id == workspace_id)
    return session.execute(
        select(
            card.id,
            card.title,
            Person.id.label("user_id"),
            Person.organisation,
            Person.government_layer,
        )
        .select_from(InsightUse)
        .join(released_insight, card.id == InsightUse.insight_id)
        .join(own, own.c.insight_id == card.id)
        .join(Person, Person.id == InsightUse.person_id)
        .where(
            card.workspace_id == workspace_id,
            own.c.owner_id == person_id,
            InsightUse.person_id != person_id,
            InsightUse.used_at >= begin,
            InsightUse.used_at < end,
        )
        .order_by(card.id, InsightUse.id)
    ).all()
