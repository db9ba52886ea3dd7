"""Readers recognise, contradict and use cards; enough of them make a principle."""

import pytest
from sqlalchemy import select

from bot.sandbox.people import Person
from bot.sandbox.seen import View
from storage.models import Insight, InsightUse, Kind, Recognition
from storage.models import Person as Colleague
from tests.flows.conftest import World
from tests.flows.curating import CLOSED_TITLE, OPEN_TITLE, OPEN_WORDS, curate
from tests.flows.reflecting import (
    NETWORK,
    agree,
    forge_form,
    forge_press,
    forge_submit,
    forge_value,
    rows,
)

WHY = "Bij ons vult de architect het in."
CONFIRM, DIFFER, USE = "Herken ik", "Bij ons anders, want…", "Ga ik gebruiken"


@pytest.fixture
def curated(world: World) -> World:
    curate(world)
    return world


def read(world: World, person: Person) -> View:
    found = person.command("/leerkring zoek materialenpaspoort bij oplevering")
    labels = [b for b in found.message.buttons if b in {"Lees meer", "Read more"}]
    return person.click(found.message, labels[0]).form


def say(world: World, person: Person, organisation: str, *, differs: str = "") -> None:
    """Someone of this organisation says whether they recognise the open card."""
    with world.db.begin() as session:
        who = session.scalars(select(Colleague).where(Colleague.external_id == person.id))
        if found := who.one_or_none():
            found.organisation = organisation
    form = person.click(read(world, person), DIFFER if differs else CONFIRM).form
    fields = {"text": differs}
    if "organisation" in form.inputs:
        fields["organisation"] = organisation
    assert person.submit(form, fields) == {}
    person.close(everything=True)
    world.tick()


def crowd(world: World, count: int) -> list[Person]:
    return [
        world.add_person(f"U0LEZER{n}", f"lezer{n}", real_name=f"Lezer {n}")
        for n in range(count)
    ]


def voices(world: World) -> list[Recognition]:
    with world.db.read() as session:
        return list(session.scalars(select(Recognition).order_by(Recognition.id)))


def the_card(world: World) -> Insight:
    with world.db.read() as session:
        return session.scalars(select(Insight).where(Insight.title == OPEN_TITLE)).one()


def test_one_click_and_one_sentence(curated: World) -> None:
    form = curated.eva.click(read(curated, curated.eva), DIFFER).form
    assert "Jouw naam en je organisatie staan er niet bij" in form.text
    curated.eva.fill(form, {"organisation": "Waterschap"})
    forge_value(curated, curated.eva, "text", value="")
    said = forge_submit(curated, curated.eva)
    assert said == {"text": "Schrijf in één zin wat er bij jullie anders is."}

    assert curated.eva.submit(form, text=WHY, organisation="Waterschap") == {}

    assert "Dank je wel!" in curated.eva.form.text
    curated.eva.close()
    assert WHY in curated.eva.form.text
    assert "✓ Bij ons anders" in curated.eva.form.buttons
    assert "Nog weinig reacties" in curated.eva.form.text
    assert "Eva" not in curated.eva.form.text


def test_it_can_be_changed_and_taken_back(curated: World) -> None:
    say(curated, curated.eva, "Waterschap", differs=WHY)
    say(curated, curated.eva, "Waterschap")

    [voice] = voices(curated)
    assert (voice.stance.value, voice.text) == ("confirms", "")
    form = curated.eva.click(read(curated, curated.eva), "✓ Herken ik").form
    assert "organisation" not in form.inputs  # asked once
    curated.eva.click(form, "Trek mijn reactie in")

    assert "Je reactie is weg" in curated.eva.form.text
    assert voices(curated) == []
    curated.eva.close()
    assert CONFIRM in curated.eva.form.buttons


def test_a_sentence_that_is_taken_back_leaves_the_channel(curated: World) -> None:
    say(curated, curated.eva, "Waterschap", differs=WHY)
    reply = curated.bram.command("/leerkring zoek materialenpaspoort", channel="C0PLEIN")
    curated.bram.click(reply.message, "Deel hier")
    curated.tick()
    assert WHY in curated.bram.reads("C0PLEIN")[-1].sees

    form = curated.eva.click(read(curated, curated.eva), "✓ Bij ons anders").form
    curated.eva.click(form, "Trek mijn reactie in")
    curated.tick()

    shared = curated.bram.reads("C0PLEIN")[-1]
    assert "Materialenpaspoort" in shared.sees
    assert WHY not in shared.sees


@pytest.mark.both
def test_a_double_click_is_one_voice_and_one_use(curated: World) -> None:
    form = curated.eva.click(read(curated, curated.eva), CONFIRM).form
    curated.sandbox.duplicate_deliveries(2)
    curated.eva.submit(form, text="Ook hier.", organisation="Waterschap")
    curated.eva.close()
    curated.eva.click(curated.eva.form, USE)
    curated.sandbox.duplicate_deliveries(0)

    assert len(voices(curated)) == 1
    assert "✓ Ga ik gebruiken" in curated.eva.form.buttons
    assert "Hoe het ging, vraag ik maar één keer" in curated.eva.form.text
    with curated.db.read() as session:
        assert len(session.scalars(select(InsightUse)).all()) == 1
    curated.eva.click(curated.eva.form, "✓ Ga ik gebruiken")
    with curated.db.read() as session:
        assert session.scalars(select(InsightUse)).all() == []
    assert "insight.recognised" in curated.audited()


def test_who_worked_on_a_card_cannot_recognise_it(curated: World) -> None:
    before = rows(curated)

    for writer in (curated.ada, curated.bram):
        told = forge_press(curated, writer, "recognition.confirm", str(the_card(curated).id))
        assert "Je werkte zelf aan dit inzicht mee" in told

    assert rows(curated) == before

    curated.bram.click(read(curated, curated.bram), USE)
    assert "✓ Ga ik gebruiken" in curated.bram.form.buttons
    assert "Hoe het ging, vraag ik maar één keer" not in curated.bram.form.text  # only others


def test_a_closed_card_and_no_card_look_the_same(curated: World) -> None:
    with curated.db.read() as session:
        closed = session.scalars(select(Insight.id).where(Insight.title == CLOSED_TITLE)).one()
    before = rows(curated)

    told = {
        forge_press(curated, curated.eva, action, value)
        for action in ("recognition.confirm", "recognition.differ", "insight.use")
        for value in (str(closed), "999", "niets")
    }
    said = {
        forge_form(curated, curated.eva, "recognition.form", insight=each, stance="confirms")
        for each in (closed, 999)
    }

    assert len(told) == 1
    assert len(said) == 1
    assert rows(curated) == before


def test_enough_organisations_make_a_principle_and_doubt_ends_it(curated: World) -> None:
    people = crowd(curated, 4)
    for number, person in enumerate(people[:3]):
        say(curated, person, f"Gemeente {number}")
    assert "Het kan een handvat worden" not in curated.ada.reads()[-1].sees  # three people

    say(curated, people[3], "Gemeente 0")
    proposed = curated.ada.reads()[-1]
    assert "3 organisaties herkennen dit. Bij geen enkele organisatie" in proposed.sees
    assert the_card(curated).kind is Kind.PRACTICE
    curated.ada.click(proposed, "Maak er een handvat van")

    assert the_card(curated).kind is Kind.PRINCIPLE
    before = rows(curated)
    told = forge_press(curated, curated.ada, "principle.make", str(the_card(curated).id))
    assert told == "Dit inzicht is al een handvat."
    assert rows(curated) == before
    shown = read(curated, curated.eva).text
    assert "Dit werkte · Handvat" in shown
    assert "minstens 3 organisaties het herkennen" in shown
    curated.eva.close(everything=True)

    for person in people[:2]:
        say(curated, person, "Gemeente 0", differs=WHY)
    assert the_card(curated).kind is Kind.PRACTICE
    assert "geen handvat meer" in curated.ada.reads()[-1].sees


@pytest.fixture
def principle(curated: World) -> World:
    """Three organisations recognise the open card; Ada made a principle of it."""
    for number, person in enumerate(crowd(curated, 4)):
        say(curated, person, f"Gemeente {number % 3}")
    curated.ada.click(curated.ada.reads()[-1], "Maak er een handvat van")
    assert the_card(curated).kind is Kind.PRINCIPLE
    return curated


def test_other_words_are_no_principle(principle: World) -> None:
    harvest = principle.ada.command("/leerkring oogst").form
    form = principle.ada.click(harvest, "Pas aan", near=OPEN_TITLE).form

    assert principle.ada.submit(form, what="De aannemer vult het materialenpaspoort in.") == {}
    principle.tick()

    assert the_card(principle).kind is Kind.PRACTICE
    assert any("geen handvat meer" in message.sees for message in principle.ada.reads())


def test_a_stricter_rule_ends_a_principle(principle: World) -> None:
    listed = principle.ada.command("/leerkring themas").form
    form = principle.ada.click(listed, "Pas aan", near="Wanneer is iets een handvat?").form

    assert principle.ada.submit(form, organisations="4", differing="0") == {}
    principle.tick()

    assert the_card(principle).kind is Kind.PRACTICE
    assert "geen handvat meer" in principle.ada.reads()[-1].sees
    assert "insight.promoted" in principle.audited()


def test_other_words_are_not_recognised_any_more(curated: World) -> None:
    say(curated, curated.eva, "Waterschap", differs=WHY)
    harvest = curated.ada.command("/leerkring oogst").form
    form = curated.ada.click(harvest, "Pas aan", near=OPEN_TITLE).form
    assert curated.ada.submit(form, what="De aannemer vult het materialenpaspoort in.") == {}
    curated.later(minutes=15)
    agree(curated, OPEN_WORDS, NETWORK)

    shown = read(curated, curated.eva)

    assert WHY not in shown.text
    assert "Nog niemand zei" in shown.text


def test_nobody_writes_a_principle(curated: World) -> None:
    harvest = curated.ada.command("/leerkring oogst").form
    form = curated.ada.click(harvest, "Pas aan", near=OPEN_TITLE).form
    forge_value(curated, curated.ada, "kind", selected_option={"value": "principle"})
    before = rows(curated)

    errors = forge_submit(curated, curated.ada)

    told = "Een handvat ontstaat als genoeg organisaties een inzicht herkennen."
    assert errors["kind"].startswith(told)
    assert rows(curated) == before
    assert "Handvat" not in form.options("kind")


def test_only_a_facilitator_makes_a_principle(curated: World) -> None:
    before = rows(curated)

    for person in (curated.bram, curated.eva):
        forge_press(curated, person, "principle.make", str(the_card(curated).id))
    told = forge_press(curated, curated.ada, "principle.make", str(the_card(curated).id))

    assert "dit inzicht is aangepast of ingetrokken" in told
    assert rows(curated) == before
