"""The giver is told: one quiet note a month of what came of it, and nobody is named."""

import pytest

from bot.domain.insights import trials
from bot.domain.people import people
from bot.sandbox.people import Person
from storage.models import Insight, TrialResult
from storage.models import Person as Colleague
from tests.flows.circulation.test_reuse import APRIL, MAY, NEWS, news_of, until, use
from tests.flows.conftest import World
from tests.flows.curating import OPEN_TITLE, curate
from tests.flows.insights.test_recognition import crowd, say
from tests.flows.planning.test_changes import wait_until
from tests.flows.planning.test_meetings import invitation
from tests.flows.reflecting import forge_press, make_card, person_id, reflect
from tests.flows.sessions.test_runs import (
    invited,  # noqa: F401  # a fixture
    press,
    start,
)


def try_it(world: World, person: Person, result: TrialResult) -> None:
    use(world, person)
    with world.db.begin() as session:
        actor = people.as_actor(session.get_one(Colleague, person_id(world, person)))
        card = world.id_of(Insight, title=OPEN_TITLE)
        trials.answer(session, actor, card, result, world.clock.now())


@pytest.fixture
def recognised(world: World) -> World:
    """Bram's answer became a card, three organisations recognise it, one tried it."""
    curate(world)
    for number, person in enumerate(crowd(world, 4)):
        say(world, person, f"Gemeente {number % 3}")
    proposed = next(m for m in world.ada.reads() if "Maak er een handvat van" in m.buttons)
    world.ada.click(proposed, "Maak er een handvat van")
    try_it(world, world.eva, TrialResult.WORKED)
    return world


def test_one_note_a_month_tells_all_that_came_of_an_answer(recognised: World) -> None:
    until(recognised, APRIL)

    [told] = news_of(recognised.bram)
    assert OPEN_TITLE in told
    assert "Wat jij schreef, zit in dit inzicht." in told
    assert "Het is nu een handvat." in told
    assert "3 organisaties herkennen dit." in told
    assert "Een of meer collega’s probeerden dit, en het werkte." in told
    assert "Gemeente" not in told
    assert "Eva" not in told
    assert news_of(recognised.ada) == []  # she only made a card of it
    until(recognised, MAY)
    assert len(news_of(recognised.bram)) == 1  # nothing happened in April


def test_one_press_ends_it(recognised: World) -> None:
    until(recognised, APRIL)
    note = next(m for m in recognised.bram.reads() if NEWS in m.sees)

    recognised.bram.click(note, "Stop met dit bericht")
    try_it(recognised, recognised.dewi, TrialResult.WORKED)
    until(recognised, MAY)

    assert news_of(recognised.bram) == []


def test_a_withdrawn_card_leaves_the_note(recognised: World) -> None:
    until(recognised, APRIL)
    card = str(recognised.id_of(Insight, title=OPEN_TITLE))

    forge_press(recognised, recognised.bram, "release.withdraw", card)
    recognised.tick()

    assert OPEN_TITLE not in "".join(news_of(recognised.bram))


def test_what_did_not_work_and_too_few_organisations_are_no_news(world: World) -> None:
    curate(world)
    until(world, APRIL)
    try_it(world, world.eva, TrialResult.DID_NOT)
    for person in crowd(world, 4):
        say(world, person, "Gemeente Een")

    until(world, MAY)

    assert len(news_of(world.bram)) == 1  # that of March


@pytest.mark.parametrize("phases", [0, 1])
def test_input_that_came_up_in_a_session_is_told(invited: World, phases: int) -> None:  # noqa: F811
    form = invited.chris.click(invitation(invited.chris), "Nee, maar ik geef iets mee").form
    assert invited.chris.submit(form, contribution="Vraag naar de kosten.") == {}
    wait_until(invited, "2026-03-12 10:00")
    start(invited)
    for _ in range(phases):
        press(invited, "Volgende fase")
    wait_until(invited, "2026-03-12 12:05")
    reflect(invited, invited.bram, ("Wij begonnen klein.", "1"))
    make_card(invited, "Wij begonnen klein.", "1")

    until(invited, APRIL)

    told = "".join(news_of(invited.chris))
    if phases:
        assert "op donderdag 12 maart 2026, kwam aan bod in fase 2 van het draaiboek." in told
        assert "Uit die bijeenkomst kwam één inzicht." in told
        assert "kosten" not in told
    else:
        assert told == ""
