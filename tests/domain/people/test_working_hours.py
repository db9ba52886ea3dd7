"""Wall-clock time and working days."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.people.working_hours import (
    LONGEST_GAP,
    Rhythm,
    holiday,
    is_absent,
    is_away,
    is_quiet,
    is_welcome,
    is_working_day,
    next_morning,
    next_welcome,
    to_utc,
    working_days_after,
)

DAY = timedelta(days=1)
ZONES = ("Europe/Amsterdam", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "UTC")


@pytest.mark.parametrize(
    ("zone", "wall", "instant"),
    [
        ("Europe/Amsterdam", "2026-03-28 10:00", "2026-03-28 09:00"),
        ("Europe/Amsterdam", "2026-03-30 10:00", "2026-03-30 08:00"),
        ("Europe/Amsterdam", "2026-03-29 02:30", "2026-03-29 01:00"),  # skipped: 03:00
        ("Europe/Amsterdam", "2026-10-25 02:30", "2026-10-25 00:30"),  # twice: the first
        ("America/New_York", "2026-03-08 02:00", "2026-03-08 07:00"),
        ("Australia/Lord_Howe", "2026-10-04 02:15", "2026-10-03 15:30"),  # half an hour
        ("Pacific/Apia", "2011-12-30 12:00", "2011-12-30 10:00"),  # a whole day was skipped
    ],
)
def test_wall_clocks(zone: str, wall: str, instant: str) -> None:
    expected = datetime.fromisoformat(instant).replace(tzinfo=UTC)

    assert to_utc(datetime.fromisoformat(wall), zone) == expected


@given(
    wall=st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)),  # noqa: DTZ001  # wall clocks
    zone=st.sampled_from(ZONES),
)
def test_a_wall_clock_shows_what_was_meant_or_the_first_moment_after(
    wall: datetime, zone: str
) -> None:
    wall = wall.replace(microsecond=0)

    shown = to_utc(wall, zone).astimezone(ZoneInfo(zone))

    assert shown.fold == 0
    if shown.replace(tzinfo=None) != wall:
        second_before = to_utc(wall, zone) - timedelta(seconds=1)
        before = second_before.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
        assert before < wall < shown.replace(tzinfo=None)


def test_holidays_have_names_in_both_languages() -> None:
    kings_day = date(2026, 4, 27)

    assert (holiday(kings_day), holiday(kings_day, "en")) == ("Koningsdag", "King’s Day")
    assert holiday(date(2026, 4, 28)) is None
    assert not is_working_day(kings_day)
    assert not is_working_day(date(2026, 4, 25))
    assert is_working_day(date(2026, 4, 25), "6")


@pytest.mark.parametrize(
    ("day", "is_so"),
    [
        ("2026-12-23", False),
        ("2026-12-24", True),
        ("2026-12-28", True),
        ("2026-12-31", True),
        ("2027-01-04", False),
        # Good Friday, the Friday after Ascension Day, the Monday before King's Day
        ("2027-03-26", True),
        ("2027-05-07", True),
        ("2027-04-26", True),
        ("2027-04-28", False),
        ("2027-05-14", False),
    ],
)
def test_some_working_days_are_quiet_all_the_same(day: str, is_so: bool) -> None:
    assert is_quiet(date.fromisoformat(day)) is is_so


rhythms = st.builds(
    lambda zone, week, begin, length: Rhythm(
        zone, week, time(min(begin + length, 23)), time(begin)
    ),
    st.sampled_from(ZONES),
    st.sets(st.sampled_from("1234567"), min_size=1).map("".join),
    st.integers(0, 22),
    st.integers(1, 23),
)
moments = st.datetimes(datetime(2024, 1, 1), datetime(2032, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@given(moment=moments, rhythm=rhythms)
def test_the_next_welcome_moment_is_welcome_and_soon(moment: datetime, rhythm: Rhythm) -> None:
    welcome = next_welcome(moment, rhythm)

    assert welcome >= moment
    assert next_welcome(welcome, rhythm) == welcome
    assert (welcome == moment) == is_welcome(moment, rhythm)
    assert welcome - moment <= LONGEST_GAP


@given(moment=moments, rhythm=rhythms, count=st.integers(1, 5))
def test_working_days_are_counted_on_the_persons_own_days(
    moment: datetime, rhythm: Rhythm, count: int
) -> None:
    zone = ZoneInfo(rhythm.time_zone)
    until = working_days_after(moment, count, rhythm).astimezone(zone).date()
    day, counted = moment.astimezone(zone).date(), 0
    while day < until:
        day += DAY
        counted += is_working_day(day, rhythm.working_days)

    assert counted == count
    assert is_working_day(until, rhythm.working_days)


@pytest.mark.parametrize("working_day", list("1234567"))
def test_nobody_is_away_for_longer_than_is_looked_back(working_day: str) -> None:
    """Public holidays of twelve years; whoever works one day a week waits longest."""
    rhythm = Rhythm(working_days=working_day)
    moment = datetime(2024, 1, 1, 22, tzinfo=UTC)
    while moment.year < 2036:
        assert next_morning(moment, rhythm) - moment <= LONGEST_GAP
        moment += DAY


@pytest.mark.parametrize(
    ("day", "away"),
    [
        (date(2026, 3, 1), True),
        (date(2026, 3, 2), False),  # back
        (date(2026, 3, 9), False),
        (date(2026, 3, 10), True),
        (date(2026, 3, 12), True),
        (date(2026, 3, 13), False),
    ],
)
def test_who_is_away_comes_back_and_is_off_all_of_a_holiday(day: date, away: bool) -> None:
    rhythm = Rhythm(
        away_until=date(2026, 3, 2), days_off=((date(2026, 3, 10), date(2026, 3, 12)),)
    )

    assert is_away(day, rhythm) is away


@pytest.mark.parametrize(
    ("day", "away"),
    [
        (date(2026, 3, 6), False),
        (date(2026, 3, 8), False),
        (date(2026, 3, 9), True),
        (date(2026, 3, 12), True),
        (date(2026, 3, 13), False),
    ],
)
def test_an_absence_with_a_first_day_begins_then(day: date, away: bool) -> None:
    rhythm = Rhythm(away_from=date(2026, 3, 9), away_until=date(2026, 3, 13))

    assert (is_away(day, rhythm), is_absent(day, rhythm)) == (away, away)
    assert not is_away(day, rhythm.usual)
