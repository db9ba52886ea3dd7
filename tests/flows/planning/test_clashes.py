"""When a session is planned or moved: who is elsewhere then, said before anybody is asked."""

from bot.sandbox.people import Person
from tests.flows.conftest import World
from tests.flows.planning.test_changes import open_move
from tests.flows.polling import POLL, THURSDAY

ELSEWHERE = "let op: 2 mensen hebben dan een andere bijeenkomst"
ONE_ELSEWHERE = "let op: één persoon heeft dan een andere bijeenkomst"
TAKEN = "let op: dan is er al een bijeenkomst van deze kring"


def preview(person: Person, at: str = "10:00", day: str = "2026-03-12") -> str:
    form = person.command("/leerkring plan").form
    values = {"first_on": day, "at": at, "minutes": "60", "place": "Zaal 3"}
    assert person.submit(form, values) == {}
    return person.form.text


def plan(world: World, person: Person, **changes: str) -> None:
    preview(person, **changes)
    assert person.submit(person.form) == {}
    person.close(everything=True)
    world.tick()


def start_another(world: World) -> None:
    """Eva leads a circle with Bram and Chris."""
    form = world.eva.command("/leerkring nieuw", channel="C0PLEIN").form
    values = {"name": "Bouw", "theme": "construction", "purpose": "Samen leren bouwen."}
    people = {"channel": "C0PLEIN", "participants": [world.bram.id, world.chris.id]}
    assert world.eva.submit(form, **values, **people) == {}
    assert world.eva.submit(world.eva.form) == {}
    world.eva.close(everything=True)
    world.tick()


def test_a_session_of_another_circle_is_counted_and_not_named(world: World) -> None:
    world.start_circle()
    start_another(world)
    plan(world, world.eva)

    seen = preview(world.ada, at="10:30")
    assert ELSEWHERE in seen
    assert "Bouw" not in seen
    assert ELSEWHERE not in preview(world.ada, at="11:00")
    world.ada.close(everything=True)

    world.bram.click(world.bram.reads()[-1], "Nee")
    assert ONE_ELSEWHERE in preview(world.ada, at="10:30")


def test_a_moment_that_is_taken(world: World) -> None:
    world.start_circle()
    plan(world, world.ada)

    assert TAKEN in preview(world.ada, at="10:30")
    assert TAKEN not in preview(world.ada, day="2026-03-13")


def test_a_session_does_not_stand_in_its_own_way(world: World) -> None:
    world.start_circle()
    plan(world, world.ada)

    assert world.ada.submit(open_move(world), at="10:30") == {}
    assert "10:30" in world.ada.form.text
    assert TAKEN not in world.ada.form.text

    world.ada.close(everything=True)
    plan(world, world.ada, day="2026-03-19")
    assert world.ada.submit(open_move(world), day="2026-03-19", at="10:30") == {}
    assert TAKEN in world.ada.form.text


def test_moments_of_a_date_poll(world: World) -> None:
    world.start_circle()
    start_another(world)
    plan(world, world.eva)
    form = world.ada.command("/leerkring prikken").form
    assert world.ada.submit(form, POLL) == {}
    assert f"{THURSDAY} – {ELSEWHERE}" in world.ada.form.text
    assert world.ada.form.text.count("andere bijeenkomst") == 1


def test_who_is_away_is_counted(world: World) -> None:
    world.start_circle()
    world.bram.command("/leerkring afwezig tot 13 maart")

    assert "één persoon werkt dan niet" in preview(world.ada)
    assert "werkt dan niet" not in preview(world.ada, day="2026-03-13")


def test_a_circle_that_stopped_stands_in_nobody_s_way(world: World) -> None:
    world.start_circle()
    start_another(world)
    plan(world, world.eva)
    manage = world.eva.command("/leerkring beheer").form
    form = world.eva.click(manage, "Pauzeer of rond af").form
    assert world.eva.submit(form, state="closed") == {}
    world.tick()

    assert "andere bijeenkomst" not in preview(world.ada)
