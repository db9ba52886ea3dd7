"""Sessions in a calendar that is kept by mail, from the yes to the last mail."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest
import vobject
from sqlalchemy import select, update

from bot.domain.overview import privacy
from bot.sandbox.mailboxes import Mail, Mailboxes
from bot.sandbox.people import Person
from bot.slack.base import ids
from bot.ticker import tidy
from storage.database import Database
from storage.models import CalendarCopy, CalendarMailbox, Meeting, Workspace
from storage.models import Person as Colleague
from tests.flows.circle.test_members import leave
from tests.flows.circle.test_settings import change
from tests.flows.conftest import World
from tests.flows.planning.test_changes import (
    cancel,
    invitation,
    move,
    open_cancel,
    plan,
    with_plan,
)
from tests.flows.reflecting import forge_press, person_id

WEB = "https://leerkring.example"
BRAM = "bram@thuis.example"
KNOWN = "bram@provincie.example"  # what Slack says; nobody said yes to it
ASKS = ("Krijg ze per mail", "Send them by email", "Ander mailadres")
ASK, ON = "Krijg ze per mail", "Stop met agendamail"


@pytest.fixture
def world(database: Database, mail: dict[str, Any]) -> Iterator[World]:
    world = World(database, WEB, **mail)
    yield world
    world.close()


@pytest.fixture
def planned(world: World) -> World:
    """A session on 12 March that everybody was told of."""
    return with_plan(world)


def later(world: World, **span: float) -> None:
    """Time passes; mail, which has a pace by real time, goes on."""
    world.clock.move_by(timedelta(**span))
    with world.db.begin() as session:
        session.execute(update(Workspace).values(mail_pace_until=None))
    world.tick()


def settle(world: World) -> None:
    """What just changed is noticed, and nothing else changes for a while."""
    later(world, seconds=15)
    later(world, minutes=3)


def ask(world: World, person: Person, address: str = BRAM) -> dict[str, str]:
    calendars = person.command("/leerkring agenda").form
    label = next(each for each in calendars.buttons if each in ASKS)
    form = person.click(calendars, label).form
    said = person.submit(form, address=address)
    person.close(everything=True)
    later(world, seconds=1)
    return said


def answer_otherwise(person: Person, label: str) -> None:
    again = person.click(invitation(person), "Wijzig mijn antwoord").form
    person.click(again, label)
    person.close(everything=True)


def link(mailboxes: Mailboxes, address: str = BRAM) -> str:
    """The one to our page, in the newest mail there."""
    words = mailboxes.of(address)[-1].part("plain").split()
    return next(word for word in words if "/calendar-mail/" in word).removeprefix(WEB)


def page(world: World, path: str, **fields: str) -> tuple[int, str]:
    """Opened; or with fields, a button on it."""
    data = urlencode(fields).encode() if fields else None
    try:
        with urlopen(world.server.url + path, data) as answer:  # noqa: S310  # our own
            return answer.status, answer.read().decode()
    except HTTPError as refused:
        return refused.code, refused.read().decode()


def say_yes(world: World, mailboxes: Mailboxes, person: Person, address: str = BRAM) -> None:
    assert ask(world, person, address) == {}
    assert page(world, link(mailboxes, address), do="yes")[0] == 200
    later(world, minutes=3)


def invites(mailboxes: Mailboxes, address: str = BRAM) -> list[Any]:
    """What a calendar program reads in the mails there, the oldest first."""
    found = [calendar_in(each) for each in mailboxes.of(address)]
    return [vobject.readOne(each) for each in found if each]


def calendar_in(mail: Mail) -> str:
    """The last part; the method stands in its header and in itself."""
    part = list(mail.message.walk())[-1]
    said = mail.part("calendar")
    assert not said or f"METHOD:{part.get_param('method')}\r\n" in said
    return said


def methods(mailboxes: Mailboxes, address: str = BRAM) -> list[tuple[str, int]]:
    """Method and SEQUENCE of each."""
    return [
        (str(each.method.value), int(each.vevent.sequence.value))
        for each in invites(mailboxes, address)
    ]


def test_from_a_yes_in_the_mailbox_to_a_session_in_the_calendar(
    planned: World, mailboxes: Mailboxes
) -> None:
    bram = planned.bram
    form = bram.click(bram.command("/leerkring agenda").form, ASK).form
    assert form.initial("address") == KNOWN
    bram.submit(form, address=BRAM)
    later(planned, hours=1)
    assert f"Ik stuur één mail naar {BRAM}" in bram.form.text
    bram.close(everything=True)
    [question] = mailboxes.all()
    assert (question.to, calendar_in(question)) == (BRAM, "")
    path = link(mailboxes)
    assert "als agendamail krijgen op bram@thuis.example?" in page(planned, path)[1]
    later(planned, hours=1)
    assert len(mailboxes.all()) == 1  # who only looks said nothing
    waits = bram.command("/leerkring agenda").form.text
    assert f"Ik heb één mail gestuurd naar {BRAM}" in waits

    page(planned, path, do="yes")
    page(planned, path, do="yes")
    later(planned, seconds=15)

    [meeting] = meetings(planned)
    mail = mailboxes.of(BRAM)[-1]
    event = invites(mailboxes)[-1].vevent
    assert methods(mailboxes) == [("REQUEST", 0)]
    assert (event.uid.value, event.summary.value) == (meeting.calendar_uid, "Circulair inkopen")
    assert event.dtstart.value.astimezone(UTC) == datetime(2026, 3, 12, 9, tzinfo=UTC)
    assert event.organizer.value == "mailto:leerkring@gemeente.example"
    assert event.attendee.value == f"mailto:{BRAM}"
    assert event.attendee.params["RSVP"] == ["FALSE"]
    assert mail.message["Subject"] == "Circulair inkopen"
    assert mail.message["Auto-Submitted"] == "auto-generated"
    assert mail.message["List-Unsubscribe"] == f"<{WEB}{path}>"
    assert mail.message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    for part in (mail.part("plain"), mail.part("html")):
        assert "donderdag 12 maart 2026, 10:00" in part
        assert "Zeg het in Slack, bij Leerkring." in " ".join(part.split())
        assert ON in part
    assert "calendar_mail.asked" in planned.audited()


def test_a_move_changes_it_and_a_cancellation_takes_it_out(
    planned: World, mailboxes: Mailboxes
) -> None:
    say_yes(planned, mailboxes, planned.bram)
    [meeting] = meetings(planned)

    move(planned, day="2026-03-19", at="14:00", place="https://meet.example/kring")
    assert len(invites(mailboxes)) == 1  # another change may follow
    settle(planned)
    moved = invites(mailboxes)[-1].vevent
    assert moved.dtstart.value.astimezone(UTC) == datetime(2026, 3, 19, 13, tzinfo=UTC)
    assert moved.location.value == "https://meet.example/kring"
    assert moved.uid.value == meeting.calendar_uid
    open_cancel(planned, "19 maart")
    planned.ada.submit(planned.ada.form, remark="De zaal is dicht.")
    planned.ada.close(everything=True)
    settle(planned)
    later(planned, days=1)

    assert methods(mailboxes) == [("REQUEST", 0), ("REQUEST", 1), ("CANCEL", 2)]
    assert invites(mailboxes)[-1].vevent.status.value == "CANCELLED"
    description = invites(mailboxes)[-1].vevent.description.value
    plain = mailboxes.of(BRAM)[-1].part("plain")
    for said in ("Deze bijeenkomst gaat niet door.", "De zaal is dicht."):
        assert said in description
        assert said in plain
    assert "De zaal is dicht.</p>" in mailboxes.of(BRAM)[-1].part("html")
    stamps = [each.vevent.dtstamp.value for each in invites(mailboxes)]
    assert stamps == sorted(set(stamps))
    assert {each.to for each in mailboxes.all()} == {BRAM}


def test_of_what_changes_while_a_mail_waits_only_the_last_leaves(
    planned: World, mailboxes: Mailboxes
) -> None:
    say_yes(planned, mailboxes, planned.bram)

    for day in ("2026-03-13", "2026-03-16", "2026-03-17"):
        near = f"{meetings(planned)[0].local_start.day} maart"
        move(planned, near, day=day)
        later(planned, minutes=2)
    plan(planned, first_on="2026-04-02")
    later(planned, minutes=2)
    cancel(planned, "2 april")  # before anything of it left
    settle(planned)
    later(planned, hours=1)

    assert methods(mailboxes) == [("REQUEST", 0), ("REQUEST", 3)]
    assert f"{invites(mailboxes)[-1].vevent.dtstart.value:%m-%d}" == "03-17"


def test_a_calendar_holds_what_somebody_goes_to(planned: World, mailboxes: Mailboxes) -> None:
    """An answer, a new name, leaving; nothing for a word about the circle."""
    say_yes(planned, mailboxes, planned.bram)

    planned.bram.click(invitation(planned.bram), "Ja, ik kom")
    assert change(planned, purpose="Samen leren hoe circulair inkopen lukt.") == {}
    assert change(planned, name="Circulair inkoopen") == {}
    later(planned, hours=1)
    assert methods(mailboxes) == [("REQUEST", 0)]

    answer_otherwise(planned.bram, "Nee")
    settle(planned)
    assert methods(mailboxes)[1:] == [("CANCEL", 0)]
    assert "Met deze mail gaat de bijeenkomst uit" in mailboxes.of(BRAM)[-1].part("plain")
    answer_otherwise(planned.bram, "Ja, ik kom")
    settle(planned)
    assert change(planned, name="Kleding") == {}
    settle(planned)
    assert methods(mailboxes)[2:] == [("REQUEST", 0), ("REQUEST", 1)]
    assert invites(mailboxes)[-1].vevent.summary.value == "Kleding"

    leave(planned, planned.bram)
    settle(planned)
    move(planned, day="2026-03-20")
    settle(planned)
    assert methods(mailboxes)[4:] == [("CANCEL", 1)]


@pytest.mark.parametrize("way", ["button", "page", "program"])
def test_who_stops_gets_the_sessions_to_come_taken_out(
    world: World, mailboxes: Mailboxes, way: str
) -> None:
    with_plan(world, every_weeks="1", count="2")
    say_yes(world, mailboxes, world.bram)
    later(world, days=11)  # the first one is over
    path = link(mailboxes)
    before = len(mailboxes.all())

    if way == "button":
        form = world.bram.command("/leerkring agenda").form
        world.bram.click(form, ON)
        assert ASK in world.bram.form.buttons
        assert "calendar_mail.stopped" in world.audited()
    else:
        assert page(world, path)[0] == 200
        fields = {"do": "stop"} if way == "page" else {"List-Unsubscribe": "One-Click"}
        assert page(world, path, **fields)[0] == 200
    later(world, seconds=15)
    move(world, "19 maart", day="2026-03-20")
    settle(world)

    [last] = mailboxes.all()[before:]
    assert methods(mailboxes)[-1] == ("CANCEL", 0)
    assert "Naar dit adres gaat geen agendamail meer." in last.part("plain")
    assert "Je antwoord op de uitnodiging verandert niet." in last.part("plain")
    assert "gaat geen agendamail meer." in page(world, path)[1]
    later(world, days=31)
    tidy(world.db, world.clock.now())
    assert kept(world) == ([], [])


def test_a_mailbox_that_refuses_rests_until_its_owner_says_so(
    planned: World, mailboxes: Mailboxes
) -> None:
    assert ask(planned, planned.bram) == {}
    mailboxes.fail("RCPT", "550 5.1.1 No such user", times=1)
    page(planned, link(mailboxes), do="yes")
    settle(planned)

    form = planned.bram.command("/leerkring agenda").form
    assert f"De mailbox {BRAM} nam mijn mail niet aan (code 5.1.1)." in form.text
    later(planned, hours=1)
    assert invites(mailboxes) == []
    planned.bram.click(form, "Probeer het opnieuw")
    settle(planned)

    assert methods(mailboxes) == [("REQUEST", 0)]


def test_an_answer_that_was_lost_may_have_been_a_yes(
    planned: World, mailboxes: Mailboxes
) -> None:
    """The same mail comes again; what changed by then has a name of its own."""
    assert ask(planned, planned.bram) == {}
    mailboxes.fail("AFTER DATA", "closed", times=2)
    page(planned, link(mailboxes), do="yes")
    settle(planned)
    later(planned, minutes=2)
    [_, sent] = mailboxes.of(BRAM)
    assert sent.copies == 2

    cancel(planned)
    settle(planned)
    later(planned, hours=2)

    assert methods(mailboxes) == [("REQUEST", 0), ("CANCEL", 1)]
    assert mailboxes.of(BRAM)[-1].message["Message-ID"] != sent.message["Message-ID"]


def test_nobody_is_filled_with_questions(planned: World, mailboxes: Mailboxes) -> None:
    assert "Vul één mailadres in" in str(ask(planned, planned.bram, "bram@x-.example"))
    for person in (planned.bram, planned.bram, planned.chris, planned.ada):
        assert ask(planned, person) == {}

    said = ask(planned, planned.dewi)
    assert said == {
        "address": "Confirmation has been asked for three times already. Check your mailbox,"
        " and your junk folder too. You can try again in two days."
    }
    assert len(mailboxes.all()) == 3
    old = link(mailboxes)
    later(planned, days=2)
    assert page(planned, old, do="yes")[0] == 404
    assert page(planned, "/calendar-mail/x")[0] == 404
    tidy(planned.db, planned.clock.now())
    assert kept(planned) == ([], [])


def test_in_somebodys_own_language_and_zone_also_while_they_are_away(
    planned: World, mailboxes: Mailboxes
) -> None:
    with planned.db.begin() as session:
        mine = update(Colleague).where(Colleague.external_id == planned.dewi.id)
        away = datetime(2026, 5, 1, tzinfo=UTC).date()
        session.execute(mine.values(time_zone="America/New_York", away_until=away))
    form = planned.dewi.command("/leerkring calendar").form
    form = planned.dewi.click(form, "Send them by email").form
    planned.dewi.submit(form)
    later(planned, seconds=1)
    page(planned, link(mailboxes, "dewi@ngo.example"), do="yes")
    settle(planned)

    mail = mailboxes.of("dewi@ngo.example")[-1]
    assert "Thursday 12 March 2026, 05:00 (Eastern Daylight Time)" in mail.part("plain")
    assert "Please say so in Slack" in mail.part("plain")
    event = invites(mailboxes, "dewi@ngo.example")[-1].vevent
    assert event.dtstart.value.astimezone(UTC) == datetime(2026, 3, 12, 9, tzinfo=UTC)


def test_what_is_kept_of_it_is_given_and_forgotten(
    planned: World, mailboxes: Mailboxes
) -> None:
    say_yes(planned, mailboxes, planned.bram)
    who, now = person_id(planned, planned.bram), planned.clock.now()
    with planned.db.begin() as session:
        person = session.get_one(Colleague, who)
        exported = privacy.export_person(session, person, now)
        privacy.erase_person(session, person, now)
    move(planned, day="2026-03-19")
    settle(planned)

    [mailbox] = exported["calendar_mailbox"]
    assert (mailbox["address"], "token" in mailbox) == (BRAM, False)
    assert len(exported["calendar_copy"]) == 1
    assert kept(planned) == ([], [])
    assert methods(mailboxes) == [("REQUEST", 0)]


def test_without_a_mail_server_it_is_not_offered(database: Database) -> None:
    world = World(database, WEB)
    try:
        assert ASK not in world.bram.command("/leerkring agenda").form.buttons
        said = forge_press(world, world.bram, ids.CALENDAR_MAIL, "")
        assert "Er is niets veranderd." in said
        assert kept(world) == ([], [])
    finally:
        world.close()


def meetings(world: World) -> list[Meeting]:
    with world.db.read() as session:
        return list(session.scalars(select(Meeting).order_by(Meeting.id)))


def kept(world: World) -> tuple[list[CalendarMailbox], list[CalendarCopy]]:
    with world.db.read() as session:
        return (
            list(session.scalars(select(CalendarMailbox))),
            list(session.scalars(select(CalendarCopy))),
        )
