"""What was already received: one row per event, click or form, written with its effect."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.base.upsert import insert_unless_present
from storage.models import Received


def is_new(session: Session, workspace_id: int, key: str, now: datetime) -> bool:
    """False when this was received before: whatever it asked for has been done."""
    values = {"workspace_id": workspace_id, "key": key[:300], "received_at": now}
    return insert_unless_present(session, Received, values)


def is_known(session: Session, workspace_id: int, key: str) -> bool:
    query = select(Received.key).where(
        Received.workspace_id == workspace_id, Received.key == key[:300]
    )
    return session.scalars(query).first() is not None
