"""What a facilitator can do about a message that did not arrive, or perhaps did."""

from datetime import datetime
from uuid import uuid4

from sqlalchemy.orm import Session

from bot.domain.base import audit, messages
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import MessageKind
from bot.domain.circle import circles
from bot.errors import AlreadyDone, NotFound
from storage.base import deliveries
from storage.models import Delivery, DeliveryState

STUCK = (DeliveryState.DEAD, DeliveryState.UNSURE)


def send_again(session: Session, actor: Actor, delivery_id: int, now: datetime) -> None:
    """Try once more, as if for the first time.

    Raises:
        AlreadyDone: someone did so before.
    """
    delivery = _stuck(session, actor, delivery_id)
    delivery.state = DeliveryState.PENDING
    delivery.available_at = now
    delivery.attempts = 0
    delivery.ambiguous = False
    delivery.looked_up_at = None
    delivery.bundle_id = None  # what it left with may have come to its end
    delivery.message_key = str(uuid4())  # the old one belongs to the attempt that failed
    _show_again(session, delivery, now)
    audit.record(session, actor, "delivery.again", "delivery", delivery.id, now)


def it_arrived(session: Session, actor: Actor, delivery_id: int, now: datetime) -> None:
    """Someone looked, and saw the message standing there."""
    delivery = _stuck(session, actor, delivery_id)
    delivery.state = DeliveryState.SENT
    delivery.sent_at = now
    _show_again(session, delivery, now)
    audit.record(session, actor, "delivery.arrived", "delivery", delivery.id, now)


def _show_again(session: Session, delivery: Delivery, now: datetime) -> None:
    """In the reports to the facilitators."""
    reports = [(MessageKind.TROUBLE, delivery.id)]
    messages.make_stale(session, delivery.workspace_id, reports, now)


def _stuck(session: Session, actor: Actor, delivery_id: int) -> Delivery:
    delivery = deliveries.find(session, actor.workspace_id, delivery_id, lock=True)
    if delivery is None or delivery.circle_id is None:
        raise NotFound
    circles.get_for_facilitator(session, actor, delivery.circle_id)
    if delivery.state not in STUCK:
        raise AlreadyDone
    return delivery
