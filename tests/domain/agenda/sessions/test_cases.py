"""When the owner of a case is asked how it ended: once, on a day of their own."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.domain.agenda.due import due, lost, waiting
from bot.domain.agenda.sessions.cases import QUESTION_KEPT, RunningCase, plan
from bot.domain.base.kinds import MessageKind
from bot.domain.people.working_hours import Rhythm

ENDED = datetime(2026, 3, 3, 10, 0, tzinfo=UTC)  # a Tuesday
CASE = RunningCase(1, 7, 3, Rhythm(), ENDED, None)
SIX_WEEKS = date(2026, 4, 14)


def morning(day: date) -> datetime:
    """Half past ten in the Netherlands, in summer."""
    return datetime.combine(day, time(8, 30), UTC)


def asked(case: RunningCase, now: datetime) -> bool:
    found = list(due(plan([case], now), now))
    assert all(each.kind is MessageKind.CASE_QUESTION and each.to == 3 for each in found)
    return bool(found)


@pytest.mark.parametrize(
    ("chosen", "on"),
    [
        (None, SIX_WEEKS),
        (date(2026, 3, 20), date(2026, 3, 20)),
        (date(2026, 9, 1), date(2026, 9, 1)),
        (date(2026, 3, 21), date(2026, 3, 23)),  # a Saturday: on Monday
        (date(2026, 4, 27), date(2026, 4, 28)),  # King's Day
    ],
)
def test_on_the_day_that_was_chosen_or_six_weeks_later(chosen: date | None, on: date) -> None:
    case = replace(CASE, ask_on=chosen)

    assert not asked(case, morning(on - timedelta(days=1)))
    assert asked(case, morning(on))


@pytest.mark.parametrize("hour", [3, 21])
def test_never_outside_working_hours(hour: int) -> None:
    assert not asked(CASE, morning(SIX_WEEKS).replace(hour=hour))


def test_who_is_away_is_asked_when_they_are_back() -> None:
    away = replace(CASE, rhythm=Rhythm(away_until=SIX_WEEKS + timedelta(days=2)))

    assert not asked(away, morning(SIX_WEEKS))
    assert list(waiting(plan([away], morning(SIX_WEEKS)), morning(SIX_WEEKS)))
    assert asked(away, morning(SIX_WEEKS + timedelta(days=3)))


def test_long_after_the_day_it_is_lost_and_not_asked() -> None:
    late = morning(SIX_WEEKS + QUESTION_KEPT + timedelta(days=1))

    assert not asked(CASE, late)
    assert [each.subject_id for each in lost(plan([CASE], late), late)] == [7]
