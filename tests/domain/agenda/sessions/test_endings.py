"""When facilitators are asked how their circle goes on."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.agenda.due import due, lost
from bot.domain.agenda.sessions.endings import (
    Facts,
    Idle,
    Nearing,
    horizon_question,
    next_question,
    plan,
)
from bot.domain.people.working_hours import Rhythm

MONDAY = datetime(2026, 3, 2, 11, 0, tzinfo=UTC)  # the session ends at noon in Amsterdam
SECOND = timedelta(seconds=1)


def idle(rhythm: Rhythm = Rhythm()) -> Idle:  # noqa: B008  # frozen
    return Idle(1, 7, 3, MONDAY, 5, rhythm)


def near(on: date, set_at: datetime = MONDAY - timedelta(days=99)) -> Nearing:
    return Nearing(1, 7, on, set_at, 5, Rhythm())


@pytest.mark.parametrize(
    ("working_days", "at"),
    [("12345", "Thu 05 08:00"), ("2", "Tue 17 08:00"), ("1", "Mon 23 08:00")],
)
def test_three_working_days_after_the_last_session(working_days: str, at: str) -> None:
    message = next_question(idle(Rhythm(working_days=working_days)))

    assert f"{message.due_at:%a %d %H:%M}" == at
    assert message.occasion == "m3"


def test_neither_before_nor_after_it_is_of_use() -> None:
    message = next_question(idle())
    planned = list(plan(Facts(idle=[idle()]), MONDAY))

    assert list(due(planned, message.due_at - SECOND)) == []
    assert list(due(planned, message.due_at)) == [message]
    assert message.until - message.due_at == timedelta(days=14)
    assert [each.subject_id for each in lost(planned, message.until)] == [7]
    assert list(lost(planned, message.until - SECOND)) == []


def test_a_month_before_the_horizon_in_the_morning() -> None:
    message = horizon_question(near(date(2026, 4, 20)))

    # Thirty days before is a Saturday.
    assert f"{message.due_at:%a %d %b %H:%M}" == "Mon 23 Mar 08:00"
    assert f"{message.until:%d %b %H:%M}" == "19 Apr 22:00"  # midnight in Amsterdam


def test_a_horizon_that_passed_is_not_asked_about() -> None:
    planned = list(plan(Facts(nearing=[near(date(2026, 3, 2))]), MONDAY))

    assert list(due(planned, MONDAY)) == []


def test_each_horizon_is_asked_about_once() -> None:
    first, moved = near(date(2026, 4, 20)), near(date(2026, 9, 20))
    asked = {horizon_question(first).key}

    planned = plan(Facts(nearing=[first, moved], asked=asked), MONDAY)

    assert [message for message, _ in planned] == [horizon_question(moved)]


def test_a_day_that_was_chosen_within_the_month_is_not_asked_about_at_once() -> None:
    due_at = horizon_question(near(date(2026, 4, 20))).due_at
    late = near(date(2026, 4, 20), set_at=due_at + SECOND)
    in_time = near(date(2026, 4, 20), set_at=due_at)

    assert list(plan(Facts(nearing=[late]), MONDAY)) == []
    assert len(list(plan(Facts(nearing=[in_time]), MONDAY))) == 1
