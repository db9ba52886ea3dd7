"""Clock changes as other programs read them: dateutil evaluates each VTIMEZONE of ours."""

from datetime import UTC, date, datetime, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from dateutil.tz import tzical
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from bot.vtimezone import vtimezone

ZONES = (
    "Europe/Amsterdam",
    "Europe/Dublin",  # its summer time is its standard time
    "America/New_York",
    "America/Paramaribo",  # never changes
    "America/Santiago",
    "Africa/Casablanca",  # follows the moon
    "Asia/Kathmandu",
    "Australia/Lord_Howe",  # half an hour
    "Pacific/Chatham",
    "UTC",
)


def as_text(zone: str, first: date, last: date) -> str:
    calendar = Calendar()
    calendar.add_component(vtimezone(zone, first, last))
    return bytes(calendar.to_ical()).decode()


@given(
    zone=st.sampled_from(ZONES),
    instant=st.datetimes(
        datetime(2024, 1, 1),  # noqa: DTZ001  # the strategy adds the zone
        datetime(2036, 1, 1),  # noqa: DTZ001
        timezones=st.just(UTC),
    ),
    days=st.integers(0, 700),
)
def test_another_program_reads_the_same_instants(
    zone: str, instant: datetime, days: int
) -> None:
    instant = instant.replace(microsecond=0)
    text = as_text(zone, instant.date(), instant.date() + timedelta(days=days))
    theirs = tzical(StringIO(text)).get()
    ours = instant.astimezone(ZoneInfo(zone))
    wall = ours.replace(tzinfo=None)

    if ours.replace(fold=0).utcoffset() == ours.replace(fold=1).utcoffset():
        assert wall.replace(tzinfo=theirs).astimezone(UTC) == instant


@pytest.mark.parametrize(
    ("zone", "rules"),
    [
        ("Europe/Amsterdam", ["BYDAY=-1SU;BYMONTH=3", "BYDAY=-1SU;BYMONTH=10"]),
        ("America/New_York", ["BYDAY=1SU;BYMONTH=11", "BYDAY=2SU;BYMONTH=3"]),
        ("America/Paramaribo", []),
        ("Africa/Casablanca", []),
    ],
)
def test_the_rules_that_people_know(zone: str, rules: list[str]) -> None:
    text = as_text(zone, date(2026, 3, 1), date(2027, 3, 1))

    found = [line.split(":")[1] for line in text.splitlines() if line.startswith("RRULE")]
    assert sorted(found) == sorted(f"FREQ=YEARLY;{rule}" for rule in rules)


def test_the_change_of_spring_is_written_as_the_clock_that_is_left_behind() -> None:
    """RFC 5545, 3.6.5: the onset in local time, by the offset before it."""
    text = as_text("Europe/Amsterdam", date(2026, 3, 1), date(2026, 3, 2))

    assert "BEGIN:DAYLIGHT\r\nDTSTART:20250330T020000\r\n" in text
    assert "BEGIN:STANDARD\r\nDTSTART:20251026T030000\r\n" in text
