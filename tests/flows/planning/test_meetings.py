"""Planning sessions, inviting, answering, reminding, the agenda of the day, through Slack."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot import ticker
from bot.sandbox.faults import Kind
from bot.sandbox.people import Person
from bot.sandbox.seen import Message, View
from bot.slack.base import ids
from storage.models import Attendance, Meeting, Rsvp
from tests.flows.conftest import World
from tests.flows.memory import remembered
from tests.flows.outages import away_once_stored
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
BEGUN = "Deze bijeenkomst is al begonnen of voorbij. Je antwoord is niet meer nodig."
PLAN = {
    "first_on": "2026-03-12",
    "at": "10:00",
    "minutes": "60",
    "place": "Stadhuis, zaal 2",
}


@pytest.fixture
def started(world: World) -> World:
    """Ada's circle with Bram, Chris and Dewi runs; it is Monday 2 March, half past nine."""
    world.start_circle()
    return world


@remembered
def plan(world: World, **changes: Any) -> None:
    """Ada plans; the invitations have been read."""
    form = world.ada.command("/leerkring plan").form
    assert world.ada.submit(form, PLAN | changes) == {}
    assert world.ada.submit(world.ada.form) == {}
    world.ada.close(everything=True)
    world.tick()


@pytest.mark.parametrize("trouble", ["error", "ratelimited", "drop_before", "garbage"])
def test_what_came_of_a_review_is_shown_though_the_form_below_stays(
    world: World, trouble: Kind
) -> None:
    world.start_circle()
    preview(world)
    world.sandbox.faults.add("views.update", trouble, times=None)

    assert world.ada.submit(world.ada.form) == {}

    assert "Jou heb ik alvast genoteerd" in world.ada.form.text
    world.ada.close()
    assert world.ada.modals == []


def preview(world: World, planner: Person | None = None, **changes: Any) -> View:
    planner = planner or world.ada
    assert planner.submit(planner.command("/leerkring plan").form, PLAN | changes) == {}
    return planner.form


def test_going_back_from_the_review_finds_every_word(started: World) -> None:
    """Whoever sees a holiday in a series changes that, and types nothing again."""
    preview(started, every_weeks="4", count="3")

    started.ada.close()

    form = started.ada.form
    assert form.submit == "Volgende"
    kept = {name: form.initial(name) for name in ("first_on", "place", "every_weeks", "count")}
    assert kept == {
        "first_on": "2026-03-12",
        "place": "Stadhuis, zaal 2",
        "every_weeks": "4",
        "count": "3",
    }
    assert started.ada.submit(form, count="2") == {}
    assert started.ada.submit(started.ada.form) == {}
    assert "Gepland" in started.ada.form.title
    started.ada.close()
    assert started.ada.modal is None


def test_a_date_of_a_series_can_be_left_out(started: World) -> None:
    shown = preview(started, every_weeks="4", count="3")
    days = ["2026-03-12", "2026-04-09", "2026-05-07"]
    everything = {"left_out": days}
    said = started.ada.submit(shown, everything)
    assert said == {"left_out": "Je hebt alle data weggelaten. Laat er minstens één staan."}

    assert started.ada.submit(started.ada.form, left_out=[days[1]]) == {}

    planned = [f"{each.local_start:%Y-%m-%d}" for each in meetings(started)]
    assert planned == [days[0], days[2]]


def test_the_next_one_is_proposed_like_the_last(started: World) -> None:
    plan(started, at="13:30", minutes="90")

    for command in ("plan", "prikken"):
        form = started.ada.command(f"/leerkring {command}").form
        assert (form.initial("place"), form.initial("minutes")) == (PLAN["place"], "90")
    assert started.ada.command("/leerkring plan").form.initial("at") == "13:30"


def invitation(person: Person) -> Message:
    return person.reads()[1]  # after the welcome


def wait_until(world: World, moment: str) -> None:
    """Let the worker come to life at this moment by Dutch clocks, not before."""
    dutch = datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo("Europe/Amsterdam"))
    world.clock.move_to(dutch)
    world.tick()


def meetings(world: World) -> list[Meeting]:
    with world.db.read() as session:
        return list(session.scalars(select(Meeting).order_by(Meeting.id)))


def answers(world: World, person: Person) -> list[Rsvp | None]:
    with world.db.read() as session:
        mine = Attendance.person_id == person_id(world, person)
        return list(
            session.scalars(select(Attendance.rsvp).where(mine).order_by(Attendance.id))
        )


def told(person: Person, part: str) -> list[Message]:
    return [message for message in person.reads() if part in message.sees]


# Planning


def test_nothing_is_sent_before_the_plan_was_seen(started: World) -> None:
    before, posted = rows(started), len(started.sandbox.posted())

    shown = preview(started, every_weeks="2", count="3")
    started.tick()

    assert "3 bijeenkomsten van ‘Circulair inkopen’. Er is nog niets verstuurd." in shown.text
    for day in ("donderdag 12 maart", "donderdag 26 maart", "donderdag 9 april"):
        assert f"{day} 2026, 10:00" in shown.text
    assert "1 uur · Stadhuis, zaal 2" in shown.text
    assert (
        "3 mensen krijgen elk één uitnodiging:\nBram Jansen, Chris Bakker, Dewi Smit"
        in shown.text
    )
    assert len(started.sandbox.posted()) == posted
    assert rows(started) == before


def test_everybody_but_the_planner_gets_one_invitation_for_the_series(world: World) -> None:
    world.start_circle(participants=["U0BRAM", "U0CHRIS"], facilitators=["U0DEWI"])

    plan(world, every_weeks="1", count="3")
    world.tick()
    world.later(hours=1)

    for person in (world.bram, world.chris, world.dewi):
        assert len(person.reads()) == 2
    assert world.ada.reads() == []
    assert (
        "donderdag 12 maart 2026, 10:00 – 11:00\nStadhuis, zaal 2"
        in invitation(world.bram).sees
    )
    assert (
        invitation(world.bram).buttons
        == ["Ja op alle drie"] + ["Ja, ik kom", "Nee", "Nee, maar ik geef iets mee"] * 3
    )
    assert "Thursday 12 March 2026, 10:00 – 11:00" in invitation(world.dewi).sees
    assert len({meeting.calendar_uid for meeting in meetings(world)}) == 3
    assert answers(world, world.ada) == [Rsvp.YES] * 3


def test_one_press_says_yes_to_the_whole_series(started: World) -> None:
    plan(started, every_weeks="1", count="3")

    started.bram.click(invitation(started.bram), "Ja op alle drie")
    started.tick()

    assert answers(started, started.bram) == [Rsvp.YES] * 3
    assert invitation(started.bram).sees.count("Je komt. Fijn, tot dan.") == 3
    assert invitation(started.bram).buttons == ["Wijzig mijn antwoord"] * 3
    started.chris.click(invitation(started.chris), "Nee")
    started.tick()
    assert "Ja op allebei" in invitation(started.chris).buttons
    started.chris.click(invitation(started.chris), "Ja op allebei")
    assert answers(started, started.chris) == [Rsvp.NO, Rsvp.YES, Rsvp.YES]


def test_one_yes_counts_for_what_still_stands(started: World) -> None:
    """That one has begun in the meantime is said, and does not hold up the others."""
    plan(started, every_weeks="1", count="3")
    shown = invitation(started.bram)
    started.clock.move_to(datetime(2026, 3, 12, 10, 30, tzinfo=ZoneInfo("Europe/Amsterdam")))

    said = started.bram.click(shown, "Ja op alle drie", stale=True)

    assert BEGUN in said.text
    assert answers(started, started.bram) == [Rsvp.YES] * 2


def test_after_planning_it_says_what_happens_next(started: World) -> None:
    shown = preview(started)
    assert shown.submit == "Plan en nodig uit"
    assert started.ada.submit(shown) == {}

    assert "Ik regel de uitnodigingen." in started.ada.form.text
    assert "twee werkdagen vooraf hooguit één herinnering" in started.ada.form.text


@pytest.mark.parametrize(
    ("change", "field", "sentence"),
    [
        ({"first_on": "2026-03-01"}, "first_on", "Dit moment is al voorbij."),
        ({"first_on": "2026-03-02", "at": "09:30"}, "first_on", "Dit moment is al voorbij."),
        ({"first_on": "2028-04-01"}, "first_on", "meer dan twee jaar vooruit"),
        ({"every_weeks": "2"}, "count", "Vul een aantal in, of hieronder een laatste datum."),
        (
            {"every_weeks": "2", "count": "3", "until": "2026-06-01"},
            "until",
            "Vul een aantal in of een laatste datum, niet allebei.",
        ),
        (
            {"every_weeks": "2", "until": "2026-03-11"},
            "until",
            "De laatste datum ligt vóór de eerste.",
        ),
        ({"count": "3"}, "every_weeks", "Kies hier hoe vaak jullie elkaar zien."),
        ({"until": "2026-06-01"}, "every_weeks", "Kies hier hoe vaak jullie elkaar zien."),
        ({"every_weeks": "1", "count": "27"}, "count", "Plan er hooguit 26 tegelijk."),
        ({"every_weeks": "1", "until": "2026-12-31"}, "until", "Plan er hooguit 26 tegelijk."),
        ({"every_weeks": "12", "until": "9999-12-31"}, "until", "Plan er hooguit 26 tegelijk."),
        ({"every_weeks": "12", "count": "12"}, "count", "meer dan twee jaar vooruit"),
        ({"every_weeks": "12", "until": "2028-05-01"}, "until", "meer dan twee jaar vooruit"),
        ({"place": "   "}, "place", "Vul hier iets in."),
    ],
)
def test_a_plan_that_cannot_be_says_so_and_stores_nothing(
    started: World, change: dict[str, str], field: str, sentence: str
) -> None:
    form = started.ada.command("/leerkring plan").form
    before = rows(started)

    errors = started.ada.submit(form, PLAN | change)

    assert list(errors) == [field]
    assert sentence in errors[field]
    assert rows(started) == before


@pytest.mark.parametrize(
    ("block_id", "value", "sentence"),
    [
        ("circle", {"selected_option": {"value": "999"}}, GONE),
        ("circle", {"selected_option": {"value": "1; DROP"}}, GONE),
        ("circle", {"selected_option": None}, "Maak een keuze."),
        ("first_on", {"selected_date": None}, "Maak een keuze."),
        ("first_on", {"selected_date": "0001-01-01"}, "Dit moment is al voorbij."),
        ("first_on", {"selected_date": "9999-12-31"}, "meer dan twee jaar vooruit"),
        ("first_on", {"selected_date": "2026-02-30"}, "Maak een keuze."),
        ("at", {"selected_time": "25:00"}, "Maak een keuze."),
        ("minutes", {"selected_option": {"value": "999999"}}, "Maak een keuze."),
        ("place", {"value": "x" * 201}, "Dit is te lang. Gebruik hooguit 200 tekens."),
        ("every_weeks", {"selected_option": {"value": "5"}}, "Maak een keuze."),
    ],
)
def test_a_forged_form_says_so_and_stores_nothing(
    started: World, block_id: str, value: dict[str, Any], sentence: str
) -> None:
    started.ada.fill(started.ada.command("/leerkring plan").form, PLAN)
    forge_value(started, started.ada, block_id, **value)
    before = rows(started)

    errors = forge_submit(started, started.ada)

    assert list(errors) == ["" if sentence == GONE else block_id]
    assert sentence in " ".join(errors.values())
    assert rows(started) == before


@pytest.mark.parametrize("count", ["0", "-1", "veel", "1e3"])
def test_a_number_that_is_none_is_refused(started: World, count: str) -> None:
    form = started.ada.command("/leerkring plan").form
    started.ada.fill(form, PLAN | {"every_weeks": "1"})
    forge_value(started, started.ada, "count", value=count)
    before = rows(started)

    errors = forge_submit(started, started.ada)

    assert errors == {"count": "Vul een getal in van 1 tot en met 26."}
    assert rows(started) == before


@pytest.mark.parametrize(
    ("change", "told_"),
    [
        ({"circle": 999}, GONE),
        ({"circle": None}, GONE),
        ({"minutes": float("inf")}, GONE),
        ({"minutes": 5}, "Maak een keuze."),
        ({"first_on": "gisteren"}, GONE),
        ({"first_on": "2026-03-01"}, "Dit moment is al voorbij."),
        ({"place": "x" * 900}, "Dit is te lang."),
        ({"count": 10**9, "every_weeks": 1}, "Plan er hooguit 26 tegelijk."),
    ],
)
def test_a_forged_preview_plans_nothing(
    started: World, change: dict[str, Any], told_: str
) -> None:
    preview(started)
    forge_memory(started, started.ada, **change)
    before = rows(started)

    started.ada.submit(started.ada.form)
    started.tick()

    assert told_ in refused_in(started.ada.form)
    assert rows(started) == before


def test_a_moment_that_passed_while_looking_is_refused(started: World) -> None:
    preview(started)
    started.clock.move_to(datetime(2026, 3, 12, 9, 0, tzinfo=ZoneInfo("UTC")))

    started.ada.submit(started.ada.form)

    assert "Dit moment is al voorbij." in refused_in(started.ada.form)
    assert meetings(started) == []


@pytest.mark.both
def test_a_preview_that_arrives_twice_plans_once(started: World) -> None:
    preview(started, every_weeks="1", count="2")
    started.sandbox.duplicate_deliveries(1)
    started.ada.submit(started.ada.form)
    started.sandbox.duplicate_deliveries(0)
    started.tick()

    assert len(meetings(started)) == 2
    assert len(started.bram.reads()) == 2


def test_only_who_facilitates_can_plan(started: World) -> None:
    for person in (started.bram, started.eva):
        reply = person.command("/leerkring plan")
        assert "Je begeleidt nu geen lopende leerkring." in reply.text
        assert reply.modal is None
    assert (
        "You are not facilitating a running circle"
        in started.dewi.command("/leerkring plan").text
    )


def test_a_participant_cannot_press_the_facilitators_buttons(started: World) -> None:
    plan(started)
    before = rows(started)
    circle, meeting = str(meetings(started)[0].circle_id), str(meetings(started)[0].id)

    assert "geen lopende leerkring" in forge_press(
        started, started.bram, ids.MEETING_OPEN_PLAN, circle
    )
    told_ = forge_press(started, started.bram, ids.MEETING_ATTENDEES, meeting)
    assert "Dit kan alleen een begeleider van deze leerkring doen." in told_
    assert rows(started) == before


def test_days_off_are_pointed_out_and_allowed(started: World) -> None:
    shown = preview(started, first_on="2026-04-13", every_weeks="2", count="2").text
    assert "maandag 27 april 2026, 10:00 – let op: Koningsdag" in shown
    assert "maandag 13 april 2026, 10:00\n" in shown

    started.ada.close(everything=True)
    after_ascension = preview(started, first_on="2026-05-15").text
    assert "10:00 – let op: veel mensen zijn dan vrij" in after_ascension

    started.ada.close(everything=True)
    assert "10:00 – let op: weekend" in preview(started, first_on="2026-03-14").text
    assert started.ada.submit(started.ada.form) == {}
    assert len(meetings(started)) == 1


def test_planning_in_english(world: World) -> None:
    world.start_circle(facilitators=["U0DEWI"], participants=["U0BRAM"])

    shown = preview(world, world.dewi, first_on="2026-04-27").text

    assert "Monday 27 April 2026, 10:00 – note: King’s Day" in shown
    assert "2 people will get one invitation each:\nAda de Vries, Bram Jansen" in shown


def test_ten_o_clock_stays_ten_o_clock(started: World) -> None:
    plan(started, first_on="2026-03-26", every_weeks="1", count="2")

    assert [meeting.starts_at.hour for meeting in meetings(started)] == [9, 8]
    assert "donderdag 2 april 2026, 10:00 – 11:00" in invitation(started.bram).sees


def test_an_hour_that_the_clock_skips(started: World) -> None:
    shown = preview(started, first_on="2026-03-29", at="02:30")

    assert "zondag 29 maart 2026, 03:00" in shown.text


def test_a_long_series_is_one_message_with_the_first_three_to_answer(started: World) -> None:
    plan(started, every_weeks="1", count="26")

    message = invitation(started.bram)
    assert len(started.bram.reads()) == 2
    each = ["Ja, ik kom", "Nee", "Nee, maar ik geef iets mee"]
    assert message.buttons == ["Ja op deze drie", *each * 3, "Antwoord op alle data"]
    assert "donderdag 3 september 2026, 10:00" in message.sees
    assert "vraag ik het je voor deze latere data" in message.sees


# Answering


@pytest.fixture
def invited(started: World) -> World:
    plan(started)
    return started


def test_an_answer_is_shown_and_can_be_changed(invited: World) -> None:
    invited.bram.click(invitation(invited.bram), "Ja, ik kom")
    assert "Je komt. Fijn, tot dan." in invitation(invited.bram).sees
    assert invitation(invited.bram).buttons == ["Wijzig mijn antwoord"]
    assert answers(invited, invited.bram) == [Rsvp.YES]

    again = invited.bram.click(invitation(invited.bram), "Wijzig mijn antwoord").form
    invited.bram.click(again, "Nee")
    assert "Je komt niet. Bedankt dat je het laat weten." in invited.bram.form.text
    assert "Je komt niet." in invitation(invited.bram).sees
    assert answers(invited, invited.bram) == [Rsvp.NO]


def test_each_session_has_its_own_answer(started: World) -> None:
    plan(started, every_weeks="1", count="3")

    started.bram.click(invitation(started.bram), "Nee", near="donderdag 19 maart")

    seen = invitation(started.bram).sees
    assert seen.count("Je komt niet.") == 1
    assert seen.index("19 maart") < seen.index("Je komt niet.") < seen.index("26 maart")
    assert len(answers(started, started.bram)) == 1


def test_no_but_with_something_to_say(invited: World) -> None:
    form = invited.bram.click(invitation(invited.bram), "Nee, maar ik geef iets mee").form
    assert invited.bram.submit(form, contribution="Vraag <door> op *beheer*.") == {}
    assert "maar je geeft iets mee" in invitation(invited.bram).sees
    assert "beheer" not in invitation(invited.bram).sees

    again = invited.bram.click(invitation(invited.bram), "Wijzig mijn antwoord").form
    form = invited.bram.click(again, "Nee, maar ik geef iets mee").form
    assert "Vraag <door> op *beheer*." in form.text
    assert invited.bram.submit(form, contribution="Vraag naar de kosten.", way="shared") == {}

    who = invited.ada.click(invited.ada.open_home(), "Wie komt er?").form
    assert "Wie komt: Ada de Vries" in who.text
    assert "Wie niet komt, maar iets meegeeft: Bram Jansen" in who.text
    assert "Nog geen antwoord: Chris Bakker, Dewi Smit" in who.text
    assert "Van Bram Jansen (mag in het kanaal)\nVraag naar de kosten." in who.text

    again = invited.bram.click(invitation(invited.bram), "Wijzig mijn antwoord").form
    invited.bram.click(again, "Ja, ik kom")
    assert "Wat je al meegaf, lezen alleen de begeleiders." in invited.bram.form.text


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("  \n ", "Vul hier iets in."),
        ("x" * 3001, "Dit is te lang. Gebruik hooguit 3.000 tekens."),
    ],
)
def test_a_contribution_that_is_not_right_changes_nothing(
    invited: World, words: str, sentence: str
) -> None:
    invited.bram.click(invitation(invited.bram), "Nee, maar ik geef iets mee")
    forge_value(invited, invited.bram, "contribution", value=words)
    before = rows(invited)

    assert forge_submit(invited, invited.bram) == {"contribution": sentence}
    assert rows(invited) == before


def test_the_longest_contributions_can_be_read(world: World) -> None:
    people = [world.add_person(f"U0P{n}", f"p{n}", real_name=f"Collega {n}") for n in range(8)]
    world.start_circle(participants=[person.id for person in people])
    plan(world)
    for person in people:
        form = person.click(invitation(person), "Nee, maar ik geef iets mee").form
        assert person.submit(form, contribution="🌱" * 3000) == {}

    first = world.ada.click(world.ada.open_home(), "Wie komt er?").form
    second = world.ada.click(first, "Volgende").form

    assert (first.text + second.text).count("🌱" * 3000) == 8
    assert "Volgende" not in second.buttons
    assert "Van Collega 0" in world.ada.click(second, "Vorige").form.text


@pytest.mark.both
def test_a_double_click_is_one_answer(invited: World) -> None:
    message = invitation(invited.bram)
    invited.sandbox.duplicate_deliveries(1)
    invited.bram.click(message, "Ja, ik kom")
    invited.bram.click(message, "Ja, ik kom", stale=True)
    invited.sandbox.duplicate_deliveries(0)

    assert answers(invited, invited.bram) == [Rsvp.YES]
    assert invited.bram.modal is None
    assert len(invited.bram.reads()) == 2


@pytest.mark.parametrize(
    "trouble", ["error", "status", "ratelimited", "drop_before", "garbage", "cut"]
)
def test_an_answer_counts_even_when_slack_cannot_show_it(invited: World, trouble: Kind) -> None:
    invited.bram.click(invitation(invited.bram), "Ja, ik kom")
    again = invited.bram.click(invitation(invited.bram), "Wijzig mijn antwoord")
    for method in ("chat.update", "views.publish", "views.update"):
        invited.sandbox.faults.add(method, trouble, times=None)

    reply = invited.bram.click(again.form, "Nee")
    assert "is niets bewaard" not in reply.text + invited.bram.form.text
    assert answers(invited, invited.bram) == [Rsvp.NO]

    invited.sandbox.faults.clear()
    invited.bram.close(everything=True)
    invited.bram.click(invitation(invited.bram), "Wijzig mijn antwoord")
    assert invited.bram.click(invited.bram.form, "Nee").form.text.startswith("Je komt niet.")
    invited.later(minutes=1)  # as long as Slack asked to wait with edits
    assert "Je komt niet." in invitation(invited.bram).sees


def test_an_answer_counts_even_when_home_cannot_be_read(invited: World) -> None:
    home = invited.bram.open_home()

    with away_once_stored(invited.db):
        invited.bram.click(home, "Ja, ik kom")

    assert answers(invited, invited.bram) == [Rsvp.YES]
    assert invited.bram.modal is None  # in which the bot would say that nothing was changed
    assert "Je komt. Fijn, tot dan." in invited.bram.open_home().text


def test_the_home_tab_follows_the_answer(invited: World) -> None:
    home = invited.bram.open_home()
    invited.bram.click(home, "Ja, ik kom")

    assert invited.bram.home is not None
    assert "Je komt. Fijn, tot dan." in invited.bram.home.text
    assert "Je komt. Fijn, tot dan." in invitation(invited.bram).sees


@pytest.mark.parametrize(
    "action_id",
    [
        ids.MEETING_YES,
        ids.MEETING_YES_TO_ALL,
        ids.MEETING_NO,
        ids.MEETING_CONTRIBUTES,
        ids.MEETING_CHANGE,
        ids.MEETING_ATTENDEES,
    ],
)
@pytest.mark.parametrize("value", ["", "999999", "x", "99999999999999999999"])
def test_a_strangers_press_changes_nothing(invited: World, action_id: str, value: str) -> None:
    value = value or str(meetings(invited)[0].id)
    invited.eva.command("/leerkring help")
    before = rows(invited)

    assert GONE in forge_press(invited, invited.eva, action_id, value)
    assert rows(invited) == before


def test_a_strangers_contribution_changes_nothing(invited: World) -> None:
    plan_of_ada = str(meetings(invited)[0].id)
    invited.start_circle(name="Tweede kring", participants=["U0EVA"])
    form = invited.ada.command("/leerkring plan").form
    second = next(o for o in form.options("circle") if "Tweede" in str(o))
    assert invited.ada.submit(form, PLAN | {"circle": second}) == {}
    assert invited.ada.submit(invited.ada.form) == {}
    invited.ada.close(everything=True)
    invited.tick()
    invited.eva.click(invitation(invited.eva), "Nee, maar ik geef iets mee")
    forge_memory(invited, invited.eva, meeting=plan_of_ada)
    forge_value(invited, invited.eva, "contribution", value="Stiekem.")
    before = rows(invited)

    assert forge_submit(invited, invited.eva) == {"": GONE}
    assert rows(invited) == before


@pytest.mark.parametrize("label", ["Ja, ik kom", "Nee", "Nee, maar ik geef iets mee"])
def test_an_answer_after_the_beginning_is_too_late(invited: World, label: str) -> None:
    wait_until(invited, "2026-03-12 10:00")
    before = rows(invited)

    reply = invited.bram.click(invitation(invited.bram), label)

    assert BEGUN in reply.text
    assert reply.modal is None
    assert rows(invited) == before


def test_a_form_that_lay_open_until_the_beginning_is_too_late(invited: World) -> None:
    form = invited.bram.click(invitation(invited.bram), "Nee, maar ik geef iets mee").form
    wait_until(invited, "2026-03-12 10:01")
    before = rows(invited)

    assert submit(invited.bram, form, contribution="Te laat.") == {"": BEGUN}
    assert rows(invited) == before


# Reminding


def test_who_did_not_answer_is_reminded_once_two_working_days_before(invited: World) -> None:
    invited.everybody_acted()
    invited.bram.click(invitation(invited.bram), "Ja, ik kom")
    wait_until(invited, "2026-03-10 08:59")
    assert len(invited.chris.reads()) == 2

    wait_until(invited, "2026-03-10 09:00")
    for _ in range(3):
        invited.later(hours=3)

    assert len(invited.bram.reads()) == 2
    assert told(invited.ada, "Binnenkort") == []
    [reminder] = told(invited.chris, "Binnenkort komt ‘Circulair inkopen’ bij elkaar.")
    assert "donderdag 12 maart 2026, 10:00 – 11:00\nStadhuis, zaal 2" in reminder.sees
    assert "Dit is de enige herinnering." in reminder.sees
    assert len(told(invited.dewi, "‘Circulair inkopen’ meets soon.")) == 1


def test_an_answer_to_the_reminder_also_shows_in_the_invitation(invited: World) -> None:
    invited.everybody_acted()
    wait_until(invited, "2026-03-10 09:00")

    invited.chris.click(invited.chris.reads()[-1], "Ja, ik kom")

    assert len(told(invited.chris, "Je komt. Fijn, tot dan.")) == 2
    assert told(invited.chris, "Dit is de enige herinnering.") == []


def test_the_reminder_asks_about_the_rest_of_a_long_series(started: World) -> None:
    plan(started, every_weeks="1", count="5")
    started.everybody_acted()
    fourth = "donderdag 2 april 2026, 10:00"

    wait_until(started, "2026-03-26 09:00")

    [asked] = [each for each in told(started.bram, "Binnenkort") if fourth in each.sees]
    assert "Ik vraag dit één keer." in asked.sees
    assert asked.buttons[:3] == ["Ja, ik kom", "Nee", "Nee, maar ik geef iets mee"]


def test_after_an_outage_nobody_is_reminded_at_night_or_too_late(invited: World) -> None:
    invited.everybody_acted()
    wait_until(invited, "2026-03-11 03:00")
    assert len(invited.chris.reads()) == 2

    wait_until(invited, "2026-03-11 08:30")
    assert len(told(invited.chris, "Binnenkort komt")) == 1


def test_a_session_that_began_needs_no_reminder_and_no_agenda(invited: World) -> None:
    wait_until(invited, "2026-03-12 10:00")
    invited.later(hours=5)

    assert told(invited.chris, "Binnenkort") == []
    assert told_in_channel(invited, "Vandaag") == []


def test_who_was_invited_just_before_is_not_reminded(started: World) -> None:
    plan(started, first_on="2026-03-03")

    wait_until(started, "2026-03-02 12:00")
    wait_until(started, "2026-03-03 09:00")

    assert len(started.chris.reads()) == 2


# The day itself


def told_in_channel(world: World, part: str) -> list[Message]:
    return [message for message in world.bram.reads(world.channel) if part in message.sees]


def test_the_agenda_stands_in_the_channel_on_the_morning(invited: World) -> None:
    form = invited.bram.click(invitation(invited.bram), "Nee, maar ik geef iets mee").form
    invited.bram.submit(form, contribution="Heel geheim.")
    invited.chris.click(invitation(invited.chris), "Nee")
    wait_until(invited, "2026-03-12 08:29")
    assert told_in_channel(invited, "Vandaag") == []

    wait_until(invited, "2026-03-12 08:30")
    invited.later(hours=1)

    [agenda] = told_in_channel(invited, "Vandaag: Circulair inkopen")
    assert "donderdag 12 maart 2026, 10:00 – 11:00\nStadhuis, zaal 2" in agenda.sees
    assert "Eén persoon heeft zich aangemeld." in agenda.sees
    assert "1. Hoe stuur je op resultaat" in agenda.sees
    assert "Eén persoon is er niet bij, maar geeft iets mee." in agenda.sees
    for private in ("Bram", "Chris", "Heel geheim"):
        assert private not in agenda.sees


def test_an_early_session_is_announced_an_hour_before(started: World) -> None:
    plan(started, at="07:00")

    wait_until(started, "2026-03-12 05:59")
    assert told_in_channel(started, "Vandaag") == []
    wait_until(started, "2026-03-12 06:00")
    assert len(told_in_channel(started, "Vandaag")) == 1


# Afterwards


def test_who_stayed_away_is_not_asked_what_they_learned(invited: World) -> None:
    invited.chris.click(invitation(invited.chris), "Nee")
    form = invited.bram.click(invitation(invited.bram), "Nee, maar ik geef iets mee").form
    invited.bram.submit(form, contribution="Iets.")

    wait_until(invited, "2026-03-12 11:00")

    [asked] = told(invited.bram, "Wat speelt er bij jou?")
    assert "Ook als je er niet bij was, hoor ik graag" in asked.sees
    for person in (invited.chris, invited.ada):
        assert told(person, "Wat neem jij mee?") + told(person, "Wat speelt er bij jou?") == []


def test_once_a_session_is_over_nobody_is_asked_whether_they_come(invited: World) -> None:
    invited.everybody_acted()
    wait_until(invited, "2026-03-10 09:00")
    wait_until(invited, "2026-03-12 10:59")
    ticker.tidy(invited.db, invited.clock.now())
    invited.tick()
    asked = [each.ts for each in invited.bram.reads() if "Ja, ik kom" in each.buttons]
    assert len(asked) == 2  # the invitation and the reminder

    wait_until(invited, "2026-03-12 11:00")
    ticker.tidy(invited.db, invited.clock.now())
    invited.tick()

    old = [each for each in invited.bram.reads() if each.ts in asked]
    assert [each.buttons for each in old] == [[], []]
    assert all("Dit bericht is niet meer actueel." in each.sees for each in old)


def test_the_question_waits_for_working_hours(started: World) -> None:
    plan(started, first_on="2026-03-13", at="17:30", minutes="120")

    for moment in ("2026-03-13 19:30", "2026-03-14 12:00", "2026-03-16 08:59"):
        wait_until(started, moment)
        assert told(started.bram, "Wat neem jij mee?") == []
    wait_until(started, "2026-03-16 09:00")

    assert len(told(started.bram, "Wat neem jij mee?")) == 1


# Every month, over the change of the clocks, at midnight, elsewhere


def test_every_second_thursday_of_the_month(started: World) -> None:
    shown = preview(started, every_weeks="nth", count="3").text

    for day in ("12 maart", "9 april"):
        assert f"donderdag {day} 2026, 10:00\n" in shown
    assert "donderdag 14 mei 2026, 10:00 – let op: Hemelvaart" in shown
    assert started.ada.submit(started.ada.form) == {}
    assert [meeting.local_start.day for meeting in meetings(started)] == [12, 9, 14]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            {"every_weeks": "nth", "first_on": "2026-03-31"},
            "Niet elke maand heeft er vijf",
        ),
        ({"every_weeks": "last"}, "Deze datum is niet de laatste van die weekdag"),
    ],
)
def test_a_month_that_cannot_be_counted_so_is_refused(
    started: World, change: dict[str, str], sentence: str
) -> None:
    form = started.ada.command("/leerkring plan").form
    before = rows(started)

    errors = started.ada.submit(form, PLAN | {"count": "3"} | change)

    assert list(errors) == ["every_weeks"]
    assert sentence in errors["every_weeks"]
    assert rows(started) == before


def test_who_lives_elsewhere_sees_their_own_time(world: World) -> None:
    far = world.add_person("U0FAR", "fleur", real_name="Fleur Ver", tz="America/New_York")
    world.start_circle(participants=["U0BRAM", "U0FAR"])

    plan(world, first_on="2026-03-26", every_weeks="1", count="2")

    # America changes its clocks three weeks before Europe does.
    assert "donderdag 26 maart 2026, 05:00 (EDT) – 06:00" in invitation(far).sees
    assert "donderdag 2 april 2026, 04:00 (EDT) – 05:00" in invitation(far).sees
    assert "donderdag 26 maart 2026, 10:00 – 11:00" in invitation(world.bram).sees


def test_a_session_over_midnight_ends_the_next_day(started: World) -> None:
    plan(started, at="23:00", minutes="90")

    wait_until(started, "2026-03-13 00:29")
    assert "donderdag 12 maart 2026, 23:00 – 00:30" in invitation(started.bram).sees
    assert [meeting.ends_at.hour for meeting in meetings(started)] == [23]
    wait_until(started, "2026-03-13 08:29")
    assert told(started.bram, "Wat neem jij mee?") == []
    wait_until(started, "2026-03-13 09:00")
    assert len(told(started.bram, "Wat neem jij mee?")) == 1


def test_the_doubled_hour_is_the_first_of_the_two(started: World) -> None:
    plan(started, first_on="2026-10-25", at="02:30", minutes="60")

    [meeting] = meetings(started)
    assert (meeting.starts_at.hour, meeting.starts_at.minute) == (0, 30)
    assert (
        "25 oktober 2026, 02:30 – 02:30 (de klok is dan verzet)"
        in invitation(started.bram).sees
    )
