"""What was already received: one row per event, click or form, written with its effect."""

from datetime import datetime
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.base.upsert import insert_unless_present
from storage.models import Received


def is_new(session: Session, workspace_id: int, key: str, now: datetime) -> bool:
    """False when this was received before: whatever it asked for has been done."""
    values = {"workspace_id": workspace_id, "key": digest(key), "received_at": now}
    return insert_unless_present(session, Received, values)


def digest(key: str) -> str:
    """Recognises the same delivery again, and tells nobody who it was from."""
    return sha256(key.encode()).hexdigest()


def is_known(session: Session, workspace_id: int, key: str) -> bool:
    query = select(Received.key).where(
        Received.workspace_id == workspace_id, Received.key == digest(key)
    )
    return session.scalars(query).first() is not None
