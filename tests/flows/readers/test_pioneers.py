"""A page under one's own name: only as its owner saw it, and gone at once."""

import re
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from sqlalchemy import inspect, select, update

from bot.domain.overview import privacy
from bot.sandbox.people import Person
from storage.database import Database
from storage.models import Insight, InsightSource, PioneerProfile
from storage.models import Person as Colleague
from tests.flows.conftest import World
from tests.flows.curating import CLOSED_TITLE, OPEN_TITLE, PUBLIC_TITLE, PUBLIC_WORDS, curate
from tests.flows.reflecting import (
    NETWORK,
    agree,
    confirm,
    forge_form,
    forge_memory,
    forge_press,
    forge_submit,
    forge_value,
    person_id,
    reflect,
    rows,
)

WEB = "https://leerkring.example"
GONE = "Dit is er niet meer, of het is niet voor jou. Er is niets veranderd."
INTRO = '<script>alert("ik")</script> & *vet* <!channel>: bel me over keukens.'
INSIDE, OUTSIDE = (
    "Iedereen in onze Slack",
    "Iedereen in onze Slack, en daarbuiten iedereen met het adres",
)


@pytest.fixture
def world(database: Database) -> Iterator[World]:
    world = World(database, WEB)
    yield world
    world.close()


@pytest.fixture
def curated(world: World) -> World:
    curate(world)
    return world


def make_page(person: Person, titles: list[str], level: str) -> str:
    """Through the form and the preview; what the preview shows."""
    form = person.click(person.command("/leerkring profiel").form, "Maak mijn pagina").form
    chosen = [each for each in form.options("cards") if any(t in each for t in titles)]
    assert person.submit(form, intro=INTRO, cards=chosen, level=level) == {}
    seen = person.form.text
    assert person.submit(person.form) == {}
    return seen


def address(world: World) -> str:
    with world.db.read() as session:
        return session.query(PioneerProfile).one().token


def fetch(world: World) -> tuple[int, str, dict[str, str]]:
    return get(world, address(world))


def get(world: World, token: str) -> tuple[int, str, dict[str, str]]:
    try:
        with urlopen(f"{world.server.url}/pioneers/{token}") as answer:  # noqa: S310
            return answer.status, answer.read().decode(), dict(answer.headers)
    except HTTPError as refused:
        with refused:
            return refused.code, refused.read().decode(), dict(refused.headers)


def test_a_public_page_stands_on_the_web_as_its_owner_saw_it(curated: World) -> None:
    seen = make_page(curated.chris, [PUBLIC_TITLE], OUTSIDE)

    assert "Chris Bakker" in seen
    assert PUBLIC_WORDS in seen
    address = next(line for line in curated.chris.form.text.splitlines() if WEB in line)
    assert address.startswith(f"{WEB}/pioneers/")
    status, text, headers = fetch(curated)
    assert status == HTTPStatus.OK
    assert "<h1>Chris Bakker</h1>" in text
    assert PUBLIC_WORDS in text
    assert "<script>" not in text
    assert "&lt;script&gt;" in text
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Robots-Tag"] == "noindex"
    [style] = re.findall(r'<link rel="stylesheet" href="([^"]+)"', text)
    with urlopen(curated.server.url + style) as sheet:  # noqa: S310
        assert sheet.headers["Content-Type"].startswith("text/css")


def test_taking_it_back_works_at_once(curated: World) -> None:
    make_page(curated.chris, [PUBLIC_TITLE], OUTSIDE)
    curated.chris.close(everything=True)

    shown = curated.chris.command("/leerkring profiel").form
    curated.chris.click(shown, "Haal mijn pagina weg")

    assert "Je pagina is weg" in curated.chris.form.text
    status, text, _ = fetch(curated)
    assert status == HTTPStatus.GONE
    assert "Chris" not in text
    curated.chris.close(everything=True)
    assert (
        "Nog niemand heeft een pagina" in curated.eva.command("/leerkring pioniers").form.text
    )
    before = rows(curated)
    forge_press(curated, curated.chris, "profile.take_back", "")
    assert rows(curated) == before

    given_up = address(curated)
    make_page(curated.chris, [PUBLIC_TITLE], OUTSIDE)
    assert fetch(curated)[0] == HTTPStatus.OK  # at another address: the old one stays dead
    assert get(curated, given_up)[0] == HTTPStatus.NOT_FOUND
    assert "profile.taken_back" in curated.audited()


def test_a_page_inside_slack_is_not_on_the_web(curated: World) -> None:
    make_page(curated.bram, [OPEN_TITLE], INSIDE)

    assert fetch(curated)[0] == HTTPStatus.NOT_FOUND
    pages = curated.eva.command("/leerkring pioniers").form
    page = curated.eva.click(pages, "Lees meer").form
    assert "Bram Jansen" in page.text
    assert OPEN_TITLE in page.text
    assert CLOSED_TITLE not in page.text
    assert INTRO in page.text
    assert "profile.shown" in curated.audited()


def test_a_card_that_is_withdrawn_leaves_the_page(curated: World) -> None:
    make_page(curated.chris, [PUBLIC_TITLE], OUTSIDE)
    card = str(curated.id_of(Insight, title=PUBLIC_TITLE))

    forge_press(curated, curated.chris, "release.withdraw", card)

    status, text, _ = fetch(curated)
    assert status == HTTPStatus.OK
    assert PUBLIC_WORDS not in text


def test_words_that_changed_need_a_new_look(curated: World) -> None:
    make_page(curated.chris, [PUBLIC_TITLE], OUTSIDE)
    with curated.db.begin() as session:
        session.execute(
            update(Insight).where(Insight.title == PUBLIC_TITLE).values(why="Anders gezegd.")
        )

    assert PUBLIC_WORDS not in fetch(curated)[1]


def test_only_public_cards_stand_on_a_public_page(curated: World) -> None:
    form = curated.bram.click(
        curated.bram.command("/leerkring profiel").form, "Maak mijn pagina"
    ).form
    assert not any(CLOSED_TITLE in each for each in form.options("cards"))
    before = rows(curated)

    errors = curated.bram.submit(form, cards=form.options("cards"), level=OUTSIDE)

    assert "Niet elk gekozen inzicht is openbaar" in errors["level"]
    assert rows(curated) == before


@pytest.mark.both
def test_a_card_of_two_waits_for_the_other(curated: World) -> None:
    words, more = "Wij leenden een pers.", "Die pers was te klein."
    reflect(curated, curated.bram, (words, NETWORK))
    reflect(curated, curated.chris, (more, NETWORK))
    harvest = curated.ada.command("/leerkring oogst").form
    form = curated.ada.click(harvest, "Maak inzicht", near=words).form
    form = curated.ada.unfold(form, "sources")
    sources = [
        each for each in form.options("sources") if words[:10] in each or more[:10] in each
    ]
    given = {
        "sources": sources,
        "title": "Een pers lenen",
        "what": words,
        "outcome": "worked",
        "theme": "procurement",
        "kind": "tip",
        "level": NETWORK,
    }
    assert curated.ada.submit(form, given) == {}
    confirm(curated)
    curated.later(minutes=15)
    curated.ada.close(everything=True)
    curated.later(minutes=15)
    agree(curated, words, NETWORK)
    curated.later(minutes=15)
    agree(curated, more, NETWORK)

    seen = make_page(curated.bram, ["Een pers lenen"], INSIDE)
    curated.bram.close(everything=True)

    assert "nog een andere schrijver" in seen
    page = curated.eva.click(curated.eva.command("/leerkring pioniers").form, "Lees meer").form
    assert "Een pers lenen" not in page.text
    assert "andere schrijver" not in page.text  # that is for its owner alone
    curated.eva.close(everything=True)
    make_page(curated.chris, ["Een pers lenen"], INSIDE)
    curated.chris.close(everything=True)
    page = curated.eva.click(curated.eva.command("/leerkring pioniers").form, "Lees meer").form
    assert "Een pers lenen" in page.text


def test_forged_pages_are_refused(curated: World) -> None:
    closed = curated.id_of(Insight, title=CLOSED_TITLE)
    others = curated.id_of(Insight, title=PUBLIC_TITLE)
    before = rows(curated)
    for cards in ([closed], [others], [99999], ["x"], "x"):
        told = forge_form(
            curated, curated.bram, "profile.preview", cards=cards, level=2, seen=""
        )
        assert told in {GONE, "Maak een keuze."}
        curated.bram.close(everything=True)
    for person in ("99999", "x", str(person_id(curated, curated.chris))):
        assert forge_press(curated, curated.eva, "profile.see", person) == GONE
    assert rows(curated) == before


def copied(row: Any, **changes: Any) -> Any:
    """One more row like this."""
    names = [each.key for each in inspect(type(row)).column_attrs if each.key != "id"]
    return type(row)(**{name: getattr(row, name) for name in names} | changes)


def test_ten_cards_are_on_a_page_and_not_more(curated: World) -> None:
    with curated.db.begin() as session:
        card = session.get_one(Insight, curated.id_of(Insight, title=PUBLIC_TITLE))
        link = session.scalars(
            select(InsightSource).where(InsightSource.insight_id == card.id)
        ).one()
        for _ in range(10):
            another = copied(card)
            session.add(another)
            session.flush()
            session.add(copied(link, insight_id=another.id))
    form = curated.chris.click(
        curated.chris.command("/leerkring profiel").form, "Maak mijn pagina"
    ).form
    options = [{"value": str(n)} for n in card_ids(curated)]
    curated.chris.fill(form, {"level": OUTSIDE})
    forge_value(curated, curated.chris, "cards", selected_options=options)
    before = rows(curated)

    errors = forge_submit(curated, curated.chris)

    assert errors == {"cards": "Kies er hooguit 10."}
    assert rows(curated) == before
    forge_value(curated, curated.chris, "cards", selected_options=options[:10])
    assert forge_submit(curated, curated.chris) == {}


def card_ids(world: World) -> list[int]:
    with world.db.read() as session:
        return list(session.scalars(select(Insight.id).where(Insight.title == PUBLIC_TITLE)))


def test_what_changed_since_the_preview_is_not_shown(curated: World) -> None:
    form = curated.chris.click(
        curated.chris.command("/leerkring profiel").form, "Maak mijn pagina"
    ).form
    cards = [each for each in form.options("cards") if PUBLIC_TITLE in each]
    assert curated.chris.submit(form, cards=cards, level=OUTSIDE) == {}
    forge_memory(curated, curated.chris, intro="Nooit gezien.")

    curated.chris.submit(curated.chris.form)

    assert "Er is intussen iets veranderd" in curated.chris.form.text
    assert curated.snapshot()["pioneer_profile"] == []


@pytest.mark.parametrize("how", ["erased", "deactivated"])
def test_who_is_gone_has_no_page(curated: World, how: str) -> None:
    make_page(curated.chris, [PUBLIC_TITLE], OUTSIDE)
    with curated.db.begin() as session:
        person = session.get_one(Colleague, person_id(curated, curated.chris))
        token = session.query(PioneerProfile).one().token
        if how == "erased":
            privacy.erase_person(session, person, curated.clock.now())
        else:
            person.is_active = False

    status, text, _ = get(curated, token)
    assert status == (HTTPStatus.NOT_FOUND if how == "erased" else HTTPStatus.GONE)
    assert "Chris" not in text


@pytest.mark.parametrize("token", ["x", "%00", "..%2Fetc", "a" * 300, "%C3%A9"])
def test_addresses_that_never_were(world: World, token: str) -> None:
    assert get(world, token)[0] == HTTPStatus.NOT_FOUND
