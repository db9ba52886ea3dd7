"""What cannot be done with a circle is said in a sentence, and changes nothing."""

import pytest
from sqlalchemy import update

from bot.domain.circle import themes
from bot.domain.people.people import as_actor
from bot.sandbox.people import Person
from storage.models import Circle, CircleState, Handover
from storage.models import Person as Colleague
from tests.flows.circle.test_circles import FORM
from tests.flows.circle.test_handovers import hand_over
from tests.flows.circle.test_themes import add
from tests.flows.conftest import World
from tests.flows.planning.test_meetings import preview
from tests.flows.reflecting import (
    forge_form,
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
MANY = [f"U0MANY{n}" for n in range(26)]


def refused(world: World, person: Person, action: str, value: str) -> str:
    """What is said about a press that changes nothing."""
    before = rows(world)
    told = forge_press(world, person, action, value)
    assert rows(world) == before
    return told


def close(world: World) -> None:
    with world.db.begin() as session:
        session.execute(update(Circle).values(state=CircleState.CLOSED))


@pytest.mark.parametrize(
    ("people", "sentence"),
    [
        ([], "Kies minstens één deelnemer."),
        (MANY, "Dat zijn te veel mensen voor één kring. Kies er hooguit 25."),
    ],
)
def test_a_circle_has_one_to_twenty_five_people(
    world: World, people: list[str], sentence: str
) -> None:
    form = world.ada.command("/leerkring nieuw", channel=world.channel).form
    world.ada.fill(form, FORM)
    forge_value(world, world.ada, "participants", selected_users=people)
    before = rows(world)

    errors = forge_submit(world, world.ada)

    assert errors == {"participants": sentence}
    assert rows(world) == before


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("theme", {"selected_option": None}, "Maak een keuze."),
        ("theme", {"selected_option": {"value": "maan"}}, "Maak een keuze."),
        ("channel", {"selected_conversation": None}, "Maak een keuze."),
        ("participants", {"selected_users": ["U0NIEMAND"]}, "kent een van deze"),
        ("facilitators", {"selected_users": ["U0NIEMAND"]}, "kent een van deze"),
    ],
)
def test_a_circle_is_made_of_what_there_is(
    world: World, field: str, value: dict[str, object], sentence: str
) -> None:
    form = world.ada.command("/leerkring nieuw", channel=world.channel).form
    world.ada.fill(form, FORM)
    forge_value(world, world.ada, field, **value)
    before = rows(world)

    errors = forge_submit(world, world.ada)

    assert list(errors) == [field]
    assert sentence in errors[field]
    assert rows(world) == before


@pytest.mark.parametrize("action", ["handover.withdraw", "handover.accept", "handover.decline"])
def test_a_handover_that_is_not_there(world: World, action: str) -> None:
    world.start_circle()

    for value in ("99", "x"):
        assert refused(world, world.ada, action, value) == GONE


def test_a_circle_that_ended_is_not_handed_over(world: World) -> None:
    world.start_circle()
    manage = world.ada.click(world.ada.open_home(), "Beheer").form
    form = world.ada.click(manage, "Draag over").form
    close(world)
    before = rows(world)

    errors = submit(world.ada, form, person="U0EVA", then="leaves")

    assert errors == {"": "Deze leerkring loopt nu niet. Je hoeft niets te doen."}
    assert rows(world) == before


@pytest.mark.parametrize("action", ["vacancy.take", "vacancy.decline"])
def test_a_stranger_is_not_asked_to_lead(world: World, action: str) -> None:
    circle_id = world.start_circle()
    world.eva.command("/leerkring help")

    assert refused(world, world.eva, action, str(circle_id)) == GONE
    assert refused(world, world.eva, action, "99") == GONE


def test_a_theme_that_is_not_there(world: World) -> None:
    world.start_circle()

    for action in ("theme.open_change", "theme.retire", "theme.bring_back"):
        assert refused(world, world.ada, action, "maan") == GONE


@pytest.mark.parametrize(
    ("field", "value"), [("region", "oost"), ("kind", "maan"), ("region", None)]
)
def test_days_off_are_of_a_region_and_a_kind(
    world: World, field: str, value: str | None
) -> None:
    world.start_circle()
    form = world.ada.click(world.ada.command("/leerkring vakanties").form, "Voeg toe").form
    world.ada.fill(
        form,
        {"region": "noord", "kind": "other", "first_on": "2026-03-09", "last_on": "2026-03-10"},
    )
    forge_value(world, world.ada, field, selected_option={"value": value} if value else None)
    before = rows(world)

    assert forge_submit(world, world.ada) == {field: "Maak een keuze."}
    assert rows(world) == before


def test_a_period_off_that_is_not_there(world: World) -> None:
    world.start_circle()

    assert refused(world, world.ada, "free.open_period", "noord:maan") == GONE


def test_a_circle_cannot_begin_in_a_channel_that_the_bot_is_not_in(world: World) -> None:
    form = world.dewi.command("/leerkring new").form
    before = rows(world)

    dutch = world.ada.submit(
        world.ada.command("/leerkring nieuw").form, FORM | {"channel": "C0NOBOT"}
    )
    english = world.dewi.submit(form, FORM | {"channel": "C0NOBOT", "participants": ["U0BRAM"]})

    assert "Ik zit niet in dit kanaal. Typ daar /invite @Leerkring" in dutch["channel"]
    assert "/invite @Leerkring" in english["channel"]
    assert rows(world) == before


def test_a_circle_starts_once(world: World) -> None:
    circle_id = world.start_circle()
    before = rows(world)

    told = forge_form(world, world.ada, "circle.preview", circle=circle_id)

    assert "Deze leerkring is al gestart. Je hoeft niets meer te doen." in told
    assert rows(world) == before


def test_nobody_plans_for_a_circle_that_was_not_started(world: World) -> None:
    world.start_circle()
    form = world.ada.command("/leerkring nieuw", channel=world.channel).form
    assert world.ada.submit(form, FORM | {"name": "Bouwen"}) == {}
    world.ada.close(everything=True)
    preview(world)
    forge_memory(world, world.ada, circle=world.id_of(Circle, name="Bouwen"))
    before = rows(world)

    world.ada.submit(world.ada.form)

    told = (
        "Deze leerkring loopt nu niet. Is de kring nog niet gestart? Start hem op het tabblad"
    )
    told += " Home. Is de kring gestopt? Typ /leerkring archief om hem weer te starten."
    assert told in refused_in(world.ada.form)
    assert rows(world) == before


def test_a_second_person_is_not_asked_while_the_first_thinks(world: World) -> None:
    world.start_circle(facilitators=["U0BRAM"])
    listed = world.bram.click(world.bram.open_home(), "Beheer").form
    form = world.bram.click(listed, "Draag over").form
    assert hand_over(world, "U0EVA") == {}
    before = rows(world)

    errors = world.bram.submit(form, person="U0DEWI", then="leads")

    assert errors["person"].startswith("Er is al iemand gevraagd.")
    assert rows(world) == before


def test_a_circle_that_stopped_is_not_handed_over(world: World) -> None:
    world.start_circle()
    assert hand_over(world, "U0EVA") == {}
    close(world)

    told = refused(world, world.eva, "handover.accept", str(world.id_of(Handover)))

    assert told == "Deze leerkring loopt nu niet. Je hoeft niets te doen."


@pytest.mark.parametrize("person", ["bram", "eva"])
def test_themes_are_for_who_may_change_them(world: World, person: str) -> None:
    world.start_circle()
    who: Person = getattr(world, person)
    who.command("/leerkring help")

    for action, value in (
        ("theme.open_new", ""),
        ("theme.open_change", "procurement"),
        ("theme.retire", "procurement"),
        ("theme.bring_back", "procurement"),
    ):
        told = refused(world, who, action, value)
        assert "Dit kan alleen een programmabeheerder. Is die er niet?" in told


def test_one_theme_stays_in_use(world: World) -> None:
    world.start_circle()
    with world.db.begin() as session:
        ada = as_actor(session.get_one(Colleague, person_id(world, world.ada)))
        for each in themes.current(session, ada.workspace_id):
            if each.key != "procurement":
                themes.retire(session, ada, each.key, world.clock.now())

    assert refused(world, world.ada, "theme.retire", "procurement") == (
        "Minstens één thema moet in gebruik blijven."
    )
    assert refused(world, world.ada, "theme.retire", "construction") == (
        "Dit is al gedaan. Je hoeft niets meer te doen."
    )
    assert refused(world, world.ada, "theme.bring_back", "procurement") == (
        "Dit is al gedaan. Je hoeft niets meer te doen."
    )


def test_sixty_themes_are_a_list_and_more_are_not(world: World) -> None:
    world.start_circle()
    with world.db.begin() as session:
        ada = as_actor(session.get_one(Colleague, person_id(world, world.ada)))
        there = len(themes.current(session, ada.workspace_id))
        for n in range(60 - there):
            wording = themes.Wording(f"Thema {n}", "", None)
            themes.add(session, ada, wording, world.clock.now())
    before = rows(world)

    assert "Er zijn al 60 thema’s in gebruik." in add(world.ada, "Nog een")["nl"]
    assert rows(world) == before


@pytest.mark.parametrize("name", ["Stadslogistiek", "STADSLOGISTIEK"])
def test_two_themes_do_not_have_one_name(world: World, name: str) -> None:
    world.start_circle()
    assert add(world.ada, "Stadslogistiek") == {}
    before = rows(world)

    assert add(world.ada, name) == {"nl": "Er is al een thema dat zo heet."}
    assert rows(world) == before


def test_days_off_do_not_last_a_season(world: World) -> None:
    world.start_circle()
    form = world.ada.click(world.ada.command("/leerkring vakanties").form, "Voeg toe").form
    period = {"region": "noord", "kind": "other", "first_on": "2026-03-09"}
    before = rows(world)

    errors = world.ada.submit(form, period | {"last_on": "2026-05-19"})

    assert errors == {"last_on": "Dit is langer dan tien weken. Klopt de laatste dag?"}
    assert rows(world) == before
    assert world.ada.submit(form, period | {"last_on": "2026-05-18"}) == {}
    assert "free_days.changed" in world.audited()
