"""Putting an edition together by buttons, and seeing exactly what goes out."""

import json

import pytest

from bot.sandbox.seen import View
from storage.models import Digest
from tests.flows.circulation.test_digests import GONE, SQUARE
from tests.flows.circulation.test_repeats import posted, preview
from tests.flows.conftest import World
from tests.flows.curating import OPEN_TITLE, PUBLIC_TITLE, curate
from tests.flows.reflecting import forge_form, forge_memory, forge_press, rows


@pytest.fixture
def curated(world: World) -> World:
    curate(world)
    return world


def order(text: str) -> list[str]:
    return sorted((OPEN_TITLE, PUBLIC_TITLE), key=text.index)


def test_readers_get_the_order_that_was_made(curated: World) -> None:
    shown = preview(curated, channels=[SQUARE])
    first, second = order(shown.text)

    curated.ada.click(shown, "Omhoog", near=second)
    assert order(curated.ada.form.text) == [second, first]
    curated.ada.click(curated.ada.form, "Omlaag", near=second)
    assert order(curated.ada.form.text) == [first, second]
    curated.ada.click(curated.ada.form, "Omlaag", near=first)
    assert curated.ada.submit(curated.ada.form) == {}
    curated.tick()

    [sent] = posted(curated)
    assert order(sent) == [second, first]


def test_going_back_from_a_changed_edition_finds_the_form(curated: World) -> None:
    """Closing leads to the form, also after cards were moved."""
    form = curated.ada.command("/leerkring kennisbrief").form
    curated.ada.submit(form, channels=[SQUARE], introduction="Dit speelde er.")
    curated.ada.click(curated.ada.form, "Laat weg", near=OPEN_TITLE)

    curated.ada.close()

    assert curated.ada.form.initial("introduction") == "Dit speelde er."


def test_the_exact_view_is_what_stands_in_the_channel(curated: World) -> None:
    form = curated.ada.command("/leerkring kennisbrief").form
    curated.ada.submit(form, channels=[SQUARE], introduction="Dit speelde er.")

    exact = curated.ada.click(curated.ada.form, "Zo ziet een lezer het").form
    curated.ada.close()
    assert curated.ada.submit(curated.ada.form) == {}
    curated.tick()

    assert "Voor wie? Iedereen in onze Slack." in exact.text
    [sent] = posted(curated)
    words = [line for line in sent.splitlines() if line != "Lees meer"]
    assert [line for line in exact.text.splitlines() if line in words] == words


def test_what_changed_elsewhere_is_not_published_unseen(curated: World) -> None:
    shown = preview(curated, channels=[SQUARE])
    both = shown.private_metadata
    curated.ada.click(shown, "Laat weg", near=OPEN_TITLE)
    before = rows(curated)
    forge_memory(curated, curated.ada, shown=seen(both))

    curated.ada.submit(curated.ada.form)

    assert "De kennisbrief is intussen veranderd" in curated.ada.form.text
    assert rows(curated) == before


def seen(memory: str) -> list[int]:
    found: list[int] = json.loads(memory)["shown"]
    return found


def test_nobody_else_puts_an_edition_together(curated: World) -> None:
    shown: View = preview(curated, channels=[SQUARE])
    digest, card = curated.id_of(Digest), str(seen(shown.private_metadata)[0])
    before = rows(curated)

    assert forge_press(curated, curated.eva, "digest.exact", str(digest)) == GONE
    forbidden = "Dit kan alleen een begeleider van deze leerkring doen."
    assert forge_press(curated, curated.bram, "digest.exact", str(digest)) == forbidden
    for action in ("digest.up", "digest.down", "digest.out", "digest.in"):
        assert forge_press(curated, curated.eva, action, card) == GONE
    assert forge_form(curated, curated.eva, "digest.preview", digest=digest) == GONE
    assert rows(curated) == before
