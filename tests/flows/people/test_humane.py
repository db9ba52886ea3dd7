"""When people hear from the bot, how often, and what their facilitator can see of that."""

import re
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.domain.base import messages
from bot.domain.base.kinds import Due, MessageKind
from bot.domain.people import people
from bot.sandbox.people import Person
from bot.sandbox.seen import Message
from bot.slack.base import ids
from storage.models import Circle, Delivery, DeliveryState, SchoolHoliday
from storage.models import Person as Colleague
from tests.flows.conftest import World
from tests.flows.polling import told, wait_until
from tests.flows.reflecting import (
    CIRCLE,
    answers,
    forge_form,
    forge_press,
    forge_submit,
    forge_value,
    person_id,
    rows,
)

PLAN = {"first_on": "2026-03-12", "at": "10:00", "minutes": "60", "place": "Stadhuis"}
GONE = "Dit is er niet meer, of het is niet voor jou. Er is niets veranderd."
UNTIL = (
    "Je bent afwezig tot {}. Die dag ben je er weer. "
    "Tot dan stuur ik je in Slack niets, ook geen uitnodiging of wijziging."
)


LATE = "Deze dag ligt niet vóór de dag waarop je er weer bent."
LATER = "Je bent afwezig van maandag 16 maart 2026 tot vrijdag 20 maart 2026."


@pytest.fixture
def started(world: World) -> World:
    """Ada's circle runs; it is Monday 2 March, half past nine."""
    world.start_circle()
    return world


def plan(world: World, circle: str | None = None, **changes: Any) -> None:
    form = world.ada.command("/leerkring plan").form
    chosen = {"circle": circle} if circle else {}
    assert world.ada.submit(form, PLAN | chosen | changes) == {}
    assert world.ada.submit(world.ada.form) == {}
    world.ada.close(everything=True)
    world.tick()


def states(world: World, kind: str, person: Person) -> list[DeliveryState]:
    with world.db.read() as session:
        query = select(Delivery.state).where(
            Delivery.kind == kind, Delivery.person_id == person_id(world, person)
        )
        return list(session.scalars(query.order_by(Delivery.id)))


def ledger_of(world: World, person: Person, near: str = "") -> str:
    if person.modal is not None:
        person.close(everything=True)
    form = person.command("/leerkring bezorging").form
    person.click(form, "Bezorging", near=near or None)
    said = person.form.text
    person.close(everything=True)
    return said


# Being away


def test_who_is_away_hears_nothing_until_their_first_working_morning(started: World) -> None:
    bram = started.bram
    answer = bram.command("/leerkring afwezig tot 11 maart")
    assert UNTIL.format("woensdag 11 maart 2026") in answer.text
    before = len(bram.reads())
    assert "Je bent afwezig" in bram.open_home().text

    plan(started)
    wait_until(started, "2026-03-10 09:00")

    assert len(bram.reads()) == before
    assert told(started.chris, "Uitnodiging")
    said = ledger_of(started, started.ada)
    assert "Bram Jansen: is afwezig, krijgt het op woensdag 11 maart 2026, 09:00" in said

    wait_until(started, "2026-03-11 09:00")

    assert len(told(bram, "Uitnodiging")) == 1
    assert "Je bent afwezig" not in bram.open_home().text


def test_what_lost_its_use_meanwhile_is_noted_and_not_sent(started: World) -> None:
    bram = started.bram
    bram.command("/leerkring afwezig tot en met vrijdag 13 maart")
    before = len(bram.reads())

    plan(started)
    for moment in ("2026-03-10 09:00", "2026-03-12 09:30", "2026-03-12 10:01"):
        wait_until(started, moment)
    wait_until(started, "2026-03-16 09:00")

    # Of the session itself nothing comes any more; the question about it does.
    assert states(started, "invitation", bram) == [DeliveryState.EXPIRED]
    assert not told(bram, "Uitnodiging")
    assert len(bram.reads()) == before + 1
    said = ledger_of(started, started.ada)
    assert "Bram Jansen: niet verstuurd (was afwezig tot het te laat was)" in said
    assert "Wat iemand met een bericht deed, zie je hier niet." in said


def test_one_tap_ends_it_and_brings_what_waited_as_one_message(started: World) -> None:
    bram = started.bram
    bram.command("/leerkring away until 20 March")
    plan(started)
    plan(started, first_on="2026-04-16")
    assert not told(bram, "Uitnodiging")

    bram.click(bram.open_home(), "Ik ben er weer")
    started.tick()

    [both] = told(bram, "Ik heb 2 dingen voor je.")
    assert both.sees.count("Uitnodiging") == 2
    assert "Je bent afwezig" not in bram.open_home().text
    started.tick()
    assert len(told(bram, "Ik heb 2 dingen")) == 1


def test_a_second_tap_and_a_stale_one_change_nothing(started: World) -> None:
    bram = started.bram
    answer = bram.command("/leerkring afwezig tot 20 maart")
    bram.click(answer.message, "Ik ben er weer")
    assert bram.reads()[-1].sees.startswith("Welkom terug. Wachtte er nog iets op je?")
    before = rows(started)

    bram.click(answer.message, "Ik ben er weer")

    assert (
        "Je stond niet als afwezig genoteerd. Er is niets veranderd." in bram.reads()[-1].sees
    )
    assert rows(started) == before
    assert "Je stond niet als afwezig genoteerd." in bram.command("/leerkring terug").text


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("tot sint-juttemis", "Welke dag bedoel je?"),
        ("tot 1 maart 2026", "Kies een dag na vandaag."),
        ("tot 2 maart 2031", "Dat is over meer dan een jaar."),
        ("<!channel> *14*", "Welke dag bedoel je?"),
        ("", "Tot wanneer ben je afwezig?"),
    ],
)
def test_what_is_not_a_day_is_said_kindly(started: World, said: str, answer: str) -> None:
    before = rows(started)

    assert answer in started.bram.command(f"/leerkring afwezig {said}").text
    assert rows(started) == before


@pytest.mark.parametrize(
    ("said", "choices"),
    [
        ("volgende week", ["maandag 9 maart 2026", "maandag 16 maart 2026"]),
        ("14 augustus", ["vrijdag 14 augustus 2026", "zaterdag 15 augustus 2026"]),
        ("tot 1 maart", ["maandag 1 maart 2027"]),  # yesterday: a year of silence, or a slip
        ("tot volgende vrijdag", ["vrijdag 6 maart 2026", "vrijdag 13 maart 2026"]),
    ],
)
def test_a_day_in_doubt_is_asked_about_before_anything_is_kept(
    started: World, said: str, choices: list[str]
) -> None:
    before = rows(started)

    asked = started.bram.command(f"/leerkring afwezig {said}")

    assert "Wanneer ben je er weer? Kies de dag." in asked.text
    assert asked.message.buttons == [f"Op {each}" for each in choices]
    assert rows(started) == before
    answered = started.bram.click(asked.message, f"Op {choices[-1]}")
    assert UNTIL.format(choices[-1]) in answered.text
    assert "Je bent afwezig" in started.bram.open_home().text


def test_who_types_to_be_away_without_the_command_presses_once(started: World) -> None:
    bram, before = started.bram, rows(started)

    def answer(said: str) -> Message:
        bram.says(said)
        return bram.reads()[-1]

    likely = ["Op dinsdag 3 maart 2026", "Op maandag 9 maart 2026", "Op maandag 16 maart 2026"]
    assert answer("Hoi, ik ben ziek").buttons == likely
    assert "/leerkring afwezig tot" in bram.reads()[-1].sees
    asked = answer("Ik ben er niet tot 20 maart")
    assert (
        "Wanneer ben je er weer? Kies de dag. Dan ben je meteen afwezig. Tot die dag"
        in asked.sees
    )
    assert asked.buttons == ["Op vrijdag 20 maart 2026"]
    assert rows(started) == before
    answered = bram.click(asked, "Op vrijdag 20 maart 2026")
    assert UNTIL.format("vrijdag 20 maart 2026") in answered.text
    bram.click(answer("Ik ben er weer!"), "Ik ben er weer")
    assert "Je bent afwezig" not in bram.open_home().text

    one_day = answer("Ik ben er donderdag niet")
    assert one_day.buttons[0] == "Alleen op donderdag 5 maart 2026"
    bram.click(one_day, "Alleen op donderdag 5 maart 2026")
    assert "van donderdag 5 maart 2026 tot vrijdag 6 maart 2026" in bram.open_home().text
    ill = answer("ik ben ziek")  # what is planned does not stand in the way
    assert ill.buttons == likely
    assert "Je was al afwezig van donderdag 5 maart 2026 tot vrijdag 6 maart" in ill.sees
    bram.click(ill, likely[0])
    assert UNTIL.format("dinsdag 3 maart 2026") in bram.open_home().text


def test_an_absence_with_a_first_day_begins_on_that_day(started: World) -> None:
    bram = started.bram
    bram.says("vanaf 16 maart afwezig")
    assert "En tot wanneer?" in bram.reads()[-1].sees
    bram.says("vanaf 16 maart afwezig tot 20 maart")
    asked = bram.reads()[-1]
    assert "Tot maandag 16 maart 2026 krijg je alles zoals altijd." in asked.sees
    assert LATER in bram.click(asked, "Op vrijdag 20 maart 2026").text
    [typed] = re.findall(r"/leerkring afwezig vanaf .+ tot [^.]+", asked.sees)
    assert LATER in bram.command(typed).text
    plan(started, first_on="2026-04-16")
    assert len(told(bram, "Uitnodiging")) == 1

    for _ in range(14):
        started.later(days=1)
    plan(started, first_on="2026-04-23")
    assert len(told(bram, "Uitnodiging")) == 1
    assert UNTIL.format("vrijdag 20 maart 2026") in bram.open_home().text
    for _ in range(4):
        started.later(days=1)
    assert len(told(bram, "Uitnodiging")) == 2

    answer = bram.command("/leerkring afwezig vanaf 30 april tot 8 mei").text
    assert "van donderdag 30 april 2026 tot vrijdag 8 mei 2026" in answer
    bram.click(bram.open_home(), "Ik ben er toch")
    assert "Je bent afwezig" not in bram.open_home().text
    bram.command("/leerkring afwezig vanaf 30 april tot 8 mei")
    assert "Goed, dan ben je niet afwezig." in bram.command("/leerkring terug").text


def test_a_month_is_no_monday(started: World) -> None:
    answer = started.bram.command("/leerkring afwezig tot volgende maand")

    assert UNTIL.format("woensdag 1 april 2026") in answer.text


@pytest.mark.parametrize("value", ["", "morgen", "2026-03-01", "9999-12-31"])
def test_a_forged_day_changes_nothing(started: World, value: str) -> None:
    before = rows(started)

    told = forge_press(started, started.bram, f"{ids.AWAY_UNTIL}.0", value)

    assert told
    assert rows(started) == before


def test_whoever_will_be_away_is_reminded_of_what_they_promised(started: World) -> None:
    bram = started.bram
    plan(started)
    bram.command("/leerkring afwezig tot 11 maart")
    assert "Klopt dat nog?" not in bram.command("/leerkring afwezig tot 20 maart").text, (
        "nothing was promised yet"
    )
    bram.click(bram.open_home(), "Ja, ik kom")
    assert "Klopt dat nog?" not in bram.command("/leerkring afwezig tot 12 maart").text, (
        "back that day"
    )

    told = bram.command("/leerkring afwezig tot 20 maart")
    assert (
        "Je zei dat je bij ‘Circulair inkopen’ komt terwijl je afwezig bent: donderdag 12 maart"
        in told.text
    )
    assert "terwijl je afwezig bent" in bram.command("/leerkring afwezig").text
    form = bram.command("/leerkring instellingen").form
    bram.submit(form, away_until="2026-03-23")
    bram.click(bram.form, "Wijzig mijn antwoord")
    bram.click(bram.form, "Nee")
    bram.close(everything=True)

    form = bram.command("/leerkring instellingen").form
    bram.submit(form, away_until="2026-03-24")
    assert "Klopt dat nog?" not in bram.form.text


def test_what_somebody_asks_for_comes_while_they_are_away(started: World) -> None:
    started.bram.command("/leerkring afwezig tot 20 maart")

    assert "Wat kan Leerkring?" in started.bram.command("/leerkring help").text
    started.bram.says("Hoe begin je klein met circulair inkopen?")
    started.tick()

    assert started.bram.reads()[-1].sees


def test_settings_keep_the_same_things(started: World) -> None:
    form = started.bram.command("/leerkring instellingen").form
    wanted = {"away_until": "2026-03-20", "school_region": "zuid", "pings": "2"}
    assert started.bram.submit(form, wanted) == {}

    form = started.bram.command("/leerkring instellingen").form
    form = started.bram.unfold(form, "school_region")
    assert form.initial("away_until") == "2026-03-20"
    assert form.initial("school_region") == "zuid"
    assert form.initial("pings") == "2"
    errors = started.bram.submit(form, away_until="2026-03-01")
    assert errors == {
        "away_until": "Kies een dag na vandaag. Dat is de dag waarop je er weer bent."
    }
    errors = started.bram.submit(form, away_until="2026-03-20", away_from="2026-03-20")
    assert errors == {"away_from": f"{LATE} Kies een eerdere dag."}
    assert started.bram.submit(form, away_from="2026-03-16") == {}
    assert LATER in started.bram.open_home().text
    form = started.bram.command("/leerkring instellingen").form
    assert started.bram.unfold(form, "away_from").initial("away_from") == "2026-03-16"


@pytest.mark.parametrize(
    ("field", "value"),
    [("layer", "maan"), ("school_region", "maan"), ("pings", "0"), ("pings", "16")],
)
def test_settings_are_chosen_from_what_there_is(started: World, field: str, value: str) -> None:
    started.bram.command("/leerkring instellingen")
    forge_value(started, started.bram, field, selected_option={"value": value})
    before = rows(started)

    assert forge_submit(started, started.bram) == {field: "Maak een keuze."}
    assert rows(started) == before


def test_somebody_works_on_one_day_at_least(started: World) -> None:
    started.bram.command("/leerkring instellingen")
    forge_value(started, started.bram, "working_days", selected_options=[])
    before = rows(started)

    errors = forge_submit(started, started.bram)

    assert errors == {"working_days": "Kies minstens één dag."}
    assert rows(started) == before


# School holidays and other days off


def test_nobody_is_written_to_in_the_school_holidays_of_their_region(started: World) -> None:
    """Spring 2026 in the south is 14 to 22 February; May is 25 April to 3 May."""
    form = started.bram.command("/leerkring instellingen").form
    assert started.bram.submit(form, school_region="zuid") == {}
    plan(started, first_on="2026-04-30", at="16:30")
    plan(started, first_on="2026-05-07", at="10:00")
    started.everybody_acted()

    wait_until(started, "2026-04-28 09:00")
    assert len(told(started.chris, "Binnenkort komt")) == 1
    assert not told(started.bram, "Binnenkort komt")

    wait_until(started, "2026-05-05 09:00")
    assert len(told(started.bram, "Binnenkort komt")) == 1


def test_a_facilitator_edits_the_holidays_and_planning_warns(started: World) -> None:
    ada = started.ada
    listed = ada.command("/leerkring vakanties").form
    assert "Zomervakantie, regio Noord\n4 jul 2026 – 16 aug 2026" in listed.text

    form = ada.click(listed, "Regio van een kring").form
    assert ada.submit(form, school_region="noord") == {}
    form = ada.click(ada.form, "Voeg toe").form
    added = {"region": "noord", "kind": "other", "first_on": "2026-03-09"}
    errors = ada.submit(form, added | {"last_on": "2026-03-01"})
    assert errors == {"last_on": "De laatste dag ligt vóór de eerste. Kies een latere dag."}
    assert ada.submit(ada.form, added | {"last_on": "2026-03-15"}) == {}
    assert "Andere vakantie, regio Noord\n9 mrt 2026 – 15 mrt 2026" in ada.form.text
    ada.close(everything=True)

    form = ada.command("/leerkring plan").form
    assert ada.submit(form, PLAN) == {}
    assert "12 maart 2026, 10:00 – let op: Andere vakantie, regio Noord" in ada.form.text
    assert ada.submit(ada.form) == {}  # a warning, not a refusal
    ada.close(everything=True)

    listed = ada.command("/leerkring vakanties").form
    form = ada.click(listed, "Pas aan", near="Andere vakantie").form
    assert ada.submit(form, remove=["yes"]) == {}
    assert "Andere vakantie" not in ada.form.text
    form = ada.click(ada.form, "Bevrijdingsdag").form
    assert ada.submit(form, off=["yes"]) == {}
    assert "5 mei is elk jaar een vrije dag." in ada.form.text
    ada.close(everything=True)
    form = ada.command("/leerkring plan").form
    assert ada.submit(form, PLAN | {"first_on": "2026-05-05"}) == {}
    assert "5 mei 2026, 10:00 – let op: Bevrijdingsdag" in ada.form.text
    assert {"circle.region", "free_days.liberation"} <= started.audited()


def test_days_off_are_for_facilitators(started: World) -> None:
    refused = (
        "Dit kan alleen een begeleider van een lopende leerkring, of een programmabeheerder."
    )
    assert refused in started.bram.command("/leerkring vakanties").text
    before = rows(started)

    for form in (ids.FREE_PERIOD, ids.FREE_LIBERATION, ids.FREE_REGION):
        forge_form(started, started.bram, form, name="noord:2026-2027-summer")
        started.bram.close(everything=True)

    assert rows(started) == before
    with started.db.read() as session:
        assert not session.scalars(select(SchoolHoliday)).all()


# One budget, and one message


@pytest.fixture
def busy(world: World) -> World:
    """Bram is in three circles, whose sessions all end on the same Tuesday at ten."""
    for name in ("Inkopen", "Bouwen", "Voedsel"):
        world.start_circle(name=name, participants=["U0BRAM", "U0CHRIS"])
    with world.db.read() as session:
        circles = [str(each.id) for each in session.scalars(select(Circle).order_by(Circle.id))]
    for circle in circles:
        plan(world, circle, first_on="2026-03-10", at="09:00")
    world.everybody_acted()
    return world


def together(person: Person) -> list[Message]:
    return told(person, "Ik heb 3 dingen voor je.")


def test_three_circles_on_one_morning_are_one_message(busy: World) -> None:
    wait_until(busy, "2026-03-06 09:00")

    [one] = together(busy.bram)
    for name in ("Inkopen", "Bouwen", "Voedsel"):
        assert f"‘{name}’" in one.sees
    assert states(busy, "meeting_reminder", busy.bram) == [DeliveryState.SENT] * 3
    assert "samen met andere berichten" in ledger_of(busy, busy.ada)


def test_a_part_is_answered_where_it_stands(busy: World) -> None:
    wait_until(busy, "2026-03-06 09:00")
    [one] = together(busy.bram)

    busy.bram.click(one, "Ja, ik kom", near="Bouwen")

    [one] = together(busy.bram)
    assert one.sees.count("Je komt. Fijn, tot dan.") == 1
    assert one.buttons.count("Ja, ik kom") == 2


def test_a_moved_session_is_edited_inside_the_message(busy: World) -> None:
    wait_until(busy, "2026-03-06 09:00")
    listed = busy.ada.command("/leerkring bijeenkomsten").form
    form = busy.ada.click(listed, "Verplaats", near="Inkopen").form
    assert busy.ada.submit(form, day="2026-03-17") == {}
    assert busy.ada.submit(busy.ada.form) == {}
    busy.tick()

    [one] = together(busy.bram)
    assert "is verplaatst naar dinsdag 17 maart 2026, 09:00" in one.sees
    assert one.buttons.count("Ja, ik kom") == 2


def test_each_question_of_the_message_can_be_answered(busy: World) -> None:
    wait_until(busy, "2026-03-10 10:00")
    [asked] = together(busy.bram)

    form = busy.bram.click(asked, "Beantwoord").form
    assert busy.bram.submit(form, {form.inputs[0]: "Klein beginnen."}) == {}
    busy.bram.close(everything=True)

    assert states(busy, "prompt", busy.bram) == [DeliveryState.SENT] * 3


def test_over_budget_waits_for_the_next_week_or_lapses(busy: World) -> None:
    """With one message a week, Friday's was the reminder; the questions wait until Monday."""
    form = busy.bram.command("/leerkring instellingen").form
    assert busy.bram.submit(form, pings="1") == {}
    wait_until(busy, "2026-03-06 09:00")
    [one] = together(busy.bram)
    busy.bram.click(one, "Ja, ik kom", near="Bouwen")  # else they would soon hear nothing

    wait_until(busy, "2026-03-10 10:00")
    assert len(together(busy.bram)) == 2  # a new week, which is spent now
    wait_until(busy, "2026-03-12 09:00")
    assert len(together(busy.bram)) == 2
    wait_until(busy, "2026-03-16 09:00")
    assert len(together(busy.bram)) == 3

    plan(busy, first_on="2026-03-19", circle="1")
    wait_until(busy, "2026-03-17 09:00")
    said = ledger_of(busy, busy.ada, near="19 maart")
    assert "Bram Jansen: kreeg al genoeg berichten" in said
    wait_until(busy, "2026-03-19 10:00")
    said = ledger_of(busy, busy.ada, near="19 maart")
    assert "Bram Jansen: niet verstuurd (kreeg al genoeg berichten)" in said


# Ledger and status


def test_the_ledger_tells_who_was_told_and_nothing_else(started: World) -> None:
    plan(started)
    wait_until(started, "2026-03-10 09:00")
    wait_until(started, "2026-03-12 11:00")
    form = started.chris.command("/leerkring reflectie").form
    started.chris.submit(form, answers(started, ("Klein beginnen.", CIRCLE)))
    started.chris.close(everything=True)
    wait_until(started, "2026-03-17 09:00")

    said = ledger_of(started, started.ada)

    for name in ("Bram Jansen", "Chris Bakker", "Dewi Smit"):
        assert f"{name}: verstuurd op donderdag 12 maart 2026, 11:00" in said
    assert (
        "Het kanaal: verstuurd op donderdag 12 maart 2026, 08:30" not in said
    )  # too late by then
    # Chris answered and the others did not: the reminder of the question would tell.
    assert "persoonlijk bericht" not in said


def test_the_ledger_is_for_facilitators(started: World) -> None:
    plan(started)
    told = started.bram.command("/leerkring bezorging").text
    assert "Ik vond geen bijeenkomst van een lopende kring" in told
    assert GONE in forge_press(started, started.eva, ids.LEDGER_OPEN, "1")
    assert "alleen een begeleider" in forge_press(started, started.bram, ids.LEDGER_OPEN, "1")
    assert GONE in forge_press(started, started.ada, ids.LEDGER_OPEN, "nonsense")


def test_what_slack_refuses_shows_in_the_ledger(started: World) -> None:
    started.sandbox.faults.add("chat.postMessage", "error", error="user_disabled", times=1)
    plan(started)

    assert "niet aangekomen" in ledger_of(started, started.ada)


def make_manager(world: World) -> Colleague:
    """Eva, who is known once she asked for something."""
    world.eva.command("/leerkring status")
    with world.db.begin() as session:
        [eva] = session.scalars(select(Colleague).where(Colleague.external_id == "U0EVA"))
        people.set_manager(session, eva, world.clock.now(), is_manager=True)
        return eva


def test_status_is_for_the_programme_manager(started: World) -> None:
    plan(started)
    refused = started.ada.command("/leerkring status").text
    assert "Dit is voor programmabeheerders." in refused
    assert "Dit is voor programmabeheerders." in started.eva.command("/leerkring status").text
    make_manager(started)

    said = started.eva.command("/leerkring status").text

    assert "Laatst actief: maandag 2 maart 2026, 09:30" in said
    assert "dinsdag 10 maart 2026, 09:00: De herinnering aan de bijeenkomst van" in said
    assert "donderdag 12 maart 2026, 08:30: De agenda van" in said
    assert "donderdag 12 maart 2026, 09:00: Het overzicht vooraf" in said
    assert "donderdag 12 maart 2026, 11:00: Het bericht na afloop" in said
    assert "Bram" not in said


def test_status_knows_that_an_answer_makes_a_reminder_needless(started: World) -> None:
    plan(started)
    make_manager(started)
    for person in (started.bram, started.chris, started.dewi):
        forge_press(started, person, ids.MEETING_NO, "1")

    said = started.eva.command("/leerkring status").text

    assert "De agenda van" in said
    assert "De herinnering aan de bijeenkomst" not in said
    assert "De vraag" not in said  # who did not come is not asked what they learned


def test_status_has_words_for_personal_matters_too(started: World) -> None:
    eva, now = make_manager(started), started.clock.now()
    offer, news = MessageKind.INTRODUCTION_OFFER, MessageKind.REUSE_NEWS
    with started.db.begin() as session:
        for kind, occasion in ((offer, ""), (news, "2026-02")):
            at = now + timedelta(days=1)
            waiting = Due(eva.workspace_id, kind, 1, None, at, to=eva.id, occasion=occasion)
            messages.queue(session, waiting, now=now)

    said = started.eva.command("/leerkring status").text

    assert "Een persoonlijke vraag" in said
    assert "Een persoonlijk bericht" in said
    assert "manager.granted" in started.audited()
