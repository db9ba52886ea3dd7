"""A place that came free goes to the first in line, while they work."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.agenda.due import due
from bot.domain.agenda.people.joining import InLine, Line, plan
from bot.domain.people.working_hours import Rhythm

THURSDAY = datetime(2026, 3, 12, 10, tzinfo=UTC)
MONTHS = timedelta(days=90)


def line(room: int, *days: str) -> Line:
    people = [
        InLine(n, n, Rhythm("Europe/Amsterdam", working_days=each), THURSDAY - MONTHS)
        for n, each in enumerate(days, start=1)
    ]
    return Line(1, 7, room, people)


@pytest.mark.parametrize(
    ("room", "offered"), [(-3, []), (0, []), (1, [1]), (2, [1, 2]), (9, [1, 2, 3])]
)
def test_as_many_as_there_are_places_in_turn(room: int, offered: list[int]) -> None:
    waiting = line(room, "12345", "12345", "12345")

    assert [each.subject_id for each in due(plan([waiting], THURSDAY), THURSDAY)] == offered


def test_nobody_is_passed_over_because_they_do_not_work_today() -> None:
    """The place waits for the first in line: part-time people lose no turn."""
    waiting = line(1, "1", "12345")

    assert list(due(plan([waiting], THURSDAY), THURSDAY)) == []
    monday = THURSDAY + timedelta(days=4)
    assert [each.to for each in due(plan([waiting], monday), monday)] == [1]
