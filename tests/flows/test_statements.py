"""How much the most frequent flows ask of the database, from the request to its answer.

A number of statements, not a time: it is the same on every machine. Edits of messages that
show something old are not in it: they follow beside the answer.
"""

import re
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event

from bot.inline import Inline
from storage.database import Database
from tests.flows.conftest import World
from tests.flows.planning.test_meetings import invitation, plan, wait_until
from tests.flows.polling import ask, form_of
from tests.flows.reflecting import (
    CIRCLE,
    PRIVATE,
    answers,
    hold_session,
    prompt_of,
    propose,
    reflect,
)
from tests.flows.sessions.test_before_and_after import agenda
from tests.flows.sessions.test_runs import board, start

BEGIN = re.compile("BEGIN", re.IGNORECASE)


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


class Count:
    def __init__(self) -> None:
        self.statements: list[str] = []
        self.begun = 0

    def statement(self, *told: Any) -> None:
        if not BEGIN.match(told[2]):
            self.statements.append(told[2])

    def transaction(self, _connection: object) -> None:
        self.begun += 1


@contextmanager
def counted(database: Database) -> Iterator[Count]:
    count = Count()
    event.listen(database.engine, "before_cursor_execute", count.statement)
    event.listen(database.engine, "begin", count.transaction)
    try:
        yield count
    finally:
        event.remove(database.engine, "before_cursor_execute", count.statement)
        event.remove(database.engine, "begin", count.transaction)


class Meter:
    def __init__(self, world: World) -> None:
        self.world = world
        self.aside = world.leerkring.editors = Aside()

    @contextmanager
    def __call__(self, name: str) -> Iterator[None]:
        with counted(self.world.db) as count:
            yield
        with counted(self.world.db) as beside:
            self.aside.catch_up()
        with open("/tmp/diet/log.txt", "a") as out:
            out.write(
                f"{self.world.db.engine.dialect.name:12} {name:20} {len(count.statements):3} in {count.begun:2}"
                f"   edits {len(beside.statements):3} in {beside.begun}\n"
            )
        with open(f"/tmp/diet/{self.world.db.engine.dialect.name}-{name}.sql", "w") as f:
            f.write("\n\n".join(count.statements))


@pytest.fixture
def meter(world: World) -> Meter:
    return Meter(world)


def test_reflecting(world: World, meter: Meter) -> None:
    world.start_circle()
    hold_session(world)
    given = answers(world, ("Wij begonnen klein.", CIRCLE), ("Met geduld.", PRIVATE))
    for person in (world.bram, world.chris, world.dewi):
        world.sandbox.idle()
    form = world.bram.click(prompt_of(world.bram), "Beantwoord").form
    world.bram.close(everything=True)
    with meter("open"):
        form = world.bram.click(prompt_of(world.bram), "Beantwoord").form
    with meter("submit"):
        assert world.bram.submit(form, given) == {}
    with meter("share"):
        assert world.bram.submit(world.bram.form) == {}
    with meter("open-again"):
        form = world.bram.command("/leerkring reflectie").form
    with meter("submit-again"):
        assert world.bram.submit(form, given) == {}
    with meter("later"):
        world.chris.click(prompt_of(world.chris), "Later")
    with meter("skip"):
        world.chris.click(prompt_of(world.chris), "Sla over")
    with meter("home"):
        world.bram.open_home()
    with meter("home-again"):
        world.bram.open_home()
    with meter("search"):
        world.bram.command("/leerkring zoek hoe begin je klein", channel="C0PLEIN")


def test_release(world: World, meter: Meter) -> None:
    world.start_circle()
    hold_session(world)
    reflect(world, world.bram, ("Wij begonnen klein.", "2"))
    propose(world, "Wij begonnen klein.", "2")
    request = world.bram.reads()[-1]
    with meter("release"):
        world.bram.click(request, "Geef vrij")
    with meter("search-found"):
        world.chris.command("/leerkring zoek samen inkopen met één afdeling", channel="C0PLEIN")


def test_session(world: World, meter: Meter) -> None:
    world.start_circle()
    plan(world)
    with meter("rsvp"):
        world.bram.click(invitation(world.bram), "Ja, ik kom")
    with meter("rsvp-changed"):
        world.bram.click(invitation(world.bram), "Ik kom niet") if "Ik kom niet" in invitation(
            world.bram
        ).buttons else None
    wait_until(world, "2026-03-12 08:30")
    wait_until(world, "2026-03-12 10:00")
    with meter("check-in"):
        world.bram.click(agenda(world), "Ik ben er")
    start(world)
    form = world.bram.click(board(world), "Notitie").form
    with meter("note"):
        assert world.bram.submit(form, text="Vraag om één eis.", level=PRIVATE) == {}


def test_poll(world: World, meter: Meter) -> None:
    world.start_circle()
    ask(world)
    form = form_of(world.bram)
    fields = [name for name in form.inputs if name.startswith("slot-")]
    with meter("vote"):
        assert world.bram.submit(form, dict.fromkeys(fields, "yes")) == {}
