"""Sessions as iCalendar (RFC 5545 and 5546), for Outlook, Google and Apple.

A file says METHOD:PUBLISH and, once it is called off, METHOD:CANCEL. Not REQUEST: that shows
buttons whose answers go by e-mail to an organiser; the answer is to be given in Slack.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event, vCalAddress

from bot.domain.base.visible import one_line
from bot.domain.planning.calendars import Entry, Feed
from bot.texts import Texts
from bot.web.zones import vtimezone
from bot.zones import zone_named
from storage.models import Meeting

PRODUCT = "-//Leerkring//Leerkring//NL"
ORGANISER = "mailto:leerkring@leerkring.invalid"  # required; nobody reads mail there
NEAR = range(2000, 2100)  # years
FRESH = timedelta(hours=1)  # how often a program that subscribed is to look again


def session_file(entry: Entry, texts: Texts) -> bytes:
    """One session, to put in a calendar, to change there, or to take out again."""
    calendar = _calendar("CANCEL" if entry.is_cancelled else "PUBLISH")
    return _filled(calendar, [entry], texts)


def feed_file(feed: Feed, texts: Texts) -> bytes:
    """Everything behind an address that a calendar program fetches again and again."""
    name = feed.circle.name if feed.circle else texts("calendar-name")
    calendar = _calendar("PUBLISH")
    calendar.add("name", one_line(name))
    calendar.add("x-wr-calname", one_line(name))
    calendar.add("refresh-interval", FRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    return _filled(calendar, feed.entries, texts)


def _calendar(method: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    return calendar


def _filled(calendar: Calendar, entries: Sequence[Entry], texts: Texts) -> bytes:
    for zone, days in _days_by_zone(each.meeting for each in entries).items():
        calendar.add_component(vtimezone(zone, min(days), max(days)))
    for entry in entries:
        calendar.add_component(_event(entry, texts))
    return bytes(calendar.to_ical())


def _days_by_zone(meetings: Iterable[Meeting]) -> dict[str, list[date]]:
    found: dict[str, list[date]] = defaultdict(list)
    for meeting in meetings:
        if not _is_in_utc(meeting):
            found[zone_named(meeting.time_zone).key] += [
                meeting.starts_at.date(),
                meeting.ends_at.date(),
            ]
    return found


def _event(entry: Entry, texts: Texts) -> Event:
    meeting, event = entry.meeting, Event()
    revised_at = meeting.changed_at or meeting.created_at
    event.add("uid", meeting.calendar_uid)
    event.add("sequence", meeting.calendar_sequence)
    event.add("dtstamp", revised_at)
    event.add("created", meeting.created_at)
    event.add("last-modified", revised_at)
    event.add("dtstart", _moment(meeting.starts_at, meeting))
    event.add("dtend", _moment(meeting.ends_at, meeting))
    event.add("summary", one_line(entry.circle.name))
    event.add("location", one_line(meeting.place))
    event.add("description", _description(entry, texts))
    event.add("status", _status(entry))
    event.add("transp", "TRANSPARENT" if entry.is_cancelled else "OPAQUE")
    organiser = vCalAddress(ORGANISER)
    organiser.params["CN"] = "Leerkring"
    event.add("organizer", organiser)
    return event


def _description(entry: Entry, texts: Texts) -> str:
    said = "calendar-open" if entry.is_open else "calendar-planned"
    line = texts("calendar-cancelled" if entry.is_cancelled else said)
    return "\n\n".join([*entry.remarks, line])


def _status(entry: Entry) -> str:
    if entry.is_cancelled:
        return "CANCELLED"
    return "TENTATIVE" if entry.is_open else "CONFIRMED"


def _moment(at: datetime, meeting: Meeting) -> datetime:
    return at.astimezone(UTC if _is_in_utc(meeting) else zone_named(meeting.time_zone))


def _is_in_utc(meeting: Meeting) -> bool:
    """Begins or ends in an hour that clocks show twice: only UTC says which one is meant.

    So far away, nobody knows the clocks; and their changes up to then would fill the calendar.
    """
    if any(each.year not in NEAR for each in (meeting.starts_at, meeting.ends_at)):
        return True
    tz = zone_named(meeting.time_zone)
    walls = [at.astimezone(tz) for at in (meeting.starts_at, meeting.ends_at)]
    return any(
        wall.replace(fold=0).utcoffset() != wall.replace(fold=1).utcoffset() for wall in walls
    )
