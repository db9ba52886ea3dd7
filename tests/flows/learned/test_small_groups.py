"""Three people in a circle: nothing claims to be nameless, and nothing can be subtracted."""

import pytest

from tests.flows.conftest import World
from tests.flows.reflecting import (
    CARD,
    CIRCLE,
    NETWORK,
    PRIVATE,
    answers,
    hold_session,
    make_card,
    reflect,
    visible_titles,
)

WARNING = "jullie kring telt maar 3 deelnemers"
WORDS = "De chauffeur wist het al die tijd al."


@pytest.fixture
def three(world: World) -> World:
    """Bram, Chris and Dewi."""
    world.start_circle()
    hold_session(world)
    return world


@pytest.mark.parametrize("level", [NETWORK, "3"])
def test_before_a_text_leaves_a_small_circle_its_author_hears_so(
    three: World, level: str
) -> None:
    form = three.bram.command("/leerkring reflectie").form
    three.bram.submit(form, answers(three, (WORDS, level)))

    assert WARNING in three.bram.form.text
    assert "zonder je naam" in three.bram.form.text


def test_within_the_circle_there_is_nothing_to_guess(three: World) -> None:
    form = three.bram.command("/leerkring reflectie").form
    three.bram.submit(form, answers(three, (WORDS, CIRCLE)))

    assert WARNING not in three.bram.form.text


def test_four_people_are_a_crowd(world: World) -> None:
    world.start_circle(participants=["U0BRAM", "U0CHRIS", "U0DEWI", "U0EVA"])
    form = world.bram.command("/leerkring reflectie").form
    world.bram.submit(form, answers(world, (WORDS, NETWORK)))

    assert "deelnemers. Wie de kring kent" not in world.bram.form.text
    assert "reflection.kept" in world.audited()


def test_who_is_asked_to_let_a_card_go_hears_it_too(three: World) -> None:
    reflect(three, three.bram, (WORDS, CIRCLE))
    make_card(three, WORDS, NETWORK)

    assert "de kring telt maar 3 deelnemers" in three.bram.reads()[-1].sees


def outside(world: World) -> str:
    """All that Eva, who is in no circle, can see of it."""
    search = world.eva.command("/leerkring zoek chauffeur wist afdeling").text
    return search + world.eva.open_home().text


def test_a_fourth_voice_changes_nothing_that_others_can_see(three: World) -> None:
    """Nobody is counted, so the difference between three and four says nothing."""
    reflect(three, three.bram, (WORDS, NETWORK))
    reflect(three, three.chris, ("Bij ons ook.", CIRCLE))
    reflect(three, three.dewi, ("Here as well.", PRIVATE))
    assert visible_titles(three) == []
    nothing = outside(three)
    assert "nog geen ervaring" in nothing

    make_card(three, WORDS, NETWORK)
    three.ada.close(everything=True)
    shown = outside(three)
    assert CARD["title"] in shown
    assert WORDS not in shown  # the card has its own words
    assert not [name for name in ("Bram", "Chris", "Dewi") if name in shown]

    reflect(three, three.ada, ("De begeleider doet ook mee.", CIRCLE))
    assert outside(three) == shown


def test_a_card_does_not_say_when_its_author_wrote(three: World) -> None:
    three.later(days=6)
    reflect(three, three.bram, (WORDS, NETWORK))
    make_card(three, WORDS, NETWORK)
    three.ada.close(everything=True)

    shown = three.eva.command("/leerkring zoek afdeling samen inkopen").text

    assert "3 mrt 2026" in shown  # of the session, whoever wrote later
