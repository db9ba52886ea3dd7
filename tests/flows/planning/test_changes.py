"""Moving and cancelling sessions: who sees what before, what everyone hears, what stays."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.domain.upcoming.queue import queue_bundles
from bot.sandbox.faults import Kind
from bot.sandbox.people import Person
from bot.sandbox.seen import Message, View
from bot.slack.base import ids
from bot.slack.planning.invitations import asked_value
from storage.models import Attendance, Meeting, MeetingState, Rsvp
from tests.domain.seeds import due_at
from tests.flows.circle.test_members import plan_on
from tests.flows.conftest import World
from tests.flows.memory import remembered
from tests.flows.reflecting import (
    forge_memory,
    forge_press,
    forge_submit,
    forge_value,
    person_id,
    refused_in,
    rows,
    submit,
)

GONE = "Dit is er niet meer, of het is niet voor jou. Er is niets veranderd."
MOVED = "Deze bijeenkomst is verplaatst."
BEGUN = "Deze bijeenkomst is al begonnen of voorbij. Er is niets veranderd."
PAST = "Dit moment is al voorbij. Kies een moment in de toekomst."
RSVP = ["Ja, ik kom", "Nee", "Nee, maar ik geef iets mee"]
PLAN = {
    "first_on": "2026-03-12",
    "at": "10:00",
    "minutes": "60",
    "place": "Stadhuis, zaal 2",
}


@pytest.fixture
def planned(world: World) -> World:
    """Ada's circle with Bram, Chris and Dewi meets on Thursday 12 March; it is 2 March."""
    return with_plan(world)


@pytest.fixture
def series(world: World) -> World:
    """Four Thursdays: 12, 19 and 26 March, 2 April (summer time)."""
    return with_plan(world, every_weeks="1", count="4")


def with_plan(world: World, **changes: Any) -> World:
    world.start_circle()
    plan(world, **changes)
    return world


@remembered
def plan(world: World, **changes: Any) -> None:
    assert world.ada.submit(world.ada.command("/leerkring plan").form, PLAN | changes) == {}
    assert world.ada.submit(world.ada.form) == {}
    world.ada.close(everything=True)
    world.tick()


def sessions(world: World, person: Person | None = None) -> View:
    return (person or world.ada).command("/leerkring bijeenkomsten").form


def open_move(world: World, near: str = "12 maart") -> View:
    return world.ada.click(sessions(world), "Verplaats", near=near).form


def move(world: World, near: str = "12 maart", **changes: Any) -> str:
    """Ada moves a session; what she was shown before she confirmed."""
    assert world.ada.submit(open_move(world, near), changes) == {}
    shown = world.ada.form.text
    assert world.ada.submit(world.ada.form) == {}
    world.ada.close(everything=True)
    world.tick()
    return shown


def open_cancel(world: World, near: str = "12 maart", **changes: Any) -> View:
    """The preview of what Ada is about to call off."""
    form = world.ada.click(sessions(world), "Zeg af", near=near).form
    assert world.ada.submit(form, changes) == {}
    return world.ada.form


def cancel(world: World, near: str = "12 maart", **changes: Any) -> str:
    shown = open_cancel(world, near, **changes)
    assert world.ada.submit(shown) == {}
    world.ada.close(everything=True)
    world.tick()
    return shown.text


def invitation(person: Person) -> Message:
    return person.reads()[1]  # after the welcome


def told(person: Person, part: str, channel: str | None = None) -> list[Message]:
    return [message for message in person.reads(channel) if part in message.sees]


@remembered
def wait_until(world: World, moment: str) -> None:
    dutch = datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo("Europe/Amsterdam"))
    world.clock.move_to(dutch)
    world.tick()


def meetings(world: World) -> list[Meeting]:
    with world.db.read() as session:
        return list(session.scalars(select(Meeting).order_by(Meeting.id)))


def local_starts(world: World) -> list[str]:
    return [f"{meeting.local_start:%Y-%m-%d %H:%M}" for meeting in meetings(world)]


def answer(world: World, person: Person) -> Rsvp | None:
    with world.db.read() as session:
        mine = Attendance.person_id == person_id(world, person)
        return session.scalars(select(Attendance.rsvp).where(mine)).first()


# Moving


def test_nothing_changes_before_the_move_was_seen(planned: World) -> None:
    before, posted = rows(planned), len(planned.sandbox.posted())

    assert planned.ada.submit(open_move(planned), day="2026-03-13", at="14:00") == {}
    planned.tick()

    shown = planned.ada.form
    assert "Eén bijeenkomst van ‘Circulair inkopen’ verandert." in shown.text
    assert "Was: donderdag 12 maart 2026, 10:00" in shown.text
    assert "Wordt: vrijdag 13 maart 2026, 14:00" in shown.text
    assert (
        "3 mensen krijgen elk één bericht:\nBram Jansen, Chris Bakker, Dewi Smit" in shown.text
    )
    assert "mijn bericht vraagt het opnieuw" in shown.text
    assert shown.submit == "Wijzig en stuur bericht"
    assert rows(planned) == before
    assert len(planned.sandbox.posted()) == posted


def test_where_nobody_is_told_nobody_is_asked_again(world: World) -> None:
    world.start_circle(participants=["U0ADA"])
    plan_on(world, 10)

    assert world.ada.submit(open_move(world), day="2026-03-13", at="14:00") == {}

    assert "Er hoeft niemand bericht te krijgen." in world.ada.form.text
    assert "vraagt het opnieuw" not in world.ada.form.text


def test_a_move_asks_everybody_again_in_one_notice(planned: World) -> None:
    planned.bram.click(invitation(planned.bram), "Ja, ik kom")
    planned.chris.click(invitation(planned.chris), "Nee")
    [before] = meetings(planned)

    move(planned, day="2026-03-13", at="14:00")
    planned.later(hours=1)

    [after] = meetings(planned)
    assert after.calendar_uid == before.calendar_uid
    assert after.calendar_sequence == before.calendar_sequence + 1
    for person in (planned.bram, planned.chris):
        assert answer(planned, person) is None
        [notice] = told(person, "Nieuwe tijd: Circulair inkopen")
        assert notice.buttons == RSVP
        assert "vrijdag 13 maart 2026, 14:00 – 15:00\nStadhuis, zaal 2" in notice.sees
        assert "Verplaatst: eerst was het donderdag 12 maart 2026, 10:00." in notice.sees
        assert len(person.reads()) == 3
    [notice] = told(planned.dewi, "New time: Circulair inkopen")
    assert "Friday 13 March 2026, 14:00 – 15:00" in notice.sees
    assert planned.ada.reads() == []
    assert answer(planned, planned.ada) is Rsvp.YES


def test_what_stood_in_slack_shows_the_new_time(planned: World) -> None:
    planned.everybody_acted()
    planned.bram.click(invitation(planned.bram), "Ja, ik kom")
    wait_until(planned, "2026-03-10 09:00")
    [reminder] = told(planned.chris, "Binnenkort komt")

    move(planned, day="2026-03-13", at="14:00")

    for person in (planned.bram, planned.chris):
        seen = invitation(person)
        assert "vrijdag 13 maart 2026, 14:00" in seen.sees
        assert "eerst was het donderdag 12 maart 2026, 10:00" in seen.sees
        assert seen.buttons == RSVP
    assert told(planned.chris, "Binnenkort komt") == []
    [edited] = [message for message in planned.chris.reads() if message.ts == reminder.ts]
    assert (
        "de bijeenkomst van donderdag 12 maart 2026, 10:00 is verplaatst naar "
        "vrijdag 13 maart 2026, 14:00 – 15:00" in edited.sees
    )
    assert edited.buttons == []


@pytest.mark.parametrize("label", RSVP)
def test_buttons_of_old_messages_say_that_it_moved(planned: World, label: str) -> None:
    old = invitation(planned.bram)
    move(planned, day="2026-03-13")
    before = rows(planned)

    reply = planned.bram.click(old, label, stale=True)

    assert MOVED in reply.text
    assert reply.modal is None
    assert rows(planned) == before


def test_a_contribution_begun_before_the_move_is_not_taken_for_the_new_moment(
    planned: World,
) -> None:
    form = planned.bram.click(invitation(planned.bram), "Nee, maar ik geef iets mee").form
    move(planned, day="2026-03-13")
    before = rows(planned)

    errors = submit(planned.bram, form, contribution="Vraag naar de kosten.")

    assert MOVED in errors[""]
    assert rows(planned) == before


@pytest.mark.parametrize("then", ["", "Nee", "Ja, ik kom"])
def test_what_somebody_sent_in_goes_along(planned: World, then: str) -> None:
    """Whatever its giver says to the new moment; who takes it back says no once more."""
    form = planned.bram.click(invitation(planned.bram), "Nee, maar ik geef iets mee").form
    assert planned.bram.submit(form, contribution="Vraag naar de kosten.") == {}

    move(planned, day="2026-03-13")

    [notice] = told(planned.bram, "Nieuwe tijd")
    assert "Wat je meegaf, gaat mee naar de nieuwe tijd." in notice.sees
    assert told(planned.chris, "Wat je meegaf") == []
    if then:
        planned.bram.click(notice, then)
    who = planned.ada.click(planned.ada.open_home(), "Wie komt er?").form
    assert "Van Bram Jansen (alleen voor begeleiders)\nVraag naar de kosten." in who.text
    assert ("Wie niet komt, maar iets meegeeft: Bram Jansen" in who.text) == (then == "Nee")

    [notice] = told(planned.bram, "Nieuwe tijd")
    if then:
        again = planned.bram.click(notice, "Wijzig mijn antwoord").form
        planned.bram.click(again, "Nee")
        who = planned.ada.click(planned.ada.open_home(), "Wie komt er?").form
        assert "Vraag naar de kosten." not in who.text
    else:
        form = planned.bram.click(notice, "Nee, maar ik geef iets mee").form
        assert "Vraag naar de kosten." in form.text


def test_an_answer_to_the_notice_shows_everywhere(planned: World) -> None:
    move(planned, day="2026-03-13")

    planned.bram.click(told(planned.bram, "Nieuwe tijd")[0], "Ja, ik kom")

    assert len(told(planned.bram, "Je komt. Fijn, tot dan.")) == 2
    assert answer(planned, planned.bram) is Rsvp.YES


def test_the_reminder_and_the_agenda_follow_the_new_moment(planned: World) -> None:
    planned.everybody_acted()
    wait_until(planned, "2026-03-12 09:00")
    [agenda] = told(planned.bram, "Vandaag: Circulair inkopen", planned.channel)

    move(planned, day="2026-03-26", at="10:00")

    assert told(planned.bram, "Vandaag:", planned.channel) == []
    assert (
        "is verplaatst naar donderdag 26 maart"
        in told(planned.bram, "verplaatst", planned.channel)[0].sees
    )
    wait_until(planned, "2026-03-12 12:00")
    assert told(planned.bram, "Wat neem jij mee?") == []
    wait_until(planned, "2026-03-24 08:59")
    assert told(planned.bram, "Binnenkort komt") == []
    wait_until(planned, "2026-03-24 09:00")
    assert len(told(planned.bram, "Binnenkort komt")) == 1
    wait_until(planned, "2026-03-26 08:30")
    [new] = told(planned.bram, "Vandaag: Circulair inkopen", planned.channel)
    assert new.ts != agenda.ts
    wait_until(planned, "2026-03-26 11:00")
    assert len(told(planned.bram, "Wat neem jij mee?")) == 1


def test_what_was_due_before_the_move_is_not_said_after_it(planned: World) -> None:
    planned.everybody_acted()
    """A worker looked what is due, then the session moved, then the worker queued it."""
    planned.clock.move_to(datetime(2026, 3, 10, 8, tzinfo=UTC))
    with planned.db.read() as session:
        due = due_at(session, planned.clock.now())
    assert len(due) == 3
    move(planned, day="2026-03-19")

    with planned.db.begin() as session:
        assert all(queue_bundles(session, [[message]], planned.clock.now()) for message in due)
    planned.tick()

    assert told(planned.bram, "Binnenkort komt") == []
    wait_until(planned, "2026-03-17 09:00")
    assert len(told(planned.bram, "Binnenkort komt")) == 1


def test_all_following_move_with_it_by_the_clock_on_the_wall(series: World) -> None:
    shown = move(series, "19 maart", day="2026-03-20", at="15:30", which="following")

    assert "3 bijeenkomsten van ‘Circulair inkopen’ veranderen." in shown
    assert local_starts(series) == [
        "2026-03-12 10:00",
        "2026-03-20 15:30",
        "2026-03-27 15:30",
        "2026-04-03 15:30",
    ]
    assert [meeting.starts_at.hour for meeting in meetings(series)] == [9, 14, 14, 13]
    assert [meeting.calendar_sequence for meeting in meetings(series)] == [0, 1, 1, 1]
    [notice] = told(series.bram, "Nieuwe tijd")
    assert "3 bijeenkomsten hebben een nieuwe tijd." in notice.sees
    assert notice.buttons == ["Ja op alle drie"] + RSVP * 3
    assert len(series.bram.reads()) == 3


def test_one_of_a_series_moves_alone_and_the_other_answers_stay(series: World) -> None:
    series.bram.click(invitation(series.bram), "Ja, ik kom")
    series.bram.click(invitation(series.bram), "Nee", near="donderdag 19 maart")

    move(series, "19 maart", day="2026-03-18", which="one")

    assert local_starts(series)[1:3] == ["2026-03-18 10:00", "2026-03-26 10:00"]
    seen = invitation(series.bram).sees
    assert "Je komt. Fijn, tot dan." in seen
    assert "Je komt niet." not in seen


def test_another_place_keeps_the_answers(planned: World) -> None:
    planned.bram.click(invitation(planned.bram), "Ja, ik kom")

    shown = move(planned, place="Bibliotheek")

    assert "Eerdere antwoorden blijven gelden." in shown
    assert answer(planned, planned.bram) is Rsvp.YES
    [notice] = told(planned.bram, "Andere plaats: Circulair inkopen")
    assert "donderdag 12 maart 2026, 10:00 – 11:00\nBibliotheek" in notice.sees
    assert notice.buttons == []
    assert "Bibliotheek" in invitation(planned.bram).sees
    assert meetings(planned)[0].calendar_sequence == 1


@pytest.mark.both
def test_moved_twice_before_the_notice_left_is_one_notice_about_the_last(
    planned: World,
) -> None:
    for day in ("2026-03-13", "2026-03-16"):
        assert planned.ada.submit(open_move(planned, "Stadhuis"), day=day) == {}
        assert planned.ada.submit(planned.ada.form) == {}
        planned.ada.close(everything=True)
    planned.tick()

    [notice] = told(planned.bram, "Nieuwe tijd")
    assert "maandag 16 maart 2026" in notice.sees
    assert len(planned.bram.reads()) == 3


@pytest.mark.both
def test_moved_twice_leaves_one_notice_with_buttons(planned: World) -> None:
    move(planned, day="2026-03-13")
    move(planned, "13 maart", day="2026-03-16")

    with_buttons = [message for message in planned.bram.reads()[2:] if message.buttons]
    assert len(with_buttons) == 1
    assert "maandag 16 maart 2026" in with_buttons[0].sees
    assert len(told(planned.bram, "dit is niet meer actueel")) == 1


def test_who_was_not_invited_yet_is_invited_to_the_new_moment(world: World) -> None:
    world.start_circle()
    assert world.ada.submit(world.ada.command("/leerkring plan").form, PLAN) == {}
    assert world.ada.submit(world.ada.form) == {}
    world.ada.close(everything=True)

    move(world, day="2026-03-13")

    assert len(world.bram.reads()) == 2
    assert "vrijdag 13 maart 2026" in invitation(world.bram).sees
    assert told(world.bram, "Nieuwe tijd") == []


@pytest.mark.parametrize(
    ("change", "field", "sentence"),
    [
        ({"day": "2026-03-01"}, "day", PAST),
        ({"day": "2026-03-02", "at": "09:30"}, "day", PAST),
        ({"day": "2028-04-01"}, "day", "meer dan twee jaar vooruit"),
        ({"day": "9999-12-31"}, "day", "meer dan twee jaar vooruit"),
        ({"place": "  "}, "place", "Vul hier iets in."),
        ({}, "day", "Je hebt nog niets gewijzigd."),
    ],
)
def test_a_move_that_cannot_be_says_so_and_changes_nothing(
    planned: World, change: dict[str, str], field: str, sentence: str
) -> None:
    form = open_move(planned)
    before = rows(planned)

    errors = planned.ada.submit(form, change)

    assert list(errors) == [field]
    assert sentence in errors[field]
    assert rows(planned) == before


def test_all_following_beyond_the_limit_is_refused(series: World) -> None:
    form = open_move(series, "19 maart")
    before = rows(series)

    errors = series.ada.submit(form, day="2028-02-28", which="following")

    assert "meer dan twee jaar vooruit" in errors["day"]
    assert rows(series) == before


@pytest.mark.parametrize(
    ("block_id", "value", "sentence"),
    [
        ("day", {"selected_date": None}, "Maak een keuze."),
        ("day", {"selected_date": "2026-02-30"}, "Maak een keuze."),
        ("at", {"selected_time": "25:00"}, "Maak een keuze."),
        ("minutes", {"selected_option": {"value": "999999"}}, "Maak een keuze."),
        ("place", {"value": "x" * 201}, "Dit is te lang."),
    ],
)
def test_a_forged_move_says_so_and_changes_nothing(
    planned: World, block_id: str, value: dict[str, Any], sentence: str
) -> None:
    planned.ada.fill(open_move(planned), {"day": "2026-03-13"})
    forge_value(planned, planned.ada, block_id, **value)
    before = rows(planned)

    errors = forge_submit(planned, planned.ada)

    assert list(errors) == [block_id]
    assert sentence in errors[block_id]
    assert rows(planned) == before


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"meeting": 999}, GONE),
        ({"meeting": "x"}, GONE),
        ({"day": "gisteren"}, GONE),
        ({"day": "2026-03-01"}, PAST),
        ({"minutes": float("inf")}, GONE),
        ({"minutes": 5}, "Maak een keuze."),
        ({"seen": None}, GONE),
        ({"seen": [["x", 1]]}, GONE),
        ({"seen": []}, "Je klik heeft niets gedaan:"),
        ({"seen": [[1, 7]]}, "Je klik heeft niets gedaan:"),
    ],
)
def test_a_forged_preview_moves_nothing(
    planned: World, change: dict[str, Any], said: str
) -> None:
    assert planned.ada.submit(open_move(planned), day="2026-03-13") == {}
    forge_memory(planned, planned.ada, **change)
    before = rows(planned)

    planned.ada.submit(planned.ada.form)
    planned.tick()

    assert said in refused_in(planned.ada.form)
    assert rows(planned) == before


def test_a_session_that_began_cannot_be_moved_or_cancelled(planned: World) -> None:
    assert planned.ada.submit(open_move(planned), day="2026-03-13") == {}
    preview = planned.ada.form
    wait_until(planned, "2026-03-12 10:00")
    before = rows(planned)

    planned.ada.submit(preview)

    assert BEGUN in refused_in(planned.ada.form)
    meeting_id = str(meetings(planned)[0].id)
    for action_id in (ids.CHANGE_OPEN_MOVE, ids.CHANGE_OPEN_CANCEL):
        said = forge_press(planned, planned.ada, action_id, meeting_id)
        assert BEGUN in said
    assert rows(planned) == before


def test_a_new_moment_that_passed_while_looking_is_refused(planned: World) -> None:
    assert planned.ada.submit(open_move(planned), day="2026-03-03") == {}
    preview = planned.ada.form
    wait_until(planned, "2026-03-03 10:00")
    before = rows(planned)

    planned.ada.submit(preview)

    assert PAST in refused_in(planned.ada.form)
    assert rows(planned) == before


@pytest.mark.both
def test_of_two_facilitators_who_move_at_once_the_second_looks_again(world: World) -> None:
    world.start_circle(participants=["U0BRAM"], facilitators=["U0CHRIS"])
    assert world.ada.submit(world.ada.command("/leerkring plan").form, PLAN) == {}
    assert world.ada.submit(world.ada.form) == {}
    world.ada.close(everything=True)
    world.tick()
    form = world.chris.click(sessions(world, world.chris), "Verplaats").form
    assert world.chris.submit(form, day="2026-03-17") == {}
    move(world, day="2026-03-13")
    before = rows(world)

    world.chris.submit(world.chris.form)

    assert "heeft deze bijeenkomsten net gewijzigd" in refused_in(world.chris.form)
    assert rows(world) == before


@pytest.mark.both
def test_two_facilitators_who_mean_the_same_move_once(world: World) -> None:
    world.start_circle(participants=["U0BRAM"], facilitators=["U0CHRIS"])
    assert world.ada.submit(world.ada.command("/leerkring plan").form, PLAN) == {}
    assert world.ada.submit(world.ada.form) == {}
    world.ada.close(everything=True)
    form = world.chris.click(sessions(world, world.chris), "Verplaats").form
    assert world.chris.submit(form, day="2026-03-13") == {}
    move(world, day="2026-03-13")

    world.chris.submit(world.chris.form)

    assert "heeft deze bijeenkomsten net gewijzigd" in refused_in(world.chris.form)
    assert meetings(world)[0].calendar_sequence == 1


def test_one_of_the_following_was_cancelled_while_looking(world: World) -> None:
    world.start_circle(participants=["U0BRAM"], facilitators=["U0CHRIS"])
    three = PLAN | {"every_weeks": "1", "count": "3"}
    assert world.ada.submit(world.ada.command("/leerkring plan").form, three) == {}
    assert world.ada.submit(world.ada.form) == {}
    world.ada.close(everything=True)
    form = world.chris.click(sessions(world, world.chris), "Verplaats", near="12 maart").form
    assert world.chris.submit(form, day="2026-03-13", which="following") == {}
    cancel(world, "26 maart")
    before = rows(world)

    world.chris.submit(world.chris.form)

    assert "heeft deze bijeenkomsten net gewijzigd" in refused_in(world.chris.form)
    assert rows(world) == before


@pytest.mark.both
def test_a_move_that_arrives_twice_moves_once(planned: World) -> None:
    assert planned.ada.submit(open_move(planned), day="2026-03-13") == {}
    planned.sandbox.duplicate_deliveries(1)
    planned.ada.submit(planned.ada.form)
    planned.sandbox.duplicate_deliveries(0)
    planned.tick()

    assert meetings(planned)[0].calendar_sequence == 1
    assert len(told(planned.bram, "Nieuwe tijd")) == 1


@pytest.mark.parametrize("action_id", [ids.CHANGE_OPEN_MOVE, ids.CHANGE_OPEN_CANCEL])
@pytest.mark.parametrize("value", ["", "999999", "x", "99999999999999999999"])
def test_a_strangers_press_changes_nothing(planned: World, action_id: str, value: str) -> None:
    value = value or str(meetings(planned)[0].id)
    planned.eva.command("/leerkring help")
    before = rows(planned)

    assert GONE in forge_press(planned, planned.eva, action_id, value)
    assert rows(planned) == before


def test_only_facilitators_change_the_sessions_that_others_look_at(planned: World) -> None:
    meeting_id = str(meetings(planned)[0].id)
    before = rows(planned)

    listed = planned.bram.command("/leerkring bijeenkomsten").form
    assert "donderdag 12 maart 2026, 10:00 – 11:00" in listed.text
    assert "Bekijk de bijeenkomst" in listed.buttons
    assert "Verplaats" not in listed.buttons
    assert "nog geen bijeenkomst" in planned.eva.command("/leerkring bijeenkomsten").form.text
    for action_id in (ids.CHANGE_OPEN_MOVE, ids.CHANGE_OPEN_CANCEL):
        said = forge_press(planned, planned.bram, action_id, meeting_id)
        assert "Dit kan alleen een begeleider van deze leerkring doen." in said
    assert rows(planned) == before


def test_the_list_opens_from_home_and_follows_what_was_done(planned: World) -> None:
    planned.ada.open_home()
    listed = planned.ada.click(
        planned.ada.command("/leerkring beheer").form, "Verplaats of zeg af"
    ).form
    assert "donderdag 12 maart 2026, 10:00 – 11:00" in listed.text

    assert (
        planned.ada.submit(planned.ada.click(listed, "Verplaats").form, day="2026-03-13") == {}
    )
    assert planned.ada.submit(planned.ada.form) == {}
    assert "Gewijzigd." in planned.ada.form.text
    planned.ada.close()

    assert "vrijdag 13 maart 2026, 10:00 – 11:00" in planned.ada.form.text
    assert planned.ada.home is not None
    assert "vrijdag 13 maart 2026, 10:00 – 11:00" in planned.ada.home.text


@pytest.mark.parametrize("trouble", ["error", "ratelimited", "drop_before", "garbage"])
def test_a_move_counts_even_when_slack_cannot_show_it(planned: World, trouble: Kind) -> None:
    listed = planned.ada.click(
        planned.ada.command("/leerkring beheer").form, "Verplaats of zeg af"
    ).form
    form = planned.ada.click(listed, "Verplaats").form
    assert planned.ada.submit(form, day="2026-03-13") == {}
    for method in ("views.update", "views.publish", "chat.update"):
        planned.sandbox.faults.add(method, trouble, times=None)

    assert planned.ada.submit(planned.ada.form) == {}

    assert local_starts(planned) == ["2026-03-13 10:00"]
    planned.sandbox.faults.clear()
    for _ in range(4):
        planned.later(minutes=10)
    assert len(told(planned.bram, "Nieuwe tijd")) == 1


def test_a_long_list_has_pages(world: World) -> None:
    with_plan(world, every_weeks="1", count="26")
    with_plan_again = world.ada.command("/leerkring plan").form
    assert world.ada.submit(with_plan_again, PLAN | {"every_weeks": "1", "count": "26"}) == {}
    assert world.ada.submit(world.ada.form) == {}
    world.ada.close(everything=True)

    first = sessions(world)
    second = world.ada.click(first, "Volgende").form

    assert (first.text + second.text).count("Stadhuis") == 52
    assert "Vorige" in second.buttons


# Cancelling


def test_nothing_is_cancelled_before_it_was_seen(planned: World) -> None:
    before = rows(planned)

    shown = open_cancel(planned)

    assert "Eén bijeenkomst van ‘Circulair inkopen’ gaat niet door." in shown.text
    assert "donderdag 12 maart 2026, 10:00 – 11:00" in shown.text
    assert "3 mensen krijgen elk één bericht" in shown.text
    assert rows(planned) == before


def test_a_cancelled_session_is_told_once_and_asks_nothing_any_more(planned: World) -> None:
    planned.everybody_acted()
    wait_until(planned, "2026-03-10 09:00")

    cancel(planned)
    planned.later(hours=1)

    [meeting] = meetings(planned)
    assert meeting.state is MeetingState.CANCELLED
    assert meeting.calendar_sequence == 1
    for person in (planned.bram, planned.chris):
        [notice] = told(person, "Gaat niet door: Circulair inkopen")
        assert "donderdag 12 maart 2026, 10:00 – 11:00" in notice.sees
        assert all(message.buttons == [] for message in person.reads()[1:])
        assert "Gaat niet door:\ndonderdag 12 maart 2026" in invitation(person).sees
        assert len(told(person, "de bijeenkomst van donderdag 12 maart 2026, 10:00 gaat")) == 1
    assert len(told(planned.dewi, "Cancelled: Circulair inkopen")) == 1
    wait_until(planned, "2026-03-12 08:30")
    wait_until(planned, "2026-03-12 12:00")
    assert told(planned.bram, "Vandaag", planned.channel) == []
    assert told(planned.bram, "Wat neem jij mee?") == []


@pytest.mark.both
def test_cancelling_twice_cancels_once(planned: World) -> None:
    open_cancel(planned)
    meeting_id = str(meetings(planned)[0].id)
    planned.sandbox.duplicate_deliveries(1)
    planned.ada.submit(planned.ada.form)
    planned.sandbox.duplicate_deliveries(0)
    planned.ada.close(everything=True)
    planned.tick()
    before = rows(planned)

    said = forge_press(planned, planned.ada, ids.CHANGE_OPEN_CANCEL, meeting_id)
    planned.tick()

    assert "Deze bijeenkomst was al afgezegd." in said
    assert rows(planned) == before
    assert meetings(planned)[0].calendar_sequence == 1
    assert len(told(planned.bram, "Gaat niet door: ")) == 1


@pytest.mark.both
def test_two_facilitators_who_cancel_at_once_cancel_once(world: World) -> None:
    world.start_circle(participants=["U0BRAM"], facilitators=["U0CHRIS"])
    assert world.ada.submit(world.ada.command("/leerkring plan").form, PLAN) == {}
    assert world.ada.submit(world.ada.form) == {}
    world.ada.close(everything=True)
    world.tick()
    form = world.chris.click(sessions(world, world.chris), "Zeg af").form
    assert world.chris.submit(form) == {}
    cancel(world)
    before = rows(world)

    world.chris.submit(world.chris.form)
    world.tick()

    assert "Deze bijeenkomst was al afgezegd." in refused_in(world.chris.form)
    assert rows(world) == before


def test_all_following_are_cancelled_together(series: World) -> None:
    shown = cancel(series, "26 maart", which="following")

    assert "2 bijeenkomsten van ‘Circulair inkopen’ gaan niet door." in shown
    states = [meeting.state for meeting in meetings(series)]
    assert states == [MeetingState.PLANNED] * 2 + [MeetingState.CANCELLED] * 2
    [notice] = told(series.bram, "Gaat niet door: ")
    assert "26 maart" in notice.sees
    assert "2 april" in notice.sees
    assert invitation(series.bram).buttons == ["Ja op allebei"] + RSVP * 2


@pytest.mark.parametrize("label", RSVP)
def test_buttons_of_a_cancelled_session_say_so(planned: World, label: str) -> None:
    old = invitation(planned.bram)
    cancel(planned)
    before = rows(planned)

    reply = planned.bram.click(old, label, stale=True)

    assert "Deze bijeenkomst gaat niet door. Je hoeft niets te doen." in reply.text
    assert rows(planned) == before


def test_a_forged_cancellation_cancels_nothing(planned: World) -> None:
    open_cancel(planned)
    forge_memory(planned, planned.ada, meeting=999)
    before = rows(planned)

    planned.ada.submit(planned.ada.form)

    assert GONE in refused_in(planned.ada.form)
    assert rows(planned) == before


def test_a_strangers_form_cancels_nothing(planned: World) -> None:
    meeting_id = meetings(planned)[0].id
    planned.start_circle(name="Tweede kring", participants=["U0BRAM"], facilitators=["U0EVA"])
    form = planned.eva.command("/leerkring plan").form
    assert planned.eva.submit(form, PLAN | {"first_on": "2026-03-19"}) == {}
    assert planned.eva.submit(planned.eva.form) == {}
    planned.eva.close(everything=True)
    planned.tick()
    form = planned.eva.click(sessions(planned, planned.eva), "Zeg af").form
    assert planned.eva.submit(form) == {}
    forge_memory(planned, planned.eva, meeting=meeting_id, seen=[[meeting_id, 0]])
    before = rows(planned)

    planned.eva.submit(planned.eva.form)

    assert GONE in refused_in(planned.eva.form)
    assert rows(planned) == before


def test_in_english(world: World) -> None:
    world.start_circle(participants=["U0BRAM"], facilitators=["U0DEWI"])
    assert world.ada.submit(world.ada.command("/leerkring plan").form, PLAN) == {}
    assert world.ada.submit(world.ada.form) == {}
    world.ada.close(everything=True)
    world.tick()

    form = world.dewi.click(world.dewi.command("/leerkring sessions").form, "Move").form
    assert world.dewi.submit(form, day="2026-04-27") == {}

    assert "Will be: Monday 27 April 2026, 10:00 – note: King’s Day" in (world.dewi.form.text)
    assert "I will tell 2 people, in one" in world.dewi.form.text


@pytest.mark.parametrize(
    ("moment", "said"),
    [("x", GONE), ("9" * 12, GONE), ("-1", GONE), ("9" * 11, MOVED), ("0", MOVED)],
)
def test_a_forged_moment_changes_nothing(planned: World, moment: str, said: str) -> None:
    [meeting] = meetings(planned)
    assert asked_value(meeting) in str(invitation(planned.bram).blocks)
    before = rows(planned)

    for action_id in (ids.MEETING_YES, ids.MEETING_NO, ids.MEETING_CONTRIBUTES):
        value = f"{meeting.id}@{moment}"
        assert said in forge_press(planned, planned.bram, action_id, value)
    assert rows(planned) == before
