"""Telling the facilitators about a message that did not arrive."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base import messages
from bot.domain.base.kinds import Due, MessageKind
from storage.circle import circles
from storage.models import Delivery, Role


def report(session: Session, delivery: Delivery, reason: str, now: datetime) -> None:
    """One message to each facilitator of the circle; none about a report that failed itself."""
    if delivery.kind == MessageKind.TROUBLE or delivery.circle_id is None:
        return
    for facilitator in circles.members(session, delivery.circle_id, Role.FACILITATOR):
        if facilitator.id != delivery.person_id:
            message = Due(
                workspace_id=delivery.workspace_id,
                kind=MessageKind.TROUBLE,
                subject_id=delivery.id,
                circle_id=delivery.circle_id,
                due_at=now,
                to=facilitator.id,
                occasion=f"{delivery.attempts}:{delivery.message_key}",
                details={"reason": reason},
            )
            messages.queue(session, message, now=now)
