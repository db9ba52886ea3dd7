"""What readers say about the cards of an edition, counted for its facilitators."""

import pytest

from bot.sandbox.people import Person
from bot.sandbox.seen import View
from storage.models import Insight, NotForMe
from tests.flows.circulation.test_digests import SQUARE, publish
from tests.flows.conftest import World
from tests.flows.curating import CLOSED_TITLE, OPEN_TITLE, curate
from tests.flows.insights.test_recognition import crowd
from tests.flows.reflecting import forge_press, rows

PASS = "Niet voor mij"


@pytest.fixture
def sent(world: World) -> World:
    curate(world)
    publish(world, channels=[SQUARE])
    return world


def edition(person: Person) -> View:
    """The last one, opened from Home."""
    person.close(everything=True)
    return person.click(person.open_home(), "Lees").form


def progress(world: World) -> str:
    form = world.ada.command("/leerkring kennisbrief").form
    shown = world.ada.click(form, "Hoe ver is de bezorging?").form.text
    world.ada.close(everything=True)
    return shown


def test_readers_react_in_the_channel_and_facilitators_see_how_many(sent: World) -> None:
    [digest] = sent.eva.reads(SQUARE)
    for person in (sent.eva, *crowd(sent, 2)):
        sent.sandbox.add_member(SQUARE, person.id)
        assert "Nog te weinig reacties" in progress(sent)
        person.click(digest, PASS, near=OPEN_TITLE)
        assert "Ik tel het mee, zonder je naam." in person.form.text
        person.close(everything=True)

    sent.eva.click(digest, "Ga ik gebruiken", near=OPEN_TITLE)
    assert "✓ Ga ik gebruiken" in sent.eva.form.buttons
    sent.eva.close(everything=True)
    shown = progress(sent)
    assert "3 mensen zeggen: niet voor mij" in shown
    assert "gaan het gebruiken" not in shown
    assert "Eva" not in shown
    assert "insight.passed" in sent.audited()


def test_it_is_taken_back_where_it_was_said(sent: World) -> None:
    [digest] = sent.eva.reads(SQUARE)
    sent.eva.click(digest, "Lees meer", near=OPEN_TITLE)
    sent.eva.click(sent.eva.form, PASS)
    sent.eva.close(everything=True)
    sent.eva.click(digest, "Lees meer", near=OPEN_TITLE)

    sent.eva.click(sent.eva.form, "✓ Niet voor mij")

    assert "Dit telt niet meer mee." in sent.eva.form.text
    with sent.db.read() as session:
        assert session.query(NotForMe).count() == 0


def test_a_card_that_one_may_not_read_is_not_passed_by(sent: World) -> None:
    closed = sent.id_of(Insight, title=CLOSED_TITLE)
    before = rows(sent)

    told = {forge_press(sent, sent.eva, "not_for_me.say", str(n)) for n in (closed, 999)}

    assert len(told) == 1
    assert rows(sent) == before


def test_twice_is_once(sent: World) -> None:
    [digest] = sent.eva.reads(SQUARE)
    sent.sandbox.duplicate_deliveries(2)
    sent.eva.click(digest, PASS, near=OPEN_TITLE)
    sent.sandbox.duplicate_deliveries(0)

    with sent.db.read() as session:
        assert session.query(NotForMe).count() == 1
