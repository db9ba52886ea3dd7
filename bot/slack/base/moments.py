"""Moments and spans in words."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from bot.domain.people.school_holidays import DaysOff
from bot.domain.people.working_hours import holiday, is_quiet, is_working_day, to_utc
from bot.texts import Texts
from bot.zones import zone_named
from storage.models import Meeting


def span(starts_at: datetime, minutes: int, zone: str, texts: Texts) -> str:
    """Date, begin and end, by the clocks of `zone`."""
    until = texts.local_time(starts_at + timedelta(minutes=minutes), zone)
    return f"{texts.moment(starts_at, zone)} – {until}"


def duration(minutes: int, texts: Texts) -> str:
    hours, rest = divmod(minutes, 60)
    return texts("meeting-duration", hours=hours, minutes=rest)


def proposed(
    local: datetime,
    zone: str,
    texts: Texts,
    off: DaysOff = DaysOff(),  # noqa: B008  # frozen
    *others: str,
) -> str:
    """A wall-clock moment with warnings: for a day on which people do not work, and others."""
    said = texts.moment(to_utc(local, zone), zone)
    return " – ".join([said, *_warnings(local.date(), off, texts), *others])


def _warnings(day: date, off: DaysOff, texts: Texts) -> Iterator[str]:
    if day_off := holiday(day, texts.language):
        yield texts("meeting-on-holiday", name=day_off)
    elif off.is_liberation_day(day):
        yield texts("meeting-on-liberation-day")
    elif not is_working_day(day):
        yield texts("meeting-on-weekend")
    elif is_quiet(day):
        yield texts("meeting-on-quiet-day")
    if period := off.period(day):
        kind, region = texts(f"school-{period.kind}"), texts(f"region-{period.region}")
        yield texts("meeting-in-school-holiday", kind=kind, region=region)


def when(meeting: Meeting, zone: str, texts: Texts) -> str:
    """Date, begin and end, in the reader's own zone."""
    until = texts.local_time(meeting.ends_at, zone)
    tz = zone_named(zone)
    begin, end = meeting.starts_at.astimezone(tz), meeting.ends_at.astimezone(tz)
    if begin.utcoffset() != end.utcoffset():  # else it may seem to take no time, or too much
        until = texts("meeting-clocks-changed", time=until)
    return f"{texts.moment(meeting.starts_at, zone)} – {until}"
