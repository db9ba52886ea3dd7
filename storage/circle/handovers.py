"""One facilitator asking another to take a circle over."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from storage.models import (
    Handover,
    HandoverState,
)


def handover(
    session: Session, workspace_id: int, handover_id: int, *, lock: bool = False
) -> Handover | None:
    query = select(Handover).where(
        Handover.workspace_id == workspace_id, Handover.id == handover_id
    )
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    return session.scalars(query).one_or_none()


def open_handover(session: Session, circle_id: int) -> Handover | None:
    return session.scalars(
        select(Handover).where(
            Handover.circle_id == circle_id, Handover.state == HandoverState.ASKED
        )
    ).one_or_none()


def withdraw_from(session: Session, circle_id: int, person_id: int, now: datetime) -> None:
    """What someone asked who does not lead any more."""
    session.execute(
        update(Handover)
        .where(
            Handover.circle_id == circle_id,
            Handover.from_id == person_id,
            Handover.state == HandoverState.ASKED,
        )
        .values(state=HandoverState.WITHDRAWN, answered_at=now)
    )
