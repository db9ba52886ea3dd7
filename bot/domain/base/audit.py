"""Who did what to which object. Never people's words."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base.actor import Actor
from storage.base import audit as rows


def record(
    session: Session, actor: Actor, action: str, object_kind: str, object_id: int, now: datetime
) -> None:
    row = {
        "workspace_id": actor.workspace_id,
        "at": now,
        "actor_id": actor.id,
        "action": action,
        "object_kind": object_kind,
        "object_id": object_id,
    }
    rows.add(session, row)
