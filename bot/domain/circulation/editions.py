"""An edition as its readers see it: frozen cards, without what was withdrawn since."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row
from sqlalchemy.orm import Session

from bot.domain.base.actor import Actor
from bot.domain.circle import circles, themes
from bot.domain.circle.themes import Theme
from bot.domain.insights import recognition
from bot.domain.insights.card_words import Card, as_card
from bot.domain.insights.recognition import CardStanding
from bot.errors import AlreadyDone, NotFound, existing
from storage.base.finding import find_row
from storage.circulation import digests, feedback
from storage.models import Circle, Digest, DigestItem, DigestState, ReleaseLevel


@dataclass(frozen=True)
class Item:
    """One card of an edition; `card` is None once its author withdrew it."""

    id: int
    card: Card | None
    insight_id: int = 0  # for what readers say about it


@dataclass(frozen=True)
class Edition:
    """A digest as its readers see it; `others`: cards on themes that this reader left out."""

    digest: Digest
    circle: Circle
    items: Sequence[Item]
    others: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether everything in it was withdrawn."""
        return all(item.card is None for item in self.items)


def edition_of(
    session: Session, digest: Digest, circle: Circle, wanted: Collection[str] = ()
) -> Edition:
    """`wanted`: the themes of a reader; none means all."""
    named = themes.every(session, digest.workspace_id)
    rows = digests.items(session, digest.id)
    shown = [row for row in rows if not wanted or row.theme in wanted]
    return Edition(
        digest,
        circle,
        [
            Item(row.id, None if row.withdrawn_at else card_of(row, named), row.insight_id)
            for row in shown
        ],
        sum(row.withdrawn_at is None for row in rows if row not in shown),
    )


def card_of(row: Row[Any] | DigestItem, named: Mapping[str, Theme]) -> Card:
    return as_card(row, row.circle_name, named)


def published(
    session: Session, workspace_id: int, digest_id: int, wanted: Collection[str] = ()
) -> Edition | None:
    digest = find_row(Digest, session, workspace_id, digest_id)
    if digest is None or digest.state is not DigestState.PUBLISHED:
        return None
    circle = find_row(Circle, session, workspace_id, digest.circle_id)
    return edition_of(session, digest, circle, wanted) if circle else None


@dataclass(frozen=True)
class Copy:
    """A card as it was frozen, and how it stands now; None while it is being changed."""

    card: Card
    standing: CardStanding | None
    is_passed: bool = False  # its reader said that it is not for them


def item_for(session: Session, actor: Actor, item_id: int, now: datetime) -> Copy:
    """One card of a published edition, whole, for a reader of it.

    Raises:
        NotFound: it is gone, or the edition was for a circle that the actor is not in.
        AlreadyDone: its author withdrew it.
    """
    item = find_row(DigestItem, session, actor.workspace_id, item_id)
    digest = find_row(Digest, session, actor.workspace_id, item.digest_id) if item else None
    if item is None or digest is None or digest.state is not DigestState.PUBLISHED:
        raise NotFound
    if digest.audience is ReleaseLevel.CIRCLE:
        circles.get_for_member(session, actor, digest.circle_id)
    if item.withdrawn_at is not None:
        raise AlreadyDone("digest-item-withdrawn")
    card = card_of(item, themes.every(session, actor.workspace_id))
    reading = recognition.read_if_there(session, actor, item.insight_id, now)
    if reading is None:
        return Copy(card, None)
    passed = feedback.own(session, actor.workspace_id, item.insight_id, actor.id)
    return Copy(card, reading.standing, passed)


def edition_for(session: Session, actor: Actor, digest_id: int) -> Edition:
    """Raises NotFound for an edition of a circle that the actor is not in."""
    edition = existing(published(session, actor.workspace_id, digest_id))
    if edition.digest.audience is ReleaseLevel.CIRCLE:
        circles.get_for_member(session, actor, edition.digest.circle_id)
    return edition
