"""Joining a circle that runs, leaving it, and leading it together."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.sandbox.people import Person
from storage.models import Delivery, DeliveryState
from tests.flows.conftest import World
from tests.flows.polling import ask, question, vote
from tests.flows.reflecting import (
    CIRCLE,
    forge_form,
    forge_press,
    forge_submit,
    forge_value,
    hold_session,
    make_card,
    person_id,
    reflect,
    rows,
    visible_titles,
)

EVERYBODY = ["U0BRAM", "U0CHRIS", "U0DEWI"]


def plan_on(world: World, days: int) -> None:
    """Ada plans one session, so many days from now, at ten."""
    form = world.ada.command("/leerkring plan").form
    on = (world.clock.now() + timedelta(days=days)).date().isoformat()
    assert world.ada.submit(form, first_on=on, at="10:00", minutes="60", place="Zaal 3") == {}
    assert world.ada.submit(world.ada.form) == {}
    world.ada.close(everything=True)
    world.tick()


def change_people(world: World, by: Person, **chosen: list[str]) -> dict[str, str]:
    """Through Home and its list; looks at the preview and carries it out. The errors."""
    form = by.click(by.click(by.open_home(), "Beheer").form, "Mensen").form
    errors = by.submit(form, **chosen)
    if not errors:
        assert by.submit(by.form) == {}
        assert "Ieder ander voor wie iets verandert" in by.form.text
        by.close(everything=True)
        world.tick()
    return errors


def leave(world: World, person: Person) -> str:
    person.click(person.command("/leerkring deelname").form, "Stop met deze kring")
    said = person.form.text
    person.close(everything=True)
    world.tick()
    return said


def test_who_joins_later_gets_what_the_others_got_and_nothing_of_the_past(world: World) -> None:
    """p2pu #782 told a late joiner the first session; defect 13 told bulk-added people none."""
    world.start_circle(participants=["U0BRAM"])
    hold_session(world)
    plan_on(world, 9)
    before = [message.sees for message in world.bram.reads()]
    same, _, nothing_yet = before[0].rpartition("\n")
    assert "Voor elke bijeenkomst krijg je een uitnodiging." in nothing_yet

    assert change_people(world, world.ada, participants=["U0BRAM", "U0EVA", "U0CHRIS"]) == {}

    for person in (world.eva, world.chris):
        welcome, invitation = (message.sees for message in person.reads())
        assert welcome.startswith(same)
        assert nothing_yet not in welcome
        assert "In tien minuten lees je je in" in welcome[len(same) :]
        assert "Er is een bijeenkomst gepland. Kom je?" in invitation
        assert "Zaal 3" in invitation
        assert "Stadhuis" not in invitation
    assert [message.sees for message in world.bram.reads()] == before
    for _ in range(16):
        world.later(hours=12)
    told = [message.sees for message in world.eva.reads()]
    assert sum("Binnenkort komt" in each for each in told) == 1
    assert not any("Wat neem jij mee?" in each for each in told)
    for _ in range(8):
        world.later(hours=12)
    assert sum("Wat neem jij mee?" in message.sees for message in world.eva.reads()) == 1


def test_who_joins_just_before_a_session_is_asked_once(world: World) -> None:
    world.start_circle(participants=["U0BRAM"])
    plan_on(world, 2)
    world.clock.move_by(timedelta(hours=23))

    change_people(world, world.ada, participants=["U0BRAM", "U0EVA"])
    world.later(hours=2)
    world.later(hours=20)

    asked = [message.sees for message in world.eva.reads() if "Kom je?" in message.sees]
    assert len(asked) == 1


def test_who_joins_while_a_date_is_sought_can_vote(world: World) -> None:
    world.start_circle(participants=["U0BRAM"])
    ask(world)

    change_people(world, world.ada, participants=["U0BRAM", "U0EVA"])

    welcome, poll = world.eva.reads()
    assert "Welkom" in welcome.sees
    assert question(world.eva) == poll
    vote(world, world.eva, "yes", "yes", "no")


def test_the_preview_says_what_changes_and_nobody_hears_before(world: World) -> None:
    world.start_circle()
    form = world.ada.click(world.ada.click(world.ada.open_home(), "Beheer").form, "Mensen").form
    before = len(world.sandbox.posted())

    world.ada.submit(form, facilitators=["U0ADA", "U0BRAM", "U0EVA"], participants=["U0CHRIS"])
    world.tick()

    seen = world.ada.form.text
    assert "Bram Jansen deed al mee en gaat ook begeleiden." in seen
    assert "Eva Mulder gaat begeleiden en krijgt een overzicht van wat er loopt." in seen
    assert "Dewi Smit doet niet meer mee." in seen
    assert "Chris" not in seen
    assert len(world.sandbox.posted()) == before


def test_a_co_facilitator_can_do_all_and_everybody_hears_it_once(world: World) -> None:
    world.start_circle()
    plan_on(world, 9)
    channel = len(world.sandbox.posted(world.channel))
    chris = len(world.chris.reads())

    change_people(world, world.ada, facilitators=["U0ADA", "U0EVA"])

    told = [message.sees for message in world.eva.reads()]
    [leading] = [each for each in told if "Je begeleidt nu ‘Circulair inkopen’" in each]
    assert "Begeleid door: Ada de Vries, Eva Mulder" in leading
    assert "Volgende bijeenkomst" in leading
    assert any("Kom je?" in each for each in told)
    assert not any("Welkom" in each for each in told)
    [said] = world.sandbox.posted(world.channel)[channel:]
    assert "‘Circulair inkopen’ wordt nu begeleid door: Ada de Vries, Eva Mulder." in said.sees
    assert len(world.chris.reads()) == chris
    assert (
        "Nog geen antwoord" in world.eva.click(world.eva.reads()[0], "Wie komt er?").form.text
    )
    world.later(days=1)
    assert len(world.eva.reads()) == len(told)


def test_somebody_else_s_change_is_not_undone(world: World) -> None:
    """Two facilitators have the form open at the same time: only differences count."""
    world.start_circle(facilitators=["U0BRAM"], participants=["U0CHRIS"])
    world.bram.click(world.bram.click(world.bram.open_home(), "Beheer").form, "Mensen")
    change_people(world, world.ada, participants=["U0CHRIS", "U0EVA"])

    assert world.bram.submit(world.bram.form, participants=["U0CHRIS", "U0DEWI"]) == {}
    assert world.bram.submit(world.bram.form) == {}

    people = world.ada.click(
        world.ada.click(world.ada.open_home(), "Beheer").form, "Mensen"
    ).form
    assert set(people.initial("participants")) == {"U0CHRIS", "U0DEWI", "U0EVA"}


@pytest.mark.parametrize(
    ("chosen", "field", "sentence"),
    [
        ({}, "participants", "Zo verandert er niets."),
        ({"facilitators": ["U0ROBOT", "U0ADA"]}, "facilitators", "is een app"),
        (
            {"participants": [*EVERYBODY, "U0GONE"]},
            "participants",
            "is gesloten. Haal deze naam weg.",
        ),
    ],
)
def test_people_that_cannot_be(
    world: World, chosen: dict[str, list[str]], field: str, sentence: str
) -> None:
    world.start_circle()
    before = rows(world)

    errors = change_people(world, world.ada, **chosen)

    assert list(errors) == [field]
    assert sentence in errors[field]
    assert rows(world) == before


def test_a_circle_always_has_somebody_who_leads(world: World) -> None:
    world.start_circle()

    world.ada.click(world.ada.click(world.ada.open_home(), "Beheer").form, "Mensen")
    forge_value(world, world.ada, "facilitators", selected_users=[])
    assert "minstens één begeleider" in forge_submit(world, world.ada)["facilitators"]
    forge_value(world, world.ada, "facilitators", selected_users=["U0ADA", "U0NOBODY"])
    assert "kent een van deze" in " ".join(forge_submit(world, world.ada).values())
    world.ada.close(everything=True)
    assert "Draag de kring eerst over" in forge_press(world, world.ada, "member.leave", "1")
    assert "Jij bent de enige begeleider" in world.ada.command("/leerkring deelname").form.text


@pytest.mark.both
def test_a_double_click_changes_people_once(world: World) -> None:
    world.start_circle(participants=["U0BRAM"])
    form = world.ada.click(world.ada.click(world.ada.open_home(), "Beheer").form, "Mensen").form
    world.ada.submit(form, participants=["U0BRAM", "U0EVA"])
    world.sandbox.duplicate_deliveries(2)
    world.ada.submit(world.ada.form)
    world.sandbox.duplicate_deliveries(0)
    world.tick()

    assert len(world.eva.reads()) == 1
    assert "circle.members" in world.audited()


def test_who_leaves_gets_no_more_messages_and_keeps_their_words(world: World) -> None:
    world.start_circle(facilitators=["U0EVA"])
    hold_session(world)
    reflect(world, world.bram, ("Wij begonnen klein.", CIRCLE))
    plan_on(world, 9)
    world.bram.click(world.bram.reads()[-1], "Ja, ik kom")
    ada = len(world.ada.reads())

    said = leave(world, world.bram)

    assert "Je doet niet meer mee aan ‘Circulair inkopen’." in said
    for leader in (world.ada, world.eva):
        left = [m for m in leader.reads() if "Bram Jansen doet niet meer mee" in m.sees]
        assert len(left) == 1
    assert len(world.ada.reads()) == ada + 1
    make_card(world, "Wij begonnen klein.", level=CIRCLE)  # the circle's, as its author chose
    read = len(world.bram.reads())
    for _ in range(24):
        world.later(hours=12)
    since = [message.sees for message in world.bram.reads()[read:]]
    assert not any("Circulair inkopen" in each for each in since)  # his card is his own affair
    mine = world.bram.click(world.bram.open_home(), "Mijn antwoorden").form
    assert "Wij begonnen klein." in mine.text


def test_what_was_on_its_way_to_who_leaves_is_cancelled(world: World) -> None:
    world.start_circle()
    form = world.ada.command("/leerkring plan").form
    on = (world.clock.now() + timedelta(days=9)).date().isoformat()
    world.ada.submit(form, first_on=on, at="10:00", minutes="60", place="Zaal 3")
    world.ada.submit(world.ada.form)  # the invitations wait for the next heartbeat
    world.bram.click(world.bram.command("/leerkring deelname").form, "Stop met deze kring")

    with world.db.read() as session:
        states = dict(
            session.execute(
                select(Delivery.person_id, Delivery.state).where(Delivery.kind == "invitation")
            ).all()
        )
    assert states[person_id(world, world.bram)] is DeliveryState.CANCELLED
    assert states[person_id(world, world.chris)] is DeliveryState.PENDING
    read = len(world.bram.reads())
    world.tick()
    assert len(world.bram.reads()) == read


def test_who_left_can_still_take_their_words_back(world: World) -> None:
    world.start_circle()
    hold_session(world)
    reflect(world, world.bram, ("Wij begonnen klein.", CIRCLE))
    make_card(world, "Wij begonnen klein.", level=CIRCLE)
    assert visible_titles(world) != []
    leave(world, world.bram)
    assert visible_titles(world) != []

    mine = world.bram.click(world.bram.open_home(), "Mijn antwoorden").form
    level = (
        world.bram.click(mine, "Wijzig wie dit leest").form
        if ("Wijzig wie dit leest" in mine.buttons)
        else world.bram.click(mine, mine.buttons[0]).form
    )
    name = next(iter(level.inputs))
    assert world.bram.submit(level, {name: "0"}) == {}
    world.tick()

    assert visible_titles(world) == []


def test_who_was_removed_hears_it_once_and_who_comes_back_is_welcome(world: World) -> None:
    world.start_circle()
    plan_on(world, 9)
    world.chris.click(world.chris.reads()[-1], "Ja, ik kom")

    change_people(world, world.ada, participants=["U0BRAM", "U0DEWI"])

    assert "Je doet niet meer mee aan ‘Circulair inkopen’." in world.chris.reads()[-1].sees
    told = len(world.chris.reads())
    home = world.chris.open_home()
    assert "Wat er komt" not in home.text
    change_people(world, world.ada, participants=EVERYBODY)
    new = [message.sees for message in world.chris.reads()[told:]]
    assert len(new) == 2
    assert "Welkom in ‘Circulair inkopen’" in new[0]
    assert "Kom je?" in new[1]
    attendees = world.ada.click(world.ada.open_home(), "Wie komt er?").form
    assert "Wie komt: Ada de Vries\n" in attendees.text + "\n"


def test_who_removes_themselves_is_not_told_what_they_did(world: World) -> None:
    world.start_circle(facilitators=["U0BRAM"])
    ada, bram = len(world.ada.reads()), len(world.bram.reads())

    change_people(world, world.ada, facilitators=["U0BRAM"])

    assert len(world.ada.reads()) == ada
    assert len(world.bram.reads()) == bram
    assert "Kringen die je begeleidt" not in world.ada.open_home().text


def test_who_stops_leading_themselves_is_not_told_and_others_are(world: World) -> None:
    world.start_circle(facilitators=["U0BRAM"], participants=["U0CHRIS"])
    ada, bram = len(world.ada.reads()), len(world.bram.reads())
    everybody = ["U0ADA", "U0CHRIS"]

    change_people(world, world.ada, facilitators=["U0BRAM"], participants=everybody)
    assert len(world.ada.reads()) == ada
    change_people(world, world.bram, facilitators=["U0ADA", "U0BRAM"], participants=["U0CHRIS"])
    change_people(world, world.ada, facilitators=["U0ADA"], participants=["U0BRAM", "U0CHRIS"])

    [told] = world.bram.reads()[bram:]
    assert "Je begeleidt ‘Circulair inkopen’ niet meer" in told.sees


@pytest.mark.parametrize("action", ["member.open", "handover.open", "host.open", "manage.open"])
def test_only_a_facilitator_gets_at_the_forms(world: World, action: str) -> None:
    circle_id = world.start_circle()
    before = rows(world)

    told = forge_press(world, world.bram, action, str(circle_id))
    stranger = forge_press(world, world.eva, action, str(circle_id))
    hostile = forge_press(world, world.ada, action, "1 OR 1=1")

    assert told == "Dit kan alleen een begeleider van deze leerkring doen."
    assert (
        stranger
        == hostile
        == ("Dit is er niet meer, of het is niet voor jou. Er is niets veranderd.")
    )
    assert rows(world) == before


def test_a_forged_form_changes_nothing(world: World) -> None:
    circle_id = world.start_circle()
    before = rows(world)

    forge_form(
        world,
        world.bram,
        "member.preview",
        circle=circle_id,
        led=["U0ADA"],
        part=EVERYBODY,
        lead=["U0BRAM"],
        take=[],
    )
    forge_form(world, world.ada, "member.preview", circle=circle_id, led=17, lead={"a": 1})

    assert rows(world) == before
    assert person_id(world, world.bram)


def test_the_list_of_all_that_a_facilitator_can_do(world: World) -> None:
    world.start_circle()
    plan_on(world, 9)
    led = world.ada.open_home()
    assert not {"Hoofdvragen", "Minimumaantal deelnemers", "Mensen"} & set(led.buttons)

    listed = world.ada.command("/leerkring beheer").form

    for label in (
        "Plan een bijeenkomst",
        "Prik een datum",
        "Wie komt er?",
        "Verplaats of zeg af",
        "Minimumaantal deelnemers",
    ):
        assert label in listed.buttons
    form = world.ada.click(listed, "Hoofdvragen").form
    assert form.initial("questions")
    assert (
        "Je begeleidt nu geen lopende leerkring. Een gestopte kring start je weer met"
        in world.eva.command("/leerkring beheer").text
    )
