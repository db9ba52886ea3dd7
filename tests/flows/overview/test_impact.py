"""What it all brought about: in Slack, as a page, a drawing and a file."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from sqlalchemy import select, update

from bot.sandbox.people import Person
from storage.database import Database
from storage.models import Circle, ImpactPage, Membership, Role
from storage.models import Person as Colleague
from tests.flows.circle.test_handovers import make_manager
from tests.flows.conftest import World
from tests.flows.reflecting import (
    CIRCLE,
    forge_press,
    hold_session,
    make_card,
    person_id,
    reflect,
    rows,
)

WEB = "https://leerkring.example"
WORDS = "Wij begonnen klein."
NOT_YOURS = (
    "Dit is voor de programmabeheerder. Wil jij dat zijn? Vraag het aan de technisch beheerder."
)


@pytest.fixture
def held(world: World) -> World:
    """A session, an answer of one participant, and a card of it."""
    world.start_circle()
    hold_session(world)
    reflect(world, world.bram, (WORDS, CIRCLE))
    make_card(world, WORDS, CIRCLE)
    return world


def results(person: Person) -> str:
    return person.click(person.command("/leerkring beheer").form, "Opbrengst").form.text


def test_a_facilitator_sees_their_circle_and_nothing_about_fewer_than_four(held: World) -> None:
    seen = results(held.ada)

    assert "Bijeenkomsten: 1" in seen
    assert "Inzichten: 1" in seen
    assert "Gedeelde antwoorden: minder dan 4 mensen" in seen
    assert "▮" in seen
    assert WORDS not in seen
    assert "Bram" not in seen
    assert "Deze kring heeft geen einddatum." in seen


def test_four_people_are_counted(held: World) -> None:
    for person in (held.ada, held.chris, held.dewi):
        reflect(held, person, (f"Ook {person.name}.", CIRCLE))

    assert "Gedeelde antwoorden: 4" in results(held.ada)


def test_a_programme_manager_sees_all_circles_together(held: World) -> None:
    make_manager(held, held.eva)

    seen = held.eva.click(held.eva.command("/leerkring programma").form, "Opbrengst").form

    assert "Alle kringen samen" in seen.text
    assert "Er loopt nu één kring." in seen.text
    assert "Inzichten: 1" in seen.text
    rows_ = held.eva.click(seen, "Voor een rekenblad").form.text
    assert "potential;insights;1" in rows_
    assert "potential;answers;<4" in rows_


@pytest.mark.both
def test_nobody_else_sees_anything_or_makes_a_page(held: World) -> None:
    circle = str(held.id_of(Circle))
    before = rows(held)

    for action in ("impact.csv", "impact.share", "impact.stop"):
        assert forge_press(held, held.eva, action, "all") == NOT_YOURS
        gone = {forge_press(held, held.eva, action, each) for each in (circle, "999")}
        assert len(gone) == 1
    assert forge_press(held, held.eva, "impact.all", "") == NOT_YOURS
    assert "begeleider" in forge_press(held, held.bram, "impact.open", circle)
    assert rows(held) == before


@pytest.fixture
def online(database: Database) -> Iterator[World]:
    """The same, where the bot can be reached from outside; Ada made a page of it."""
    world = World(database, WEB)
    world.start_circle(name="Inkoop <b>& co</b>")
    hold_session(world)
    results(world.ada)
    world.ada.click(world.ada.form, "Maak er een pagina van")
    yield world
    world.close()


def path_of(world: World) -> str:
    with world.db.read() as session:
        return f"/impact/{session.scalars(select(ImpactPage.token)).one()}"


def fetch(world: World, path: str) -> tuple[int, str, Mapping[str, str]]:
    try:
        with urlopen(world.server.url + path) as answer:  # noqa: S310
            return answer.status, answer.read().decode(), dict(answer.headers)
    except HTTPError as refused:
        with refused:
            return refused.code, "", dict(refused.headers)


def test_a_page_a_drawing_and_a_file_say_the_same(online: World) -> None:
    path = path_of(online)
    assert f"{WEB}{path}" in online.ada.form.text
    before = rows(online)

    status, page, headers = fetch(online, path)
    _, drawing, _ = fetch(online, f"{path}.svg")
    _, file, _ = fetch(online, f"{path}.csv")

    assert status == HTTPStatus.OK
    assert headers["X-Robots-Tag"] == "noindex"
    assert "<b>" not in page
    assert '<th scope="row">Bijeenkomsten</th><td>1</td>' in page
    svg = ET.fromstring(drawing)  # noqa: S314  # our own
    described = [each.text or "" for each in svg if each.tag.endswith(("title", "desc"))]
    assert "Inkoop <b>& co</b>" in described[0]
    assert "Bijeenkomsten: 1." in described[1]
    assert {each.tag.rpartition("}")[2] for each in svg} == {"title", "desc", "text", "rect"}
    assert "immediate;sessions;1" in file
    assert "style=" not in page  # the site's rules allow none
    assert rows(online) == before
    assert "impact.shared" in online.audited()


@pytest.mark.parametrize("reason", ["stopped", "leads no longer", "left", "never"])
def test_an_address_is_dead_once_its_owner_may_not_see_it(online: World, reason: str) -> None:
    path = path_of(online)
    if reason == "stopped":
        online.ada.click(online.ada.form, "Haal de pagina weg")
        assert "impact.stopped" in online.audited()
    elif reason == "never":
        path = f"/impact/{'x' * 43}"
    else:
        with online.db.begin() as session:
            ada = session.get_one(Colleague, person_id(online, online.ada))
            ada.is_active = reason != "left"
            if reason == "leads no longer":
                session.execute(update(Membership).values(role=Role.PARTICIPANT))

    answers = [fetch(online, path + ending)[0] for ending in ("", ".svg", ".csv")]

    assert answers == [HTTPStatus.NOT_FOUND] * 3
