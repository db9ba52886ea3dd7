"""Calendar files, read back with vobject: a library that had no part in writing them."""

from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any
from unicodedata import category

import pytest
import vobject
from dateutil.tz import tzical
from hypothesis import example, given
from hypothesis import strategies as st
from vobject.icalendar import registerTzid

from bot.domain.people.working_hours import to_utc
from bot.domain.planning.calendars import Entry, Feed
from bot.ics import Entering, feed_file, mailed_file, session_file
from bot.texts import LANGUAGES, texts_for
from storage.models import Circle, Meeting, MeetingState, Rsvp

AMSTERDAM = "Europe/Amsterdam"
ZONES = (AMSTERDAM, "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "UTC")
NL = texts_for("nl")
PLANNED_AT = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
LINES = 75  # octets, RFC 5545 3.1
ONCE = {
    "uid",
    "sequence",
    "dtstamp",
    "created",
    "last-modified",
    "dtstart",
    "dtend",
    "summary",
    "location",
    "description",
    "status",
    "transp",
    "organizer",
}


def meeting(
    wall: str | datetime, zone: str = AMSTERDAM, minutes: int = 60, **more: Any
) -> Meeting:
    local = datetime.fromisoformat(wall) if isinstance(wall, str) else wall
    starts_at = to_utc(local, zone)
    values: dict[str, Any] = {
        "local_start": local,
        "time_zone": zone,
        "minutes": minutes,
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(minutes=minutes),
        "place": "Stadhuis",
        "state": MeetingState.PLANNED,
        "calendar_uid": f"{local:%Y%m%d%H%M}@leerkring",
        "calendar_sequence": 0,
        "created_at": PLANNED_AT,
    }
    return Meeting(**values | more)


def entry(held: Meeting, name: str = "Kring", **more: Any) -> Entry:
    return Entry(held, Circle(name=name), **more)


def read(written: bytes) -> Any:
    """By what the file says of its zones itself; vobject keeps those of an earlier file."""
    text = written.decode()
    if "BEGIN:VTIMEZONE" in text:
        zones = tzical(StringIO(text))
        for tzid in zones.keys():  # noqa: SIM118  # not a dictionary
            registerTzid(tzid, zones.get(tzid))
    return vobject.readOne(text)


def span(event: Any) -> tuple[datetime, datetime]:
    return event.dtstart.value.astimezone(UTC), event.dtend.value.astimezone(UTC)


@given(
    wall=st.datetimes(datetime(2025, 1, 1), datetime(2032, 1, 1)),  # noqa: DTZ001  # wall clocks
    zone=st.sampled_from(ZONES),
    minutes=st.sampled_from([60, 90, 120, 150, 180, 240, 480]),
)
@example(datetime(2026, 3, 29, 2, 30), AMSTERDAM, 60)  # noqa: DTZ001  # an hour that is skipped
@example(datetime(2026, 10, 25, 2, 30), AMSTERDAM, 60)  # noqa: DTZ001  # one that comes twice
@example(datetime(2026, 10, 25, 1, 30), AMSTERDAM, 120)  # noqa: DTZ001  # ends in the second
@example(datetime(2026, 10, 24, 23, 0), AMSTERDAM, 480)  # noqa: DTZ001  # all through the night
@example(datetime(2026, 12, 31, 23, 30), AMSTERDAM, 90)  # noqa: DTZ001  # into week 53's Friday
def test_every_moment_is_read_as_it_was_meant(wall: datetime, zone: str, minutes: int) -> None:
    held = meeting(wall.replace(second=0, microsecond=0), zone, minutes)

    calendar = read(session_file(entry(held), NL))

    assert span(calendar.vevent) == (held.starts_at, held.ends_at)


@pytest.mark.parametrize(
    ("wall", "minutes", "begins", "ends"),
    [
        ("2026-03-28 10:00", 60, ";TZID=Europe/Amsterdam:20260328T100000", None),
        ("2026-03-30 10:00", 60, ";TZID=Europe/Amsterdam:20260330T100000", None),
        ("2026-03-12 23:00", 90, None, ";TZID=Europe/Amsterdam:20260313T003000"),
        ("2026-03-29 02:30", 60, ";TZID=Europe/Amsterdam:20260329T030000", None),
        ("2026-10-25 02:30", 60, ":20261025T003000Z", ":20261025T013000Z"),
        ("2026-10-25 01:30", 120, ":20261024T233000Z", ":20261025T013000Z"),
    ],
)
def test_wall_clocks_are_written_as_such_and_doubled_hours_in_utc(
    wall: str, minutes: int, begins: str | None, ends: str | None
) -> None:
    text = session_file(entry(meeting(wall, minutes=minutes)), NL).decode()

    assert begins is None or f"DTSTART{begins}\r\n" in text
    assert ends is None or f"DTEND{ends}\r\n" in text
    assert ("BEGIN:VTIMEZONE" in text) == ("TZID=" in text)


STEERS = {"Cc", "Cs", "Zl", "Zp"}
TURNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
hostile = st.text(
    st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from("\r\n\0\x07\x1b;:,\\\"'^\u2028\u202e🌱<>&"),
    ),
    max_size=200,
)


@given(name=hostile, place=hostile)
@example("Kring\r\nATTACH:https://x.example/", "zaal\nATTENDEE:mailto:x@x.example")
@example("👩🏽\u200d🌾 می\u200cخواهم ❤\ufe0f ko\u00adper", "🏴\U000e0067\U000e0062\U000e007f")
@example("END:VEVENT\nBEGIN:VALARM", "\\n\\;\\,")
def test_what_people_typed_stays_text(name: str, place: str) -> None:
    held = meeting("2026-03-12 10:00", place=place)

    written = session_file(entry(held, name), NL)
    event = read(written).vevent

    assert {key: len(found) for key, found in event.contents.items()} == dict.fromkeys(ONCE, 1)
    assert all(len(line) <= LINES for line in written.split(b"\r\n"))
    for typed, shown in ((name, event.summary.value), (place, event.location.value)):
        kept = "".join(c for c in typed if category(c) not in STEERS and c not in TURNS)
        assert "".join(shown.split()) == "".join(kept.split())


@given(name=hostile, place=hostile, is_in=st.booleans())
@example("Kring\r\nATTENDEE;RSVP=TRUE:mailto:x@x.example", "zaal\nMETHOD:REPLY", True)
@example("Titel; met, \\n \u202e en \u2066meer", "END:VEVENT\r\nBEGIN:VEVENT", False)
def test_a_mail_asks_a_calendar_program_one_thing(
    name: str,
    place: str,
    is_in: bool,
) -> None:
    """RFC 5546, 3.2.2 and 3.2.5; and nothing of what people typed does."""
    held = meeting("2026-03-12 10:00", place=place, calendar_sequence=4)
    at = PLANNED_AT + timedelta(days=3)
    sender, reader = "leerkring@gemeente.example", "o'neil+agenda@rijk.example"

    written = mailed_file(Entering(held, name, sender, reader, at, is_in), "Kom\nje?")
    calendar = read(written)
    event = calendar.vevent

    assert calendar.method.value == ("REQUEST" if is_in else "CANCEL")
    assert event.status.value == ("CONFIRMED" if is_in else "CANCELLED")
    found = {key: len(each) for key, each in event.contents.items()}
    assert found == dict.fromkeys(ONCE | {"attendee"}, 1)
    assert (event.uid.value, event.sequence.value) == (held.calendar_uid, "4")
    assert event.dtstamp.value == at
    assert event.organizer.value == f"mailto:{sender}"
    assert event.attendee.value == f"mailto:{reader}"
    assert event.attendee.params["RSVP"] == ["FALSE"]
    assert span(event) == (held.starts_at, held.ends_at)
    assert all(len(line) <= LINES for line in written.split(b"\r\n"))
    assert b"\n" not in written.replace(b"\r\n", b"")
    assert not set(event.summary.value + event.location.value) & set(TURNS)
    assert calendar.validate(raiseException=True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_feed_of_everything(language: str) -> None:
    texts = texts_for(language)
    held = [
        entry(meeting("2026-03-12 10:00"), rsvp=Rsvp.YES, is_mine=True),
        entry(meeting("2026-03-19 10:00"), is_mine=True),
        entry(meeting("2026-03-26 10:00", state=MeetingState.CANCELLED), is_mine=True),
        entry(meeting("2026-04-02 10:00", "America/New_York"), is_mine=True),
        entry(meeting("2026-10-25 02:30"), is_mine=True),
    ]

    calendar = read(feed_file(Feed(None, language, held), texts))

    found = calendar.vevent_list
    assert calendar.method.value == "PUBLISH"
    assert {str(each.tzid.value) for each in calendar.vtimezone_list} == {
        AMSTERDAM,
        "America/New_York",
    }
    assert [span(each) for each in found] == [
        (each.meeting.starts_at, each.meeting.ends_at) for each in held
    ]
    assert [each.status.value for each in found] == [
        "CONFIRMED",
        "TENTATIVE",
        "CANCELLED",
        "TENTATIVE",
        "TENTATIVE",
    ]


def test_an_empty_feed_is_a_calendar() -> None:
    circle = Circle(name="Circulair inkopen")

    calendar = read(feed_file(Feed(circle, "nl", []), NL))

    assert calendar.contents["x-wr-calname"][0].value == "Circulair inkopen"
    assert "vevent" not in calendar.contents


@pytest.mark.parametrize(
    ("wall", "utc"),
    [
        ("2026-03-26 10:00", 9),  # winter
        ("2026-04-02 10:00", 8),  # summer
        ("2026-10-22 10:00", 8),
        ("2026-10-29 10:00", 9),
    ],
)
@pytest.mark.parametrize(
    ("sequence", "state", "method", "status"),
    [
        (0, MeetingState.PLANNED, "PUBLISH", "CONFIRMED"),
        (1, MeetingState.PLANNED, "PUBLISH", "CONFIRMED"),  # moved
        (2, MeetingState.CANCELLED, "CANCEL", "CANCELLED"),
    ],
)
def test_made_moved_or_cancelled_on_both_sides_of_the_clock_changes(
    wall: str, utc: int, sequence: int, state: MeetingState, method: str, status: str
) -> None:
    """What p2pu's files lacked: METHOD, SEQUENCE, STATUS, DTSTAMP, and zones of their own."""
    changed_at = PLANNED_AT + timedelta(hours=sequence) if sequence else None
    held = meeting(
        wall,
        calendar_uid="u",
        calendar_sequence=sequence,
        state=state,
        changed_at=changed_at,
    )

    calendar = read(session_file(entry(held), NL))
    event = calendar.vevent

    assert (calendar.method.value, event.status.value) == (method, status)
    assert (event.uid.value, event.sequence.value) == ("u", str(sequence))
    assert event.dtstamp.value == (changed_at or PLANNED_AT)
    assert [str(each.tzid.value) for each in calendar.vtimezone_list] == [AMSTERDAM]
    assert event.dtstart.value.astimezone(UTC).hour == utc
    assert f"{event.dtstart.value:%H:%M}" == "10:00"


def test_a_change_is_a_version_later() -> None:
    moved_at = PLANNED_AT + timedelta(days=1)
    before = read(session_file(entry(meeting("2026-03-12 10:00")), NL)).vevent
    changed = meeting(
        "2026-03-13 10:00", calendar_uid="u", calendar_sequence=1, changed_at=moved_at
    )
    after = read(session_file(entry(changed), NL)).vevent

    assert (before.sequence.value, after.sequence.value) == ("0", "1")
    assert before.dtstamp.value == before.created.value == PLANNED_AT
    assert after.dtstamp.value == after.last_modified.value == moved_at
    assert after.created.value == PLANNED_AT
