"""Editions on the web: which are there for anyone, and which are listed."""

from collections.abc import Sequence

from sqlalchemy import Select, exists, select
from sqlalchemy.orm import Session

from storage.models import (
    Digest,
    DigestItem,
    DigestState,
    PublicCard,
    ReleaseLevel,
    Workspace,
    released_insight,
)


def at(session: Session, slug: str) -> Digest | None:
    """An edition that was published for everyone; also one that only its link leads to."""
    query = (
        select(Digest)
        .join(Workspace, Workspace.id == Digest.workspace_id)
        .where(
            Digest.slug == slug,
            Digest.state == DigestState.PUBLISHED,
            Digest.audience >= ReleaseLevel.PUBLIC,
            Workspace.public_url.is_not(None),
        )
    )
    return session.scalars(query).one_or_none()


def listed(session: Session, workspace_id: int, most: int, offset: int = 0) -> Sequence[Digest]:
    """Newest first, without those that nothing public is left of."""
    query = _listed(workspace_id).order_by(Digest.published_at.desc(), Digest.id.desc())
    return session.scalars(query.limit(most).offset(offset)).all()


def _listed(workspace_id: int) -> Select[Digest]:
    card = released_insight.c
    has_public_card = (
        exists()
        .where(DigestItem.digest_id == Digest.id, DigestItem.withdrawn_at.is_(None))
        .where(PublicCard.insight_id == DigestItem.insight_id)
        .where(card.id == DigestItem.insight_id, card.level >= ReleaseLevel.PUBLIC)
    )
    return select(Digest).where(
        Digest.workspace_id == workspace_id,
        Digest.state == DigestState.PUBLISHED,
        Digest.audience >= ReleaseLevel.PUBLIC,
        Digest.is_listed,
        Digest.stopped_at.is_(None),
        has_public_card,
    )
