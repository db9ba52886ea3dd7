"""Who asked for digests. Nobody is signed up by someone else."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base.actor import Actor
from bot.domain.circle import themes as vocabulary
from storage.base.upsert import insert_unless_present
from storage.circulation import digests
from storage.models import Subscription


def current(session: Session, actor: Actor) -> Subscription | None:
    """None for someone who receives nothing."""
    found = digests.subscription_of(session, actor.id)
    return found if found is not None and found.ended_at is None else None


def subscribe(session: Session, actor: Actor, themes: Sequence[str], now: datetime) -> None:
    """Receive digests about these themes; none chosen means all."""
    chosen = digests.subscription_of(session, actor.id)
    vocabulary.check(
        session, actor.workspace_id, themes, "themes", keep=chosen.themes if chosen else ()
    )
    values = {
        "workspace_id": actor.workspace_id,
        "person_id": actor.id,
        "themes": [],
        "created_at": now,
    }
    insert_unless_present(session, Subscription, values)
    subscription = digests.subscription_of(session, actor.id)
    if subscription is not None:
        subscription.themes = list(themes)
        subscription.ended_at = None


def stop(session: Session, actor: Actor, now: datetime) -> bool:
    """Whether there was something to stop."""
    subscription = current(session, actor)
    if subscription is None:
        return False
    subscription.ended_at = now
    return True
