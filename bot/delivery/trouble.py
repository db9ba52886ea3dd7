"""Telling the facilitators about a message that did not arrive."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base import messages
from bot.domain.base.kinds import MessageKind
from storage.circle import circles
from storage.models import Delivery, Role


def report(session: Session, delivery: Delivery, reason: str, now: datetime) -> None:
    """One message to each facilitator of the circle; none about a report that failed itself."""
    if delivery.kind == MessageKind.TROUBLE or delivery.circle_id is None:
        return
    for facilitator in circles.members(session, delivery.circle_id, Role.FACILITATOR):
        if facilitator.id != delivery.person_id:
            messages.queue(
                session,
                workspace_id=delivery.workspace_id,
                kind=MessageKind.TROUBLE,
                subject_id=delivery.id,
                to=facilitator.id,
                circle_id=delivery.circle_id,
                occasion=str(delivery.attempts),
                details={"reason": reason},
                now=now,
            )
