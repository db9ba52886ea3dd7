"""Special editions: the travel story of a circle, a page for a hall, a quarter on one page."""

from collections.abc import Iterator
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from bot.sandbox.people import Person
from storage.database import Database
from storage.models import Special
from tests.flows.conftest import World
from tests.flows.curating import curate

WEB = "https://leerkring.example"


@pytest.fixture
def world(database: Database) -> Iterator[World]:
    world = World(database, WEB)
    yield world
    world.close()


@pytest.fixture
def curated(world: World) -> World:
    curate(world)
    return world


def begin(person: Person, kind: str, **filled: Any) -> str:
    """From the form of a digest to what would stand in it; what the preview shows."""
    form = person.click(person.command("/leerkring kennisbrief").form, kind).form
    assert person.submit(form, **filled) == {}
    return person.form.text


def get(world: World, rest: str = "") -> tuple[int, bytes, dict[str, str]]:
    with world.db.read() as session:
        slug = session.query(Special).one().slug
    try:
        with urlopen(f"{world.server.url}/pages/{slug}{rest}") as answer:  # noqa: S310
            return answer.status, answer.read(), dict(answer.headers)
    except HTTPError as refused:
        with refused:
            return refused.code, refused.read(), dict(refused.headers)


def test_x(curated: World) -> None:
    begin(curated.ada, "Voor een bijeenkomst", introduction="Dit <b>leerden</b> we. = SOM(A1)")
    assert curated.ada.submit(curated.ada.form) == {}
    import pathlib

    out = pathlib.Path("/tmp/shots")
    out.mkdir(exist_ok=True)
    for name in ("", "/slides", "/a4.pdf"):
        s, b, h = get(curated, name)
        print(name, s, len(b), h.get("Content-Type"))
        (out / ("event" + (name.replace("/", "_") or "_page.html"))).write_bytes(b)
