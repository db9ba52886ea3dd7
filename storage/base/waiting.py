"""Events that Slack was told are received, kept until they were worked on."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from storage.base.inbox import digest
from storage.base.pace import SKEW, is_over
from storage.base.upsert import insert_unless_present
from storage.models import WaitingEvent

FIRST_LEASE = timedelta(seconds=30)  # whoever took it may work on it so long
LONGEST_LEASE = timedelta(hours=8)
GROWTH = 4  # times as long after each try: eight of them in the time that events are kept


def keep(
    session: Session, event_id: str, user_id: str | None, payload: dict[str, Any], now: datetime
) -> str | None:
    """Under which key it waits, held by whoever calls; None when it waits already."""
    key = digest(event_id)
    values = {
        "key": key,
        "user_id": user_id,
        "payload": payload,
        "received_at": now,
        "tries": 1,
        "lease_until": now + FIRST_LEASE,
    }
    return key if insert_unless_present(session, WaitingEvent, values) else None


def claim(session: Session, now: datetime) -> WaitingEvent | None:
    """The oldest that nobody works on; the longer it was tried, the longer it is left alone."""
    query = (
        select(WaitingEvent)
        .where(is_over(WaitingEvent.lease_until, now, now + LONGEST_LEASE + SKEW))
        .order_by(WaitingEvent.received_at, WaitingEvent.key)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    found = session.scalars(query).one_or_none()
    if found is not None:
        found.lease_until = now + min(FIRST_LEASE * GROWTH**found.tries, LONGEST_LEASE)
        found.tries += 1
    return found


def forget(session: Session, key: str) -> None:
    session.execute(delete(WaitingEvent).where(WaitingEvent.key == key))


def forget_words_of(session: Session, user_id: str) -> None:
    session.execute(delete(WaitingEvent).where(WaitingEvent.user_id == user_id))
