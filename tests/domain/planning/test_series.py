"""The days of a series, against another library's calendar arithmetic."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from dateutil import rrule
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.people.working_hours import is_last_of_its_kind, to_utc
from bot.domain.planning.meetings import MOST_MEETINGS, WEEKS, MeetingPlan, dates
from bot.errors import InvalidInput
from storage.models import Monthly

FIRST_DAYS = st.dates(date(2024, 1, 1), date(2040, 12, 31))
COUNTS = st.integers(1, MOST_MEETINGS)


def plan(first_on: date, **rest: object) -> MeetingPlan:
    return MeetingPlan(1, first_on, time(10), 60, "Stadhuis", **rest)  # type: ignore[arg-type]


def on(*days: str) -> list[date]:
    return [date.fromisoformat(day) for day in days]


def by_dateutil(first: date, frequency: int, count: int, **rule: object) -> list[date]:
    begin = datetime.combine(first, time(0))
    return [day.date() for day in rrule.rrule(frequency, begin, count=count, **rule)]


@pytest.mark.parametrize(
    ("first", "monthly", "expected"),
    [
        ("2026-03-12", Monthly.NTH, on("2026-03-12", "2026-04-09", "2026-05-14")),
        ("2026-03-26", Monthly.NTH, on("2026-03-26", "2026-04-23", "2026-05-28")),
        ("2026-03-26", Monthly.LAST, on("2026-03-26", "2026-04-30", "2026-05-28")),
        ("2026-03-31", Monthly.LAST, on("2026-03-31", "2026-04-28", "2026-05-26")),
        ("2026-12-01", Monthly.NTH, on("2026-12-01", "2027-01-05", "2027-02-02")),
        ("2027-12-31", Monthly.LAST, on("2027-12-31", "2028-01-28", "2028-02-25")),
        ("2028-01-25", Monthly.LAST, on("2028-01-25", "2028-02-29", "2028-03-28")),  # leap day
    ],
)
def test_every_month_on_the_same_weekday(
    first: str, monthly: Monthly, expected: list[date]
) -> None:
    assert dates(plan(date.fromisoformat(first), monthly=monthly, count=3)) == expected


@given(first=FIRST_DAYS, count=COUNTS)
def test_the_nth_weekday_of_the_month(first: date, count: int) -> None:
    wanted = plan(first, monthly=Monthly.NTH, count=count)
    if first.day > 28:
        with pytest.raises(InvalidInput, match="meeting-is-a-fifth"):
            dates(wanted)
        return
    weekday = rrule.weekdays[first.weekday()]((first.day - 1) // 7 + 1)

    assert dates(wanted) == by_dateutil(first, rrule.MONTHLY, count, byweekday=weekday)


@given(first=FIRST_DAYS, count=COUNTS)
def test_the_last_weekday_of_the_month(first: date, count: int) -> None:
    wanted = plan(first, monthly=Monthly.LAST, count=count)
    if not is_last_of_its_kind(first):
        with pytest.raises(InvalidInput, match="meeting-not-the-last"):
            dates(wanted)
        return
    weekday = rrule.weekdays[first.weekday()](-1)

    assert dates(wanted) == by_dateutil(first, rrule.MONTHLY, count, byweekday=weekday)


@given(first=FIRST_DAYS, weeks=st.sampled_from(WEEKS), count=COUNTS)
def test_every_so_many_weeks(first: date, weeks: int, count: int) -> None:
    days = dates(plan(first, every_weeks=weeks, count=count))

    assert days == by_dateutil(first, rrule.WEEKLY, count, interval=weeks)


@given(
    first=FIRST_DAYS,
    weeks=st.sampled_from([*WEEKS, None]),
    count=COUNTS,
    later=st.integers(0, 6),
)
def test_a_last_date_says_the_same_as_a_number(
    first: date, weeks: int | None, count: int, later: int
) -> None:
    first = first.replace(day=min(first.day, 28))
    rhythm = {"every_weeks": weeks, "monthly": None if weeks else Monthly.NTH}
    days = dates(plan(first, count=count, **rhythm))

    assert dates(plan(first, until=days[-1] + timedelta(days=later), **rhythm)) == days
    if count > 1:
        assert dates(plan(first, until=days[-1] - timedelta(days=1), **rhythm)) == days[:-1]


@pytest.mark.parametrize(
    ("first", "weeks", "iso"),
    [
        # 2026 has a week 53, 2024 and 2027 end in week 52
        ("2026-12-17", 1, [(2026, 51), (2026, 52), (2026, 53), (2027, 1)]),
        ("2026-12-24", 2, [(2026, 52), (2027, 1), (2027, 3), (2027, 5)]),
        ("2027-12-23", 1, [(2027, 51), (2027, 52), (2028, 1), (2028, 2)]),
        ("2024-12-18", 1, [(2024, 51), (2024, 52), (2025, 1), (2025, 2)]),
        ("2020-12-24", 1, [(2020, 52), (2020, 53), (2021, 1), (2021, 2)]),
    ],
)
def test_a_year_of_53_weeks_neither_skips_nor_doubles_one(
    first: str, weeks: int, iso: list[tuple[int, int]]
) -> None:
    days = dates(plan(date.fromisoformat(first), every_weeks=weeks, count=4))

    assert [day.isocalendar()[:2] for day in days] == iso
    assert {(later - day).days for day, later in pairwise(days)} == {7 * weeks}


@given(first=FIRST_DAYS, at=st.times(), weeks=st.sampled_from(WEEKS), count=COUNTS)
def test_the_clock_on_the_wall_says_the_same_all_through_a_series(
    first: date, at: time, weeks: int, count: int
) -> None:
    """But for the hour that is skipped: then it starts the moment after."""
    at = at.replace(second=0, microsecond=0)
    for day in dates(plan(first, every_weeks=weeks, count=count)):
        wall = datetime.combine(day, at)
        shown = to_utc(wall, "Europe/Amsterdam").astimezone(ZoneInfo("Europe/Amsterdam"))

        if shown.time() != at:
            assert (day.month, at.hour, shown.time()) == (3, 2, time(3))
        assert shown.date() == day
