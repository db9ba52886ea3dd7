"""Sessions as iCalendar (RFC 5545 and 5546), for Outlook, Google and Apple.

A file says METHOD:PUBLISH and, once it is called off, METHOD:CANCEL. Not REQUEST: that shows
buttons whose answers go by e-mail to an organiser; the answer is to be given in Slack. A mail
says REQUEST, the only method by which programs put in and move what they got by mail; it asks
for no answer.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event, vCalAddress

from bot.domain.base.visible import one_line
from bot.domain.planning.calendars import Entry, Feed
from bot.texts import Texts
from bot.vtimezone import vtimezone
from bot.zones import zone_named
from storage.models import Meeting

PRODUCT = "-//Leerkring//Leerkring//NL"
ORGANISER = "leerkring@leerkring.invalid"  # required; nobody reads mail there
NEAR = range(2000, 2100)  # years
FRESH = timedelta(hours=1)  # how often a program that subscribed is to look again


def session_file(entry: Entry, texts: Texts) -> bytes:
    """One session, to put in a calendar, to change there, or to take out again."""
    calendar = _calendar("CANCEL" if entry.is_cancelled else "PUBLISH")
    return _filled(calendar, [entry], texts)


@dataclass(frozen=True)
class Entering:
    """One session on its way to one mailbox. `at`: when this was written."""

    meeting: Meeting
    name: str
    organiser: str
    attendee: str
    at: datetime
    is_in: bool  # put it into the calendar, or take it out

    @property
    def method(self) -> str:
        return "REQUEST" if self.is_in else "CANCEL"


def mailed_file(sent: Entering, said: str) -> bytes:
    """What a mail has a calendar program do. `said`: what stands beside it there.

    UID and SEQUENCE are those of the feed. Where somebody left, and their session goes on,
    SEQUENCE stays: of two with the same one the later DTSTAMP counts (RFC 5546, 2.1.5).
    """
    meeting = sent.meeting
    event = _frame(meeting, sent.name, sent.organiser)
    event.add("dtstamp", sent.at)
    event.add("description", said)
    event.add("status", "CONFIRMED" if sent.is_in else "CANCELLED")
    event.add("transp", "OPAQUE" if sent.is_in else "TRANSPARENT")
    attendee = vCalAddress(f"mailto:{sent.attendee}")
    attendee.params["CUTYPE"] = "INDIVIDUAL"
    attendee.params["ROLE"] = "REQ-PARTICIPANT"
    attendee.params["PARTSTAT"] = "NEEDS-ACTION"
    attendee.params["RSVP"] = "FALSE"
    event.add("attendee", attendee)
    calendar = _calendar(sent.method)
    _add_zones(calendar, [meeting])
    calendar.add_component(event)
    return bytes(calendar.to_ical())


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
    _add_zones(calendar, [entry.meeting for entry in entries])
    for entry in entries:
        calendar.add_component(_event(entry, texts))
    return bytes(calendar.to_ical())


def _add_zones(calendar: Calendar, meetings: Sequence[Meeting]) -> None:
    for zone, days in _days_by_zone(meetings).items():
        calendar.add_component(vtimezone(zone, min(days), max(days)))


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
    meeting = entry.meeting
    event = _frame(meeting, entry.circle.name, ORGANISER)
    event.add("dtstamp", _revised_at(meeting))
    event.add("description", _description(entry, texts))
    event.add("status", _status(entry))
    event.add("transp", "TRANSPARENT" if entry.is_cancelled else "OPAQUE")
    return event


def _frame(meeting: Meeting, name: str, organiser: str) -> Event:
    """What is the same wherever a session is read."""
    event = Event()
    event.add("uid", meeting.calendar_uid)
    event.add("sequence", meeting.calendar_sequence)
    event.add("created", meeting.created_at)
    event.add("last-modified", _revised_at(meeting))
    event.add("dtstart", _moment(meeting.starts_at, meeting))
    event.add("dtend", _moment(meeting.ends_at, meeting))
    event.add("summary", one_line(name))
    event.add("location", one_line(meeting.place))
    address = vCalAddress(f"mailto:{organiser}")
    address.params["CN"] = "Leerkring"
    event.add("organizer", address)
    return event


def _revised_at(meeting: Meeting) -> datetime:
    return meeting.changed_at or meeting.created_at


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
