"""Correcting a circle that runs."""

from typing import Any

import pytest

from bot.sandbox.seen import View
from storage.models import Circle, CircleState
from tests.flows.conftest import World
from tests.flows.reflecting import forge_press, forge_submit, forge_value, rows, submit

CHANGED = "De begeleider heeft deze leerkring aangepast."


def settings(world: World) -> View:
    manage = world.ada.command("/leerkring beheer").form
    return world.ada.click(manage, "Pas de kring aan").form


def change(world: World, **values: Any) -> dict[str, str]:
    errors = world.ada.submit(settings(world), **values)
    world.ada.close(everything=True)
    world.tick()
    return errors


def posted(world: World, channel: str = "C0KRING") -> list[str]:
    return [message.sees for message in world.bram.reads(channel)]


def test_what_changed_is_said_once_in_the_channel(world: World) -> None:
    world.start_circle()
    before = len(world.bram.reads())

    assert change(world, purpose="Samen afval voorkomen.", horizon_on="2026-12-01") == {}

    [said] = [each for each in posted(world) if CHANGED in each]
    assert "Hiervoor komen we bij elkaar:" in said
    assert "Samen afval voorkomen." in said
    assert "De kring loopt tot dinsdag 1 december 2026." in said
    assert "De kring heet nu" not in said
    assert len(world.bram.reads()) == before  # nobody is written to about it
    assert "Samen afval voorkomen." in world.bram.reads()[0].sees  # the welcome shows it too
    assert "circle.changed" in world.audited()


def test_a_typing_error_is_mended_in_silence(world: World) -> None:
    world.start_circle(name="Circulair inkoopen")

    assert change(world, name="Circulair inkopen") == {}

    assert [each for each in posted(world) if CHANGED in each] == []
    assert "Circulair inkopen" in world.bram.reads()[0].sees


def test_all_else_that_can_change_is_said(world: World) -> None:
    world.start_circle(horizon_on="2026-12-01")

    assert change(world, name="Kleding", theme="food", language="en", horizon_on="") == {}
    [said] = [each for each in posted(world) if "The facilitator has changed" in each]
    assert "The circle’s name is now ‘Kleding’." in said
    assert "I will write in English in this channel" in said
    assert "The circle has no end date any more." in said

    assert change(world, channel="C0PLEIN") == {}
    [moved] = [each for each in posted(world, "C0PLEIN") if "has changed" in each]
    assert "From now on, messages for the whole circle will appear in this channel." in moved


def test_a_form_that_is_sent_as_it_was_changes_nothing(world: World) -> None:
    world.start_circle()
    before = rows(world)

    assert change(world) == {}

    assert rows(world) == before


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("name", {"value": " "}, "Vul hier iets in."),
        ("theme", {"selected_option": {"value": "maan"}}, "Maak een keuze."),
        ("channel", {"selected_conversation": "C0NOBOT"}, "Ik zit niet in dit kanaal."),
        ("horizon_on", {"selected_date": "2026-03-01"}, "Kies een datum in de toekomst."),
    ],
)
def test_a_change_that_cannot_be(
    world: World, field: str, value: dict[str, Any], sentence: str
) -> None:
    world.start_circle()
    settings(world)
    forge_value(world, world.ada, field, **value)
    before = rows(world)

    errors = forge_submit(world, world.ada)

    assert sentence in errors[field]
    assert rows(world) == before


def test_a_name_that_another_circle_has(world: World) -> None:
    world.start_circle()
    new = world.bram.command("/leerkring nieuw", channel=world.channel).form
    other = {"name": "Kleding", "theme": "food", "purpose": "Leren.", "channel": world.channel}
    assert world.bram.submit(new, other, participants=["U0CHRIS"]) == {}
    form = settings(world)
    before = rows(world)

    errors = world.ada.submit(form, name="Kleding")

    assert errors == {"name": "Er is al een leerkring met deze naam. Kies een andere."}
    assert rows(world) == before


def test_not_by_a_participant(world: World) -> None:
    circle_id = world.start_circle()
    before = rows(world)

    told = forge_press(world, world.bram, "circle.open_settings", str(circle_id))

    assert told == "Dit kan alleen een begeleider van deze leerkring doen."
    assert rows(world) == before


def test_not_when_the_circle_stopped_meanwhile(world: World) -> None:
    circle_id = world.start_circle()
    form = settings(world)
    with world.db.begin() as session:
        session.get_one(Circle, circle_id).state = CircleState.PAUSED
    before = rows(world)

    errors = submit(world.ada, form, name="Anders inkopen")

    assert errors == {"": "Deze leerkring loopt nu niet. Er is niets veranderd."}
    assert rows(world) == before
