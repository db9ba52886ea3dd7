"""Somebody else looks at a draft: asked, shown it exactly, heard; and it goes out by nobody."""

import pytest
from sqlalchemy import select, update

from bot.sandbox.people import Person
from bot.sandbox.seen import Message
from storage.models import Digest, Membership, Role
from storage.models import Person as Colleague
from tests.flows.circulation.test_digests import GONE, SQUARE, withdraw
from tests.flows.circulation.test_repeats import posted, preview
from tests.flows.conftest import World
from tests.flows.curating import OPEN_TITLE, OPEN_WORDS, PUBLIC_TITLE, curate
from tests.flows.reflecting import forge_press, rows

ASK = "Laat iemand meekijken"


@pytest.fixture
def curated(world: World) -> World:
    """Eva manages the programme."""
    curate(world)
    world.eva.command("/leerkring help")
    world.eva.submit(world.eva.command("/leerkring abonnement").form, wanted="off")
    world.eva.close(everything=True)
    with world.db.begin() as session:
        manages = update(Colleague).where(Colleague.external_id == world.eva.id)
        session.execute(manages.values(is_programme_manager=True))
    return world


def asked(world: World, *, by: Person) -> Message:
    """Ada asks Eva; what Eva gets."""
    preview(world, channels=[SQUARE])
    form = by.click(by.form, ASK).form
    assert form.options("reviewer") == ["Eva Mulder"]
    assert by.submit(form, reviewer="Eva Mulder") == {}
    by.close(everything=True)
    world.tick()
    return world.eva.reads()[-1]


def test_whoever_is_asked_sees_it_exactly_and_approves(curated: World) -> None:
    message = asked(curated, by=curated.ada)
    assert "Ada de Vries vraagt je mee te kijken" in message.sees
    assert "Er is nog niets verstuurd." in message.sees
    assert all(words in message.sees for words in (OPEN_TITLE, OPEN_WORDS, PUBLIC_TITLE))

    curated.eva.click(message, "De kennisbrief is goed")
    curated.tick()

    told = curated.ada.reads()[-1]
    assert "Eva Mulder vindt de kennisbrief goed zoals die nu is." in told.sees
    assert posted(curated) == []
    assert "Je vindt deze kennisbrief goed. Dat geef ik door." in curated.eva.reads()[-1].sees
    assert "digest.reviewed" in curated.audited()
    curated.ada.click(told, "Open de kennisbrief")
    assert curated.ada.submit(curated.ada.form) == {}
    curated.tick()
    assert OPEN_TITLE in posted(curated)[0]
    assert not any("Er is nog niets verstuurd." in each.sees for each in curated.eva.reads())
    assert "Deze kennisbrief is intussen gepubliceerd." in curated.ada.reads()[-1].sees


def test_what_should_change_reaches_its_maker_and_a_change_is_looked_at_again(
    curated: World,
) -> None:
    message = asked(curated, by=curated.ada)
    form = curated.eva.click(message, "Zeg wat er anders moet").form
    refused = curated.eva.submit(form, review="  ")
    assert refused == {"review": "Vul hier iets in."}
    assert curated.eva.submit(form, review="Laat de keukens weg. <!here>") == {}
    curated.eva.close(everything=True)
    curated.tick()

    told = curated.ada.reads()[-1]
    assert "Eva Mulder zou dit veranderen:\nLaat de keukens weg. <!here>" in told.sees
    curated.ada.click(told, "Open de kennisbrief")
    curated.ada.click(curated.ada.form, "Laat weg", near=PUBLIC_TITLE)
    curated.tick()
    assert PUBLIC_TITLE not in curated.eva.reads()[-1].sees
    curated.eva.click(curated.eva.reads()[-1], "De kennisbrief is goed")
    curated.tick()

    assert "vindt de kennisbrief goed" in curated.ada.reads()[-1].sees


def test_whoever_goes_on_with_a_colleagues_draft_and_asks_hears_the_answer(
    curated: World,
) -> None:
    with curated.db.begin() as session:
        bram = session.scalars(
            select(Colleague).where(Colleague.external_id == curated.bram.id)
        ).one()
        session.execute(
            update(Membership)
            .where(Membership.person_id == bram.id)
            .values(role=Role.FACILITATOR)
        )
    preview(curated, channels=[SQUARE])
    curated.ada.close(everything=True)
    form = curated.bram.command("/leerkring kennisbrief").form
    form = curated.bram.click(curated.bram.click(form, "Ga verder").form, ASK).form
    assert curated.bram.submit(form, reviewer="Eva Mulder") == {}
    curated.tick()
    assert "Bram Jansen vraagt je mee te kijken" in curated.eva.reads()[-1].sees

    curated.eva.click(curated.eva.reads()[-1], "De kennisbrief is goed")
    curated.tick()

    assert "vindt de kennisbrief goed" in curated.bram.reads()[-1].sees


def test_what_is_withdrawn_leaves_the_draft_that_someone_looks_at(curated: World) -> None:
    asked(curated, by=curated.ada)

    withdraw(curated)

    assert OPEN_WORDS not in curated.eva.reads()[-1].sees


def test_there_may_be_nobody_to_ask(world: World) -> None:
    curate(world)
    preview(world, channels=[SQUARE])

    said = world.ada.click(world.ada.form, ASK).form

    assert "Er is niemand anders die ik kan vragen mee te kijken." in said.text


def test_nobody_else_answers(curated: World) -> None:
    asked(curated, by=curated.ada)
    digest = str(curated.id_of(Digest))
    before = rows(curated)

    for action in ("digest.approve", "digest.suggest"):
        assert forge_press(curated, curated.bram, action, digest) == GONE
        assert forge_press(curated, curated.ada, action, digest) == GONE
    assert rows(curated) == before
