"""A question to lead a circle that gets no answer: taken back, or whoever was asked is gone."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base import messages
from bot.domain.base.kinds import Due, MessageKind
from storage.circle import handovers
from storage.models import Handover, HandoverState, Person


def of_member(session: Session, circle_id: int, person_id: int, now: datetime) -> None:
    """Of somebody who leaves this circle: what they asked, and what they were asked."""
    step_back(session, circle_id, person_id, now)
    row = handovers.open_handover(session, circle_id)
    if row is not None and row.to_id == person_id:
        lapse(session, row, now)


def of_person(session: Session, person: Person, now: datetime) -> None:
    """Of somebody who is erased: what they were asked. What they asked still stands."""
    for row in handovers.asked_of(session, person.workspace_id, person.id):
        lapse(session, row, now)


def step_back(session: Session, circle_id: int, person_id: int, now: datetime) -> None:
    """What somebody asked who does not lead this circle any more."""
    row = handovers.open_handover(session, circle_id)
    if row is not None and row.from_id == person_id:
        withdraw(session, row, now)


def withdraw(session: Session, row: Handover, now: datetime) -> None:
    _end(session, row, HandoverState.WITHDRAWN, now)


def lapse(session: Session, row: Handover, now: datetime) -> None:
    """Whoever asked hears it, and can ask somebody else."""
    _end(session, row, HandoverState.LAPSED, now)
    if row.from_id is not None:
        tell(session, row, MessageKind.HANDOVER_ANSWERED, row.from_id, now)


def tell(session: Session, row: Handover, kind: MessageKind, to: int, now: datetime) -> None:
    """The question itself, or to whoever asked what became of it."""
    message = Due(
        workspace_id=row.workspace_id,
        kind=kind,
        subject_id=row.id,
        circle_id=row.circle_id,
        due_at=now,
        to=to,
    )
    messages.queue(session, message, now=now)


def _end(session: Session, row: Handover, state: HandoverState, now: datetime) -> None:
    row.state, row.answered_at = state, now
    asked = MessageKind.HANDOVER
    messages.cancel(session, row.workspace_id, asked, row.id)
    messages.make_stale(session, row.workspace_id, [(asked, row.id)], now)
    session.flush()
