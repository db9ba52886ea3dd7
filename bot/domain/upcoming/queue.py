"""Putting what is due in the outbox, and noting what was lost."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.agenda.budget import BUDGET, counts
from bot.domain.agenda.due import AWAY
from bot.domain.base import messages
from bot.domain.base.kinds import Due
from bot.domain.upcoming import effects
from bot.domain.upcoming.budget import allowances
from storage.base import deliveries
from storage.models import DeliveryState
from storage.people import people


def queue_due(session: Session, message: Due, now: datetime) -> bool:
    """Put a due message in the outbox, with its effect in the same transaction."""
    effect = effects.of(message)
    if effect.before(session, message, now) is False:
        return False
    is_new = messages.queue(session, message, now=now)
    if is_new:
        effect.queued(session, message, now)
    return is_new


def queue_together(session: Session, bundle: Sequence[Due], now: datetime) -> int:
    """What one person gets at once, as one message; how much of it was new.

    The week is counted again under a lock: another worker may have spent it meanwhile.
    """
    first = bundle[0]
    if first.to is None or not counts(first.kind):
        return sum(queue_due(session, message, now) for message in bundle)
    people.lock(session, first.to)
    if not allowances(session, [first.to], now)[first.to].admits(first.kind):
        return 0
    fresh = [message for message in bundle if queue_due(session, message, now)]
    if len(fresh) > 1:
        keys = [each.key for each in fresh]
        parts = deliveries.find_all(session, first.workspace_id, keys)
        messages.tie(session, first.workspace_id, first.to, parts, now)
    return len(fresh)


def note_lost(session: Session, message: Due, now: datetime) -> bool:
    """Record that a message lost its use before it could be sent; False if that was known."""
    why = message.why
    if why != AWAY and message.to is not None and counts(message.kind):
        spent = allowances(session, [message.to], message.until)
        if not spent[message.to].admits(message.kind):
            why = BUDGET
    noted = replace(message, details={"why": why})
    is_new = messages.queue(session, noted, now=now, state=DeliveryState.EXPIRED)
    if is_new:
        effects.of(message).lost(session, message, now)
    return is_new
