"""A circle stops and goes on: asked after the last session, and by its facilitator's choice."""

from typing import Any

import pytest
from sqlalchemy import select, update

from bot.sandbox.people import Person
from bot.sandbox.seen import View
from storage.models import Circle, CircleState, Insight, InsightState, Meeting, MeetingState
from tests.flows.conftest import World
from tests.flows.planning.test_changes import cancel
from tests.flows.polling import ask, vote
from tests.flows.reflecting import (
    CIRCLE,
    forge_press,
    forge_submit,
    forge_value,
    hold_session,
    make_card,
    reflect,
    rows,
)

NEXT = "De laatste geplande bijeenkomst van ‘Circulair inkopen’ is geweest."
HORIZON = "loopt tot"
GONE = "Dit is er niet meer, of het is niet voor jou. Er is niets veranderd."


def plan(world: World, day: str) -> None:
    form = world.ada.command("/leerkring plan").form
    values = {"first_on": day, "at": "10:00", "minutes": "60", "place": "Zaal 3"}
    assert world.ada.submit(form, values) == {}
    assert world.ada.submit(world.ada.form) == {}
    world.ada.close(everything=True)
    world.tick()


def stop_form(world: World) -> View:
    manage = world.ada.command("/leerkring beheer").form
    return world.ada.click(manage, "Pauzeer of rond af").form


def stop(world: World, state: str) -> None:
    assert world.ada.submit(stop_form(world), state=state) == {}
    world.tick()


def days(world: World, count: int) -> None:
    for _ in range(count * 4):
        world.later(hours=6)


def told(person: Person, words: str) -> list[Any]:
    return [message for message in person.reads() if words in message.sees]


def test_after_the_last_session_its_facilitator_is_asked_once(world: World) -> None:
    world.start_circle()
    hold_session(world)
    days(world, 10)

    [asked] = told(world.ada, NEXT)
    assert told(world.bram, "is geweest") == []
    assert {"Plan een bijeenkomst", "Prik een datum", "Pauzeer of rond af"} <= set(
        asked.buttons
    )

    plan(world, "2026-04-01")
    [settled] = told(world.ada, "gaat verder op")
    assert settled.ts == asked.ts
    assert settled.buttons == []


def test_who_has_something_planned_or_looks_for_a_date_is_not_asked(world: World) -> None:
    world.start_circle()
    hold_session(world)
    plan(world, "2026-04-01")
    days(world, 8)

    assert told(world.ada, NEXT) == []


def test_a_month_before_its_horizon_a_facilitator_hears_what_came_of_it(world: World) -> None:
    world.start_circle(horizon_on="2026-04-20")
    hold_session(world)
    reflect(world, world.bram, ("Wij kochten samen in.", CIRCLE))
    days(world, 24)

    [asked] = told(world.ada, HORIZON)
    assert "‘Circulair inkopen’ loopt tot maandag 20 april 2026." in asked.sees
    assert "Samen: één bijeenkomst, één gedeeld antwoord en geen inzichten." in asked.sees

    form = world.ada.click(asked, "Pas de kring aan").form
    assert world.ada.submit(form, horizon_on="2026-06-01") == {}
    world.ada.close(everything=True)
    days(world, 30)
    assert len(told(world.ada, "loopt tot maandag 1 juni 2026")) == 1  # the same message
    days(world, 10)
    again = told(world.ada, "loopt tot maandag 1 juni 2026")
    assert len(again) == 2  # a month before the new day

    form = world.ada.click(again[-1], "Pas de kring aan").form
    assert world.ada.submit(form, horizon_on="") == {}
    world.tick()
    assert len(told(world.ada, "heeft geen einddatum meer")) == 2


@pytest.mark.parametrize(
    ("state", "title", "said"),
    [
        (
            "paused",
            "‘Circulair inkopen’ pauzeert",
            "Je krijgt van deze kring nu geen uitnodigingen",
        ),
        ("closed", "‘Circulair inkopen’ is afgerond", "Dank je wel dat je meedeed!"),
    ],
)
def test_a_circle_stops_with_one_message_to_each_and_goes_on(
    world: World, state: str, title: str, said: str
) -> None:
    circle_id = world.start_circle()
    hold_session(world)
    plan(world, "2026-04-01")
    form = stop_form(world)
    assert "Deze bijeenkomst gaat dan niet door:" in form.text
    assert "3 mensen krijgen hierover bericht." in form.text
    before = len(world.bram.reads())

    assert world.ada.submit(form, state=state) == {}
    assert "Typ dan /leerkring archief" in world.ada.form.text
    world.ada.close(everything=True)
    world.tick()

    assert len(world.bram.reads()) == before + 1
    [message] = told(world.bram, title)
    assert said in message.sees
    assert "Deze bijeenkomst gaat niet door:" in message.sees
    assert "Wat je schreef, blijft van jou." in message.sees
    assert f"circle.{state}" in world.audited()
    with world.db.read() as session:
        planned = session.scalars(
            select(Meeting.state).where(Meeting.starts_at > world.clock.now())
        )
        assert set(planned) == {MeetingState.CANCELLED}
    days(world, 20)
    assert len(world.bram.reads()) == before + 1  # nothing is asked any more

    seen = world.bram.click(message, "Bekijk de kring").form
    assert "Samen leren hoe circulair inkopen wél lukt." in seen.text
    assert "Ga weer verder" not in seen.buttons
    world.bram.close(everything=True)

    more = world.ada.click(world.ada.open_home(), "Meer").form
    mine = world.ada.click(more, "Gestopte kringen").form
    look = world.ada.click(mine, "Bekijk de kring").form
    world.ada.click(look, "Ga weer verder")
    assert "gaat weer verder" in world.ada.form.text
    world.tick()
    assert told(world.bram, "Je doet mee, net als eerst.")
    assert told(world.bram, title) == []  # what stood there says that it goes on
    assert "circle.resumed" in world.audited()
    with world.db.read() as session:
        assert session.get_one(Circle, circle_id).state is CircleState.ACTIVE
    plan(world, "2026-05-11")
    assert told(world.bram, "11 mei 2026")


def test_an_open_poll_ends_with_the_circle(world: World) -> None:
    world.start_circle()
    ask(world)
    vote(world, world.bram, "yes", "yes", "yes")
    before = len(world.bram.reads())
    form = stop_form(world)
    assert "De datumprikker die nu openstaat, stopt dan ook." in form.text

    assert world.ada.submit(form, state="paused") == {}
    world.tick()

    assert "poll.cancelled" in world.audited()
    assert len(world.bram.reads()) == before + 1  # one message, though he kept days free


def test_not_while_a_session_goes_on(world: World) -> None:
    world.start_circle()
    plan(world, "2026-03-03")
    world.later(days=1, minutes=50)  # 10:20 in Amsterdam
    form = stop_form(world)
    before = rows(world)

    errors = world.ada.submit(form, state="closed")

    assert errors == {
        "state": "Er is nu een bijeenkomst bezig. Probeer het na afloop nog eens."
    }
    assert rows(world) == before


def test_a_session_that_was_planned_meanwhile_is_not_called_off_unseen(world: World) -> None:
    world.start_circle()
    stop_form(world)
    below = world.sandbox.workspace.modals[world.ada.id][-1]
    below.payload["private_metadata"] = '{"circle": 1, "seen": [[7, 1], "x"]}'
    forge_value(world, world.ada, "state", selected_option={"value": "closed"})
    before = rows(world)

    errors = forge_submit(world, world.ada)

    assert "Je klik heeft niets gedaan" in " ".join(errors.values()) + world.ada.form.text
    assert rows(world) == before


def test_a_choice_has_to_be_made(world: World) -> None:
    world.start_circle()
    stop_form(world)
    forge_value(world, world.ada, "state", selected_option={"value": "active"})
    before = rows(world)

    assert forge_submit(world, world.ada) == {"state": "Maak een keuze."}
    assert rows(world) == before


def test_what_was_done_before_is_not_done_again(world: World) -> None:
    circle_id = world.start_circle()
    said = forge_press(world, world.ada, "ending.resume", str(circle_id))
    assert said == "Deze leerkring loopt alweer. Je hoeft niets meer te doen."
    form = stop_form(world)
    stop(world, "paused")
    before = rows(world)
    del form

    said = forge_press(world, world.ada, "ending.open", str(circle_id))

    assert said == "Deze leerkring is al gestopt. Je hoeft niets meer te doen."
    assert rows(world) == before


def test_a_stranger_sees_and_changes_nothing(world: World) -> None:
    circle_id = str(world.start_circle())
    stop(world, "closed")
    world.ada.close(everything=True)
    world.eva.command("/leerkring help")
    before = rows(world)

    for action in ("ending.see", "ending.resume", "ending.open", "circle.open_settings"):
        assert forge_press(world, world.eva, action, circle_id) == GONE
    assert "begeleider" in forge_press(world, world.bram, "ending.resume", circle_id)
    archive = world.eva.command("/leerkring archief").form
    assert "Er is nog geen kring van jou gestopt." in archive.text
    assert rows(world) == before


def test_a_session_that_became_a_round_counts(world: World) -> None:
    world.start_circle()
    hold_session(world)
    with world.db.begin() as session:
        session.execute(update(Meeting).values(state=MeetingState.ROUND))
    days(world, 8)

    assert len(told(world.ada, NEXT)) == 1
    assert "Samen: één bijeenkomst" in stop_form(world).text


def test_what_is_called_off_leaves_the_one_before_as_the_last(world: World) -> None:
    world.start_circle()
    hold_session(world)
    plan(world, "2026-04-20")
    days(world, 30)
    cancel(world, "20 april")
    days(world, 7)

    assert len(told(world.ada, NEXT)) == 1


def test_a_day_that_was_chosen_late_is_not_asked_about(world: World) -> None:
    world.start_circle()
    form = world.ada.click(world.ada.command("/leerkring beheer").form, "Pas de kring aan").form
    assert world.ada.submit(form, horizon_on="2026-03-20") == {}
    world.ada.close(everything=True)
    days(world, 5)

    assert told(world.ada, HORIZON) == []


def test_a_paused_circle_whose_facilitator_is_gone_can_be_taken_over(world: World) -> None:
    world.start_circle()
    stop(world, "paused")
    world.ada.close(everything=True)
    world.sandbox.change_person(world.ada.id, deleted=True)
    world.sandbox.idle()
    days(world, 6)

    [wanted] = told(world.bram, "heeft nu geen begeleider")
    taken = world.bram.click(wanted, "Ja, ik ga begeleiden").form
    assert "Deze kring pauzeert." in taken.text
    assert "Plan een bijeenkomst" not in taken.buttons
    world.tick()
    world.bram.click(taken, "Ga weer verder")
    assert "gaat weer verder" in world.bram.form.text


def test_a_paused_circle_can_be_left(world: World) -> None:
    world.start_circle()
    stop(world, "paused")

    mine = world.bram.command("/leerkring deelname").form

    assert "Circulair inkopen" in mine.text


def test_a_withdrawn_card_is_not_counted(world: World) -> None:
    world.start_circle()
    hold_session(world)
    reflect(world, world.bram, ("Wij kochten samen in.", CIRCLE))
    make_card(world, "Wij kochten samen in.", CIRCLE)
    assert "en één inzicht" in stop_form(world).text
    world.ada.close(everything=True)
    with world.db.begin() as session:
        session.execute(update(Insight).values(state=InsightState.WITHDRAWN))

    assert "en geen inzichten" in stop_form(world).text
