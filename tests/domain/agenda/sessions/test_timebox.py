"""The time of a phase: whatever is pressed and whenever is looked, no warning twice or late."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.agenda.due import due
from bot.domain.agenda.sessions.timebox import (
    EXTENSION,
    OVER_KEPT,
    WARN_BEFORE,
    WORTH_WARNING,
    Box,
    Running,
    Warned,
    begin,
    end_of,
    extend,
    follows,
    pause,
    plan,
    remaining,
    resume,
)
from bot.domain.base.kinds import Due, MessageKind

TEN = datetime(2026, 3, 12, 9, 0, tzinfo=UTC)
SOON, OVER = MessageKind.RUN_SOON, MessageKind.RUN_OVER


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


def running(box: Box, phase_id: int = 1) -> Running:
    return Running(1, 3, "C1", phase_id, 9, box)


def said(box: Box, after: float) -> list[MessageKind]:
    return [each.kind for each in warned(box, TEN + minutes(after))]


def warned(box: Box, now: datetime, phase_id: int = 1) -> list[Due]:
    return list(due(plan([running(box, phase_id)], now), now))


@pytest.mark.parametrize(
    ("after", "kinds"),
    [
        (7.9, []),
        (8, [SOON]),
        (9.99, [SOON]),
        (10, [OVER]),
        (11.99, [OVER]),
        (12, []),
        (600, []),
    ],
)
def test_two_minutes_before_and_at_the_end(after: float, kinds: list[MessageKind]) -> None:
    assert said(begin(minutes(10), TEN), after) == kinds


def test_a_short_phase_has_no_warning_before() -> None:
    assert said(begin(WORTH_WARNING - minutes(1), TEN), 3) == []
    assert said(begin(WORTH_WARNING, TEN), 3) == [SOON]


def test_what_was_said_is_not_said_again() -> None:
    box = begin(minutes(10), TEN)
    assert said(replace(box, said=Warned.SOON), 9) == []
    assert said(replace(box, said=Warned.SOON), 10) == [OVER]
    assert said(replace(box, said=Warned.OVER), 10) == []


def test_standing_still_takes_no_time() -> None:
    box = pause(begin(minutes(10), TEN), TEN + minutes(4))

    assert remaining(box, TEN + minutes(500)) == minutes(6)
    assert said(box, 9) == said(box, 10) == []
    assert resume(box, TEN + minutes(60)).ends_at == TEN + minutes(66)


def test_more_time_for_a_phase_that_is_over_counts_from_now() -> None:
    box = replace(begin(minutes(10), TEN), said=Warned.OVER)

    assert extend(box, TEN + minutes(13)).ends_at == TEN + minutes(13) + EXTENSION
    assert extend(box, TEN + minutes(8)).ends_at == TEN + minutes(10) + EXTENSION
    assert extend(box, TEN + minutes(13)).said is Warned.NOTHING


def test_a_warning_knows_which_end_it_is_about() -> None:
    box = begin(minutes(10), TEN)
    for after in (8, 10):
        [warning] = warned(box, TEN + minutes(after))
        assert end_of(warning.kind, warning.due_at, warning.expires_at) == box.ends_at
        assert warning.details == {"thread": 9}


@dataclass
class Table:
    """People around a table who press, and a worker that looks; keys as the outbox has them."""

    now: datetime = TEN
    box: Box = field(default_factory=lambda: begin(minutes(10), TEN))
    phase: int = 1
    turns: int = 0  # how often time was given
    keys: set[tuple[MessageKind, int, str]] = field(default_factory=set)
    heard: list[tuple[int, MessageKind]] = field(default_factory=list)
    stood_still: timedelta = timedelta(0)

    def press(self, what: str, length: int) -> None:
        before = remaining(self.box, self.now)
        if what == "next":
            self.phase += 1
            self.turns += 1
            self.box = begin(minutes(length), self.now)
        elif what == "extend":
            self.turns += 1
            self.box = extend(self.box, self.now)
            assert remaining(self.box, self.now) == before + EXTENSION
        elif self.box.is_paused:
            self.box = resume(self.box, self.now)
            assert remaining(self.box, self.now) == before
        else:
            self.box = pause(self.box, self.now)
            assert remaining(self.box, self.now) == before

    def wait(self, seconds: int) -> None:
        before = remaining(self.box, self.now)
        self.now += timedelta(seconds=seconds)
        after = remaining(self.box, self.now)
        assert after >= timedelta(0)
        assert after == before if self.box.is_paused else after <= before

    def tick(self) -> None:
        for warning in warned(self.box, self.now, self.phase):
            self._hear(warning)

    def _hear(self, warning: Due) -> None:
        key = (warning.kind, warning.subject_id, warning.occasion)
        assert key not in self.keys
        assert warning.due_at <= self.now < warning.until
        assert not self.box.is_paused
        left = remaining(self.box, self.now)
        assert left <= WARN_BEFORE if warning.kind is SOON else left == timedelta(0)
        self.keys.add(key)
        self.heard.append((self.turns, warning.kind))
        self.box = replace(self.box, said=follows(self.box.said, warning.kind))


PRESSES = st.tuples(st.sampled_from(["next", "extend", "pause"]), st.integers(1, 60))
WAITS = st.integers(0, 1800)


@given(st.lists(st.one_of(PRESSES, WAITS, st.just("tick")), max_size=60))
def test_any_order_of_pressing_waiting_and_looking(steps: list[object]) -> None:
    table = Table()
    for step in steps:
        if step == "tick":
            table.tick()
        elif isinstance(step, int):
            table.wait(step)
        elif isinstance(step, tuple):
            table.press(*step)

    assert len(table.heard) == len(set(table.heard))  # each warning once for each time given


@given(st.integers(1, 240), st.integers(0, 20))
def test_with_a_worker_that_looks_often_no_warning_is_forgotten(length: int, at: int) -> None:
    table = Table(box=begin(minutes(length), TEN))
    table.wait(at)
    while table.now < TEN + minutes(length) + OVER_KEPT:
        table.tick()
        table.wait(15)

    expected = [SOON, OVER] if minutes(length) >= WORTH_WARNING else [OVER]
    assert [kind for _, kind in table.heard] == expected
