"""Who uses which cards, and whose cards those are."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, exists, func, select, union
from sqlalchemy.orm import Session

from storage.base import prepared
from storage.base.rows import RHYTHM
from storage.models import (
    Delivery,
    InsightSource,
    InsightUse,
    Person,
    ReuseChoice,
    released_insight,
)

card = released_insight.c


def _owners(*conditions: ColumnElement[bool]) -> Subquery:
    """Cards with who made them, and with everyone whose words they were made from."""
    made = select(card.id.label("insight_id"), card.created_by.label("owner_id"))
    wrote = select(card.id, InsightSource.author_id).join(
        InsightSource, InsightSource.insight_id == card.id
    )
    return union(made.where(*conditions), wrote.where(*conditions)).subquery()


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
    told = (
        select(func.max(Delivery.due_at))
        .where(Delivery.kind == kind, Delivery.person_id == Person.id)
        .scalar_subquery()
    )
    return (
        select(
            Person.workspace_id,
            ReuseChoice.answered_at,
            told.label("told_until"),
            InsightUse.used_at,
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
