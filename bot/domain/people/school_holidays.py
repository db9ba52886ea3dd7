"""Pure: school holidays by region, as they were shipped and as a workspace changed them."""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from importlib.resources import files

from bot.domain.people.working_hours import Span

REGIONS = ("noord", "midden", "zuid")
KINDS = ("autumn", "christmas", "spring", "may", "summer", "other")
LIBERATION_DAY = (5, 5)
LONGEST = timedelta(days=70)  # a summer and a bit; more is a slip of the keyboard


@dataclass(frozen=True)
class Period:
    """`key` tells a shipped period from others: "2026-2027-summer"."""

    region: str
    key: str
    kind: str
    first_on: date
    last_on: date

    def includes(self, day: date) -> bool:
        return self.first_on <= day <= self.last_on


@dataclass(frozen=True)
class PeriodChange:
    """What someone in a workspace made of a period, or added."""

    period: Period
    is_removed: bool = False


@lru_cache
def shipped() -> tuple[Period, ...]:
    """The dates of the Rijksoverheid, as far as they came with this version."""
    said = tomllib.loads(
        files("bot.domain.people").joinpath("school_holidays.toml").read_text("utf-8")
    )
    return tuple(
        Period(region, f"{year}-{kind}", kind, first, last)
        for year, kinds in said.items()
        for kind, regions in kinds.items()
        for region, (first, last) in regions.items()
    )


def effective(changed: Iterable[PeriodChange]) -> list[Period]:
    """What holds in a workspace, in order. What nobody touched follows new versions."""
    periods = {(each.region, each.key): each for each in shipped()}
    for change in changed:
        name = change.period.region, change.period.key
        periods.pop(name, None)
        if not change.is_removed:
            periods[name] = change.period
    return sorted(periods.values(), key=lambda p: (p.first_on, REGIONS.index(p.region), p.key))


def spans(periods: Iterable[Period], region: str, since: date) -> tuple[Span, ...]:
    """The days off of one region, from some day on."""
    return tuple(
        (each.first_on, each.last_on)
        for each in periods
        if each.region == region and each.last_on >= since
    )


@dataclass(frozen=True)
class DaysOff:
    """What a circle minds when it plans, beside public holidays."""

    periods: Sequence[Period] = ()
    region: str | None = None
    liberation_day_off: bool = False

    def period(self, day: date) -> Period | None:
        """The school holiday that this day is in."""
        mine = (each for each in self.periods if each.region == self.region)
        return next((each for each in mine if each.includes(day)), None)

    def is_liberation_day(self, day: date) -> bool:
        return self.liberation_day_off and (day.month, day.day) == LIBERATION_DAY
