"""Too few people come: a round without a session, another date, or going on anyway."""

from datetime import datetime
from typing import Any

import pytest

from bot.sandbox.people import Person
from bot.sandbox.seen import Message
from bot.slack.base import ids
from bot.ticker import tick
from storage.models import MeetingState
from tests.flows.cases.test_cases import WORMS, board, bring
from tests.flows.conftest import World
from tests.flows.memory import remembered
from tests.flows.planning.test_changes import cancel, move
from tests.flows.polling import POLL, all_polls, question, sessions, told, wait_until
from tests.flows.reflecting import (
    CIRCLE,
    answers,
    cards,
    forge_memory,
    forge_press,
    forge_submit,
    forge_value,
    make_card,
    rows,
    stored,
)

GONE = "Dit is er niet meer, of het is niet voor jou. Er is niets veranderd."
AFTERNOON = "2026-03-10 14:00"  # two working days before Thursday 12 March
PLAN = {"first_on": "2026-03-12", "at": "10:00", "minutes": "90", "place": "Stadhuis"}
GIVES = "Nee, maar ik geef iets mee"
THREE = (ids.QUORUM_ROUND, ids.QUORUM_NEW_DATE, ids.QUORUM_GO_ON)


@pytest.fixture
def planned(world: World) -> World:
    """Ada's circle has a session on Thursday 12 March; the usual minimum of three is two."""
    world.start_circle()
    plan(world)
    return world


@remembered
def plan(world: World, **changes: Any) -> None:
    form = world.ada.command("/leerkring plan").form
    assert world.ada.submit(form, PLAN | changes) == {}
    assert world.ada.submit(world.ada.form) == {}
    world.ada.close(everything=True)
    world.tick()


def come(*people: Person) -> None:
    for person in people:
        person.click(told(person, "Uitnodiging")[0], "Ja, ik kom")


def offers(person: Person) -> list[Message]:
    return told(person, "Jullie minimum is") + told(person, "Your minimum is")


@pytest.fixture
def short(planned: World) -> World:
    """Only Bram comes; it is two working days before, and Ada was asked what she wants."""
    come(planned.bram)
    wait_until(planned, AFTERNOON)
    return planned


def test_too_few_is_said_once_two_working_days_before(planned: World) -> None:
    come(planned.bram)
    wait_until(planned, "2026-03-10 13:59")
    assert offers(planned.ada) == []

    wait_until(planned, AFTERNOON)
    for _ in range(4):
        planned.later(hours=10)

    [offer] = offers(planned.ada)
    assert (
        "Er heeft zich één deelnemer aangemeld voor de bijeenkomst van ‘Circulair inkopen’."
        in offer.sees
    )
    assert "Jullie minimum is 2." in offer.sees
    assert "ongeveer de helft van de deelnemers" in offer.sees
    assert "donderdag 12 maart 2026, 10:00 – 11:30" in offer.sees
    assert "Wie komt: Bram Jansen" in offer.sees
    assert offer.buttons == [
        "Stel alleen de vragen",
        "Zoek een andere datum",
        "Laat de bijeenkomst doorgaan",
    ]
    assert offers(planned.bram) == []


def test_enough_people_need_no_offer(planned: World) -> None:
    come(planned.bram, planned.chris)

    wait_until(planned, AFTERNOON)
    planned.later(hours=24)

    assert offers(planned.ada) == []


def test_who_says_no_later_brings_it_below(planned: World) -> None:
    come(planned.bram, planned.chris)
    wait_until(planned, AFTERNOON)
    planned.chris.click(told(planned.chris, "Uitnodiging")[0], "Wijzig mijn antwoord")
    planned.chris.click(planned.chris.form, "Nee")

    wait_until(planned, "2026-03-11 09:00")

    assert len(offers(planned.ada)) == 1


def test_somebody_who_just_was_invited_has_a_day_to_answer(world: World) -> None:
    world.start_circle()
    plan(world, first_on="2026-03-03", at="16:00")

    for moment in ("2026-03-02 14:00", "2026-03-03 09:29"):
        wait_until(world, moment)
        assert offers(world.ada) == []
    wait_until(world, "2026-03-03 09:30")
    assert len(offers(world.ada)) == 1


def test_every_facilitator_is_asked_and_the_first_decides(world: World) -> None:
    world.start_circle(facilitators=["U0DEWI"], participants=["U0BRAM", "U0CHRIS"])
    plan(world)
    # Else it comes with a reminder, as one message.
    world.dewi.click(told(world.dewi, "Invitation")[0], "Yes, I am coming")
    wait_until(world, AFTERNOON)
    [english] = offers(world.dewi)
    assert "No participant has signed up" in english.sees
    world.ada.click(offers(world.ada)[0], "Laat de bijeenkomst doorgaan")
    before = rows(world)

    for label in english.buttons:
        reply = world.dewi.click(english, label, stale=True)
        assert "The session goes ahead." in reply.text
    assert rows(world) == before
    world.tick()
    [english] = told(world.dewi, "Your minimum is")
    assert "Chosen by Ada de Vries." in english.sees
    assert english.buttons == []
    assert "quorum.go_on" in world.audited()


def test_going_on_anyway(short: World) -> None:
    short.ada.click(offers(short.ada)[0], "Laat de bijeenkomst doorgaan")

    [offer] = offers(short.ada)
    assert "De bijeenkomst gaat door." in offer.sees
    assert "Gekozen door Ada de Vries." in offer.sees
    assert offer.buttons == []
    assert sessions(short)[0].state is MeetingState.PLANNED
    assert len(short.chris.reads()) == 2  # welcome, invitation

    cancel(short)
    assert "De bijeenkomst gaat door." not in offers(short.ada)[0].sees
    assert "gaat niet door" in offers(short.ada)[0].sees


def test_a_round_asks_the_guiding_questions_without_a_session(short: World) -> None:
    short.ada.click(offers(short.ada)[0], "Stel alleen de vragen")
    short.tick()

    assert "De deelnemers krijgen alleen de vragen" in offers(short.ada)[0].sees
    [asked] = told(short.chris, "gaat niet door: er waren te weinig aanmeldingen")
    assert "donderdag 12 maart 2026, 10:00" in asked.sees
    assert "1. Hoe stuur je op resultaat" in asked.sees
    assert len(told(short.dewi, "too few people signed up")) == 1
    assert told(short.ada, "te weinig aanmeldingen gaat niet door") == []

    form = short.bram.click(told(short.bram, "gaat niet door")[0], "Beantwoord").form
    assert "Over de vragenronde van ‘Circulair inkopen’" in form.text
    assert short.bram.submit(form, answers(short, ("Wij kopen samen in.", CIRCLE))) == {}
    assert short.bram.submit(short.bram.form) == {}
    short.tick()
    assert stored(short)[0].meeting_id == sessions(short)[0].id

    for moment in ("2026-03-11 09:00", "2026-03-12 09:00", "2026-03-12 12:00"):
        wait_until(short, moment)
    assert [m for m in short.bram.reads(short.channel) if "Vandaag" in m.sees] == []
    make_card(short, "Wij kopen samen in.")
    assert cards(short)[0].happened_on.isoformat() == "2026-03-10"


def test_a_round_is_reminded_of_once_like_any_question(short: World) -> None:
    short.ada.click(offers(short.ada)[0], "Stel alleen de vragen")
    short.tick()

    for moment in ("2026-03-12 09:00", "2026-03-13 09:00", "2026-03-20 09:00"):
        wait_until(short, moment)

    assert len(told(short.bram, "Je antwoorden over de vragenronde van")) == 1
    assert "quorum.round" in short.audited()


def test_cofacilitators_hear_that_the_session_is_off(world: World) -> None:
    world.start_circle(facilitators=["U0BRAM"], participants=["U0CHRIS", "U0DEWI"])
    plan(world)
    wait_until(world, AFTERNOON)

    world.ada.click(offers(world.ada)[0], "Stel alleen de vragen")
    world.tick()

    assert len(told(world.bram, "gaat niet door: er waren te weinig aanmeldingen")) == 1
    assert told(world.ada, "gaat niet door: er waren") == []


def test_what_stood_about_the_session_is_edited(short: World) -> None:
    [invitation] = told(short.chris, "Uitnodiging")
    short.ada.click(offers(short.ada)[0], "Stel alleen de vragen")
    short.tick()

    [now] = [each for each in short.chris.reads() if each.ts == invitation.ts]
    assert "Gaat niet door:\ndonderdag 12 maart 2026" in now.sees
    assert now.buttons == []


@pytest.mark.parametrize("label", ["Ja, ik kom", "Nee", "Nee, maar ik geef iets mee"])
def test_old_buttons_say_that_the_session_is_off(short: World, label: str) -> None:
    [invitation] = told(short.chris, "Uitnodiging")
    short.ada.click(offers(short.ada)[0], "Stel alleen de vragen")
    short.tick()
    before = rows(short)

    reply = short.chris.click(invitation, label, stale=True)

    assert "Deze bijeenkomst gaat niet door." in reply.text
    assert rows(short) == before


def test_another_date_starts_a_poll_that_is_filled_in(short: World) -> None:
    before = rows(short)
    [invitation] = told(short.chris, "Uitnodiging")
    form = short.ada.click(offers(short.ada)[0], "Zoek een andere datum").form
    assert form.initial("place") == "Stadhuis"
    assert form.initial("minutes") == "90"
    assert rows(short) == before
    later = {"on-1": "2026-03-24", "on-2": "2026-03-26", "deadline_on": "2026-03-20"}
    short.ada.fill(form, later)
    short.ada.click(form, "Voeg een moment toe")
    assert short.ada.submit(short.ada.form) == {}
    assert "De geplande bijeenkomst vervalt" in short.ada.form.text
    assert rows(short) == before

    assert short.ada.submit(short.ada.form) == {}
    short.tick()

    assert sessions(short)[0].state is MeetingState.CANCELLED
    assert all_polls(short)[0].replaces_id == sessions(short)[0].id
    message = question(short.bram)
    assert "De bijeenkomst van donderdag 12 maart 2026, 10:00 gaat niet door" in message.sees
    assert "dinsdag 24 maart 2026, 10:00 – 11:30" in message.sees
    assert "de kring zoekt een andere datum" in offers(short.ada)[0].sees
    meeting = str(sessions(short)[0].id)
    decided = rows(short)
    told_now = forge_press(short, short.ada, ids.QUORUM_GO_ON, meeting)
    assert told_now == "De bijeenkomst is vervallen; de kring zoekt een andere datum."
    assert rows(short) == decided
    assert "Deze bijeenkomst gaat niet door." in (
        short.chris.click(invitation, "Nee", stale=True).text
    )
    assert "quorum.new_date" in short.audited()


def test_what_people_gave_goes_along_to_the_other_date(planned: World) -> None:
    form = planned.chris.click(told(planned.chris, "Uitnodiging")[0], GIVES).form
    assert planned.chris.submit(form, contribution="Vraag naar de kosten.") == {}
    bring(planned.bram, WORMS)
    add_phase(planned)
    wait_until(planned, AFTERNOON)
    form = planned.ada.click(offers(planned.ada)[0], "Zoek een andere datum").form
    later = {"on-1": "2026-03-24", "on-2": "2026-03-26", "deadline_on": "2026-03-20"}
    assert planned.ada.submit(form, later) == {}
    assert planned.ada.submit(planned.ada.form) == {}
    planned.ada.close(everything=True)
    planned.tick()

    along = "Wat je daarvoor meegaf of inbracht, gaat mee naar de nieuwe datum."
    for person in (planned.bram, planned.chris):
        assert along in question(person).sees
    assert "You sent something in" not in planned.dewi.reads()[-1].sees
    listed = planned.ada.click(planned.ada.open_home(), "Datumprikker").form
    planned.ada.click(listed, "Kies dit moment", near="24 maart")
    planned.ada.close(everything=True)
    planned.tick()

    here = (
        "voor een bijeenkomst die niet doorgaat. Dat gaat mee naar een bijeenkomst hieronder."
    )
    for person in (planned.bram, planned.chris):
        assert here in told(person, "Uitnodiging")[-1].sees
    assert "You sent something in" not in planned.dewi.reads()[-1].sees
    who = planned.ada.click(planned.ada.open_home(), "Wie komt er?").form
    assert "Van Chris Bakker (alleen voor begeleiders)\nVraag naar de kosten." in who.text
    planned.ada.close(everything=True)
    assert "24 maart" in board(planned.ada).text
    assert WORMS["title"] in board(planned.ada).text
    planned.ada.close(everything=True)
    assert "Napraten" in planned.ada.command("/leerkring draaiboek").form.text


def add_phase(world: World) -> None:
    """To the run of show of the session that comes."""
    sheet = world.ada.command("/leerkring draaiboek").form
    form = world.ada.click(sheet, "Voeg een fase toe").form
    assert world.ada.submit(form, name="Napraten", minutes="5") == {}
    world.ada.close(everything=True)


def test_a_circle_that_votes_already_cannot_start_another_poll(short: World) -> None:
    later = {"on-1": "2026-03-24", "on-2": "2026-03-26", "on-3": "2026-03-27"}
    form = short.ada.command("/leerkring prikken").form
    assert short.ada.submit(form, POLL | later | {"deadline_on": "2026-03-20"}) == {}
    assert short.ada.submit(short.ada.form) == {}
    short.ada.close(everything=True)
    before = rows(short)

    reply = short.ada.click(offers(short.ada)[0], "Zoek een andere datum")

    assert "loopt al een datumprikker" in reply.text
    assert reply.modal is None
    assert rows(short) == before


def test_a_poll_of_another_circle_calls_nothing_off(short: World) -> None:
    other = short.start_circle(name="Tweede kring", participants=["U0EVA"])
    form = short.ada.click(offers(short.ada)[0], "Zoek een andere datum").form
    later = {"on-1": "2026-03-24", "on-2": "2026-03-26", "deadline_on": "2026-03-20"}
    assert short.ada.submit(form, later) == {}
    forge_memory(short, short.ada, circle=other)
    before = rows(short)

    short.ada.submit(short.ada.form)

    assert "Kies de leerkring van de bijeenkomst die vervalt." in short.ada.form.text
    assert rows(short) == before


@pytest.mark.both
@pytest.mark.parametrize("label", ["Stel alleen de vragen", "Laat de bijeenkomst doorgaan"])
def test_deciding_twice_decides_once(short: World, label: str) -> None:
    offer = offers(short.ada)[0]
    short.sandbox.duplicate_deliveries(1)
    short.ada.click(offer, label)
    short.sandbox.duplicate_deliveries(0)
    short.tick()
    before = rows(short)

    for other in offer.buttons:
        reply = short.ada.click(offer, other, stale=True)
        assert "De bijeenkomst" in reply.text
        assert reply.modal is None
    assert rows(short) == before
    was_called_off = label != "Laat de bijeenkomst doorgaan"
    assert len(told(short.chris, "te weinig aanmeldingen")) == was_called_off


def test_enough_people_before_it_left_means_no_offer(planned: World) -> None:
    come(planned.bram)
    planned.clock.move_to(datetime.fromisoformat(f"{AFTERNOON}+01:00"))
    tick(planned.db, planned.clock.now())  # queued, not sent

    come(planned.chris)
    planned.tick()

    assert offers(planned.ada) == []


@pytest.mark.parametrize("action_id", THREE)
def test_enough_people_after_all(short: World, action_id: str) -> None:
    come(short.chris)
    before = rows(short)

    said = forge_press(short, short.ada, action_id, str(sessions(short)[0].id))

    assert "Jullie minimum is gehaald." in said
    assert rows(short) == before


@pytest.mark.parametrize("action_id", THREE)
def test_after_the_beginning_it_is_too_late(short: World, action_id: str) -> None:
    wait_until(short, "2026-03-12 10:00")
    before = rows(short)

    said = forge_press(short, short.ada, action_id, str(sessions(short)[0].id))

    assert "Deze bijeenkomst is al begonnen of voorbij." in said
    assert rows(short) == before


def test_a_poll_for_a_session_that_began_meanwhile_asks_nobody(short: World) -> None:
    form = short.ada.click(offers(short.ada)[0], "Zoek een andere datum").form
    later = {"on-1": "2026-03-24", "on-2": "2026-03-26", "deadline_on": "2026-03-20"}
    assert short.ada.submit(form, later) == {}
    wait_until(short, "2026-03-12 10:00")
    before = rows(short)

    short.ada.submit(short.ada.form)

    assert "Deze bijeenkomst is al begonnen of voorbij." in short.ada.form.text
    assert rows(short) == before


@pytest.mark.parametrize(
    "label", ["Stel alleen de vragen", "Zoek een andere datum", "Laat de bijeenkomst doorgaan"]
)
def test_an_offer_about_the_old_moment_decides_nothing(short: World, label: str) -> None:
    [offer] = offers(short.ada)
    move(short, day="2026-03-19")
    before = rows(short)

    reply = short.ada.click(offer, label, stale=True)

    assert "Je klik heeft niets gedaan: deze bijeenkomst is net verplaatst." in reply.text
    assert reply.modal is None
    assert rows(short) == before
    assert offers(short.ada) == []
    [now] = [each for each in short.ada.reads() if each.ts == offer.ts]
    assert "is verplaatst naar donderdag 19 maart 2026" in now.sees
    assert now.buttons == []


@pytest.mark.parametrize("decided_before", [False, True])
def test_a_moved_session_is_asked_about_anew(short: World, decided_before: bool) -> None:
    if decided_before:
        short.ada.click(offers(short.ada)[0], "Laat de bijeenkomst doorgaan")
    move(short, day="2026-03-19")
    wait_until(short, "2026-03-17 13:59")
    assert offers(short.ada) == []

    wait_until(short, "2026-03-17 14:00")
    short.later(hours=5)

    [offer] = offers(short.ada)
    assert "Er heeft zich nog geen deelnemer aangemeld" in offer.sees
    assert "donderdag 19 maart 2026, 10:00 – 11:30" in offer.sees
    short.ada.click(offer, "Laat de bijeenkomst doorgaan")
    [decided] = [each for each in short.ada.reads() if each.ts == offer.ts]
    assert "De bijeenkomst gaat door." in decided.sees
    assert "Gekozen door Ada de Vries." in decided.sees


def test_another_place_at_the_same_moment_keeps_the_offer(short: World) -> None:
    move(short, place="Elders")
    short.later(hours=20)

    [offer] = offers(short.ada)
    short.ada.click(offer, "Laat de bijeenkomst doorgaan")
    [decided] = [each for each in short.ada.reads() if each.ts == offer.ts]
    assert "De bijeenkomst gaat door." in decided.sees


def test_a_cancelled_session_takes_its_offer_along(short: World) -> None:
    [offer] = offers(short.ada)
    cancel(short)

    [now] = [each for each in short.ada.reads() if each.ts == offer.ts]
    assert now.buttons == []
    assert "Deze bijeenkomst gaat niet door." in now.sees


@pytest.mark.parametrize("action_id", [*THREE, ids.QUORUM_OPEN])
def test_only_facilitators_decide(short: World, action_id: str) -> None:
    meeting = sessions(short)[0]
    value = str(meeting.circle_id if action_id == ids.QUORUM_OPEN else meeting.id)
    before = rows(short)

    assert "alleen een begeleider" in forge_press(short, short.bram, action_id, value)
    for odd in (value, "999", "", "9" * 30):
        assert GONE in forge_press(short, short.eva, action_id, odd)
    assert rows(short) == before


# The number


def number_form(world: World) -> Any:
    manage = world.ada.click(world.ada.open_home(), "Beheer").form
    return world.ada.click(manage, "Minimumaantal deelnemers").form


def test_a_facilitator_sets_the_minimum(planned: World) -> None:
    form = number_form(planned)
    assert "heeft nu minstens 2 aangemelde deelnemers nodig" in form.text

    assert planned.ada.submit(form, quorum="3") == {}

    assert "minder dan 3 deelnemers aangemeld" in planned.ada.form.text
    planned.ada.close(everything=True)
    come(planned.bram, planned.chris)
    wait_until(planned, AFTERNOON)
    offer = offers(planned.ada)[0].sees
    assert "Jullie minimum is 3." in offer
    assert "ongeveer de helft" not in offer  # they chose it
    assert "circle.quorum" in planned.audited()


@pytest.mark.parametrize(("number", "asked"), [("0", 0), ("", 1)])
def test_no_minimum_at_all_and_the_usual_one(planned: World, number: str, asked: int) -> None:
    assert planned.ada.submit(number_form(planned), quorum=number) == {}
    planned.ada.close(everything=True)

    wait_until(planned, AFTERNOON)

    assert len(offers(planned.ada)) == asked


@pytest.mark.parametrize("number", ["26", "-1", "veel", "1e3", "2.5"])
def test_a_minimum_that_cannot_be_is_refused(planned: World, number: str) -> None:
    number_form(planned)
    forge_value(planned, planned.ada, "quorum", value=number)
    before = rows(planned)

    errors = forge_submit(planned, planned.ada)

    assert errors == {"quorum": "Vul een getal in van 0 tot en met 25, of laat dit leeg."}
    assert rows(planned) == before


def test_a_forged_circle_keeps_its_minimum(planned: World) -> None:
    number_form(planned)
    forge_value(planned, planned.ada, "quorum", value="1")
    forge_memory(planned, planned.ada, circle=999)
    before = rows(planned)

    assert forge_submit(planned, planned.ada) == {"": GONE}
    assert rows(planned) == before
