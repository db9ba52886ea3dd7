"""Which moments the bot proposes by itself."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

import pytest

from bot.domain.people.school_holidays import DaysOff, Period
from bot.domain.planning.clashes import Clash, Obstacles
from bot.domain.planning.proposals import choose, four_weeks_on

MONDAY, THURSDAY, FRIDAY = 0, 3, 4
NOBODY_ELSE = DaysOff()
LIBERATION = DaysOff(liberation_day_off=True)
AUTUMN = Period("north", "2026-2027-autumn", "autumn", date(2026, 10, 10), date(2026, 10, 18))


@pytest.mark.parametrize(
    ("last", "today", "off", "then"),
    [
        ("2026-03-12", "2026-03-12", NOBODY_ELSE, "2026-04-09"),
        # Ascension Day, 14 May
        ("2026-04-16", "2026-04-16", NOBODY_ELSE, "2026-05-21"),
        # long ago: the first of that weekday ahead
        ("2026-01-08", "2026-06-11", NOBODY_ELSE, "2026-06-18"),
        ("2026-04-07", "2026-04-07", NOBODY_ELSE, "2026-05-05"),
        ("2026-04-07", "2026-04-07", LIBERATION, "2026-05-12"),
        ("2026-09-17", "2026-09-17", DaysOff([AUTUMN], "north"), "2026-10-22"),
        ("2026-09-17", "2026-09-17", DaysOff([AUTUMN], "south"), "2026-10-15"),
        # Christmas Eve and New Year's Eve
        ("2026-11-26", "2026-11-26", NOBODY_ELSE, "2027-01-07"),
        # a circle that meets on Saturdays goes on doing so
        ("2026-03-14", "2026-03-14", NOBODY_ELSE, "2026-04-11"),
    ],
)
def test_four_weeks_on_or_the_first_day_on_which_people_work(
    last: str, today: str, off: DaysOff, then: str
) -> None:
    found = four_weeks_on(date.fromisoformat(last), date.fromisoformat(today), off)
    assert found == date.fromisoformat(then)


def moments(first: str, days: int) -> list[datetime]:
    begin = datetime.combine(date.fromisoformat(first), time(10))
    return [begin + n * timedelta(days=1) for n in range(days)]


def proposed(clashes: Mapping[str, Clash], weekday: int | None = THURSDAY) -> list[str]:
    """In the five weeks from Monday 9 March; clashes by month and day."""
    found = {
        datetime.combine(date.fromisoformat(f"2026-{day}"), time(10)): clash
        for day, clash in clashes.items()
    }
    chosen = choose(moments("2026-03-09", 35), Obstacles(clashes=found), weekday)
    return [f"{each:%m-%d}" for each in chosen]


def test_the_usual_weekday_in_three_weeks() -> None:
    assert proposed({}) == ["03-12", "03-19", "03-26"]


@pytest.mark.parametrize("clash", [Clash(is_taken=True), Clash(elsewhere=1), Clash(off=1)])
def test_another_day_of_that_week_where_the_usual_one_clashes(clash: Clash) -> None:
    assert proposed({"03-19": clash}) == ["03-12", "03-16", "03-26"]


def test_a_circle_without_a_usual_day_gets_the_first_that_is_free() -> None:
    assert proposed({"03-09": Clash(off=2)}, None) == ["03-10", "03-16", "03-23"]


def test_a_week_in_which_nobody_can_is_left_out() -> None:
    busy = {f"03-{day}": Clash(elsewhere=1) for day in range(16, 21)}
    assert proposed(busy) == ["03-12", "03-26", "04-02"]


def test_nothing_where_there_is_always_somebody_away() -> None:
    every = moments("2026-03-09", 35)
    away = Obstacles(clashes=dict.fromkeys(every, Clash(off=1)))
    assert choose(every, away, THURSDAY) == []


def test_no_holiday_and_no_school_holiday_of_the_circle() -> None:
    autumn = Obstacles(days_off=DaysOff([AUTUMN], "north"))
    assert [f"{each:%m-%d}" for each in choose(moments("2026-10-12", 14), autumn, None)] == [
        "10-19"
    ]


@pytest.mark.parametrize(
    ("first", "days", "weekday", "chosen"),
    [
        # Christmas Eve, and the week to New Year
        ("2026-12-21", 21, THURSDAY, ["12-21", "01-07"]),
        # Good Friday, Easter Monday
        ("2027-03-22", 12, FRIDAY, ["03-22", "04-02"]),
        # Monday before King's Day; Friday after Ascension Day
        ("2027-04-26", 14, MONDAY, ["04-28", "05-03"]),
    ],
)
def test_no_day_on_which_offices_are_nearly_empty(
    first: str, days: int, weekday: int, chosen: list[str]
) -> None:
    found = choose(moments(first, days), Obstacles(), weekday)
    assert [f"{each:%m-%d}" for each in found] == chosen
