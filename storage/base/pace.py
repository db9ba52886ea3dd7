"""How fast messages may leave: one bucket of tokens per workspace, shared by all workers."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from storage.models import Workspace


@dataclass(frozen=True)
class Bucket:
    """How fast a workspace may be written to: `rate` a second, at most `burst` at once."""

    rate: float = 4.8
    burst: float = 30.0


def take_token(
    session: Session, workspace_id: int, wall: datetime, bucket: Bucket, least: float = 1.0
) -> bool:
    workspace = session.scalars(
        select(Workspace).where(Workspace.id == workspace_id).with_for_update()
    ).one()
    tokens = bucket.burst
    if workspace.send_tokens_at is not None:
        seconds = max(0.0, (wall - workspace.send_tokens_at).total_seconds())
        tokens = min(bucket.burst, workspace.send_tokens + seconds * bucket.rate)
    if tokens < least:
        return False
    workspace.send_tokens = tokens - 1
    workspace.send_tokens_at = wall
    return True


def pause(session: Session, workspace_id: int, until: datetime, reason: str) -> None:
    """Nothing leaves for this workspace before `until` (real time)."""
    session.execute(
        update(Workspace)
        .where(Workspace.id == workspace_id)
        .values(paused_until=until, pause_reason=reason)
    )


def unpause(session: Session, workspace_id: int) -> None:
    session.execute(
        update(Workspace)
        .where(Workspace.id == workspace_id, Workspace.pause_reason.is_not(None))
        .values(paused_until=None, pause_reason=None)
    )
