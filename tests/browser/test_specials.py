"""Special editions in a browser: no barriers, slides that turn by keys, A4 on paper."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect
from sqlalchemy.orm import Session

from bot.domain.circulation import specials
from bot.domain.circulation.specials import SpecialPlan
from bot.web.server import Server
from bot.web.site import site
from storage.circulation import publications
from storage.database import Database
from storage.models import (
    Base,
    InsightState,
    Kind,
    Outcome,
    ReleaseLevel,
    SpecialKind,
    Workspace,
)
from tests.browser.visitor import Visitor
from tests.domain.seeds import NOON, Seed, held, insight, seed

LATER = datetime(2026, 4, 6, 10, 0, tzinfo=UTC)
WIDE = {"width": 1920, "height": 1080}
CARDS = (
    (
        "Vraag eerst wat mensen al doen",
        """We begonnen met een lijst eisen. Na drie gesprekken bleek dat de helft al bestond.
Toen hebben we de uitvraag omgedraaid: eerst luisteren, dan pas kopen.""",
        Kind.PRINCIPLE,
        Outcome.WORKED,
    ),
    (
        "Eén budget voor slopen en bouwen",
        """Zolang slopen en bouwen uit twee potjes komen, wint niemand bij hergebruik. Met één
budget werd het bewaren van kozijnen ineens de goedkoopste keuze. Het kostte een half jaar om
de directie mee te krijgen, en twee gesprekken met de accountant. Daarna ging het vanzelf.""",
        Kind.PRACTICE,
        Outcome.WORKED,
    ),
    (
        "Een depot zonder eigenaar loopt leeg",
        "Niemand was verantwoordelijk. Na een jaar lag er alleen nog wat niemand wilde.",
        Kind.OBSTACLE,
        Outcome.DID_NOT,
    ),
)


@pytest.fixture
def pages(tmp_path: Path) -> Iterator[dict[SpecialKind, str]]:
    """The address of one edition of each kind."""
    database = Database(f"sqlite:///{tmp_path}/leerkring.db")
    Base.metadata.create_all(database.engine)
    server = Server(site(database, lambda: LATER))
    server.start()
    with database.begin() as session:
        there = seed(session)
        home = session.get_one(Workspace, there.circle.workspace_id)
        home.public_url = server.url
        held(session, there, len(CARDS))
        for n, (title, what, kind, outcome) in enumerate(CARDS):
            card = insight(session, there, ReleaseLevel.PUBLIC, InsightState.RELEASED)
            card.title, card.what, card.kind, card.outcome = title, what, kind, outcome
            card.condition = "De inkoper moet vanaf het begin aan tafel zitten." if n else ""
            card.released_at = NOON + timedelta(days=7 * n)
            session.flush()
            publications.give_address(session, card.workspace_id, card.id, NOON)
        there.question.begun_at = NOON - timedelta(days=1)
        found = {kind: made(session, there, kind) for kind in SpecialKind}
    yield found
    server.stop()
    database.close()


def made(session: Session, there: Seed, kind: SpecialKind) -> str:
    quarter = date(2026, 1, 1) if kind is SpecialKind.QUARTER else None
    words = "Drie gemeenten kochten anders in. Het scheelde 40 ton sloopafval."
    plan = SpecialPlan(kind, there.circle.id, "", words, ReleaseLevel.PUBLIC, quarter=quarter)
    titled = {
        SpecialKind.STORY: "Het reisverhaal van Circulair inkopen",
        SpecialKind.EVENT: "Wat Circulair inkopen leerde",
        SpecialKind.QUARTER: "Circulair inkopen: kwartaal 1 van 2026",
    }[kind]
    drafted = specials.draft(session, there.ada, plan, lambda *_: titled, LATER)
    published = specials.publish(
        session, there.ada, drafted.reading.special.id, drafted.seen, LATER
    )
    return published.url


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_an_edition_has_no_barrier(
    pages: dict[SpecialKind, str], visitor: Visitor, colours: str, width: int
) -> None:
    visitor.page.emulate_media(color_scheme="dark" if colours == "dark" else "light")
    visitor.page.set_viewport_size({"width": width, "height": 800})

    for url in [*pages.values(), f"{pages[SpecialKind.EVENT]}/slides"]:
        visitor.page.goto(url)
        expect(visitor.page.locator("h1")).to_be_visible()
        assert visitor.barriers() == [], url
        assert visitor.width_to_scroll <= 0, url


def test_slides_fill_the_screen_and_turn_by_keys(
    pages: dict[SpecialKind, str], visitor: Visitor
) -> None:
    page = visitor.page
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    page.goto(f"{pages[SpecialKind.EVENT]}/slides")

    slides = page.locator("section")
    heights = [each.bounding_box() for each in slides.all()]
    assert [box and round(box["height"]) for box in heights] == [1080] * slides.count()
    sizes = "e => parseFloat(getComputedStyle(e).fontSize) / innerHeight"
    for words in page.locator("h1, h2, blockquote").all():
        assert words.evaluate(sizes) > 0.05  # a twentieth of the screen

    page.locator("#s1 nav a").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#s2 h2")).to_be_in_viewport()
    expect(page.locator("#s1 h1")).not_to_be_in_viewport()
    assert page.locator("script").count() == 0
