"""Who stays silent hears less, is asked once, and then nothing: both sides of each border."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.agenda.due import due
from bot.domain.agenda.people.fading import (
    ASK_FROM,
    FEWER_FROM,
    SILENT_AFTER,
    AskedAbout,
    Fading,
    hears_less,
    plan,
    silent_sessions,
)
from bot.domain.base.kinds import MessageKind
from bot.domain.people.working_hours import Rhythm, is_welcome

FIRST = datetime(2026, 3, 12, 10, tzinfo=UTC)  # a Thursday
MONTH, MINUTE = timedelta(days=28), timedelta(minutes=1)
LONG_AFTER = FIRST + 20 * MONTH


def monthly(acts: str) -> list[AskedAbout]:
    """One session a month: "x" for one in which they did something, "." for a silent one."""
    return [AskedAbout(FIRST + n * MONTH, each == "x") for n, each in enumerate(acts)]


@pytest.mark.parametrize(
    ("acts", "silent"),
    [
        ("", 0),
        (".", 1),
        ("..", 2),
        ("...", 3),
        ("x..", 2),
        ("..x", 0),
        (".x.", 1),
        ("...x..", 2),
        ("x....", 4),
    ],
)
def test_only_the_last_silent_ones_in_a_row_count(acts: str, silent: int) -> None:
    assert len(silent_sessions(monthly(acts), LONG_AFTER)) == silent


@pytest.mark.parametrize(("after", "silent"), [(-MINUTE, 1), (timedelta(0), 2), (MINUTE, 2)])
def test_a_session_is_silent_a_week_after_the_question(after: timedelta, silent: int) -> None:
    now = FIRST + MONTH + SILENT_AFTER + after

    assert len(silent_sessions(monthly(".."), now)) == silent


@pytest.mark.parametrize(
    ("acts", "wants_less", "less", "asked"),
    [
        (".", False, False, False),
        ("..", False, True, False),
        ("...", False, True, True),
        ("....", False, True, True),
        ("x.", True, True, False),
        ("...", True, True, False),
        ("...x", False, False, False),
    ],
)
def test_two_end_the_reminders_and_three_bring_the_question(
    acts: str, wants_less: bool, less: bool, asked: bool
) -> None:
    silent = silent_sessions(monthly(acts), LONG_AFTER)
    fading = Fading(1, 3, 9, 5, Rhythm(), silent, wants_less)

    assert hears_less(silent, wants_less=wants_less) is less
    assert [each.kind for each, _ in plan([fading], LONG_AFTER)] == (
        [MessageKind.STILL_IN] if asked else []
    )


@given(st.text("x.", max_size=8), st.integers(0, 24 * 300))
def test_the_question_comes_when_somebody_works_and_once_for_one_silence(
    acts: str, hours: int
) -> None:
    now = FIRST + timedelta(hours=hours)
    asked = [each for each in monthly(acts) if each.at <= now]
    fading = Fading(1, 3, 9, 5, Rhythm(), silent_sessions(asked, now))

    said = list(due(plan([fading], now), now))

    assert len(said) <= 1
    assert not said or (
        is_welcome(now, Rhythm()) and not acts[: len(asked)].endswith("x" * ASK_FROM)
    )
    assert not said or len(fading.silent) > FEWER_FROM
    assert len({each.key for each in said}) == len(said)
