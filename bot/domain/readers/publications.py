"""Cards on the web: only what is public at this moment, and that something was there."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from urllib.parse import quote

from sqlalchemy import Row
from sqlalchemy.orm import Session

from bot.domain.base.links import is_link
from bot.domain.circle import themes
from bot.domain.circle.themes import Theme
from bot.domain.insights import recognition
from bot.domain.insights.card_words import Card, as_card
from bot.domain.insights.recognition import CardStanding
from bot.domain.readers import mail_readers
from storage.models import Digest, ReleaseLevel, Workspace
from storage.readers import publications

LISTED = 100  # cards on a page, and in the feed


@dataclass(frozen=True)
class Around:
    """The pages of one workspace that every page of it leads to."""

    name: str
    root: str  # of all workspaces
    own: str  # the last part of an address that is this workspace's
    mail: str = ""  # where digests are asked for by mail; blank where mail is not offered

    @property
    def front(self) -> str:
        return f"{self.root}/of/{self.own}"

    @property
    def insights(self) -> str:
        return f"{self.root}/insights/of/{self.own}"

    @property
    def principles(self) -> str:
        return f"{self.insights}/principles"

    @property
    def feed(self) -> str:
        return f"{self.insights}/feed.atom"

    @property
    def circles(self) -> str:
        return f"{self.root}/circles/of/{self.own}"

    @property
    def editions(self) -> str:
        return f"{self.root}/editions/of/{self.own}"

    @property
    def search(self) -> str:
        return f"{self.root}/search/of/{self.own}"

    def theme(self, key: str) -> str:
        return f"{self.insights}/themes/{quote(key, safe='')}"

    def session(self, slug: str) -> str:
        """Of the page about a session: `slug` is that of the first public card about it."""
        return f"{self.root}/sessions/{slug}"

    def edition(self, slug: str) -> str:
        return f"{self.root}/editions/{slug}"


def around(home: Workspace) -> Around:
    mail = mail_readers.ask_url(home) if mail_readers.is_offered(home) else ""
    return Around(home.name, publications.root(home), quote(home.external_id), mail)


def around_only(session: Session) -> Around | None:
    """Where it is not known which workspace is meant: the only one that is on the web."""
    found = home(session, None)
    return around(found) if found else None


def edition_url(session: Session, digest: Digest) -> str:
    """Where anyone may read an edition; blank for one that is not for everyone."""
    home = session.get_one(Workspace, digest.workspace_id)
    if digest.audience < ReleaseLevel.PUBLIC or not home.public_url:
        return ""
    return around(home).edition(digest.slug)


@dataclass(frozen=True)
class Published:
    """A public card with its address; `standing` on its own page alone."""

    card: Card
    url: str
    language: str
    insight_id: int
    published_at: datetime
    updated_at: datetime
    standing: CardStanding | None = None


@dataclass(frozen=True)
class Shelf:
    """Public cards of one workspace, newest first: all, or of one theme."""

    around: Around
    url: str
    language: str
    cards: Sequence[Published]
    number: int = 1  # of this page of the shelf
    has_older: bool = False
    theme: Theme | None = None


@dataclass(frozen=True)
class Page:
    """What stands at an address: a card, or (None) that it is gone.

    `session_url`: where all that is public of its session stands; blank for a card without.
    """

    published: Published | None
    language: str
    around: Around
    session_url: str = ""


def page(session: Session, slug: str, now: datetime) -> Page | None:
    """None where nothing ever was."""
    found = publications.at(session, slug)
    if found is None:
        return None
    home = session.get_one(Workspace, found.workspace_id)
    row = publications.card(session, found.workspace_id, found.insight_id)
    if row is None:
        return Page(None, home.language, around(home))
    standing = recognition.standing(session, home.id, row.id, now)
    about = around(home)
    url = ""
    if row.meeting_id is not None:
        first, *_ = publications.cards_about(session, home.id, row.meeting_id)
        url = about.session(first.slug)
    return Page(published(home, row, standing), row.language, about, url)


def on_the_web(session: Session) -> Sequence[Workspace]:
    return publications.workspaces(session)


def home(session: Session, team_id: str | None) -> Workspace | None:
    """The workspace with this id that is on the web; without one, the only one that is."""
    if team_id is not None:
        return publications.workspace(session, team_id)
    found = publications.workspaces(session)
    return found[0] if len(found) == 1 else None


def shelf(
    session: Session,
    team_id: str | None,
    number: int = 1,
    *,
    theme: str | None = None,
) -> Shelf | None:
    """Of this workspace; without one, of the only one that is on the web. A page at a time."""
    of = home(session, team_id)
    if of is None:
        return None
    rows = publications.cards(session, of.id, LISTED + 1, (number - 1) * LISTED, theme=theme)
    if not rows and (number > 1 or theme is not None):  # a theme that nothing is public of
        return None
    about = around(of)
    named = themes.every(session, of.id)
    return Shelf(
        about,
        about.theme(theme) if theme else about.insights,
        of.language,
        [published(of, row) for row in rows[:LISTED]],
        number,
        has_older=len(rows) > LISTED,
        theme=named.get(theme or ""),
    )


def shelf_url(home: Workspace) -> str:
    return f"{publications.root(home)}/insights/of/{home.external_id}"


def published(
    home: Workspace, row: Row[Any], standing: CardStanding | None = None
) -> Published:
    card = replace(
        as_card(row, row.circle_name),
        links=tuple(link for link in row.links or () if is_link(link)),
        theme_names=(row.theme_nl or "", row.theme_en or ""),
    )
    changed = [row.released_at, row.promoted_at, row.still_holds_at]
    return Published(
        card=card,
        url=publications.card_address(home, row.slug),
        language=row.language,
        insight_id=row.id,
        published_at=row.published_at,
        updated_at=max(each for each in changed if each is not None),
        standing=standing,
    )
