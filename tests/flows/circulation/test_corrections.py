"""Something was not right in an edition: a correction on top of it, wherever it still can."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from bot.sandbox.mailboxes import Mailboxes
from bot.web.specials import GONE as GONE_STATUS
from storage.database import Database
from storage.models import Digest, Insight
from tests.flows.circulation.test_digests import GONE, SQUARE, subscribe
from tests.flows.conftest import World
from tests.flows.curating import PUBLIC_TITLE, curate
from tests.flows.readers.test_mail import NOOR, URL, link, tick
from tests.flows.readers.test_mail import press as press_on_page
from tests.flows.readers.test_web import get, page_in
from tests.flows.reflecting import forge_form, forge_press, forge_submit, forge_value, rows
from tests.flows.specials.test_specials import EVENT, special_id
from tests.flows.specials.test_specials import get as get_skin
from tests.flows.specials.test_specials import publish as publish_special

LABEL = "Correctie van 4 mrt 2026: "
SAID = "De proef duurde *drie* maanden, niet twee."
AS_MARKDOWN = r"2026\: De proef duurde \*drie\* maanden\, niet twee\."
ADD = "Zet er een correctie bij"
CHANGE = "Pas de correctie aan"


@pytest.fixture
def world(database: Database, mail: dict[str, Any]) -> Iterator[World]:
    world = World(database, public_url=URL, **mail)
    curate(world)
    yield world
    world.close()


def publish(world: World) -> Any:
    """For everyone, in the square too; the form that says how far it is."""
    form = world.ada.command("/leerkring kennisbrief").form
    assert world.ada.submit(form, audience="3", channels=[SQUARE]) == {}
    assert world.ada.submit(world.ada.form) == {}
    tick(world)
    return world.ada.click(world.ada.form, "Hoe ver is de bezorging?").form


def correct(
    world: World,
    words: str,
    pressed: str = ADD,
    said: str = "Een mail die al weg is, kan niet meer veranderen.",
) -> None:
    form = world.ada.click(world.ada.form, pressed).form
    assert said in form.text
    assert world.ada.submit(form, correction=words) == {}


def test_a_correction_is_on_top_of_an_edition_until_it_is_taken_away(
    world: World, mailboxes: Mailboxes
) -> None:
    press_on_page(world, "/subscribe", address=NOOR, language="nl")
    press_on_page(world, link(mailboxes, "/subscribe/"))
    subscribe(world, world.eva)
    mailboxes.fail("RCPT", "450 4.2.0 Later")
    path = page_in(publish(world).text)
    assert "Correctie" not in world.eva.reads(SQUARE)[-1].sees + get(world, path)

    correct(world, SAID)
    assert "Je correctie staat binnen een minuut bovenaan" in world.ada.form.text
    world.ada.close(world.ada.form)
    assert LABEL + SAID in world.ada.form.text
    world.clock.move_by(timedelta(minutes=5))
    tick(world)

    for message in (world.eva.reads()[-1], world.eva.reads(SQUARE)[-1]):
        assert LABEL + SAID in message.sees
    page = f"<strong>{LABEL.strip()}</strong> {SAID}"
    assert page in get(world, path)
    assert AS_MARKDOWN in get(world, f"{path}.md")
    letter = mailboxes.of(NOOR)[-1]
    assert f"{LABEL}{SAID}" in " ".join(letter.part("plain").split())
    for part in (letter.part("html"), letter.part("plain")):
        assert "Correctie van" in part
        assert f"{URL}{path}" in part
    assert "digest.corrected" in world.audited()

    correct(world, "", CHANGE)
    assert "Binnen een minuut staat er geen correctie" in world.ada.form.text
    world.tick()
    for shown in (world.eva.reads()[-1].sees, get(world, path), get(world, f"{path}.md")):
        assert "Correctie" not in shown


def test_who_reads_less_often_gets_the_correction_too(world: World) -> None:
    """Also one that was made after their message."""
    subscribe(world, world.eva, wanted="monthly")
    publish(world)
    for _ in range(36):
        world.later(days=1)
    assert "Correctie" not in world.eva.reads()[-1].sees

    correct(world, SAID)
    world.tick()

    told = world.eva.reads()[-1]
    assert f"2026: {SAID}" in told.sees
    assert f"2026: {SAID}" in world.eva.click(told, "Lees alles").form.text


def test_a_special_edition_has_its_correction_in_every_skin(world: World) -> None:
    """Also once all else in it was withdrawn; not once it was taken away."""
    ada, printed = world.ada, "Wat geprint is, kan niet meer veranderen."
    publish_special(ada, EVENT)
    before = len(get_skin(world, "/a4.pdf")[1])
    ada.click(ada.form, "Lees")

    correct(world, SAID, said=printed)

    assert LABEL + SAID in ada.form.text
    forge_press(world, world.bram, "special.read", special_id(world))
    assert LABEL + SAID in world.bram.form.text
    page = f"<strong>{LABEL.strip()}</strong> {SAID}"
    assert page in get_skin(world)[1].decode()
    assert SAID in get_skin(world, "/slides")[1].decode()
    assert len(get_skin(world, "/a4.pdf")[1]) > before
    assert "special.corrected" in world.audited()

    card = str(world.id_of(Insight, title=PUBLIC_TITLE))
    forge_press(world, world.chris, "release.withdraw", card)
    for skin in ("", "/slides", "/a4.pdf"):
        status, body, _ = get_skin(world, skin)
        assert (status, page in body.decode()) == (GONE_STATUS, True)
    ada.close(everything=True)
    forge_press(world, ada, "special.read", special_id(world))
    assert "Alles wat hierin stond, is ingetrokken." in ada.form.text
    ada.click(ada.form, "Haal weg")
    assert SAID not in get_skin(world)[1].decode()
    said = "Dit is er niet meer: het is weggehaald"
    assert forge_press(world, ada, "special.correct", special_id(world)).startswith(said)


def test_nobody_else_corrects_it_and_too_much_stays_in_the_form(world: World) -> None:
    publish_special(world.ada, EVENT)
    world.ada.close(everything=True)
    publish(world)
    digest, special = world.id_of(Digest), int(special_id(world))
    before = rows(world)
    only = "Dit kan alleen een begeleider van deze leerkring doen."

    for person, told in ((world.eva, GONE), (world.bram, only)):
        assert forge_press(world, person, "digest.correct", str(digest)) == told
        assert forge_form(world, person, "digest.correction", digest=digest) == told
        assert forge_press(world, person, "special.correct", str(special)) == told
        assert forge_form(world, person, "special.correction", special=special) == told
    world.ada.click(world.ada.form, ADD)
    forge_value(world, world.ada, "correction", value="a" * 501)
    assert "500" in forge_submit(world, world.ada)["correction"]
    forge_value(world, world.ada, "correction", value="  ")
    assert "Vul hier iets in." in forge_submit(world, world.ada)["correction"]

    assert rows(world) == before
