"""What anyone finds on the web: editions and cards by theme, as they may be read now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.circle import themes
from bot.domain.circle.themes import Theme
from bot.domain.circulation import editions
from bot.domain.insights.card_words import Card
from bot.domain.readers import publications
from bot.domain.readers.publications import Around, Published, around
from storage.circle import joining
from storage.circulation import archive
from storage.circulation import digests as digest_rows
from storage.models import Circle, Digest, Kind, Workspace
from storage.readers import publications as rows

ON_FRONT = 5  # editions and cards
LISTED = 50  # editions on a page
MOST_MAPPED = 20_000  # addresses of one workspace in the sitemap, of the 50,000 that it holds


@dataclass(frozen=True)
class Listed:
    """An edition in a list."""

    title: str
    url: str
    language: str
    published_at: datetime


@dataclass(frozen=True)
class Front:
    """What there is; `themes` and `principles` with how many cards; how many open circles."""

    around: Around
    language: str
    editions: Sequence[Listed]
    cards: Sequence[Published]
    themes: Sequence[tuple[Theme, int]]
    principles: int
    circles: int


@dataclass(frozen=True)
class EditionShelf:
    around: Around
    language: str
    editions: Sequence[Listed]
    number: int
    has_older: bool


@dataclass(frozen=True)
class Piece:
    """A card of an edition as it was frozen; None once it may not be read any more."""

    card: Card | None
    slug: str = ""
    url: str = ""
    language: str = ""


@dataclass(frozen=True)
class EditionPage:
    """`pieces`: empty of words where nothing of it is left."""

    around: Around
    digest: Digest
    circle: Circle
    pieces: Sequence[Piece]

    @property
    def is_gone(self) -> bool:
        return all(each.card is None for each in self.pieces)


def front(session: Session, team_id: str | None) -> Front | None:
    """Of this workspace; without one, of the only one that is on the web."""
    home = publications.home(session, team_id)
    if home is None:
        return None
    counted = rows.counts(session, home.id)
    by_theme: dict[str, int] = {}
    for row in counted:
        by_theme[row.theme] = by_theme.get(row.theme, 0) + row.cards
    named = themes.every(session, home.id)
    return Front(
        around(home),
        home.language,
        [_listed(home, each) for each in archive.listed(session, home.id, ON_FRONT)],
        [publications.published(home, row) for row in rows.cards(session, home.id, ON_FRONT)],
        [(theme, by_theme[key]) for key, theme in named.items() if key in by_theme],
        sum(row.cards for row in counted if row.kind is Kind.PRINCIPLE),
        joining.count_public(session, home.id),
    )


def shelf(session: Session, team_id: str | None, number: int) -> EditionShelf | None:
    """The editions, a page at a time. None for a page that is not there."""
    home = publications.home(session, team_id)
    if home is None:
        return None
    found = archive.listed(session, home.id, LISTED + 1, (number - 1) * LISTED)
    if number > 1 and not found:
        return None
    listed = [_listed(home, each) for each in found[:LISTED]]
    return EditionShelf(around(home), home.language, listed, number, len(found) > LISTED)


def _listed(home: Workspace, digest: Digest) -> Listed:
    at = digest.published_at or digest.created_at
    return Listed(digest.title, around(home).edition(digest.slug), digest.language, at)


def page(session: Session, slug: str) -> EditionPage | None:
    """An edition as anyone may read it now. None where nothing ever was."""
    digest = archive.at(session, slug)
    if digest is None:
        return None
    circle = session.get_one(Circle, digest.circle_id)
    home = session.get_one(Workspace, digest.workspace_id)
    items = digest_rows.items(session, digest.id)
    public = rows.cards_among(session, home.id, [item.insight_id for item in items])
    frozen = editions.edition_of(session, digest, circle).items
    pieces = []
    for item, copy in zip(items, frozen, strict=True):
        row = public.get(item.insight_id)
        if row is None or copy.card is None:
            pieces.append(Piece(None))
        else:
            url = rows.card_address(home, row.slug)
            pieces.append(Piece(copy.card, row.slug, url, row.language))
    return EditionPage(around(home), digest, circle, pieces)


@dataclass(frozen=True)
class Mapped:
    """An address for search engines."""

    url: str
    changed_at: datetime | None = None


def sitemap(session: Session) -> list[Mapped]:
    """All that is public and listed, of every workspace on the web; nothing else, ever."""
    found: list[Mapped] = []
    for home in rows.workspaces(session):
        about = around(home)
        cards = rows.addresses(session, home.id, MOST_MAPPED)
        listed = archive.listed(session, home.id, MOST_MAPPED)
        if cards:
            found += map(Mapped, (about.front, about.insights, about.editions))
            found += map(Mapped, sorted({about.theme(row.theme) for row in cards}))
        if any(row.kind is Kind.PRINCIPLE for row in cards):
            found.append(Mapped(about.principles))
        if joining.count_public(session, home.id):
            found.append(Mapped(about.circles))
        found += [
            Mapped(about.session(slug), at)
            for slug, at in rows.sessions(session, home.id, MOST_MAPPED)
        ]
        found += [
            Mapped(about.edition(each.slug), each.corrected_at or each.published_at)
            for each in listed
        ]
        found += [Mapped(rows.card_address(home, row.slug), row.released_at) for row in cards]
    return found
