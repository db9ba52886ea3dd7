"""From Slack to a page that anybody reads, and back from the page to the circle."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest
from sqlalchemy import update

from bot.sandbox.mailboxes import Mailboxes
from storage.database import Database
from storage.models import Workspace
from tests.flows.conftest import World
from tests.flows.curating import CLOSED_WORDS, OPEN_TITLE, PUBLIC_TITLE, PUBLIC_WORDS, curate
from tests.flows.reflecting import prompt_of

URL = "https://leerkring.example"
SARA = "sara@waterschap.example"
SAID = "Bij ons lukte het pas na twee jaar"
QUESTION = "Wie betaalt het beheer van zo’n proef?"


@pytest.fixture
def world(database: Database, mail: dict[str, Any]) -> Iterator[World]:
    world = World(database, public_url=URL, **mail)
    curate(world)
    yield world
    world.close()


def get(world: World, path: str) -> str:
    try:
        with urlopen(world.server.url + path) as page:  # noqa: S310  # our own
            said: str = page.read().decode()
    except HTTPError as error:
        with error:
            said = error.read().decode()
    return said


def press(world: World, path: str, **fields: str) -> str:
    with urlopen(world.server.url + path, urlencode(fields).encode()) as page:  # noqa: S310
        said: str = page.read().decode()
    with world.db.begin() as session:  # what mail would wait for by real time
        session.execute(update(Workspace).values(mail_pace_until=None))
    world.tick()
    return said


def card_path(world: World) -> str:
    found = re.search(rf'href="{URL}(/insights/[\w-]{{16}})"', get(world, "/insights"))
    assert found
    return found[1]


def publish(world: World, audience: str) -> str:
    """What Slack said of the page."""
    form = world.ada.command("/leerkring kennisbrief").form
    assert world.ada.submit(form, audience=audience) == {}
    assert world.ada.submit(world.ada.form) == {}
    said: str = world.ada.form.text
    world.ada.close(everything=True)
    world.tick()
    return said


def page_in(said: str) -> str:
    found = re.search(rf"{URL}(/editions/[\w-]+)", said)
    assert found
    return found[1]


def test_a_digest_for_everyone_has_a_page_until_its_author_takes_it_back(world: World) -> None:
    said = publish(world, "3")
    path = page_in(said)

    assert "Op het web:" in said
    page = get(world, path)
    assert PUBLIC_WORDS in page
    assert OPEN_TITLE not in page
    assert f"{URL}{path}" in get(world, "/editions")
    chris = world.chris
    mine = chris.click(prompt_of(chris), "Mijn antwoorden").form
    level = chris.click(mine, "Wijzig wie dit leest", near="Hoe stuur je").form
    assert chris.submit(level, {level.inputs[0]: "0"}) == {}

    for where in (path, "/", "/editions", "/insights", "/search?q=statiegeld"):
        assert PUBLIC_WORDS not in get(world, where)
        assert PUBLIC_TITLE not in get(world, where)
    assert "In deze kennisbrief staat nu niets" in get(world, path)


def test_a_digest_for_who_has_the_link_is_in_no_list(world: World) -> None:
    said = publish(world, "link")
    path = page_in(said)

    assert "Op het web, alleen voor wie deze link heeft:" in said
    assert PUBLIC_WORDS in get(world, path)
    for where in ("/", "/editions", "/sitemap.xml", "/robots.txt"):
        assert path not in get(world, where)


def test_a_stranger_finds_what_is_public_and_nothing_of_the_rest(world: World) -> None:
    assert PUBLIC_TITLE in get(world, "/search?" + urlencode({"q": PUBLIC_TITLE}))
    found = get(world, "/search?" + urlencode({"q": f"{OPEN_TITLE} {CLOSED_WORDS}"}))
    assert OPEN_TITLE not in found.replace(f"{OPEN_TITLE} {CLOSED_WORDS}", "")


def test_what_is_said_on_a_page_arrives_in_the_circle(
    world: World, mailboxes: Mailboxes
) -> None:
    path = card_path(world) + "/answer"
    press(world, path, says="confirms", text=SAID, address=SARA)
    press(world, path, says="asks", text=QUESTION, address=SARA)
    before = len(world.ada.reads())
    link = next(
        word.removeprefix(URL)
        for word in mailboxes.of(SARA)[-1].part("plain").split()
        if "/answers/" in word
    )

    kept = press(world, link, do="confirm")

    assert "Bewaard. Dank je!" in kept
    news = world.ada.reads()[before:]
    assert any(QUESTION in each.sees for each in news)
    assert not any(SARA in each.sees for each in news)
    card = world.ada.command(f"/leerkring zoek {PUBLIC_TITLE}")
    opened = world.ada.click(card.message, "Lees meer", near=PUBLIC_TITLE).form
    assert SAID in opened.text
    assert SAID not in get(world, card_path(world))
