"""The clock goes forward only."""

from datetime import datetime, timedelta
from threading import Thread

import pytest

from bot.sandbox.clock import Clock
from bot.sandbox.sandbox import Sandbox
from tests.sandbox.conftest import MORNING


def test_it_stands_still_until_it_is_moved() -> None:
    clock = Clock(MORNING)
    clock.move_by(timedelta(days=1))

    assert clock.now() == MORNING + timedelta(days=1)
    clock.move_to(MORNING + timedelta(days=2))
    assert clock.now() == MORNING + timedelta(days=2)


def test_it_never_goes_back() -> None:
    clock = Clock(MORNING)

    with pytest.raises(ValueError, match="never goes back"):
        clock.move_by(timedelta(seconds=-1))
    with pytest.raises(ValueError, match="with its zone"):
        clock.move_to(datetime(2027, 1, 1))  # noqa: DTZ001


def test_a_running_clock_goes_on_from_where_it_was_put() -> None:
    clock = Clock(MORNING, running=True)
    clock.move_to(MORNING + timedelta(days=1))

    assert clock.wait_until(MORNING + timedelta(days=1, seconds=0.02))
    assert clock.now() >= MORNING + timedelta(days=1, seconds=0.02)


def test_who_waits_for_a_moment_wakes_when_the_clock_is_moved() -> None:
    clock = Clock(MORNING)
    mover = Thread(target=clock.move_by, args=(timedelta(hours=1),))

    assert not clock.wait_until(MORNING + timedelta(hours=1), timeout=0.01)
    mover.start()
    assert clock.wait_until(MORNING + timedelta(hours=1), timeout=5)
    mover.join()


def test_a_move_is_a_change_of_the_workspace(sandbox: Sandbox) -> None:
    seen: list[int] = []
    unsubscribe = sandbox.subscribe(seen.append)
    before = sandbox.version

    sandbox.clock.move_by(timedelta(days=1))
    unsubscribe()
    sandbox.clock.move_by(timedelta(days=1))

    assert seen == [before + 1]
    assert sandbox.wait_for_change(before, timeout=1) == before + 2
