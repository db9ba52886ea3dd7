"""Sessions in people's own calendars, read back by another library than the one that wrote."""

import json
import logging
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
import vobject
from sqlalchemy import select, update

from bot.domain.overview import privacy
from bot.sandbox.people import Person
from bot.slack.base import ids
from storage.database import Database
from storage.models import CalendarFeed, Meeting, Membership
from storage.models import Person as Colleague
from tests.flows.conftest import World
from tests.flows.planning.test_changes import cancel, move, told, with_plan
from tests.flows.reflecting import forge_press, person_id, rows

WEB = "https://leerkring.example"
GONE = "Dit is er niet meer, of het is niet voor jou. Er is niets veranderd."


@pytest.fixture
def world(database: Database) -> Iterator[World]:
    """The bot is on the internet."""
    world = World(database, WEB)
    yield world
    world.close()


@pytest.fixture
def planned(world: World) -> World:
    return with_plan(world)


@pytest.fixture
def series(world: World) -> World:
    """Four Thursdays: 12, 19 and 26 March, 2 April (summer time)."""
    return with_plan(world, every_weeks="1", count="4")


def fetch(world: World, address: str) -> tuple[int, str]:
    """What a calendar program gets there."""
    assert address.startswith(f"{WEB}/calendar/")
    try:
        with urlopen(world.server.url + address.removeprefix(WEB)) as answer:  # noqa: S310
            assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
            return answer.status, answer.read().decode()
    except HTTPError as refused:
        return refused.code, refused.read().decode()


def events(world: World, address: str) -> list[Any]:
    status, text = fetch(world, address)
    assert status == HTTPStatus.OK
    return list(vobject.readOne(text).contents.get("vevent", []))


def links(blocks: list[dict[str, Any]]) -> list[str]:
    """Where the buttons to calendar files lead."""
    elements = [
        element
        for block in blocks
        for element in [*block.get("elements", []), block.get("accessory") or {}]
    ]
    return [element["url"] for element in elements if element.get("url")]


def starts(world: World, address: str) -> list[str]:
    return [
        f"{event.dtstart.value.astimezone(UTC):%Y-%m-%d %H:%M}"
        for event in events(world, address)
    ]


def addresses(person: Person) -> list[str]:
    return re.findall(rf"{WEB}/calendar/\S+\.ics", person.form.text)


def make_address(person: Person, near: str = "Al mijn leerkringen") -> str:
    """Through the command; the address that it shows."""
    before = person.command("/leerkring agenda").form
    known = addresses(person)
    person.click(before, "Maak een adres", near=near)
    [made] = set(addresses(person)) - set(known)
    return made


# One session


def test_the_invitation_leads_to_a_file_with_the_session(planned: World) -> None:
    [link] = links(planned.bram.reads()[1].blocks)
    status, text = fetch(planned, link)
    calendar = vobject.readOne(text)

    [meeting] = meetings(planned)
    event = calendar.vevent
    assert status == HTTPStatus.OK
    assert calendar.method.value == "PUBLISH"
    assert event.uid.value == meeting.calendar_uid
    assert event.sequence.value == "0"
    assert event.status.value == "CONFIRMED"
    assert event.summary.value == "Circulair inkopen"
    assert event.location.value == "Stadhuis, zaal 2"
    assert "DTSTART;TZID=Europe/Amsterdam:20260312T100000\r\n" in text
    assert "DTEND;TZID=Europe/Amsterdam:20260312T110000\r\n" in text
    assert event.dtstart.value.astimezone(UTC) == datetime(2026, 3, 12, 9, tzinfo=UTC)
    assert event.dtstamp.value == datetime(2026, 3, 2, 8, 30, tzinfo=UTC)


def test_every_button_but_no_leads_to_the_calendar(planned: World) -> None:
    planned.bram.click(planned.bram.reads()[1], "Ja, ik kom")
    planned.chris.click(planned.chris.reads()[1], "Nee")

    assert len(links(planned.bram.reads()[1].blocks)) == 1
    assert links(planned.chris.reads()[1].blocks) == []
    every = planned.bram.click(planned.bram.open_home(), "Meer").form
    listed = planned.bram.click(every, "Komende bijeenkomsten").form
    assert links(listed.blocks) == links(planned.bram.reads()[1].blocks)


def test_pressing_the_link_changes_nothing(planned: World) -> None:
    before = rows(planned)

    reply = planned.bram.click(planned.bram.reads()[1], "Zet in mijn agenda")

    assert (reply.error, reply.text) == (None, "")
    assert rows(planned) == before


def test_a_moved_session_is_the_same_event_a_version_later(planned: World) -> None:
    [link] = links(planned.bram.reads()[1].blocks)
    [before] = events(planned, link)
    planned.clock.move_by(timedelta(hours=1))

    move(planned, day="2026-04-02", at="14:00", place="Bibliotheek")

    [notice] = told(planned.bram, "Nieuwe tijd")
    assert links(notice.blocks) == [link]
    [after] = events(planned, link)
    assert after.uid.value == before.uid.value
    assert (before.sequence.value, after.sequence.value) == ("0", "1")
    assert after.dtstamp.value > before.dtstamp.value
    assert after.dtstart.value.astimezone(UTC) == datetime(2026, 4, 2, 12, tzinfo=UTC)
    assert after.location.value == "Bibliotheek"
    assert "meetings.moved" in planned.audited()


def test_a_cancelled_session_takes_itself_out(planned: World) -> None:
    [link] = links(planned.bram.reads()[1].blocks)

    cancel(planned)

    [notice] = told(planned.bram, "Gaat niet door: ")
    assert notice.buttons == ["Haal uit mijn agenda"]
    assert links(notice.blocks) == [link]
    calendar = vobject.readOne(fetch(planned, link)[1])
    assert calendar.method.value == "CANCEL"
    assert calendar.vevent.status.value == "CANCELLED"
    assert calendar.vevent.sequence.value == "1"
    assert "meetings.cancelled" in planned.audited()


@pytest.mark.parametrize(
    "path", ["session/x.ics", "x.ics", "session/.ics", "%00.ics", "é.ics", "x" * 99 + ".ics"]
)
def test_an_address_that_is_not_one(planned: World, path: str) -> None:
    status, text = fetch(planned, f"{WEB}/calendar/{path.replace('é', '%C3%A9')}")

    assert status == HTTPStatus.NOT_FOUND
    assert "BEGIN" not in text


def test_without_an_address_on_the_internet_there_are_no_links(database: Database) -> None:
    world = World(database)
    try:
        with_plan(world)
        assert links(world.bram.reads()[1].blocks) == []
        every = world.bram.click(world.bram.open_home(), "Meer").form
        assert "In mijn agenda" not in every.buttons
        said = world.bram.command("/leerkring agenda").text
        assert "de technisch beheerder moet eerst een webadres instellen" in said
    finally:
        world.close()


# Addresses


def test_a_personal_address_follows_what_happens(series: World) -> None:
    address = make_address(series.bram)
    assert len(address.rsplit("/", 1)[1]) == len("x" * 43 + ".ics")
    assert starts(series, address) == [
        "2026-03-12 09:00",
        "2026-03-19 09:00",
        "2026-03-26 09:00",
        "2026-04-02 08:00",
    ]
    assert {event.status.value for event in events(series, address)} == {"TENTATIVE"}
    series.bram.close(everything=True)

    series.bram.click(series.bram.reads()[1], "Ja, ik kom")
    series.bram.click(series.bram.reads()[1], "Nee", near="19 maart")
    move(series, "26 maart", day="2026-03-25", which="one")
    cancel(series, "2 april")

    found = {
        f"{event.dtstart.value:%d-%m}": (event.status.value, event.sequence.value)
        for event in events(series, address)
    }
    assert found == {
        "12-03": ("CONFIRMED", "0"),
        "25-03": ("TENTATIVE", "1"),
        "02-04": ("CANCELLED", "1"),
    }


def test_each_circle_has_an_address_of_its_own(planned: World) -> None:
    planned.start_circle(name="Tweede kring", participants=["U0BRAM", "U0EVA"])
    form = planned.ada.command("/leerkring plan").form
    second = next(o for o in form.options("circle") if "Tweede" in str(o))
    plan = {
        "circle": second,
        "first_on": "2026-03-16",
        "at": "13:00",
        "minutes": "60",
        "place": "Online",
    }
    assert planned.ada.submit(form, plan) == {}
    assert planned.ada.submit(planned.ada.form) == {}
    planned.ada.close(everything=True)
    planned.tick()

    everything = make_address(planned.bram)
    planned.bram.close(everything=True)
    one = make_address(planned.bram, "Tweede kring")

    assert starts(planned, everything) == ["2026-03-12 09:00", "2026-03-16 12:00"]
    assert starts(planned, one) == ["2026-03-16 12:00"]


def test_an_address_is_shown_again_from_home(planned: World) -> None:
    address = make_address(planned.bram)
    planned.bram.close(everything=True)

    planned.bram.click(
        planned.bram.click(planned.bram.open_home(), "Meer").form, "In mijn agenda"
    )

    assert addresses(planned.bram) == [address]


def test_a_new_address_kills_the_old_one(planned: World) -> None:
    old = make_address(planned.bram)

    planned.bram.click(planned.bram.form, "Nieuw adres", confirm=False)
    assert addresses(planned.bram) == [old]
    planned.bram.click(planned.bram.form, "Nieuw adres")

    [new] = addresses(planned.bram)
    assert new != old
    assert fetch(planned, old)[0] == HTTPStatus.NOT_FOUND
    assert len(events(planned, new)) == 1


def test_a_stopped_address_is_dead(planned: World) -> None:
    address = make_address(planned.bram)

    planned.bram.click(planned.bram.form, "Stop met dit adres")

    assert addresses(planned.bram) == []
    assert fetch(planned, address)[0] == HTTPStatus.NOT_FOUND
    assert stored(planned) == []
    assert "calendar.stopped" in planned.audited()


@pytest.mark.both
def test_a_double_click_makes_one_address(planned: World) -> None:
    form = planned.bram.command("/leerkring agenda").form
    planned.sandbox.duplicate_deliveries(1)
    planned.bram.click(form, "Maak een adres", near="Al mijn leerkringen")
    planned.sandbox.duplicate_deliveries(0)

    assert len(stored(planned)) == 1
    assert fetch(planned, addresses(planned.bram)[0])[0] == HTTPStatus.OK
    assert "calendar.renewed" in planned.audited()


@pytest.mark.parametrize("change", ["left", "deactivated"])
def test_who_is_no_longer_there_sees_nothing(planned: World, change: str) -> None:
    personal = make_address(planned.bram)
    planned.bram.close(everything=True)
    circles = make_address(planned.bram, "Circulair inkopen")
    who = person_id(planned, planned.bram)

    with planned.db.begin() as session:
        if change == "left":
            mine = update(Membership).where(Membership.person_id == who)
            session.execute(mine.values(left_at=planned.clock.now()))
        else:
            session.execute(
                update(Colleague).where(Colleague.id == who).values(is_active=False)
            )

    assert fetch(planned, circles)[0] == HTTPStatus.NOT_FOUND
    if change == "left":
        assert events(planned, personal) == []
    else:
        assert fetch(planned, personal)[0] == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize("action_id", [ids.CALENDAR_RENEW, ids.CALENDAR_STOP])
@pytest.mark.parametrize("value", ["", "999999", "x"])
def test_a_stranger_gets_no_address_of_a_circle(
    planned: World, action_id: str, value: str
) -> None:
    value = value or str(meetings(planned)[0].circle_id)
    planned.eva.command("/leerkring help")
    before = rows(planned)

    said = forge_press(planned, planned.eva, action_id, value)

    if action_id == ids.CALENDAR_RENEW or value == "x":
        assert GONE in said
    assert rows(planned) == before


def test_an_address_stands_in_no_log(
    planned: World, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.INFO)
    address = make_address(planned.bram)
    token = address.rsplit("/", 1)[1].removesuffix(".ics")
    fetch(planned, address)

    monkeypatch.setattr("bot.web.calendars.feed_file", lambda *_: 1 / 0)
    status, text = fetch(planned, address)

    assert status == HTTPStatus.INTERNAL_SERVER_ERROR
    assert "/calendar/<token>.ics (ZeroDivisionError)" in caplog.text
    assert token not in caplog.text
    assert token not in text


def test_what_is_kept_of_somebody_holds_no_address_and_erasing_kills_it(
    planned: World,
) -> None:
    address = make_address(planned.bram)
    token = address.rsplit("/", 1)[1].removesuffix(".ics")
    who, now = person_id(planned, planned.bram), planned.clock.now()
    with planned.db.begin() as session:
        person = session.get_one(Colleague, who)
        exported = privacy.export_person(session, person, now)
        dossier = privacy.export_circle(session, meetings(planned)[0].circle_id, now)

    assert len(exported["calendar_feed"]) == 1
    assert token not in json.dumps(exported)
    assert meetings(planned)[0].calendar_token not in json.dumps(dossier)
    with planned.db.begin() as session:
        privacy.erase_person(session, session.get_one(Colleague, who), now)
    assert fetch(planned, address)[0] == HTTPStatus.NOT_FOUND
    assert stored(planned) == []


def test_in_english(planned: World) -> None:
    planned.dewi.command("/leerkring calendar")
    assert planned.dewi.form.title == "In your own calendar"
    planned.dewi.click(planned.dewi.form, "Make an address", near="All my circles")

    [event] = events(planned, addresses(planned.dewi)[0])
    assert event.description.value.startswith("You have not said yet")


def meetings(world: World) -> list[Meeting]:
    with world.db.read() as session:
        return list(session.scalars(select(Meeting).order_by(Meeting.id)))


def stored(world: World) -> list[CalendarFeed]:
    with world.db.read() as session:
        return list(session.scalars(select(CalendarFeed)))
