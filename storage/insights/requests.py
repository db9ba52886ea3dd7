"""Cards that wait for the word of an author."""

from datetime import datetime
from typing import Any

from sqlalchemy import Select, exists, func, select
from sqlalchemy.orm import Session

from storage.base import prepared
from storage.base.rows import RHYTHM
from storage.models import (
    Consent,
    Delivery,
    DeliveryState,
    Insight,
    InsightSource,
    InsightState,
    Person,
)


@prepared.rows
def waiting() -> Select[Any]:
    """A row for each card and author not written to, with since when they are asked."""
    told = exists().where(
        Delivery.kind == "release_request",
        Delivery.subject_id == Insight.id,
        Delivery.person_id == InsightSource.author_id,
        Delivery.created_at > InsightSource.asked_at,  # who is asked again hears it again
    )
    return (
        select(
            Insight.workspace_id,
            Insight.circle_id,
            Insight.id,
            InsightSource.author_id,
            func.max(InsightSource.asked_at).label("asked_at"),
            *RHYTHM,
        )
        .join(Insight, Insight.id == InsightSource.insight_id)
        .join(Person, Person.id == InsightSource.author_id)
        .where(
            InsightSource.consent == Consent.ASKED,
            InsightSource.asked_at.is_not(None),
            Insight.state == InsightState.PROPOSED,
            Person.is_reachable,
            ~told,
        )
        .group_by(Insight.id, InsightSource.author_id, Person.id)
        .order_by(Insight.id, InsightSource.author_id)
    )


def was_told(session: Session, insight: Insight, author_id: int, before: datetime) -> bool:
    """Whether a request about this card reached the author before that moment."""
    query = select(Delivery.id).where(
        Delivery.workspace_id == insight.workspace_id,
        Delivery.kind == "release_request",
        Delivery.subject_id == insight.id,
        Delivery.person_id == author_id,
        Delivery.state == DeliveryState.SENT,
        Delivery.created_at < before,
    )
    return bool(session.scalar(select(exists(query))))
