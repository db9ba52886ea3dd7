"""What a circle may read of what its members try."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from bot.domain.base.actor import Actor
from bot.domain.circle import circles
from storage.learned import intentions
from storage.learned.intentions import Formed
from storage.models import (
    Circle,
    Meeting,
)


def opening(session: Session, meeting: Meeting) -> Sequence[Formed]:
    """What opens a session: formed at the one before, or changed or answered since."""
    before = intentions.previous_meeting(session, meeting)
    if before is None:
        return []
    between = (before.ends_at, meeting.starts_at)
    return intentions.shared_in_circle(
        session, meeting.workspace_id, meeting.circle_id, before.id, between
    )


@dataclass(frozen=True)
class CircleIntentions:
    """What one circle may read of what its members try."""

    circle: Circle
    formed: Sequence[Formed]


def of_circle(session: Session, actor: Actor, circle_id: int) -> CircleIntentions:
    """Raises NotFound for a stranger."""
    circle = circles.get_for_member(session, actor, circle_id)
    return CircleIntentions(
        circle, intentions.all_shared(session, actor.workspace_id, circle.id)
    )
