"""The principles of a workspace, and what was said about them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.models import Insight, InsightState, Kind, Recognition


@dataclass(frozen=True)
class Spoken:
    """A card with what everybody said about it, also about earlier words of it."""

    insight: Insight
    voices: Sequence[Recognition]


def ids(session: Session, workspace_id: int) -> Sequence[int]:
    """Of every principle; who may read which, the search knows."""
    return session.scalars(
        select(Insight.id).where(
            Insight.workspace_id == workspace_id,
            Insight.kind == Kind.PRINCIPLE,
            Insight.state == InsightState.RELEASED,
        )
    ).all()


def spoken(
    session: Session, workspace_id: int, insight_ids: Collection[int]
) -> Sequence[Spoken]:
    """These cards, in no particular order; in two queries, however many there are."""
    cards = session.scalars(
        select(Insight).where(Insight.workspace_id == workspace_id, Insight.id.in_(insight_ids))
    ).all()
    said: dict[int, list[Recognition]] = {}
    for each in session.scalars(
        select(Recognition).where(
            Recognition.workspace_id == workspace_id, Recognition.insight_id.in_(insight_ids)
        )
    ):
        said.setdefault(each.insight_id, []).append(each)
    return [Spoken(card, said.get(card.id, [])) for card in cards]
