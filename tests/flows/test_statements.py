"""How often the most frequent flows ask the database, from the request to its answer.

A number of statements, not a time: it is the same on every machine, and says at once when
something is looked up twice. What is edited in Slack afterwards follows beside the answer, and
is counted apart.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from typing import Any

import pytest

from bot.domain.upcoming.heartbeat import SWEEP
from bot.inline import Inline
from bot.sandbox.people import Person
from bot.ticker import tick
from tests.flows.conftest import World
from tests.flows.memory import remembered
from tests.flows.planning.test_meetings import invitation, plan, wait_until
from tests.flows.polling import ask, form_of
from tests.flows.reflecting import (
    CIRCLE,
    NETWORK,
    PRIVATE,
    answers,
    hold_session,
    make_card,
    prompt_of,
    propose,
    reflect,
)
from tests.flows.sessions.test_before_and_after import agenda
from tests.flows.sessions.test_runs import board, start
from tests.heard import heard

ONE_MESSAGE = 13  # statements to edit one message in Slack: claimed, worded, marked
ONE_QUESTION = 10  # the same of one that asks what somebody learned
GIVEN = (("Wij begonnen klein.", CIRCLE), ("Met geduld.", PRIVATE), ("Bij de markt.", NETWORK))

pytestmark = pytest.mark.both


class Aside(Inline):
    """For edits: kept until they are asked for."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], Any]] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.waiting.append(lambda: fn(*args, **kwargs))
        return Future()

    def catch_up(self) -> None:
        while self.waiting:
            self.waiting.pop(0)()


@pytest.fixture
def aside(world: World) -> Aside:
    aside = Aside()
    world.leerkring.editors = aside
    return aside


@contextmanager
def at_most(most: int, world: World) -> Iterator[None]:
    with heard(world.db) as statements:
        yield
    assert statements, "nothing was asked: this measures nothing"
    assert len(statements) <= most, "\n\n".join(statements)


def be_known(world: World, *people: Person) -> None:
    """Slack was asked about them today."""
    for person in people:
        person.command("/leerkring help")
    world.sandbox.idle()


@remembered
def hold(world: World) -> None:
    world.start_circle()
    hold_session(world)
    be_known(world, world.bram, world.chris)


def test_a_reflection(world: World, aside: Aside) -> None:
    hold(world)
    given = answers(world, *GIVEN)
    with at_most(6, world):
        form = world.bram.click(prompt_of(world.bram), "Beantwoord").form
    world.bram.fill(form, given)
    with at_most(12, world):
        assert world.bram.submit(world.bram.form) == {}
    with at_most(ONE_QUESTION, world):
        aside.catch_up()
    with at_most(12, world):
        assert world.bram.submit(world.bram.form) == {}
    with at_most(8, world):
        form = world.bram.command("/leerkring reflectie").form
    world.bram.fill(form, given)
    with at_most(11, world):  # and which answers stand in a card
        assert world.bram.submit(world.bram.form) == {}


def test_a_reflection_that_nobody_asked_for(world: World, aside: Aside) -> None:
    world.start_circle()
    be_known(world, world.bram)
    form = world.bram.command("/leerkring reflectie").form
    words = {name: "Met geduld." for name in form.inputs if name.startswith("answer-")}

    with at_most(12, world):  # the levels are folded
        assert world.bram.submit(form, words) == {}


def test_later_and_skipping(world: World, aside: Aside) -> None:
    hold(world)
    with at_most(11, world):
        world.chris.click(prompt_of(world.chris), "Later")
    aside.catch_up()
    with at_most(8, world):
        world.chris.click(prompt_of(world.chris), "Sla over")


def test_answering_an_invitation(world: World, aside: Aside) -> None:
    world.start_circle()
    plan(world)
    world.ada.command("/leerkring help")  # the first request of a process asks who it is for
    with at_most(8, world):
        world.bram.click(invitation(world.bram), "Ja, ik kom")
    with at_most(ONE_MESSAGE, world):
        aside.catch_up()


def test_a_vote(world: World, aside: Aside) -> None:
    world.start_circle()
    ask(world)
    form = form_of(world.bram)
    slots = [name for name in form.inputs if name.startswith("slot-")]

    with at_most(11, world):
        assert world.bram.submit(form, dict.fromkeys(slots, "yes")) == {}


def test_on_the_day(world: World, aside: Aside) -> None:
    world.start_circle()
    plan(world)
    wait_until(world, "2026-03-12 08:30")
    wait_until(world, "2026-03-12 10:00")
    be_known(world, world.bram)
    with at_most(7, world):
        world.bram.click(agenda(world), "Ik ben er")
    start(world)
    form = world.bram.click(board(world), "Notitie").form
    with at_most(8, world):
        assert world.bram.submit(form, text="Vraag om één eis.", level=PRIVATE) == {}


def test_letting_a_card_go(world: World, aside: Aside) -> None:
    """It is put into the index that searches look in, and loses what it meant before."""
    hold(world)
    reflect(world, world.bram, ("Wij begonnen klein.", NETWORK), ("Met geduld.", NETWORK))
    make_card(world, "Wij begonnen klein.")  # the first makes the index
    propose(world, "Met geduld.", NETWORK, title="Neem de tijd", what="Wij hadden geduld.")
    [asked] = [each for each in world.bram.reads() if "Geef vrij" in each.buttons]

    with at_most(25, world):
        world.bram.click(asked, "Geef vrij")


def test_a_search(world: World) -> None:
    hold(world)
    reflect(world, world.bram, ("Wij begonnen klein.", NETWORK))
    make_card(world, "Wij begonnen klein.")
    be_known(world, world.chris)

    with at_most(9, world):
        found = world.chris.command("/leerkring zoek samen inkopen", channel="C0PLEIN")
    assert "Begin met één afdeling" in found.text


@pytest.mark.parametrize("circles", [1, 3])
def test_home(world: World, circles: int) -> None:
    """Whoever is in more circles does not wait longer."""
    hold(world)
    plan(world)
    for number in range(2, circles + 1):
        world.start_circle(name=f"Kring {number}")
    for person in (world.ada, world.bram):
        person.open_home()
    with at_most(12, world):
        world.bram.open_home()
    with at_most(13, world):  # also who asks to join, in all circles that she leads
        world.ada.open_home()


@pytest.mark.parametrize("circles", [1, 3])
def test_a_heartbeat_with_nothing_to_say(world: World, circles: int) -> None:
    """It does not ask more where there is more: a sweep, and what comes between two sweeps."""
    hold(world)
    for number in range(2, circles + 1):
        world.start_circle(name=f"Kring {number}")
    world.tick()
    world.clock.move_by(SWEEP)
    with at_most(31, world):
        assert tick(world.db, world.clock.now()) == 0
    with at_most(14, world):
        assert tick(world.db, world.clock.now()) == 0
