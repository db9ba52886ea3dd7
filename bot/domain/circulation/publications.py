"""Cards on the web: only what is public at this moment, and that something was there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row
from sqlalchemy.orm import Session

from bot.domain.base.links import is_link
from bot.domain.circulation import mail_readers
from bot.domain.insights import recognition
from bot.domain.insights.card_words import Card
from bot.domain.insights.recognition import CardStanding
from storage.circulation import publications
from storage.models import Workspace

LISTED = 100  # cards on a page, and in the feed


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
    """The public cards of one workspace, newest first."""

    name: str
    url: str
    feed_url: str
    language: str
    cards: Sequence[Published]
    changed_on: date | None
    number: int = 1  # of this page of the shelf
    has_older: bool = False
    mail_url: str = ""  # where they are asked for by mail; blank where mail is not offered


@dataclass(frozen=True)
class Page:
    """What stands at an address: a card, or (None) that it is gone."""

    published: Published | None
    language: str
    shelf_url: str


def page(session: Session, slug: str, now: datetime) -> Page | None:
    """None where nothing ever was."""
    found = publications.at(session, slug)
    if found is None:
        return None
    home = session.get_one(Workspace, found.workspace_id)
    row = publications.card(session, found.workspace_id, found.insight_id)
    if row is None:
        return Page(None, home.language, shelf_url(home))
    standing = recognition.standing(session, home.id, row.id, now)
    return Page(_published(home, row, standing), row.language, shelf_url(home))


def home(session: Session, team_id: str | None) -> Workspace | None:
    """The workspace with this id that is on the web; without one, the only one that is."""
    if team_id is not None:
        return publications.workspace(session, team_id)
    found = publications.workspaces(session)
    return found[0] if len(found) == 1 else None


def shelf(session: Session, team_id: str | None, number: int = 1) -> Shelf | None:
    """Of this workspace; without one, of the only one that is on the web. A page at a time."""
    of = home(session, team_id)
    if of is None:
        return None
    rows = publications.cards(session, of.id, LISTED + 1, (number - 1) * LISTED)
    if number > 1 and not rows:
        return None
    cards = [_published(of, row) for row in rows[:LISTED]]
    changed = max((each.updated_at.date() for each in cards), default=None)
    url = shelf_url(of)
    return Shelf(
        of.name,
        url,
        f"{url}/feed.atom",
        of.language,
        cards,
        changed,
        number,
        has_older=len(rows) > LISTED,
        mail_url=mail_readers.ask_url(of) if mail_readers.is_offered(of) else "",
    )


def shelf_url(home: Workspace) -> str:
    return f"{publications.root(home)}/insights/of/{home.external_id}"


def _published(
    home: Workspace, row: Row[Any], standing: CardStanding | None = None
) -> Published:
    card = Card(
        title=row.title,
        what=row.what,
        outcome=row.outcome,
        why=row.why,
        condition=row.condition,
        theme=row.theme,
        kind=row.kind,
        circle_name=row.circle_name,
        happened_on=row.happened_on,
        place=row.place,
        layer=row.layer,
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
