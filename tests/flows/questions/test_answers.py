"""An answer in the conversation with the bot is a message like any other: what was taken back
leaves it."""

import pytest

from bot.sandbox.people import Person
from bot.sandbox.seen import Message
from storage.models import Insight
from tests.flows.conftest import World
from tests.flows.curating import OPEN_TITLE, OPEN_WORDS, PUBLIC_WORDS, curate
from tests.flows.reflecting import NETWORK, agree, prompt_of

CHANGED = "Een inzicht dat hier stond, is ingetrokken of aangepast."


@pytest.fixture
def answered(world: World) -> World:
    """Eva asked the bot in its conversation, and reads Bram's words there."""
    curate(world)
    world.eva.says("Wie vult het materialenpaspoort in bij sloopwoningen?")
    assert OPEN_WORDS in answer(world).sees
    return world


def answer(world: World) -> Message:
    return world.eva.reads()[-1]


def take_back(world: World) -> None:
    """Bram keeps his answer to himself after all."""
    mine = world.bram.click(prompt_of(world.bram), "Mijn antwoorden").form
    level = world.bram.click(mine, "Wijzig wie dit leest", near="Hoe stuur je").form
    assert world.bram.submit(level, {level.inputs[0]: "0"}) == {}
    world.bram.close(everything=True)
    world.tick()


def test_what_an_author_takes_back_leaves_the_answer(answered: World) -> None:
    stood = answer(answered)

    take_back(answered)

    shown = answer(answered)
    assert shown.ts == stood.ts
    assert OPEN_WORDS not in shown.sees
    assert OPEN_TITLE not in shown.sees
    assert CHANGED in shown.sees
    assert PUBLIC_WORDS in shown.sees  # what still may be read stays


def test_what_a_facilitator_withdraws_leaves_the_answer(answered: World) -> None:
    harvest = answered.ada.command("/leerkring oogst").form
    form = answered.ada.click(harvest, "Pas aan", near=OPEN_TITLE).form
    form = answered.ada.click(form, "Trek dit inzicht in").form
    assert answered.ada.submit(form, reason="wrong") == {}
    answered.tick()

    assert OPEN_WORDS not in answer(answered).sees


def test_what_is_reworded_leaves_the_answer_until_it_may_be_read(answered: World) -> None:
    harvest = answered.ada.command("/leerkring oogst").form
    form = answered.ada.click(harvest, "Pas aan", near=OPEN_TITLE).form
    assert answered.ada.submit(form, what="De aannemer doet het.") == {}
    answered.tick()
    assert OPEN_WORDS not in answer(answered).sees

    agree(answered, OPEN_WORDS, NETWORK)
    answered.tick()
    assert "De aannemer doet het." in answer(answered).sees


def test_the_edit_is_made_after_slack_was_away(answered: World) -> None:
    answered.sandbox.faults.add("chat.update", "status", status=500, times=1)

    take_back(answered)
    answered.later(minutes=10)

    assert OPEN_WORDS not in answer(answered).sees


def test_words_that_were_taken_for_an_answer_are_searched_instead(world: World) -> None:
    curate(world)
    chris: Person = world.chris
    chris.says("Wie vult het materialenpaspoort in?", thread=prompt_of(chris))
    offered = chris.reads()[-1]
    chris.click(offered, "Zoek hierop")
    found = [m for m in chris.reads() if OPEN_WORDS in m.sees]

    take_back(world)

    assert len(found) == 1
    assert not any(OPEN_WORDS in m.sees for m in chris.reads())


def test_an_answer_that_quotes_nobody_is_left_alone(world: World) -> None:
    curate(world)
    world.eva.says("Wat kost een walvis?")
    before = answer(world).sees

    take_back(world)

    assert answer(world).sees == before
    assert world.id_of(Insight, title=OPEN_TITLE)
