"""The agreements of a circle: written by its facilitator, shown where people let words go."""

import pytest

from storage.models import Circle
from tests.flows.circle.test_settings import CHANGED, change, posted, settings
from tests.flows.conftest import World
from tests.flows.reflecting import CIRCLE, answers, hold_session, rows

SAFE = "Wat hier gezegd wordt, vertel je niet verder"
FRANK = "Wij zijn eerlijk over wat mislukt"
LABEL = "Jullie afspraken"


def agreed(world: World) -> list[str]:
    with world.db.read() as session:
        return session.get_one(Circle, 1).agreements


@pytest.fixture
def circle(world: World) -> World:
    world.start_circle()
    assert change(world, agreements=f"- {SAFE}\n\n• {FRANK}") == {}
    world.later(minutes=1)
    return world


def test_they_are_shown_where_words_are_let_go_and_in_the_welcome(circle: World) -> None:
    assert agreed(circle) == [SAFE, FRANK]
    assert f"• {SAFE}" in circle.bram.reads()[0].sees
    hold_session(circle)

    form = circle.bram.command("/leerkring reflectie").form
    circle.bram.submit(form, answers(circle, ("Wij begonnen klein.", CIRCLE)))

    assert LABEL in circle.bram.form.text
    assert f"• {FRANK}" in circle.bram.form.text


def test_the_channel_hears_of_a_change_once_and_nobody_is_written_to(circle: World) -> None:
    [said] = [each for each in posted(circle) if CHANGED in each]
    assert "De afspraken van deze kring zijn nu:" in said
    before = len(circle.bram.reads())

    assert change(circle, agreements=f"{SAFE}\n{FRANK}.") == {}  # a full stop
    assert len([each for each in posted(circle) if CHANGED in each]) == 1
    assert f"{FRANK}." in circle.bram.reads()[0].sees
    assert len(circle.bram.reads()) == before


@pytest.mark.parametrize(
    "lines",
    [
        [SAFE.replace("niet ", ""), FRANK],
        [SAFE],
        [FRANK, SAFE],
        [SAFE, FRANK, "Wij beginnen op tijd"],
    ],
    ids=["turned round", "one less", "another order", "one more"],
)
def test_more_than_a_typing_error_is_said(circle: World, lines: list[str]) -> None:
    assert change(circle, agreements="\n".join(lines)) == {}

    assert len([each for each in posted(circle) if CHANGED in each]) == 2
    assert agreed(circle) == lines


def test_without_agreements_nothing_is_shown(circle: World) -> None:
    assert change(circle, agreements=" ") == {}

    assert "geen opgeschreven afspraken meer" in posted(circle)[-1]
    assert LABEL not in circle.bram.reads()[0].sees


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ("\n".join(f"Afspraak {n}" for n in range(8)), "Kies de 7 belangrijkste afspraken"),
        ("w" * 151, "Houd elke afspraak onder 150 tekens."),
    ],
)
def test_too_many_or_too_long_is_said_under_the_field(
    circle: World, lines: str, sentence: str
) -> None:
    before = rows(circle)

    errors = circle.ada.submit(settings(circle), agreements=lines)

    assert sentence in errors["agreements"]
    assert rows(circle) == before
