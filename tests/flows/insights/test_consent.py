"""What leaves a circle was seen by every author behind it, as it is."""

import pytest

from bot.domain.overview import privacy
from bot.sandbox.people import Person
from bot.sandbox.seen import Message
from storage.models import Person as Colleague
from tests.flows.conftest import World
from tests.flows.reflecting import (
    CARD,
    CIRCLE,
    NETWORK,
    PUBLIC,
    confirm,
    hold_session,
    person_id,
    propose,
    reflect,
    stored,
    visible_titles,
)

WORDS = "Wij kochten samen in."
MORE = "Bij ons duurde het lang."
TITLE = "Samen inkopen"
WHY = "Want de directeur van Bram wilde het eerst niet."
CONDITION = "Alleen met een directeur die durft."
ADDED = {"title": TITLE, "what": WORDS, "why": WHY, "condition": CONDITION}


@pytest.fixture
def shared(world: World) -> World:
    """Two authors let their words go to all readers."""
    world.start_circle()
    hold_session(world)
    reflect(world, world.bram, (WORDS, PUBLIC))
    reflect(world, world.chris, (MORE, PUBLIC))
    return world


def request(person: Person) -> Message:
    """The last that they were asked about a card."""
    return next(m for m in reversed(person.reads()) if "Geef vrij" in m.buttons)


def found(world: World) -> str:
    """What somebody outside the circle finds."""
    answer = world.eva.command("/leerkring zoek samen inkopen directeur")
    return answer.message.sees


@pytest.mark.parametrize("level", [NETWORK, PUBLIC])
def test_what_a_facilitator_adds_is_seen_before_it_leaves(shared: World, level: str) -> None:
    propose(shared, WORDS, level, **ADDED)

    assert "Ik vraag het eerst aan de schrijver" in shared.ada.form.text
    assert visible_titles(shared) == []
    asked = request(shared.bram)
    for words in ADDED.values():
        assert words in asked.sees
    shared.bram.click(asked, "Geef vrij")
    assert visible_titles(shared) == [TITLE]


@pytest.mark.parametrize(
    ("writer", "level", "what_is_next"),
    [
        ("ada", NETWORK, "kunnen deze lezers het meteen vinden"),
        ("bram", NETWORK, "vraag ik het eerst aan de schrijver, in werktijd"),
        ("bram", CIRCLE, "kan de kring het meteen vinden"),
    ],
)
def test_the_preview_says_what_comes_next(
    world: World, writer: str, level: str, what_is_next: str
) -> None:
    world.start_circle()
    hold_session(world)
    reflect(world, getattr(world, writer), (WORDS, NETWORK))
    harvest = world.ada.command("/leerkring oogst").form
    form = world.ada.click(harvest, "Maak inzicht").form
    assert world.ada.submit(form, {**CARD, "title": TITLE, "level": level}) == {}

    asks = "eerst aan" in what_is_next
    assert f"Na ‘{'Stel voor' if asks else 'Geef vrij'}’ {what_is_next}" in world.ada.form.text
    assert world.ada.form.submit == ("Stel voor" if asks else "Geef vrij")
    confirm(world)
    assert visible_titles(world) == ([] if asks else [TITLE])


def test_within_the_circle_nobody_is_asked(shared: World) -> None:
    propose(shared, WORDS, CIRCLE, **ADDED)

    assert visible_titles(shared) == [TITLE]
    assert TITLE not in shared.bram.reads()[-1].sees


@pytest.mark.parametrize(
    "change",
    [
        {"why": "Om een andere reden."},
        {"condition": "Onder een andere voorwaarde."},
        {"why": ""},
        {"title": "Een andere titel"},
    ],
)
def test_what_is_new_on_it_is_seen_before_it_leaves(
    shared: World, change: dict[str, str]
) -> None:
    propose(shared, WORDS, NETWORK, **ADDED)
    first = request(shared.bram)
    shared.bram.click(first, "Geef vrij")
    assert TITLE in found(shared)
    shared.ada.close(everything=True)

    harvest = shared.ada.command("/leerkring oogst").form
    form = shared.ada.click(harvest, "Pas aan", near=TITLE).form
    assert shared.ada.submit(form, change) == {}
    shared.later(minutes=15)

    assert visible_titles(shared) == []
    again = request(shared.bram)
    assert again.ts != first.ts
    assert all(words in again.sees for words in change.values())
    assert not [old for field in change if (old := ADDED.get(field, TITLE)) in again.sees]
    shared.bram.click(again, "Geef vrij")
    assert len(visible_titles(shared)) == 1


def test_each_author_sees_it(shared: World) -> None:
    both = [str(each.id) for each in stored(shared)]
    propose(shared, WORDS, NETWORK, **ADDED, sources=both)

    shared.bram.click(request(shared.bram), "Geef vrij")
    assert visible_titles(shared) == []
    assert WHY in request(shared.chris).sees
    shared.chris.click(request(shared.chris), "Geef vrij")
    assert visible_titles(shared) == [TITLE]


def test_a_facilitator_is_not_asked_about_an_own_answer(shared: World) -> None:
    reflect(shared, shared.ada, ("Ik belde de wethouder.", NETWORK))
    before = len(shared.ada.reads())

    propose(shared, "Ik belde de wethouder.", NETWORK, **ADDED)

    assert visible_titles(shared) == [TITLE]
    assert len(shared.ada.reads()) == before


def test_without_its_author_a_card_stays_in_the_circle(shared: World) -> None:
    """The account is switched off: nobody can say yes, so nothing leaves."""
    with shared.db.begin() as session:
        session.get_one(Colleague, person_id(shared, shared.bram)).is_active = False

    propose(shared, WORDS, NETWORK, **ADDED)
    shared.later(hours=24)

    assert visible_titles(shared) == []
    assert WHY not in found(shared)
    harvest = shared.ada.command("/leerkring oogst").form
    assert "Wacht op toestemming" in harvest.text


def test_a_card_of_an_erased_author_does_not_leave(shared: World) -> None:
    propose(shared, WORDS, NETWORK, **ADDED)
    asked = request(shared.bram)

    with shared.db.begin() as session:
        bram = session.get_one(Colleague, person_id(shared, shared.bram))
        privacy.erase_person(session, bram, shared.clock.now())

    shared.bram.click(asked, "Geef vrij", stale=True)
    assert visible_titles(shared) == []
