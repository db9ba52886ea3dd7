"""A programme manager sees all circles in numbers, and looks after one that nobody leads."""

from bot.sandbox.people import Person
from bot.sandbox.seen import View
from tests.flows.circle.test_handovers import make_manager, put_question, switch_off
from tests.flows.conftest import World
from tests.flows.decisions.test_endings import told
from tests.flows.reflecting import (
    CIRCLE,
    forge_press,
    hold_session,
    reflect,
    rows,
)

NOT_YOURS = (
    "Dit is voor programmabeheerders. Wil jij dat zijn? Vraag het aan de technisch beheerder."
)
GONE = "Dit is er niet meer, of het is niet voor jou. Er is niets veranderd."


def overview(person: Person) -> View:
    return person.command("/leerkring programma").form


def test_circles_are_shown_in_numbers_and_without_words(world: World) -> None:
    world.start_circle()
    hold_session(world)
    reflect(world, world.bram, ("Wij begonnen klein.", CIRCLE))
    make_manager(world, world.eva)

    seen = overview(world.eva)

    assert "Circulair inkopen" in seen.text
    assert "Samen: één bijeenkomst, één gedeeld antwoord en geen inzichten." in seen.text
    assert "Loopt" in seen.text
    assert "Begeleid door: Ada de Vries" in seen.text
    assert "Wij begonnen klein." not in seen.text
    assert "Bram" not in seen.text
    assert "Pauzeer of rond af" not in seen.buttons
    world.eva.close(everything=True)
    world.eva.click(world.eva.open_home(), "Programma")
    assert "Circulair inkopen" in world.eva.form.text


def test_a_circle_that_was_not_started_is_not_shown(world: World) -> None:
    form = world.ada.command("/leerkring nieuw", channel=world.channel).form
    values = {"name": "Nog een plan", "theme": "procurement", "purpose": "Samen leren."}
    people = {"channel": world.channel, "participants": [world.bram.id]}
    assert world.ada.submit(form, **values, **people) == {}
    make_manager(world, world.eva)

    seen = overview(world.eva).text

    assert "Er is nog geen leerkring gestart." in seen
    assert "Nog een plan" not in seen


def test_who_manages_no_programme_sees_nothing(world: World) -> None:
    world.start_circle()
    before = rows(world)

    world.ada.command("/leerkring programma")
    assert world.ada.reads()[-1].sees == NOT_YOURS
    assert forge_press(world, world.bram, "programme.themes", "1") == NOT_YOURS
    assert rows(world) == before
    assert "Programma" not in world.ada.open_home().buttons


def test_a_question_of_one_person_is_not_counted(world: World) -> None:
    world.start_circle()
    make_manager(world, world.chris)
    put_question(world, world.eva, "Hoe toets je losmaakbaarheid van gevels?")

    def by_theme() -> str:
        seen = world.chris.click(overview(world.chris), "Per thema").form.text
        world.chris.close(everything=True)
        return seen

    assert "wacht op een antwoord" not in by_theme()
    put_question(world, world.bram, "Wie kent een sloper die hergebruik kan meten?")
    assert "Meer dan één persoon wacht op een antwoord." in by_theme()


def test_a_manager_asks_somebody_to_lead_a_circle_that_nobody_leads(world: World) -> None:
    world.start_circle()
    make_manager(world, world.eva)
    switch_off(world, world.ada)

    seen = overview(world.eva)
    assert "Niemand begeleidt deze kring." in seen.text
    form = world.eva.click(seen, "Vraag iemand").form
    assert world.eva.submit(form, person=world.bram.id) == {}
    said = world.eva.form.text
    assert "Ik heb het gevraagd aan" in said
    assert "blijf jij begeleiden" not in said
    world.eva.close(everything=True)
    world.tick()
    [asked] = told(world.bram, "vraagt of jij ‘Circulair inkopen’ wilt gaan begeleiden")
    world.bram.click(asked, "Nee, liever niet")
    world.tick()
    assert "heeft nog geen begeleider" in world.eva.reads()[-1].sees

    form = world.eva.click(overview(world.eva), "Vraag iemand").form
    assert world.eva.submit(form, person=world.bram.id) == {}
    world.eva.close(everything=True)
    world.tick()
    [_, again] = told(world.bram, "vraagt of jij ‘Circulair inkopen’ wilt gaan begeleiden")
    world.bram.click(again, "Ja, ik ga begeleiden")
    world.tick()
    assert "Je hoeft niets meer te doen." in world.eva.reads()[-1].sees
    assert "Begeleid door: Bram Jansen" in overview(world.eva).text
    assert "Beheer" not in world.eva.open_home().buttons


def test_a_manager_who_takes_part_is_not_asked_how_they_go_on_leading(world: World) -> None:
    world.start_circle()
    make_manager(world, world.bram)
    switch_off(world, world.ada)

    form = world.bram.click(overview(world.bram), "Vraag iemand").form
    assert "Wat doe je daarna zelf?" not in str(form.blocks)
    assert world.bram.submit(form, person=world.chris.id) == {}
    world.bram.close(everything=True)
    world.tick()
    world.chris.click(told(world.chris, "vraagt of jij")[0], "Ja, ik ga begeleiden")
    world.tick()

    assert "Begeleid door: Chris Bakker" in overview(world.bram).text
    assert "Wat er komt" in world.bram.open_home().text  # still takes part


def test_a_manager_finishes_a_circle_that_nobody_leads(world: World) -> None:
    world.start_circle()
    make_manager(world, world.eva)
    switch_off(world, world.ada)

    form = world.eva.click(overview(world.eva), "Pauzeer of rond af").form
    assert world.eva.submit(form, state="closed") == {}
    assert "Dank je wel voor het begeleiden" not in world.eva.form.text
    assert "/leerkring archief" not in world.eva.form.text  # it is not in theirs
    world.tick()

    assert told(world.bram, "De kring is klaar.")
    assert "circle.closed" in world.audited()
    world.eva.close(everything=True)
    assert "Afgerond" in overview(world.eva).text


def test_a_circle_that_is_led_is_left_to_who_leads_it(world: World) -> None:
    world.start_circle()
    make_manager(world, world.eva)
    before = rows(world)

    assert forge_press(world, world.eva, "ending.open", "1") == GONE
    assert forge_press(world, world.eva, "handover.open", "1") == GONE
    assert rows(world) == before

    switch_off(world, world.ada)
    form = world.eva.click(overview(world.eva), "Pauzeer of rond af").form
    switch_off(world, world.ada, on=True)
    before = rows(world)
    errors = world.eva.submit(form, state="closed")
    assert GONE in ("\n".join(errors.values()) or world.eva.form.text)
    assert rows(world) == before
