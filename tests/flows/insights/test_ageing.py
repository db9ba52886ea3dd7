"""A year later, whoever wrote a card is asked whether it still holds: through Slack."""

import pytest
from sqlalchemy import update

from bot.sandbox.people import Person
from bot.sandbox.seen import Message
from storage.models import Insight, InsightState
from tests.flows.circle.test_handovers import switch_off
from tests.flows.conftest import World
from tests.flows.curating import CLOSED_TITLE, OPEN_TITLE, PUBLIC_TITLE, curate
from tests.flows.reflecting import cards, forge_press, rows, visible_titles

QUESTION = "meer dan een jaar oud"


@pytest.fixture
def old(world: World) -> World:
    """Bram wrote two cards, Chris one; then a year goes by."""
    curate(world)
    world.later(days=364)
    assert asked(world.bram) == []
    for _ in range(6):
        world.later(hours=12)
    return world


def asked(person: Person) -> list[Message]:
    return [message for message in person.reads() if QUESTION in message.sees]


def test_all_cards_of_a_person_in_one_message_and_once_a_quarter(old: World) -> None:
    [question] = asked(old.bram)
    assert OPEN_TITLE in question.sees
    assert CLOSED_TITLE in question.sees
    assert PUBLIC_TITLE in asked(old.chris)[0].sees
    assert asked(old.ada) == []

    for _ in range(10):
        old.later(days=8)
    assert len(asked(old.bram)) == 1
    for _ in range(6):
        old.later(days=3)
    assert len(asked(old.bram)) == 2


def test_still_holds_is_kept_and_shown(old: World) -> None:
    [question] = asked(old.bram)
    old.bram.click(question, "Ja, nog steeds", near=OPEN_TITLE)

    [question] = asked(old.bram)
    assert "Je hebt hiernaar gekeken" in question.sees
    found = old.eva.command("/leerkring zoek materialenpaspoort oplevering")
    shown = old.eva.click(found.message, "Lees meer").form
    assert "meer dan een jaar geleden. Laatst bevestigd op" in shown.text
    assert "insight.holds" in old.audited()


def test_what_no_longer_holds_leaves_by_the_usual_rules(old: World) -> None:
    [question] = asked(old.bram)
    old.bram.click(question, "Niet meer", near=OPEN_TITLE, confirm=True)
    old.tick()

    assert OPEN_TITLE not in visible_titles(old)
    gone = next(card for card in cards(old) if card.title == OPEN_TITLE)
    assert (gone.state, gone.withdrawn_reason) == (InsightState.WITHDRAWN, "outdated")
    assert "door een schrijver ingetrokken" in old.ada.reads()[-1].sees
    assert "Lezers kunnen het niet meer vinden" in asked(old.bram)[0].sees


def test_who_would_change_it_tells_the_facilitator(old: World) -> None:
    [question] = asked(old.bram)
    form = old.bram.click(question, "Het moet anders", near=OPEN_TITLE).form
    assert "met je naam" in form.text
    assert old.bram.submit(form, text="Het paspoort is nu verplicht.") == {}
    old.tick()

    told = old.ada.reads()[-1]
    assert "Bram Jansen schreef mee aan dit inzicht en wil dat het verandert" in told.sees
    assert "Het paspoort is nu verplicht." in told.sees
    assert "Inzicht aanpassen" in old.ada.click(told, "Pas aan").form.title
    [question] = asked(old.bram)
    assert "Wat je schreef, lezen de begeleiders, met je naam." in question.sees
    assert question.buttons.count("Het moet anders") == 1  # about the other card


def test_who_would_change_it_does_not_say_that_it_still_holds(old: World) -> None:
    [question] = asked(old.bram)
    form = old.bram.click(question, "Het moet anders", near=OPEN_TITLE).form
    old.bram.submit(form, text="Het paspoort is nu verplicht.")

    found = old.eva.command("/leerkring zoek materialenpaspoort oplevering")
    shown = old.eva.click(found.message, "Lees meer").form
    assert "meer dan een jaar geleden." in shown.text
    assert "Laatst bevestigd" not in shown.text


def test_where_nobody_leads_a_wish_to_change_is_not_lost_in_silence(old: World) -> None:
    switch_off(old, old.ada)
    [question] = asked(old.bram)
    before = rows(old)

    said = old.bram.click(question, "Het moet anders", near=OPEN_TITLE).text

    assert "Deze kring heeft nu geen andere begeleider die het kan aanpassen." in said
    assert rows(old) == before


def test_a_card_that_was_withdrawn_does_not_age(old: World) -> None:
    card = next(each for each in cards(old) if each.title == OPEN_TITLE)
    forge_press(old, old.bram, "release.withdraw", str(card.id))
    before = rows(old)

    for action in ("age.holds", "age.outdated", "wish.open"):
        told = forge_press(old, old.bram, action, str(card.id))
        assert told == "Dit inzicht is ingetrokken. Je hoeft niets meer te doen."

    assert rows(old) == before

    with old.db.begin() as session:  # its authors are asked about other words
        session.execute(update(Insight).values(state=InsightState.PROPOSED))
    told = forge_press(old, old.bram, "age.holds", str(card.id))
    assert "het inzicht is net aangepast" in told


def test_a_stranger_answers_for_nobody(old: World) -> None:
    before = rows(old)

    for action in ("age.holds", "age.outdated", "wish.open"):
        for value in ("1", "999", "niets"):
            assert "er niet meer" in forge_press(old, old.eva, action, value)

    assert rows(old) == before
