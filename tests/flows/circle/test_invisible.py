"""What shows nothing is not an answer; what joins characters stays."""

import pytest

from storage.models import Circle
from tests.flows.conftest import World
from tests.flows.hearing import hear
from tests.flows.reflecting import answers, hold_session, stored

JOINED = "Boeren 👩🏽\u200d🌾 van ko\u00adper ❤\ufe0f"
EMPTY = "Vul hier iets in."


@pytest.mark.parametrize("nothing", ["\u3164", "\u2800 \u2800", "\u200b\u00ad", "\u0301"])
def test_a_name_that_shows_nothing_is_no_name(world: World, nothing: str) -> None:
    form = world.ada.command("/leerkring nieuw", channel=world.channel).form
    before = world.snapshot()
    circle = {"theme": "procurement", "channel": world.channel, "participants": ["U0BRAM"]}

    errors = world.ada.submit(form, name=nothing, purpose="Samen leren.", **circle)

    assert errors == {"name": EMPTY}
    assert world.snapshot() == before


def test_an_answer_that_shows_nothing_is_no_answer(world: World) -> None:
    world.start_circle()
    hold_session(world)
    form = world.bram.command("/leerkring reflectie").form

    errors = world.bram.submit(form, answers(world, ("\u3164\u200d", "1")))

    assert len(errors) == 1
    assert stored(world) == []


def test_a_name_turns_no_text_around_it_and_keeps_what_it_joins(world: World) -> None:
    circle_id = world.start_circle(name=f"\u202e{JOINED}\u2066")

    with world.db.read() as session:
        circle = session.get(Circle, circle_id)
    assert circle is not None
    assert circle.name == JOINED
    assert JOINED in world.bram.reads()[-1].sees


def test_somebodys_name_in_slack_turns_no_text_around_it(world: World) -> None:
    world.sandbox.change_person("U0ADA", real_name="\u202eAda R&amp;D\u3164")

    world.start_circle()

    assert "Ada R&D" in world.bram.reads()[-1].sees
    assert "\u202e" not in world.bram.reads()[-1].text


def test_a_command_that_shows_nothing_asks_nothing(world: World) -> None:
    said = world.eva.command("/leerkring zoek \u3164\u200b").text

    assert said == world.eva.command("/leerkring zoek").text
    alone = world.eva.command("/leerkring \u200b\u2800").text
    assert alone == world.eva.command("/leerkring").text
    assert "Ik kan alleen getypte woorden lezen." in hear(world, world.eva, text="\u2800")[0]
