"""Public cards in a browser: without barriers, on a phone, in the dark, on paper."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from bot.web.server import Server
from bot.web.site import site
from storage.database import Database
from storage.models import Base, InsightState, PublicCard, ReleaseLevel, Workspace
from storage.readers import publications
from tests.browser.visitor import Visitor
from tests.domain.seeds import NOON, insight, seed

LONG = "Grondstoffenhergebruiksvoorzieningenverordeningsbesluitvormingsproces"


@pytest.fixture
def pages(tmp_path: Path) -> Iterator[tuple[str, str]]:
    """The address of the site, and the path of a card on it."""
    database = Database(f"sqlite:///{tmp_path}/leerkring.db")
    Base.metadata.create_all(database.engine)
    server = Server(site(database, lambda: NOON))
    server.start()
    with database.begin() as session:
        there = seed(session)
        session.get_one(Workspace, there.circle.workspace_id).public_url = server.url
        card = insight(session, there, ReleaseLevel.PUBLIC, InsightState.RELEASED)
        card.released_at, card.title, card.why, card.place = NOON, LONG, LONG, "Stadhuis"
        card.links = [f"https://voorbeeld.example/{'a' * 200}"]
        session.flush()
        publications.give_address(session, card.workspace_id, card.id, NOON)
        slug = session.scalars(select(PublicCard.slug)).one()
    yield server.url, f"/insights/{slug}"
    server.stop()
    database.close()


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_a_card_has_no_barrier(
    pages: tuple[str, str], visitor: Visitor, colours: str, width: int
) -> None:
    url, path = pages
    visitor.page.emulate_media(color_scheme="dark" if colours == "dark" else "light")
    visitor.page.set_viewport_size({"width": width, "height": 800})

    for where in (path, "/insights"):
        visitor.page.goto(f"{url}{where}")
        expect(visitor.page.locator("h1")).to_be_visible()
        assert visitor.barriers() == []
        assert visitor.width_to_scroll <= 0


def test_on_paper_stands_the_card_alone(pages: tuple[str, str], visitor: Visitor) -> None:
    url, path = pages
    visitor.page.goto(f"{url}{path}")
    visitor.page.emulate_media(media="print")

    expect(visitor.page.locator("article")).to_be_visible()
    expect(visitor.page.locator("nav")).to_be_hidden()
