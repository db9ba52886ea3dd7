"""One session in one place: what was shared about it, and what is still asked of its reader."""

from bot.sandbox.people import Person
from bot.sandbox.seen import View
from bot.slack.base import ids
from storage.models import Meeting
from tests.flows.conftest import World
from tests.flows.curating import CLOSED_TITLE, OPEN_TITLE, PUBLIC_TITLE, curate
from tests.flows.learned.test_ratings import ASK, held  # noqa: F401
from tests.flows.overview.test_erasure import erase
from tests.flows.planning.test_meetings import PLAN, told, wait_until
from tests.flows.reflecting import PRIVATE, answers, forge_press, prompt_of
from tests.flows.sessions.test_before_and_after import GONE, WRAP_UP
from tests.flows.sessions.test_notes import begun, invited, note, park  # noqa: F401  # fixtures

SEE = "Bekijk de bijeenkomst"
HOSTILE = "<!channel> *vet* & <https://kwaad.example|klik>"


def page(person: Person) -> View:
    """The last session, by way of Home."""
    if person.modal is not None:
        person.close(everything=True)
    everything = person.click(person.open_home(), "Meer").form
    sessions = person.click(everything, "Alle bijeenkomsten").form
    return person.click(sessions, SEE).form


def test_all_of_a_session_stands_in_one_place_as_far_as_its_reader_may_read_it(
    world: World,
) -> None:
    curate(world)
    [wrap_up] = told(world.ada, WRAP_UP)

    led = world.ada.click(wrap_up, SEE).form

    assert {"Er is nog geen terugblik verstuurd."} <= set(led.text.splitlines())
    form = world.ada.click(led, "Maak een terugblik").form
    assert world.ada.submit(form, words=f"Dank {HOSTILE}") == {}
    assert world.ada.submit(world.ada.form) == {}
    world.ada.close(everything=True)
    world.tick()
    seen = page(world.bram)
    assert "Begeleid door: Ada" in seen.text
    assert f"Dank {HOSTILE}" in seen.text
    for title in (OPEN_TITLE, CLOSED_TITLE, PUBLIC_TITLE):
        assert title in seen.text
    assert "Maak een terugblik" not in seen.buttons
    card = world.bram.click(seen, "Lees meer", near=OPEN_TITLE).form
    assert "Terugblik" in world.bram.click(card, SEE).form.text
    # also from a third form, on which no other can lie
    third = world.chris.click(page(world.chris), "Lees meer", near=OPEN_TITLE).form
    form = world.chris.click(third, "Herken ik").form
    assert form.callback_id == ids.RECOGNITION_FORM
    assert world.chris.submit(form, organisation="Rijk") == {}
    world.chris.close()
    assert "✓ Herken ik" in world.chris.form.buttons
    # and what is taken back is gone
    mine = world.chris.click(prompt_of(world.chris), "Mijn antwoorden").form
    level = world.chris.click(mine, "Wijzig wie dit leest", near="Hoe stuur je").form
    assert world.chris.submit(level, {level.inputs[0]: PRIVATE}) == {}
    after = page(world.bram).text
    assert PUBLIC_TITLE not in after
    assert OPEN_TITLE in after


def test_whoever_is_not_in_the_circle_sees_nothing_of_it(world: World) -> None:
    circle_id = curate(world)
    meeting = str(world.id_of(Meeting))
    assert OPEN_TITLE in world.bram.command("/leerkring zoek materialenpaspoort").text

    assert GONE in forge_press(world, world.eva, ids.SESSION_OPEN, meeting)
    assert GONE in forge_press(world, world.eva, ids.SESSION_LIST, str(circle_id))
    world.eva.command("/leerkring zoek materialenpaspoort")
    card = world.eva.click(world.eva.reads()[-1], "Lees meer").form
    assert SEE not in card.buttons
    assert "Er is nog geen bijeenkomst gepland." in forge_press(
        world, world.eva, ids.SESSION_LIST, ""
    )


def test_what_was_parked_and_noted_is_there_and_goes_with_its_author(begun: World) -> None:  # noqa: F811
    park(begun, begun.bram, "Wie betaalt het depot?")
    note(begun, begun.bram, "Eerst bellen, dan mailen.", level="1")
    note(begun, begun.chris, "Ik twijfel nog.")

    seen = page(begun.ada).text

    assert "Wie betaalt het depot?" in seen
    assert "Eerst bellen, dan mailen." in seen
    assert "Ik twijfel nog." not in seen
    assert "Ik twijfel nog." in page(begun.chris).text
    erase(begun, begun.bram)
    after = page(begun.ada).text
    assert "depot" not in after
    assert "mailen" not in after


def test_before_a_session_it_says_what_to_prepare_and_asks_what_is_open(world: World) -> None:
    world.start_circle()
    assert world.ada.submit(world.ada.command("/leerkring plan").form, PLAN) == {}
    assert world.ada.submit(world.ada.form, remark=f"Neem je contract mee. {HOSTILE}") == {}
    world.ada.close(everything=True)
    world.tick()

    seen = page(world.bram)

    assert f"Neem je contract mee. {HOSTILE}" in seen.text
    assert "Onze hoofdvragen:" in seen.text
    assert "Wie komt er?" not in seen.buttons
    assert "Wie komt er?" in page(world.ada).buttons
    world.bram.click(seen, "Ja, ik kom")
    assert "Je komt. Fijn, tot dan." in world.bram.form.text
    assert "Kom je?" not in page(world.bram).text
    assert "Ja, ik kom" in page(world.chris).buttons
    wait_until(world, "2026-03-12 10:00")
    for seen in (page(world.chris), world.chris.open_home()):
        assert "Ja, ik kom" not in seen.buttons
    wait_until(world, "2026-03-13 12:00")
    assert "Hier staat nog niets over deze bijeenkomst." in page(world.bram).text


def test_what_was_asked_in_a_message_can_be_done_there(held: World) -> None:  # noqa: F811
    bram = held.bram
    seen = page(bram)
    assert ASK in seen.text

    bram.click(seen, "4")

    assert "Dank je, dat telt mee zonder je naam." in bram.form.text
    again = page(bram)
    assert ASK not in again.text
    form = bram.click(again, "Beantwoord").form
    assert bram.submit(form, answers(held, (HOSTILE, PRIVATE))) == {}
    assert "Wat heb je geleerd?" not in page(bram).text
