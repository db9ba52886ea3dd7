"""What readers said about cards since an edition brought them."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, func, select
from sqlalchemy.orm import Session

from storage.insights.known import known_user, known_voice
from storage.models import InsightUse, NotForMe, Recognition, Stance


def own(session: Session, workspace_id: int, insight_id: int, person_id: int) -> bool:
    """Whether someone said that a card is not for them."""
    query = select(NotForMe.id).where(
        NotForMe.workspace_id == workspace_id,
        NotForMe.insight_id == insight_id,
        NotForMe.person_id == person_id,
    )
    return session.scalar(query) is not None


def drop(session: Session, workspace_id: int, insight_id: int, person_id: int) -> None:
    session.execute(
        delete(NotForMe).where(
            NotForMe.workspace_id == workspace_id,
            NotForMe.insight_id == insight_id,
            NotForMe.person_id == person_id,
        )
    )


def recognised(
    session: Session, insight_ids: Collection[int], since: datetime
) -> dict[int, int]:
    """How many people recognised each of these cards from a moment on."""
    confirms = (Recognition.stance == Stance.CONFIRMS, known_voice())
    return _people(session, Recognition, insight_ids, Recognition.given_at >= since, *confirms)


def used(session: Session, insight_ids: Collection[int], since: datetime) -> dict[int, int]:
    return _people(session, InsightUse, insight_ids, InsightUse.used_at >= since, known_user())


def passed(
    session: Session,
    insight_ids: Collection[int],
    since: datetime,
    until: datetime | None = None,
) -> dict[int, int]:
    """How many said that it is not for them."""
    period = [NotForMe.said_at >= since]
    period += [NotForMe.said_at < until] if until is not None else []
    return _people(session, NotForMe, insight_ids, *period)


def _people(
    session: Session, table: Any, insight_ids: Collection[int], *conditions: ColumnElement[bool]
) -> dict[int, int]:
    rows = session.execute(
        select(table.insight_id, func.count())
        .where(table.insight_id.in_(list(insight_ids)), *conditions)
        .group_by(table.insight_id)
    )
    return dict(list(rows))
