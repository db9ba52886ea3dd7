"""Learning paths: a whole cycle chosen, made one's own, looked at and planned."""

from datetime import timedelta

from sqlalchemy import select

from bot.sandbox.seen import View
from bot.slack.base import ids
from storage.models import Meeting
from tests.flows.conftest import World
from tests.flows.reflecting import forge_press

PLAN = {"at": "10:00", "minutes": "120", "place": "Zaal 3"}


def paths(world: World) -> View:
    return world.ada.click(world.ada.command("/leerkring beheer").form, "Leerlijnen").form


def see(world: World, name: str) -> View:
    world.ada.click(paths(world), "Bekijk", near=name)
    return world.ada.form


def preview(world: World, path: View, days: int = 3) -> View:
    form = world.ada.click(path, "Plan deze reeks").form
    on = (world.clock.now() + timedelta(days=days)).date().isoformat()
    assert world.ada.submit(form, first_on=on, **PLAN) == {}
    return world.ada.form


def meetings(world: World) -> list[Meeting]:
    with world.db.read() as session:
        return list(session.scalars(select(Meeting).order_by(Meeting.starts_at)))


def test_four_sessions_stand_in_the_calendar_with_what_they_are_about(world: World) -> None:
    world.start_circle()
    seen = preview(world, see(world, "Leerkring in vier keer"))
    assert "donderdag 5 maart 2026, 10:00" in seen.text
    assert "2. Wat houdt ons tegen?" in seen.text
    assert len(world.bram.reads()) == 1  # the welcome

    assert world.ada.submit(seen) == {}
    world.ada.close(everything=True)
    world.tick()

    days = [each.local_start.date().isoformat() for each in meetings(world)]
    assert days == ["2026-03-05", "2026-04-02", "2026-04-30", "2026-05-28"]
    invitation = world.bram.reads()[-1].sees
    assert "Onderwerp: Waar staan we, en wat willen we leren?" in invitation
    assert "Voorbereiding: Neem één lopend project mee." in invitation
    assert "10:00 – 12:00 – Wat geven we door?" in invitation
    assert "Onderwerp: Waar staan we" in world.bram.open_home().text
    world.later(days=3)
    assert any("Waar staan we" in each.sees for each in world.sandbox.posted(world.channel))
    assert "syllabus.planned" in world.audited()


def test_its_method_is_ready_and_its_exercise_in_the_recap(world: World) -> None:
    world.start_circle()
    world.ada.submit(preview(world, see(world, "Intervisie in zes keer"), days=1))
    world.ada.close(everything=True)
    sheet = world.ada.command("/leerkring draaiboek").form
    assert "Gewone vorm" in sheet.text
    world.ada.close(everything=True)
    for _ in range(4):
        world.later(hours=12)

    [wrap_up] = [each for each in world.ada.reads() if "Maak een terugblik" in each.buttons]
    recap = world.ada.click(wrap_up, "Maak een terugblik").form

    assert "Voor de volgende keer: Schrijf je eigen praktijk op" in str(recap.initial("words"))
    world.ada.close(everything=True)
    assert "Vijf stappen" in world.ada.command("/leerkring draaiboek").form.text


def test_a_circle_makes_one_its_own_and_plans_that(world: World) -> None:
    world.start_circle()
    world.ada.click(see(world, "Leerkring in vier keer"), "Maak een eigen versie")
    own = world.ada.form
    form = world.ada.click(own, "Pas aan", near="Wat houdt ons tegen?").form
    assert "topic" in world.ada.submit(form, topic=" ")
    assert world.ada.submit(form, topic="Wie zit er in de weg?", method="open") == {}
    world.ada.click(world.ada.form, "Haal weg", near="Wat hebben we geprobeerd?")
    form = world.ada.click(world.ada.form, "Bijeenkomst erbij").form
    assert world.ada.submit(form, topic="Feest") == {}
    assert "4. Feest" in world.ada.form.text

    assert world.ada.submit(preview(world, world.ada.form)) == {}
    world.tick()

    assert [each.topic for each in meetings(world)] == [
        "Waar staan we, en wat willen we leren?",
        "Wie zit er in de weg?",
        "Wat geven we door?",
        "Feest",
    ]
    assert {"syllabus.made", "syllabus.changed"} <= world.audited()


def test_what_cannot_be_is_said(world: World) -> None:
    world.start_circle(facilitators=["U0BRAM"], participants=["U0CHRIS"])
    path = see(world, "Leerkring in vier keer")
    world.ada.click(path, "Maak een eigen versie")
    shown = preview(world, world.ada.form)
    assert "own-1" in shown.private_metadata
    forge_press(world, world.bram, ids.SYLLABUS_DROP, "1/own-1/3")
    assert world.ada.submit(shown) == {}
    assert "Iemand heeft deze leerlijn net aangepast." in world.ada.form.text
    assert meetings(world) == []
    world.ada.close(everything=True)

    for _ in range(2):
        forge_press(world, world.ada, ids.SYLLABUS_DROP, "1/own-1/0")
    said = forge_press(world, world.ada, ids.SYLLABUS_DROP, "1/own-1/0")
    assert "Een leerlijn heeft minstens één bijeenkomst." in said
    for _ in range(9):
        forge_press(world, world.ada, ids.SYLLABUS_ADOPT, "1/twelve_weeks")
    said = forge_press(world, world.ada, ids.SYLLABUS_ADOPT, "1/twelve_weeks")
    assert "Jullie hebben al 10 eigen leerlijnen." in said


def test_it_stays_as_long_as_it_fits_and_is_its_facilitators(world: World) -> None:
    world.start_circle()
    forge_press(world, world.ada, ids.SYLLABUS_ADOPT, "1/twelve_weeks")
    for place in range(12, 16):
        forge_press(world, world.ada, ids.SYLLABUS_OPEN_STEP, f"1/own-1/{place}")
        assert world.ada.submit(world.ada.form, topic=f"Nog {place}") == {}
    forge_press(world, world.ada, ids.SYLLABUS_OPEN_STEP, "1/own-1/16")
    errors = world.ada.submit(world.ada.form, topic="Te veel")
    assert "Een leerlijn heeft hooguit 16 bijeenkomsten." in errors["topic"]
    world.ada.close(everything=True)

    gone = "Dit is er niet meer, of het is niet voor jou."
    only = "begeleider"
    assert only in forge_press(world, world.bram, ids.SYLLABUS_SEE, "1/own-1").lower()
    assert gone in forge_press(world, world.eva, ids.SYLLABUS_SEE, "1/own-1")
    assert gone in forge_press(world, world.ada, ids.SYLLABUS_SEE, "1/own-99")
