"""Pure: wall-clock time, working days, and when a message is welcome.

A local time that a clock change skips means the first instant after the gap; one that occurs
twice means the first of the two.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays

from bot.zones import zone_named

MORNING = time(9, 0)
WEEKDAYS = "12345"  # ISO weekdays
DAY = timedelta(days=1)
MONDAY, FRIDAY = 1, 5  # ISO weekdays
DECEMBER, CHRISTMAS_EVE = 12, 24
ASCENSION = "Hemelvaartsdag"
GOOD_FRIDAY_TO_ASCENSION = 41 * DAY
FAR = 800  # days; further than any run of days off
LONGEST_AWAY = 366  # days for which someone can say that they are not there
# From any moment to one at work: who works on Fridays and has Christmas and New Year off.
LONGEST_GAP = timedelta(days=28)


Span = tuple[date, date]  # the first and the last day


@dataclass(frozen=True)
class Rhythm:
    """When someone may be written to: from `quiet_until` to `quiet_from`, which is later.

    `working_days`: ISO weekdays, "1245"; at least one. `away_until`: the first day on which
    they are there again, `away_from`: the first one of that absence, None: any before.
    `days_off`: what else is free for them, in order.
    """

    time_zone: str = "Europe/Amsterdam"
    working_days: str = WEEKDAYS
    quiet_from: time = time(18, 30)
    quiet_until: time = time(8, 30)
    away_until: date | None = None
    days_off: tuple[Span, ...] = ()
    away_from: date | None = None

    @property
    def usual(self) -> "Rhythm":
        """Without what is only for a while."""
        return replace(self.without_absence, days_off=())

    @property
    def without_absence(self) -> "Rhythm":
        return replace(self, away_until=None, away_from=None)


def to_utc(local: datetime, zone: str) -> datetime:
    """The instant at which clocks in `zone` first show `local` (naive), or jump past it."""
    tz = zone_named(zone)
    instant = local.replace(tzinfo=tz, fold=0).astimezone(UTC)
    if instant.astimezone(tz).replace(tzinfo=None) == local:
        return instant
    return _end_of_gap(local, tz)


def _end_of_gap(local: datetime, tz: ZoneInfo) -> datetime:
    before = local.replace(tzinfo=tz, fold=1).astimezone(UTC)
    after = local.replace(tzinfo=tz, fold=0).astimezone(UTC)
    low, high = int(before.timestamp()), int(after.timestamp())
    offset = datetime.fromtimestamp(low, tz).utcoffset()
    while low + 1 < high:
        middle = (low + high) // 2
        if datetime.fromtimestamp(middle, tz).utcoffset() == offset:
            low = middle
        else:
            high = middle
    return datetime.fromtimestamp(high, UTC)


def is_last_of_its_kind(day: date) -> bool:
    """Whether the month has no such weekday after it."""
    return (day + 7 * DAY).month != day.month


def monthly(first: date, *, last: bool) -> Iterator[date]:
    """Months on end: the same weekday of the month as `first`, or the last of that weekday.

    `first` must not be a fifth weekday, which not every month has, unless `last`.
    """
    month = first.replace(day=1)
    while True:
        earliest = month + (first.weekday() - month.weekday()) % 7 * DAY
        weeks = (first.day - 1) // 7
        if last:
            weeks = 3 if is_last_of_its_kind(earliest + 21 * DAY) else 4
        yield earliest + weeks * 7 * DAY
        month = (month + 31 * DAY).replace(day=1)


@lru_cache
def _holidays(year: int, language: str) -> dict[date, str]:
    named = holidays.country_holidays("NL", years=year, language=language)
    return {day: name.replace("'", "’") for day, name in named.items()}


def holiday(day: date, language: str = "nl") -> str | None:
    """The name of the Dutch public holiday on this day, in Dutch or in English."""
    return _holidays(day.year, "nl" if language == "nl" else "en_US").get(day)


def is_working_day(day: date, working_days: str = WEEKDAYS) -> bool:
    return str(day.isoweekday()) in working_days and holiday(day) is None


def is_quiet(day: date) -> bool:
    """A working day on which Dutch offices are nearly empty all the same.

    From Christmas Eve to New Year, on Good Friday, and between a holiday and a weekend.
    """
    if day.month == DECEMBER and day.day >= CHRISTMAS_EVE:
        return True
    if holiday(day + GOOD_FRIDAY_TO_ASCENSION) == ASCENSION:
        return True
    after = day.isoweekday() == FRIDAY and holiday(day - DAY)
    before = day.isoweekday() == MONDAY and holiday(day + DAY)
    return bool(after or before)


def is_absent(day: date, rhythm: Rhythm) -> bool:
    """Whether they said that they are not there."""
    if rhythm.away_until is None or day >= rhythm.away_until:
        return False
    return rhythm.away_from is None or day >= rhythm.away_from


def is_away(day: date, rhythm: Rhythm) -> bool:
    """Whether they said that they are not there, or keep a holiday of their own."""
    return is_absent(day, rhythm) or any(
        first <= day <= last for first, last in rhythm.days_off
    )


def works_on(day: date, rhythm: Rhythm) -> bool:
    return is_working_day(day, rhythm.working_days) and not is_away(day, rhythm)


def working_day_before(day: date, count: int, working_days: str) -> date:
    """`count` general working days before `day`; if that one is free, the person's last before.

    Counting in general working days keeps the reminder close to the session for people who
    work one day a week.
    """
    for _ in range(count):
        day -= DAY
        while not is_working_day(day):
            day -= DAY
    return _own_day(day, working_days, -DAY)


def _own_day(day: date, working_days: str, step: timedelta) -> date:
    for _ in range(FAR):
        if is_working_day(day, working_days):
            return day
        day += step
    return day


@lru_cache(maxsize=4096)
def morning_before(day: date, count: int, rhythm: Rhythm) -> datetime:
    """The morning, `count` working days before `day`, at which a reminder is welcome.

    For who is not there that day, the first morning on which they are: it may be too late.
    """
    on = working_day_before(day, count, rhythm.working_days)
    return _own_morning(on, rhythm) if is_away(on, rhythm) else _morning(on, rhythm)


@lru_cache(maxsize=4096)
def _own_morning(day: date, rhythm: Rhythm) -> datetime:
    """Of this day, or of the first after it on which the person works."""
    for _ in range(FAR):
        if works_on(day, rhythm):
            break
        day += DAY
    return _morning(day, rhythm)


def is_welcome(moment: datetime, rhythm: Rhythm) -> bool:
    """Whether the person works then, outside their quiet hours."""
    local = moment.astimezone(zone_named(rhythm.time_zone))
    return works_on(local.date(), rhythm) and _is_awake(local.time(), rhythm)


def next_welcome(moment: datetime, rhythm: Rhythm) -> datetime:
    """`moment` itself, if the person works then; else their next working morning."""
    if is_welcome(moment, rhythm):
        return moment
    local = moment.astimezone(zone_named(rhythm.time_zone))
    if works_on(local.date(), rhythm) and local.time() < _first_hour(rhythm):
        return _morning(local.date(), rhythm)
    return next_morning(moment, rhythm)


def _is_awake(at: time, rhythm: Rhythm) -> bool:
    return rhythm.quiet_until <= at < rhythm.quiet_from


def next_morning(moment: datetime, rhythm: Rhythm) -> datetime:
    """The morning of the person's next working day after the day of `moment`."""
    today = moment.astimezone(zone_named(rhythm.time_zone)).date()
    return _own_morning(today + DAY, rhythm)


def working_days_after(moment: datetime, count: int, rhythm: Rhythm) -> datetime:
    """The morning of the person's own `count`-th working day after `moment`."""
    for _ in range(count):
        moment = next_morning(moment, rhythm)
    return moment


def _morning(day: date, rhythm: Rhythm) -> datetime:
    return to_utc(datetime.combine(day, _first_hour(rhythm)), rhythm.time_zone)


def _first_hour(rhythm: Rhythm) -> time:
    return MORNING if _is_awake(MORNING, rhythm) else rhythm.quiet_until
