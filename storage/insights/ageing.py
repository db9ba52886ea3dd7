"""Cards that nobody confirmed for long, and who is asked about them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, case, exists, func, or_, select
from sqlalchemy.orm import Session

from storage.base import prepared
from storage.base.rows import RHYTHM
from storage.insights.known import known_voice
from storage.models import (
    Delivery,
    Insight,
    InsightSource,
    InsightState,
    Person,
    Recognition,
    Stance,
    released_insight,
)


@prepared.rows
def old(before: datetime) -> Select[Any]:
    """Released cards that were last said to hold before this, with their writers' rhythm.

    A row for each writer who can be asked: the authors first, in the order of their words,
    then whoever made the card.
    """
    card = released_insight.c
    since = func.coalesce(card.still_holds_at, card.released_at)
    confirmed = exists().where(
        Recognition.insight_id == card.id,
        Recognition.stance == Stance.CONFIRMS,
        known_voice(),
        Recognition.given_at > before,
    )
    return (
        select(
            card.workspace_id,
            card.circle_id,
            card.id,
            card.released_at,
            card.still_holds_at,
            Person.id.label("writer_id"),
            *RHYTHM,
        )
        .outerjoin(InsightSource, InsightSource.insight_id == card.id)
        .join(
            Person,
            or_(Person.id == InsightSource.author_id, Person.id == card.created_by),
        )
        .where(since <= before, ~confirmed, Person.is_reachable)
        .order_by(
            card.id, case((Person.id == InsightSource.author_id, 0), else_=1), InsightSource.id
        )
    )


def asked(session: Session, kind: str, person_ids: Sequence[int]) -> Sequence[Any]:
    """How often each of them was asked, and when last."""
    query = (
        select(
            Delivery.person_id,
            func.count().label("times"),
            func.max(Delivery.created_at).label("at"),
        )
        .where(Delivery.kind == kind, Delivery.person_id.in_(list(person_ids)))
        .group_by(Delivery.person_id)
    )
    return session.execute(query).all()


def of_writer(session: Session, workspace_id: int, person_id: int) -> Sequence[Insight]:
    """Cards that someone made, or whose words are theirs, that are or were out."""
    mine = select(InsightSource.insight_id).where(InsightSource.author_id == person_id)
    return session.scalars(
        select(Insight)
        .where(
            Insight.workspace_id == workspace_id,
            Insight.state.in_([InsightState.RELEASED, InsightState.WITHDRAWN]),
            Insight.released_at.is_not(None),
            or_(Insight.created_by == person_id, Insight.id.in_(mine)),
        )
        .order_by(Insight.released_at, Insight.id)
    ).all()


def confirmed_since(session: Session, insight: Insight, since: datetime) -> bool:
    query = select(Recognition.id).where(
        Recognition.workspace_id == insight.workspace_id,
        Recognition.insight_id == insight.id,
        Recognition.stance == Stance.CONFIRMS,
        known_voice(),
        Recognition.given_at > since,
    )
    return bool(session.scalar(select(exists(query))))
