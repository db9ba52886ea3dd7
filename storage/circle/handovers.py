"""One facilitator asking another to take a circle over."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.models import (
    Handover,
    HandoverState,
)


def asked_of(session: Session, workspace_id: int, person_id: int) -> Sequence[Handover]:
    """The questions that wait for somebody's answer."""
    return session.scalars(
        select(Handover).where(
            Handover.workspace_id == workspace_id,
            Handover.to_id == person_id,
            Handover.state == HandoverState.ASKED,
        )
    ).all()


def open_handover(session: Session, circle_id: int) -> Handover | None:
    return session.scalars(
        select(Handover).where(
            Handover.circle_id == circle_id, Handover.state == HandoverState.ASKED
        )
    ).one_or_none()
