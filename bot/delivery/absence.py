"""Who is away is not written to: what there is to say waits for their first morning back."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.agenda.due import AWAY
from bot.domain.base import messages
from bot.domain.base.kinds import AT_ONCE, Due, MessageKind
from bot.domain.people import rhythms
from bot.domain.people.working_hours import is_away, next_welcome
from bot.zones import zone_named
from storage.base import deliveries
from storage.models import Delivery, DeliveryState, Person

__all__ = ["AWAY", "gather", "until"]


def until(
    session: Session, delivery: Delivery, reader: Person, now: datetime
) -> datetime | None:
    """When a message may leave; None: now."""
    if MessageKind(delivery.kind).row.away is AT_ONCE:
        return None
    if delivery.expires_at is not None and delivery.expires_at <= now:
        return None  # it is noted as such
    if reader.away_until is None and reader.school_region is None:
        return None
    rhythm = rhythms.of_person(session, reader, now)
    if not is_away(now.astimezone(zone_named(rhythm.time_zone)).date(), rhythm):
        return None
    back = next_welcome(now, rhythm)
    # What loses its use earlier is noted then, rather than after the holiday.
    return min(back, delivery.expires_at) if delivery.expires_at else back


def gather(session: Session, delivery: Delivery, at: datetime, now: datetime) -> None:
    """What waits for the same morning of one person leaves as one message."""
    if delivery.person_id is None or delivery.kind == MessageKind.TOGETHER:
        return
    if delivery.expires_at is not None and at >= delivery.expires_at:
        return
    waiting = Due(
        workspace_id=delivery.workspace_id,
        kind=MessageKind.TOGETHER,
        subject_id=delivery.person_id,
        circle_id=None,
        due_at=at,
        to=delivery.person_id,
        occasion=f"back{at:%Y%m%dT%H%M}",
        details={"waits": AWAY},
    )
    messages.queue(session, waiting, now=now)
    bundle = messages.find(session, waiting)
    row = deliveries.find(session, delivery.workspace_id, delivery.id, lock=True)
    if bundle is not None and bundle.state is DeliveryState.PENDING and row is not None:
        session.refresh(row)
        row.bundle_id = bundle.id
