"""What it all brought about: in Slack, as a page, a drawing and a file."""

import json
import re
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from html import unescape
from http import HTTPStatus
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
import typst
from sqlalchemy import select, update

from bot.domain.overview.impact import FIGURES
from bot.sandbox.people import Person
from bot.texts import texts_for
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
NL = texts_for("nl")
WORDS = "Wij begonnen klein."
NOT_YOURS = (
    "Dit is voor programmabeheerders. Wil jij dat zijn? Vraag het aan de technisch beheerder."
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
    assert "Gedeelde antwoorden: van minder dan 4 mensen" in seen
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
    rows_ = held.eva.click(seen, "Voor een spreadsheet").form.text
    assert "Opbrengst;Wat ik tel;Aantal\n" in rows_
    assert "Kennis om later te gebruiken;Inzichten;1" in rows_
    assert "Gedeelde antwoorden;van minder dan 4 mensen" in rows_


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
    reflect(world, world.bram, (WORDS, CIRCLE))
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


def numbers_in_slack(form: str) -> dict[str, str]:
    """A line `what: how many` for each, with a bar of signs below it where there is any."""
    labels = {NL(f"impact-{name}") for names in FIGURES.values() for name in names}
    lines = (line.partition(": ") for line in form.splitlines())
    return {label: number for label, _, number in lines if label in labels}


def numbers_in_table(page: str) -> dict[str, str]:
    found = re.findall(r'<th scope="row">(.*?)</th><td>(.*?)</td>', page)
    return {unescape(label): unescape(number) for label, number in found}


def numbers_in_drawing(drawing: str) -> dict[str, str]:
    """Each bar stands between its label and its number, and is as long as that says."""
    parts = [each for each in ET.fromstring(drawing) if each.tag.endswith(("text", "rect"))]  # noqa: S314
    found = {}
    for label, bar, number in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        found[str(label.text)] = str(number.text)
        assert (bar.attrib["width"] != "0") == (number.text or "").strip("0").isdigit()
    return found


def numbers_in_file(file: str) -> dict[str, str]:
    found = [row.split(";")[1:] for row in file.split()[1:]]
    few = NL("impact-too-few")
    return {NL(f"impact-{name}"): few if n.startswith("<") else n for name, n in found}


def numbers_on_paper(
    world: World, path: str, monkeypatch: pytest.MonkeyPatch
) -> dict[str, str]:
    """What Typst was given to print, if it made an accessible PDF of it."""
    given: list[Any] = []
    usual: Any = typst.compile  # an overloaded function

    def heard(*args: Any, sys_inputs: Mapping[str, str], **how: Any) -> Any:
        given.append(json.loads(sys_inputs["words"]))
        return usual(*args, sys_inputs=sys_inputs, **how)

    monkeypatch.setattr(typst, "compile", heard)
    with urlopen(f"{world.server.url}{path}.pdf") as answer:  # noqa: S310
        assert b"<pdfuaid:part>1<" in answer.read()
        assert answer.headers["Content-Type"] == "application/pdf"
    [words] = given
    assert words["title"] == "Opbrengst: Inkoop <b>& co</b>"
    return {row["label"]: row["number"] for group in words["groups"] for row in group["rows"]}


def test_every_skin_carries_the_same_numbers(
    online: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = path_of(online)
    assert f"{WEB}{path}" in online.ada.form.text
    before = rows(online)

    status, page, headers = fetch(online, path)
    _, drawing, _ = fetch(online, f"{path}.svg")
    _, file, _ = fetch(online, f"{path}.csv")

    assert status == HTTPStatus.OK
    assert headers["X-Robots-Tag"] == "noindex"
    in_slack = numbers_in_slack(online.ada.form.text)
    assert in_slack["Bijeenkomsten"] == "1"
    assert in_slack["Gedeelde antwoorden"] == "van minder dan 4 mensen"
    assert len(in_slack) == sum(map(len, FIGURES.values()))
    chart = page[page.index("<svg") : page.index("</svg>") + len("</svg>")]
    for skin in (
        numbers_in_table(page),
        numbers_in_drawing(chart),
        numbers_in_drawing(drawing),
        numbers_in_file(file),
        numbers_on_paper(online, path, monkeypatch),
    ):
        assert skin == in_slack
    assert "<b>" not in page
    svg = ET.fromstring(drawing)  # noqa: S314  # our own
    described = [each.text or "" for each in svg if each.tag.endswith(("title", "desc"))]
    assert "Inkoop <b>& co</b>" in described[0]
    said = " ".join(f"{label}: {number}." for label, number in in_slack.items())
    assert described[1].strip() == said
    assert "style=" not in page  # the site's rules allow none
    monkeypatch.setitem(sys.modules, "typst", None)
    printed = fetch(online, f"{path}.pdf")[1]
    assert "Hier is geen pdf te maken. Print deze pagina: die past op A4." in printed
    assert numbers_in_table(printed) == in_slack
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

    answers = [fetch(online, path + ending)[0] for ending in ("", ".svg", ".csv", ".pdf")]

    assert answers == [HTTPStatus.NOT_FOUND] * 4
