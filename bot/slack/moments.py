"""Moments and spans in words."""

from datetime import datetime, timedelta

from bot.domain.calendar_rules import holiday, is_working_day, to_utc
from bot.texts import Texts


def span(starts_at: datetime, minutes: int, zone: str, texts: Texts) -> str:
    """Date, begin and end, by the clocks of `zone`."""
    until = texts.local_time(starts_at + timedelta(minutes=minutes), zone)
    return f"{texts.moment(starts_at, zone)} – {until}"


def duration(minutes: int, texts: Texts) -> str:
    hours, rest = divmod(minutes, 60)
    return texts("meeting-duration", hours=hours, minutes=rest)


def proposed(local: datetime, zone: str, texts: Texts) -> str:
    """A wall-clock moment, with a warning for a day on which people do not work."""
    said = texts.moment(to_utc(local, zone), zone)
    if day_off := holiday(local.date(), texts.language):
        return f"{said} – {texts('meeting-on-holiday', name=day_off)}"
    if not is_working_day(local.date()):
        return f"{said} – {texts('meeting-on-weekend')}"
    return said
