"""Public cards on the web: what anyone may read, and nothing else, nor for longer."""

import re
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree as ET

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.domain.insights import curation
from bot.domain.readers.publications import LISTED
from bot.web.site import HEADERS, site
from storage.database import Database
from storage.models import Insight, InsightState, PublicCard, ReleaseLevel, Workspace
from storage.readers import publications
from tests.domain.seeds import NOON, Seed, insight, seed
from tests.web.requests import Reply, send

URL = "https://leerkring.example"
NASTY = "<script>alert(1)</script> & \"quotes\" 'x' {{ 1009*1013 }} ]]> \x07"
ATOM = "{http://www.w3.org/2005/Atom}"


def get(app: Any, path: str, query: str = "") -> Reply:
    return send(app, {"REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": query})


@pytest.fixture
def pages(database: Database) -> Any:
    return site(database, lambda: NOON)


@pytest.fixture
def there(database: Database) -> Seed:
    with database.begin() as session:
        there = seed(session)
        session.get_one(Workspace, there.circle.workspace_id).public_url = URL
    return there


def publish(
    session: Session, there: Seed, level: ReleaseLevel = ReleaseLevel.PUBLIC, **words: Any
) -> Insight:
    card = insight(session, there, level, InsightState.RELEASED)
    card.released_at = NOON
    for name, value in words.items():
        setattr(card, name, value)
    session.flush()
    publications.give_address(session, card.workspace_id, card.id, NOON)
    return card


def path_of(database: Database, card: Insight) -> str:
    with database.read() as session:
        query = select(PublicCard.slug).where(PublicCard.insight_id == card.id)
        return f"/insights/{session.scalars(query).one()}"


def test_a_public_card_has_a_page_a_place_in_the_list_and_in_the_feed(
    database: Database, there: Seed, pages: Any
) -> None:
    with database.begin() as session:
        card = publish(
            session, there, title="Begin klein", place="Stadhuis", condition="De straat wil."
        )
    path = path_of(database, card)

    page = get(pages, path)
    assert page.status == 200
    assert "<h1>Begin klein</h1>" in page.body
    assert "Stadhuis" in page.body
    assert '<h2>Werkt alleen als</h2>\n<p class="words">De straat wil.' in page.body
    assert f'{URL}{path}"' in get(pages, "/insights").body
    feed = ET.fromstring(get(pages, "/feed.atom").body.encode())  # noqa: S314  # our own
    [entry] = feed.findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "Begin klein"
    assert entry.findtext(f"{ATOM}id") == URL + path
    said = entry.findtext(f"{ATOM}summary") or ""
    assert said.endswith("\n\nWerkt alleen als: De straat wil.")


def test_a_withdrawn_card_is_gone_at_once_without_a_word(
    database: Database, there: Seed, pages: Any
) -> None:
    with database.begin() as session:
        card = publish(session, there, title="Begin klein")
    path = path_of(database, card)
    with database.begin() as session:
        curation.withdraw(session, there.ada, card.id, "wrong", "Onzin", NOON)

    page = get(pages, path)

    assert page.status == 410
    assert "Dit inzicht is nu niet openbaar" in page.body
    for body in (page.body, get(pages, "/insights").body, get(pages, "/feed.atom").body):
        assert "Begin klein" not in body
        assert "Onzin" not in body


@pytest.mark.parametrize("level", [ReleaseLevel.CIRCLE, ReleaseLevel.NETWORK])
def test_what_was_never_public_was_never_there(
    database: Database, there: Seed, pages: Any, level: ReleaseLevel
) -> None:
    with database.begin() as session:
        card = insight(session, there, level, InsightState.RELEASED)

    pages_of_it = [get(pages, f"/insights/{card.id}"), get(pages, "/insights/999")]

    assert {page.status for page in pages_of_it} == {404}
    assert pages_of_it[0].body == pages_of_it[1].body
    assert "Begin klein" not in get(pages, "/insights").body + get(pages, "/feed.atom").body


def test_a_card_that_is_public_no_longer_is_gone(
    database: Database, there: Seed, pages: Any
) -> None:
    with database.begin() as session:
        card = publish(session, there, ReleaseLevel.NETWORK)

    assert get(pages, path_of(database, card)).status == 410


@pytest.mark.parametrize("field", ["title", "what", "why", "condition", "place"])
def test_words_are_words_in_every_field(
    database: Database, there: Seed, pages: Any, field: str
) -> None:
    with database.begin() as session:
        there.circle.name = NASTY
        session.merge(there.circle)
        card = publish(session, there)
        setattr(card, field, NASTY)

    page = get(pages, path_of(database, card)).body
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "1022117" not in page
    assert "<script" not in get(pages, "/insights").body
    ET.fromstring(get(pages, "/feed.atom").body.encode())  # noqa: S314  # our own


def test_a_title_turns_no_text_around_it_and_keeps_what_it_joins(
    database: Database, there: Seed, pages: Any
) -> None:
    """Stored before such characters were left out at the door."""
    with database.begin() as session:
        card = publish(session, there, title="Begin \u202eklein\u2067 👩🏽\u200d🌾 ko\u00adper")

    bodies = [
        get(pages, at).body for at in (path_of(database, card), "/insights", "/feed.atom")
    ]

    assert all("Begin klein 👩🏽\u200d🌾 ko\u00adper" in body for body in bodies)


def test_a_link_that_runs_something_is_left_out(
    database: Database, there: Seed, pages: Any
) -> None:
    with database.begin() as session:
        links = ["javascript:alert(1)", "data:text/html,x", "https://voorbeeld.example/a"]
        card = publish(session, there, links=links)

    page = get(pages, path_of(database, card)).body

    assert "javascript:" not in page
    assert "data:" not in page
    assert 'href="https://voorbeeld.example/a"' in page


@pytest.mark.parametrize(
    "path",
    [
        "/insights/../x",
        "/insights/%00",
        "/insights/" + "a" * 40,
        "/insights/é",
        "/insights/of/T9",
    ],
)
def test_any_other_address_is_nothing(there: Seed, pages: Any, path: str) -> None:
    assert get(pages, path).status == 404


def test_a_long_list_has_pages(database: Database, there: Seed, pages: Any) -> None:
    with database.begin() as session:
        for number in range(LISTED + 1):
            publish(session, there, title=f"Nummer {number:03}")

    newest, oldest = get(pages, "/insights"), get(pages, "/insights", "page=2")

    assert newest.body.count("<h2>") == LISTED
    assert re.findall(r"Nummer (\d+)", oldest.body) == ["000"]
    shelf = f"{URL}/insights/of/T0TEST"
    assert f'<a rel="next" href="{shelf}?page=2">Oudere inzichten</a>' in newest.body
    assert f'<a rel="prev" href="{shelf}">Nieuwere inzichten</a>' in oldest.body
    assert 'rel="next"' not in oldest.body


@pytest.mark.parametrize("page", ["0", "-1", "2", "x", "", "99999", "1.5", "²", "1' OR 1=1"])
def test_a_page_that_is_not_there_is_nothing(there: Seed, pages: Any, page: str) -> None:
    assert get(pages, "/insights", f"page={quote(page)}").status == 404


def test_each_workspace_has_its_own_list(database: Database, there: Seed, pages: Any) -> None:
    with database.begin() as session:
        publish(session, there, title="Van ons")
        other = seed(session, "T0OTHER")
        publish(session, other, title="Van hen")

    assert "Van hen" not in get(pages, "/insights").body  # not on the web
    assert get(pages, "/insights/of/T0OTHER").status == 404
    with database.begin() as session:
        session.get_one(Workspace, other.circle.workspace_id).public_url = URL
    assert get(pages, "/insights").status == 404  # whose would it be?
    assert "Van hen" not in get(pages, "/insights/of/T0TEST").body
    assert "Van hen" in get(pages, "/insights/of/T0OTHER/feed.atom").body


def test_without_an_address_of_our_own_there_is_nothing(database: Database, pages: Any) -> None:
    with database.begin() as session:
        card = publish(session, seed(session))

    for path in (path_of(database, card), "/insights", "/feed.atom"):
        assert get(pages, path).status == 404


def test_no_page_is_kept_followed_or_scripted(
    database: Database, there: Seed, pages: Any
) -> None:
    with database.begin() as session:
        card = publish(session, there)

    for path in (path_of(database, card), "/insights", "/feed.atom"):
        reply = get(pages, path)
        assert reply.status == 200
        assert HEADERS.items() <= reply.headers.items()
        assert "Set-Cookie" not in reply.headers
        assert "<script" not in reply.body
    with pages.test_client().get("/static/site.css") as style:
        assert style.status_code == 200
        assert HEADERS.items() <= dict(style.headers).items()
