"""What readers do with the cards of an edition: recognise, use, or pass by.

Counted since it went out, wherever they said it; each number from three people on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base import audit
from bot.domain.base.actor import Actor
from bot.domain.insights import card_words
from storage.base.upsert import insert_unless_present
from storage.circulation import digests, feedback
from storage.models import Digest, NotForMe

FEWEST_COUNTED = 3


@dataclass(frozen=True)
class ItemFeedback:
    """How many people said what about one card; 0 stands for fewer than three."""

    title: str
    recognise: int = 0
    use: int = 0
    pass_by: int = 0


def counted(people: int) -> int:
    return people if people >= FEWEST_COUNTED else 0


def of_edition(session: Session, digest: Digest) -> Sequence[ItemFeedback]:
    """Of each card that is in it still; the caller sees to it that it is a facilitator's."""
    if digest.published_at is None:
        return []
    items = [row for row in digests.items(session, digest.id) if row.withdrawn_at is None]
    about = [row.insight_id for row in items]
    every = [
        count(session, about, digest.published_at)
        for count in (feedback.recognised, feedback.used, feedback.passed)
    ]
    return [
        ItemFeedback(row.title, *(counted(each.get(row.insight_id, 0)) for each in every))
        for row in items
    ]


def pass_by(session: Session, actor: Actor, insight_id: int, now: datetime) -> None:
    """The actor can do nothing with this card; twice is once.

    Raises NotFound for a card that is gone, or not for the actor to read.
    """
    card_words.readable(session, actor, insight_id)
    values = {
        "workspace_id": actor.workspace_id,
        "insight_id": insight_id,
        "person_id": actor.id,
        "said_at": now,
    }
    if insert_unless_present(session, NotForMe, values):
        audit.record(session, actor, "insight.passed", "insight", insight_id, now)


def take_back(session: Session, actor: Actor, insight_id: int) -> None:
    """Without a trace, also when the card is gone."""
    feedback.drop(session, actor.workspace_id, insight_id, actor.id)
