"""VTIMEZONE: a zone's clock changes around the days of some sessions, as iCalendar wants them.

The icalendar library can make these too, but places the changes of spring an hour late (it
writes the clock's time after the change where RFC 5545 wants the one before), and lists seventy
years day by day, where Outlook understands yearly rules best.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

from bot.zones import zone_named

DAY = timedelta(days=1)
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LONG_AGO = datetime(1970, 1, 1)  # noqa: DTZ001  # a wall clock


@dataclass(frozen=True)
class Change:
    """From `before` to `after`; `wall` is what clocks show the moment they are changed."""

    wall: datetime
    before: timedelta
    after: timedelta
    name: str
    is_summer: bool


def vtimezone(zone: str, first: date, last: date) -> Timezone:
    """The definition of an IANA zone that holds for all days from `first` to `last`."""
    tz = zone_named(zone)
    made = Timezone()
    made.add("tzid", tz.key)
    years = range(first.year - 1, last.year + 2)  # so that a change came before the first day
    begin = datetime(years[0], 1, 1, tzinfo=UTC)
    changes = [*_changes(tz, begin, years[-1])]
    if not changes or changes[0].wall.year > years[0]:
        made.add_component(_beginning(tz, begin))
    same = sorted(changes, key=_kind)
    for _, alike in groupby(same, key=_kind):
        made.add_component(_observance([*alike], years))
    return made


def _kind(change: Change) -> tuple[timedelta, timedelta, str, bool]:
    return change.before, change.after, change.name, change.is_summer


def _beginning(tz: ZoneInfo, at: datetime) -> TimezoneStandard | TimezoneDaylight:
    """What held before the first change: always, in a zone that has none."""
    local = at.astimezone(tz)
    offset = local.utcoffset() or timedelta()
    return _component(Change(LONG_AGO, offset, offset, local.tzname() or "", bool(local.dst())))


def _changes(tz: ZoneInfo, at: datetime, last_year: int) -> Iterator[Change]:
    while at.year <= last_year:
        after = at + DAY
        if at.astimezone(tz).utcoffset() != after.astimezone(tz).utcoffset():
            yield _change(tz, at, after)
        at = after


def _change(tz: ZoneInfo, low: datetime, high: datetime) -> Change:
    """The one change between these instants, to the second."""
    before = low.astimezone(tz).utcoffset()
    while high - low > timedelta(seconds=1):
        middle = low + timedelta(seconds=(high - low) // timedelta(seconds=2))
        if middle.astimezone(tz).utcoffset() == before:
            low = middle
        else:
            high = middle
    local = high.astimezone(tz)
    offset, was = local.utcoffset() or timedelta(), before or timedelta()
    wall = (high + was).replace(tzinfo=None)
    return Change(wall, was, offset, local.tzname() or "", bool(local.dst()))


def _component(change: Change) -> TimezoneStandard | TimezoneDaylight:
    made = TimezoneDaylight() if change.is_summer else TimezoneStandard()
    made.add("dtstart", change.wall)
    made.add("tzoffsetfrom", change.before)
    made.add("tzoffsetto", change.after)
    made.add("tzname", change.name)
    return made


def _observance(
    changes: Sequence[Change], years: Sequence[int]
) -> TimezoneStandard | TimezoneDaylight:
    """As a yearly rule where there is one, else day by day."""
    made = _component(changes[0])
    rule = _rule([change.wall for change in changes], years)
    if rule is not None:
        made.add("rrule", rule)
    elif len(changes) > 1:
        made.add("rdate", [change.wall for change in changes[1:]])
    return made


def _rule(walls: Sequence[datetime], years: Sequence[int]) -> dict[str, object] | None:
    """Such as "the last Sunday of March", when that holds for every year."""
    first = walls[0]
    if [wall.year for wall in walls] != [*years]:
        return None
    if len({(wall.month, wall.weekday(), wall.time()) for wall in walls}) > 1:
        return None
    if all((wall + 7 * DAY).month != wall.month for wall in walls):
        nth = -1
    elif len({(wall.day - 1) // 7 for wall in walls}) == 1:
        nth = (first.day - 1) // 7 + 1
    else:
        return None
    day = f"{nth}{DAYS[first.weekday()]}"
    return {"freq": "yearly", "bymonth": first.month, "byday": day}
