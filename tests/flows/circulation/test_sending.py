"""How far an edition is, and what keeps the rest of it from leaving."""

from typing import Any

import pytest

from storage.models import Digest
from tests.flows.circulation.test_digests import GONE, SQUARE, subscribe, withdraw
from tests.flows.circulation.test_repeats import preview
from tests.flows.conftest import World
from tests.flows.curating import OPEN_TITLE, PUBLIC_TITLE, curate
from tests.flows.reflecting import forge_press, rows


@pytest.fixture
def curated(world: World) -> World:
    curate(world)
    return world


def published(world: World, **changes: Any) -> Any:
    """The form that says so; nothing has left yet."""
    assert world.ada.submit(preview(world, **changes)) == {}
    return world.ada.form


def test_the_facilitator_sees_how_far_it_is(curated: World) -> None:
    subscribe(curated, curated.eva, curated.chris)
    done = published(curated, channels=[SQUARE])

    shown = curated.ada.click(done, "Hoe ver is de bezorging?")
    assert "0 van 3 bezorgd.\n3 berichten wachten nog" in curated.ada.form.text
    curated.sandbox.remove_bot(SQUARE)
    curated.tick()
    curated.ada.click(curated.ada.form, "Ververs")

    assert shown is not None
    assert "2 van 3 bezorgd.\nEén bericht kwam niet" in curated.ada.form.text
    assert "Stop de verzending" not in curated.ada.form.buttons
    curated.ada.close(everything=True)
    form = curated.ada.command("/leerkring kennisbrief").form
    assert "De vorige kennisbrief van deze leerkring" in form.text
    assert "2 van 3 bezorgd." in curated.ada.click(form, "Hoe ver is de bezorging?").form.text


def test_what_has_not_left_can_be_stopped(curated: World) -> None:
    """Nor does it come later, with what else was missed."""
    subscribe(curated, curated.eva)
    subscribe(curated, curated.chris, wanted="monthly")
    curated.ada.click(published(curated, channels=[SQUARE]), "Hoe ver is de bezorging?")
    assert "Eén abonnee krijgt deze kennisbrief later" in curated.ada.form.text
    before = len(curated.chris.reads())

    curated.ada.click(curated.ada.form, "Stop de verzending")

    assert "2 berichten gaan niet meer weg." in curated.ada.form.text
    assert "De verzending is gestopt op" in curated.ada.form.text
    assert "digest.stopped" in curated.audited()
    curated.tick()
    for _ in range(36):
        curated.later(days=1)
    assert curated.eva.reads() == curated.eva.reads(SQUARE) == []
    assert not any(OPEN_TITLE in each.sees for each in curated.chris.reads()[before:])


def test_an_edition_that_could_not_leave_in_time_does_not_leave(curated: World) -> None:
    subscribe(curated, curated.eva)
    done = published(curated)

    curated.later(days=22)

    assert curated.eva.reads() == []
    curated.ada.click(done, "Hoe ver is de bezorging?")
    assert (
        "Eén bericht kon niet op tijd weg. Ik verstuur het niet meer." in curated.ada.form.text
    )


def test_an_edition_of_which_nothing_is_left_is_not_sent(curated: World) -> None:
    """All was withdrawn after it was published, and before it left."""
    subscribe(curated, curated.eva)
    curated.ada.click(preview(curated, channels=[SQUARE]), "Laat weg", near=PUBLIC_TITLE)
    assert curated.ada.submit(curated.ada.form) == {}
    done = curated.ada.form

    withdraw(curated)

    assert curated.eva.reads() == curated.eva.reads(SQUARE) == []
    said = "Alle inzichten in de kennisbrief van ‘Circulair inkopen’ zijn ingetrokken"
    assert any(said in each.sees for each in curated.ada.reads())
    curated.ada.click(done, "Hoe ver is de bezorging?")
    assert "2 berichten gaan niet meer weg." in curated.ada.form.text
    assert "Wat nog niet weg was, verstuur ik daarom niet meer." in curated.ada.form.text


def test_nobody_else_stops_it(curated: World) -> None:
    published(curated, channels=[SQUARE])
    digest = str(curated.id_of(Digest))
    before = rows(curated)

    for action in ("digest.progress", "digest.refresh", "digest.stop"):
        assert forge_press(curated, curated.eva, action, digest) == GONE
        told = forge_press(curated, curated.bram, action, digest)
        assert told == "Dit kan alleen een begeleider van deze leerkring doen."
    assert rows(curated) == before
