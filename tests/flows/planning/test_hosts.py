"""Hosting in turn: longest ago first, and only who wants to."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.sandbox.people import Person
from bot.sandbox.seen import Message
from bot.slack.base import ids
from storage.models import Delivery, DeliveryState, Meeting, MeetingState
from storage.models import Person as Colleague
from tests.flows.circle.test_handovers import set_host, switch_off, told
from tests.flows.circle.test_members import leave
from tests.flows.conftest import World
from tests.flows.reflecting import forge_press, rows

GONE = "Dit is er niet meer, of het is niet voor jou. Er is niets veranderd."
ASK = "Wil jij de plaats regelen voor de volgende bijeenkomst van ‘Circulair inkopen’?"


def plan_series(world: World, weeks: int = 2, count: int = 3, first: int = 14) -> None:
    """Every so many weeks at ten, from so many days ahead."""
    form = world.ada.command("/leerkring plan").form
    on = (world.clock.now() + timedelta(days=first)).date().isoformat()
    plan = {"first_on": on, "at": "10:00", "minutes": "60", "place": "Zaal 3"}
    repeat = {"every_weeks": str(weeks), "count": str(count)}
    assert world.ada.submit(form, plan | repeat) == {}
    assert world.ada.submit(world.ada.form) == {}
    world.ada.close(everything=True)
    world.tick()


def days(world: World, count: int) -> None:
    for _ in range(count * 2):
        world.later(hours=12)


def asked(world: World) -> list[str]:
    """Who was asked so far, in the order in which it was."""
    people = (world.bram, world.chris)
    found = [(m.ts, person.name) for person in people for m in person.reads() if ASK in m.sees]
    return [name for _, name in sorted(found)]


def question(person: Person) -> Message:
    return [message for message in person.reads() if ASK in message.sees][-1]


def chosen(person: Person) -> Message:
    return next(m for m in person.reads() if "The facilitator chose you to host" in m.sees)


def test_nobody_is_asked_in_a_circle_that_arranges_it_itself(world: World) -> None:
    world.start_circle(participants=["U0BRAM", "U0CHRIS"])
    plan_series(world)

    days(world, 16)

    assert asked(world) == []
    assert "de plaats" not in world.bram.open_home().text


def test_the_turn_goes_round_and_shows_where_it_matters(world: World) -> None:
    world.start_circle(participants=["U0BRAM", "U0CHRIS"])
    plan_series(world)
    set_host(world, None)
    days(world, 6)
    assert asked(world) == []
    days(world, 2)
    assert asked(world) == ["bram"]  # a week before, in private, once

    world.bram.click(question(world.bram), "Ik regel de plaats")

    assert "Jij regelt de plaats. Dank je wel!" in question(world.bram).sees
    assert "Bram Jansen regelt de plaats" in world.chris.open_home().text
    days(world, 6)
    agenda = [m for m in world.sandbox.posted(world.channel) if m.sees.startswith("Vandaag")]
    assert "Bram Jansen regelt de plaats" in agenda[0].sees
    assert any("Bram Jansen regelt de plaats" in m.sees for m in world.ada.reads())
    days(world, 14)
    assert asked(world) == ["bram", "chris"]


def test_a_turn_that_nobody_could_be_asked_about_in_time_is_noted(world: World) -> None:
    """The worker was down from long before the question until the session had begun."""
    world.start_circle(participants=["U0BRAM", "U0CHRIS"])
    plan_series(world, count=1)
    set_host(world, None)

    world.later(days=14, hours=1)
    world.tick()

    assert asked(world) == []
    with world.db.read() as session:
        [row] = session.scalars(select(Delivery).where(Delivery.kind == "host_question"))
    assert (row.state, row.details) == (DeliveryState.EXPIRED, {"why": "late"})
    assert "circle.hosting" in world.audited()


@pytest.mark.parametrize("action", ["host.take", "host.decline"])
def test_only_a_session_that_is_ahead_has_a_host(world: World, action: str) -> None:
    world.start_circle(participants=["U0BRAM", "U0CHRIS"])
    plan_series(world, count=1)
    world.eva.command("/leerkring help")
    assert forge_press(world, world.bram, action, "1") == GONE  # the circle does not take turns
    set_host(world, None)
    before = rows(world)

    assert forge_press(world, world.eva, action, "1") == GONE
    assert forge_press(world, world.bram, action, "99") == GONE
    with world.db.begin() as session:
        meeting = session.get_one(Meeting, 1)
        meeting.state = MeetingState.CANCELLED
    off = "Deze bijeenkomst gaat niet door. Je hoeft niets te doen."
    assert forge_press(world, world.bram, action, "1") == off
    with world.db.begin() as session:
        session.get_one(Meeting, 1).state = MeetingState.PLANNED
    assert rows(world) == before
    world.clock.move_to(meeting.starts_at)
    assert "al begonnen of voorbij" in forge_press(world, world.bram, action, "1")
    assert rows(world) == before


def test_who_cannot_is_followed_by_the_next(world: World) -> None:
    world.start_circle(participants=["U0BRAM", "U0CHRIS"])
    plan_series(world)
    set_host(world, None)
    days(world, 8)
    world.bram.click(question(world.bram), "Deze keer niet")
    assert "Je hoeft deze keer de plaats niet te regelen." in question(world.bram).sees
    world.later(minutes=5)
    assert asked(world) == ["bram", "chris"]

    world.chris.click(question(world.chris), "Ik regel de plaats")

    late = forge_press(world, world.bram, "host.take", "1")
    assert late == ("Chris Bakker regelt de plaats al. Je hoeft niets te doen.")
    world.chris.click(
        next(m for m in world.chris.reads() if "Kom je?" in m.sees), "Nee"
    )  # who stays away cannot host
    assert "Nog niemand regelt de plaats" in world.bram.open_home().text
    forge_press(world, world.chris, ids.MEETING_YES, "1")
    assert "Nog niemand regelt de plaats" in world.bram.open_home().text  # though they come
    world.bram.click(question(world.bram), "Ik regel de plaats")
    assert "Bram Jansen regelt de plaats" in world.bram.open_home().text
    assert "host.declined" in world.audited()


def test_who_would_rather_not_is_not_asked(world: World) -> None:
    world.start_circle(participants=["U0BRAM", "U0CHRIS"])
    plan_series(world)
    set_host(world, None)
    listed = world.bram.command("/leerkring deelname").form
    world.bram.click(listed, "Vraag me niet om de plaats te regelen")
    assert "ik vraag je niet meer" in world.bram.form.text

    days(world, 8)

    assert asked(world) == ["chris"]


def test_a_facilitator_chooses_and_the_host_hears_it_once(world: World) -> None:
    world.start_circle()
    plan_series(world)

    set_host(world, "Dewi Smit")
    set_host(world, "Dewi Smit")

    assert told(world.dewi, "The facilitator chose you to host") == 1
    days(world, 8)
    assert asked(world) == []
    world.dewi.click(chosen(world.dewi), "Not this time")
    world.later(minutes=5)
    assert asked(world) == ["bram"]

    assert "You still can" in chosen(world.dewi).sees
    world.dewi.click(chosen(world.dewi), "I will host")
    assert "Dewi Smit regelt de plaats" in world.ada.open_home().text
    set_host(world, "Bram Jansen")
    assert "Bram Jansen is hosting." in chosen(world.dewi).sees


def test_who_leaves_or_is_gone_does_not_host(world: World) -> None:
    world.start_circle()
    plan_series(world)
    set_host(world, "Bram Jansen")
    leave(world, world.bram)
    assert "Nog niemand regelt de plaats" in world.ada.open_home().text
    set_host(world, "Chris Bakker")

    switch_off(world, world.chris)

    assert "Nog niemand regelt de plaats" in world.ada.open_home().text
    set_host(world, "Dewi Smit")
    assert "Dewi Smit regelt de plaats" in world.ada.open_home().text


@pytest.mark.both
def test_strangers_and_double_clicks(world: World) -> None:
    world.start_circle(participants=["U0BRAM", "U0CHRIS"])
    plan_series(world, first=9)
    set_host(world, None)
    days(world, 3)
    before = rows(world)
    assert "niet voor jou" in forge_press(world, world.eva, "host.take", "1")
    assert "niet voor jou" in forge_press(world, world.bram, "host.take", "x'--")
    assert rows(world) == before

    world.sandbox.duplicate_deliveries(2)
    world.bram.click(question(world.bram), "Ik regel de plaats")
    world.sandbox.duplicate_deliveries(0)

    assert "Bram Jansen regelt de plaats" in world.bram.open_home().text
    assert world.id_of(Colleague, external_id="U0BRAM")
    assert "host.taken" in world.audited()
