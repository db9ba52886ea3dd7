"""Where what someone wrote is in use."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.models import (
    Delivery,
    DeliveryState,
    Digest,
    DigestItem,
    DigestState,
    Recap,
    RecapState,
)


def editions(
    session: Session, workspace_id: int, insight_ids: Collection[int]
) -> list[tuple[int, str]]:
    """Insight id and title of each published digest in which it still stands."""
    query = (
        select(DigestItem.insight_id, Digest.title)
        .join(Digest, Digest.id == DigestItem.digest_id)
        .where(
            DigestItem.workspace_id == workspace_id,
            DigestItem.insight_id.in_(insight_ids),
            DigestItem.withdrawn_at.is_(None),
            Digest.state == DigestState.PUBLISHED,
        )
        .order_by(Digest.id)
    )
    return [(row[0], row[1]) for row in session.execute(query)]


def channels(
    session: Session, workspace_id: int, kind: str, insight_ids: Collection[int]
) -> set[tuple[int, str]]:
    """Insight id and channel, for each channel in which the card was shown."""
    query = select(Delivery.subject_id, Delivery.channel).where(
        Delivery.workspace_id == workspace_id,
        Delivery.kind == kind,
        Delivery.subject_id.in_(insight_ids),
        Delivery.state == DeliveryState.SENT,
        Delivery.channel.is_not(None),
    )
    return {(row[0], row[1] or "") for row in session.execute(query)}


def recapped(session: Session, workspace_id: int, meeting_ids: Collection[int]) -> set[int]:
    """The reflections that the sent recaps of these sessions hold."""
    query = select(Recap.reflection_ids).where(
        Recap.workspace_id == workspace_id,
        Recap.meeting_id.in_(meeting_ids),
        Recap.state == RecapState.SENT,
    )
    return {each for found in session.scalars(query) for each in found}
