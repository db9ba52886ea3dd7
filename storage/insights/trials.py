"""Finding what came of using cards, and who may be asked about it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, exists, or_, select
from sqlalchemy.orm import Session

from storage.base import prepared
from storage.base.rows import RHYTHM
from storage.models import (
    Delivery,
    InsightSource,
    InsightUse,
    Membership,
    Person,
    ReleaseLevel,
    Trial,
    released_insight,
)

card = released_insight.c


@prepared.rows
def unasked(kind: str, since: datetime, until: datetime) -> Select[Any]:
    """Who began to use a card in between, can read it still, and was never asked about it.

    Not whoever made the card or wrote its words: others say whether it works.
    """
    asked = exists().where(
        Delivery.kind == kind,
        Delivery.person_id == InsightUse.person_id,
        Delivery.subject_id == InsightUse.insight_id,
    )
    wrote = exists().where(
        InsightSource.insight_id == InsightUse.insight_id,
        InsightSource.author_id == InsightUse.person_id,
    )
    is_inside = exists().where(
        Membership.circle_id == card.circle_id,
        Membership.person_id == InsightUse.person_id,
        Membership.left_at.is_(None),
    )
    return (
        select(InsightUse.workspace_id, InsightUse.insight_id, InsightUse.used_at, *RHYTHM)
        .join(released_insight, card.id == InsightUse.insight_id)
        .join(Person, Person.id == InsightUse.person_id)
        .where(
            InsightUse.used_at > since,
            InsightUse.used_at <= until,
            Person.is_reachable,
            Person.id != card.created_by,
            or_(card.level >= ReleaseLevel.NETWORK, is_inside),
            ~asked,
            ~wrote,
        )
        .order_by(InsightUse.id)
    )


def own(session: Session, workspace_id: int, insight_id: int, person_id: int) -> Trial | None:
    """What one person said came of a card."""
    return session.scalars(
        select(Trial).where(
            Trial.workspace_id == workspace_id,
            Trial.insight_id == insight_id,
            Trial.person_id == person_id,
        )
    ).one_or_none()


def about(session: Session, workspace_id: int, insight_id: int) -> Sequence[Trial]:
    """What everyone said came of a card, newest first."""
    return session.scalars(
        select(Trial)
        .where(Trial.workspace_id == workspace_id, Trial.insight_id == insight_id)
        .order_by(Trial.answered_at.desc(), Trial.id.desc())
    ).all()
