"""What somebody who gets digests less often did not get yet."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.circle import themes as vocabulary
from bot.domain.circulation.editions import Edition, Item, card_of
from storage.base.finding import find_row
from storage.circulation import digests
from storage.models import Circle, Digest, ReleaseLevel

MOST_EDITIONS = 4  # in one message


@dataclass(frozen=True)
class Window:
    """What was published between these moments, both included."""

    since: datetime
    until: datetime
    themes: Collection[str] = ()  # none: all


@dataclass(frozen=True)
class Missed:
    """Editions, newest first, each with the cards that stand in no newer one; and the rest."""

    editions: Sequence[Edition]
    rest: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether everything in it was withdrawn."""
        return all(each.is_empty for each in self.editions)


def missed(
    session: Session,
    workspace_id: int,
    window: Window,
    person_id: int | None,
    least: ReleaseLevel = ReleaseLevel.CIRCLE,
    *,
    is_new: bool = True,
) -> Missed:
    """For somebody in private; for a channel without `person_id`: what is for everybody.

    `least`: by mail only what anybody may read. `is_new`: it has yet to leave, so that an
    edition of which all was withdrawn is not told of any more.
    """
    found = digests.published_for(session, workspace_id, person_id, window.since)
    person = [person_id] if person_id is not None else []
    sent = digests.sent_to(session, person, window.since).get(person_id or 0, ())
    seen: set[int] = set()
    editions = [
        edition
        for digest in found
        if digest.id not in sent
        and digest.audience >= least
        and digest.published_at is not None
        and digest.published_at <= window.until
        and (edition := _new_in(session, digest, window.themes, seen)).items
        and not (is_new and edition.is_empty)
    ]
    return Missed(editions[:MOST_EDITIONS], len(editions[MOST_EDITIONS:]))


def _new_in(
    session: Session, digest: Digest, themes: Collection[str], seen: set[int]
) -> Edition:
    """Adds to `seen` which insights are in it."""
    named = vocabulary.every(session, digest.workspace_id)
    rows = [
        row
        for row in digests.items(session, digest.id)
        if row.insight_id not in seen and (not themes or row.theme in themes)
    ]
    seen.update(row.insight_id for row in rows)
    items = [Item(row.id, None if row.withdrawn_at else card_of(row, named)) for row in rows]
    circle = find_row(Circle, session, digest.workspace_id, digest.circle_id)
    assert circle is not None  # noqa: S101  # every edition has one
    return Edition(digest, circle, items)
