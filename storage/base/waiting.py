"""Events that Slack was told are received, kept until they were worked on.

Those of one person are worked on one after the other, in the order in which Slack told of them:
a message before its own correction or deletion. `in_hand`: somebody is working on it, or died
doing so, which shows when the lease is over.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, delete, exists, select, update
from sqlalchemy.orm import Session, aliased

from storage.base import prepared
from storage.base.inbox import digest
from storage.base.pace import SKEW, is_over
from storage.base.upsert import insert_unless_present
from storage.models import WaitingEvent

KEPT_FOR = timedelta(hours=48)
FIRST_LEASE = timedelta(seconds=30)  # whoever took it may work on it so long
LONGEST_LEASE = timedelta(hours=1)


def keep(
    session: Session, event_id: str, user_id: str | None, payload: dict[str, Any], now: datetime
) -> WaitingEvent | None:
    """Let it wait; what to work on now, in hand: this, or what its author said before.

    None when somebody works on that, and when this waits already.
    """
    values = {
        "key": digest(event_id),
        "user_id": user_id,
        "payload": payload,
        "received_at": now,
        "in_hand": False,
    }
    if not insert_unless_present(session, WaitingEvent, values):
        return None
    if user_id is not None:
        return next_of(session, user_id, now)
    query = select(WaitingEvent).where(WaitingEvent.key == values["key"])
    return _take(session.scalars(query).one(), now)


def next_of(session: Session, user_id: str | None, now: datetime) -> WaitingEvent | None:
    """The oldest of somebody, in hand from now on; None when another has it in hand."""
    query = (
        select(WaitingEvent)
        .where(WaitingEvent.user_id == user_id)
        .order_by(WaitingEvent.id)
        .limit(1)
        .with_for_update()
    )
    found = session.scalars(query).one_or_none()
    if found is None or (found.in_hand and not _is_free(found, now)):
        return None
    return _take(found, now)


def claim(session: Session, now: datetime) -> WaitingEvent | None:
    """The oldest whose turn it is, in hand from now on."""
    found = _next(session, now, _beyond(now))
    return _take(found[0], now) if found else None


@prepared.scalars
def _next(now: datetime, beyond: datetime) -> Select[WaitingEvent]:
    earlier = aliased(WaitingEvent)
    is_behind = exists().where(
        earlier.user_id == WaitingEvent.user_id, earlier.id < WaitingEvent.id
    )
    return (
        select(WaitingEvent)
        .where(is_over(WaitingEvent.lease_until, now, beyond), ~is_behind)
        .order_by(WaitingEvent.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )


def _take(found: WaitingEvent, now: datetime) -> WaitingEvent:
    """Three times as long as it waits already: each pause is four times the one before."""
    span = min(max(3 * (now - found.received_at), FIRST_LEASE), LONGEST_LEASE)
    found.was_tried = found.lease_until is not None
    found.lease_until = min(now + span, found.received_at + KEPT_FOR)
    found.in_hand = True
    return found


def _is_free(found: WaitingEvent, now: datetime) -> bool:
    return found.lease_until is None or not now < found.lease_until <= _beyond(now)


def _beyond(now: datetime) -> datetime:
    return now + LONGEST_LEASE + SKEW


def put_off(session: Session, key: str) -> None:
    """Nobody could be asked: it waits until its lease is over, or its author says more."""
    session.execute(update(WaitingEvent).where(WaitingEvent.key == key).values(in_hand=False))


def not_in_hand(session: Session, user_id: str) -> Sequence[WaitingEvent]:
    """What waits of somebody, and nobody works on."""
    query = select(WaitingEvent).where(
        WaitingEvent.user_id == user_id, WaitingEvent.in_hand.is_(False)
    )
    return session.scalars(query.with_for_update()).all()


def forget(session: Session, key: str) -> None:
    session.execute(delete(WaitingEvent).where(WaitingEvent.key == key))


def forget_words_of(session: Session, user_id: str) -> None:
    session.execute(delete(WaitingEvent).where(WaitingEvent.user_id == user_id))
