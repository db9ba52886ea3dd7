"""What people write is in no log, whatever its level."""

import logging

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bot.logs import TALKATIVE
from tests.flows.conftest import World
from tests.flows.reflecting import NETWORK, hold_session, make_card, reflect

CANARY = "zonnebloemkanarie"
WORDS = f"De {CANARY} wees ons de weg naar het depot."


@pytest.fixture(autouse=True)
def everything(caplog: pytest.LogCaptureFixture) -> None:
    """As an operator sees it who looks for a fault: the whole log at DEBUG, libraries too."""
    for name in ["", *TALKATIVE, *logging.root.manager.loggerDict]:
        if not name or name.partition(".")[0] in TALKATIVE:
            caplog.set_level(logging.DEBUG, logger=name)


def test_at_debug_no_words_of_people_either(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.start_circle(name=f"Kring {CANARY}", purpose=WORDS)
    hold_session(world)
    reflect(world, world.bram, (WORDS, NETWORK))
    make_card(world, WORDS, NETWORK, title=f"Over de {CANARY}", what=WORDS, why="")
    world.ada.close(everything=True)
    world.eva.says(f"Wie kent de {CANARY}?")
    world.eva.command(f"/leerkring zoek {CANARY}")
    assert world.eva.submit(world.eva.command("/leerkring abonnement").form) == {}
    world.sandbox.faults.add("chat.postMessage", "drop_before")
    form = world.ada.command("/leerkring kennisbrief").form
    assert world.ada.submit(form, channels=[], introduction=f"Dit eerst. {WORDS}") == {}
    assert world.ada.submit(world.ada.form) == {}
    world.tick()
    for _ in range(3):  # it is looked for, and sent again
        world.later(minutes=1)

    assert any(f"Dit eerst. {WORDS}" in message.sees for message in world.eva.reads())
    assert caplog.records
    assert [record.name for record in caplog.records if CANARY in said(record)] == []


def said(record: logging.LogRecord) -> str:
    return logging.Formatter().format(record)


def test_an_error_of_the_database_quotes_nobody(world: World) -> None:
    with pytest.raises(DBAPIError) as refused, world.db.begin() as session:
        session.execute(text("INSERT INTO nowhere VALUES (:said)"), {"said": WORDS})

    assert CANARY not in str(refused.value)


@pytest.mark.parametrize("said", ["not_found", "push_limit_reached"])
def test_a_form_that_was_closed_since_is_no_error(
    world: World, caplog: pytest.LogCaptureFixture, said: str
) -> None:
    world.start_circle()
    hold_session(world)
    everything = world.bram.click(world.bram.open_home(), "Meer").form
    sessions = world.bram.click(everything, "Alle bijeenkomsten").form
    caplog.clear()
    caplog.set_level(logging.INFO)
    world.sandbox.faults.add("views.push", "error", error=said)

    world.bram.click(sessions, "Bekijk de bijeenkomst")

    assert said in caplog.text

    assert [record for record in caplog.records if record.levelno > logging.INFO] == []
    assert world.bram.toasts == []
