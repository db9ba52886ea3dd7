"""What stands in Slack follows what people do, also when Slack or a process of ours fails."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any

import pytest

from bot.app import Leerkring
from bot.inline import Inline
from bot.sandbox.faults import Kind
from bot.sandbox.people import Person
from bot.sandbox.seen import Message
from tests.flows.conftest import World
from tests.flows.curating import OPEN_TITLE, OPEN_WORDS, curate
from tests.flows.reflecting import hold_session, prompt_of

SKIPPED = "je hebt deze vraag overgeslagen"
SQUARE = "C0PLEIN"
FAILURES: list[tuple[Kind, dict[str, Any]]] = [
    ("ratelimited", {}),
    ("error", {"error": "internal_error"}),
    ("status", {"status": 500}),
    ("drop_before", {}),
    ("drop_after", {}),
    ("garbage", {}),
]


class Waiting(Executor):
    """Does what it was given when it is told to; or never, like a process that is killed."""

    def __init__(self) -> None:
        self.given: list[Callable[[], Any]] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.given.append(lambda: fn(*args, **kwargs))
        return Future()

    def work(self) -> None:
        for each in self.given:
            each()
        self.given = []


@pytest.fixture
def asked(world: World) -> World:
    """Bram is asked after a session."""
    world.start_circle()
    hold_session(world)
    return world


def count_edits(world: World) -> list[Any]:
    """The list that grows with each edit that Slack is asked for."""
    tried: list[Any] = []

    def count(args: Any) -> bool:
        tried.append(args)
        return False

    world.sandbox.faults.add("chat.update", "error", times=None, when=count)
    return tried


def is_skipped(message: Message) -> bool:
    return "Sla over" not in message.buttons


@pytest.mark.parametrize(("kind", "how"), FAILURES)
def test_an_edit_that_fails_is_made_later_by_itself(
    asked: World, kind: Kind, how: dict[str, Any]
) -> None:
    before = prompt_of(asked.bram).sees
    asked.sandbox.faults.add("chat.update", kind, **how)

    reply = asked.bram.click(prompt_of(asked.bram), "Sla over")
    assert reply.text == ""
    asked.later(minutes=5)

    assert prompt_of(asked.bram).sees != before
    assert is_skipped(prompt_of(asked.bram))
    assert len(asked.bram.reads()) == 3


def test_an_edit_is_made_at_once_and_once(asked: World) -> None:
    tried = count_edits(asked)

    asked.bram.click(prompt_of(asked.bram), "Sla over")
    assert is_skipped(prompt_of(asked.bram))
    asked.later(minutes=5)

    assert len(tried) == 1


def test_the_answer_to_a_press_does_not_wait_for_the_edit(asked: World) -> None:
    """And three presses that came before it are one edit."""
    tried = count_edits(asked)
    asked.leerkring.editors = waiting = Waiting()
    message = prompt_of(asked.bram)

    for label in ("Later", "Later", "Sla over"):
        asked.bram.click(message, label, stale=True)
    assert not is_skipped(prompt_of(asked.bram))

    waiting.work()
    assert is_skipped(prompt_of(asked.bram))
    assert len(tried) == 1


def test_the_worker_makes_the_edits_of_a_web_process_that_was_killed(asked: World) -> None:
    asked.leerkring.editors = Waiting()
    asked.bram.click(prompt_of(asked.bram), "Sla over")
    assert not is_skipped(prompt_of(asked.bram))

    worker(asked).tick()

    assert is_skipped(prompt_of(asked.bram))


def worker(world: World) -> Leerkring:
    """Another process, on the same database."""
    settings = world.leerkring.settings
    return Leerkring(settings, database=world.db, clock=world.clock.now, executor=Inline())


def test_withdrawn_words_leave_each_message_though_slack_fails(world: World) -> None:
    curate(world)
    publish(world)
    found = world.bram.command("/leerkring zoek materialenpaspoort", channel=SQUARE).message
    world.bram.click(found, "Deel hier", near=OPEN_TITLE)
    world.tick()
    subscribed = world.eva.reads()[-1]
    standing = [m for m in (*world.eva.reads(SQUARE), subscribed) if OPEN_WORDS in m.sees]
    assert len(standing) == 3
    for kind, how in FAILURES:
        world.sandbox.faults.add("chat.update", kind, **how)

    withdraw(world, world.bram)
    for _ in range(8):
        world.later(minutes=5)

    assert [m for m in world.eva.reads(SQUARE) if OPEN_WORDS in m.sees] == []
    assert OPEN_WORDS not in world.eva.reads()[-1].sees


def publish(world: World) -> None:
    assert world.eva.submit(world.eva.command("/leerkring abonnement").form) == {}
    world.eva.close(everything=True)
    form = world.ada.command("/leerkring kennisbrief").form
    assert world.ada.submit(form, channels=[SQUARE]) == {}
    assert world.ada.submit(world.ada.form) == {}
    world.ada.close(everything=True)
    world.tick()


def withdraw(world: World, author: Person) -> None:
    """The words that the card was made of are the author's alone again."""
    mine = author.click(prompt_of(author), "Mijn antwoorden").form
    level = author.click(mine, "Wijzig wie dit leest", near="Hoe stuur je").form
    assert author.submit(level, {level.inputs[0]: "0"}) == {}
    author.close(everything=True)
