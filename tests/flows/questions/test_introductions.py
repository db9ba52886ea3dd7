"""Two people who can help each other: no name before both said yes."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.domain.overview import privacy
from bot.sandbox.people import Person
from storage.models import Exchange, Introduction, LearningQuestion
from storage.models import Person as Colleague
from tests.flows.asking import CUPS, ask, asked_of
from tests.flows.conftest import World
from tests.flows.reflecting import forge_press, person_id, rows

GONE = "Dit is er niet meer, of het is niet voor jou. Er is niets veranderd."
BRINGS = "Een proef met statiegeld op koffiebekers op ons stadhuis."
MAY_I = "Mag ik je voorstellen aan iemand met deze vraag?"


def bring(world: World, person: Person, brings: str = BRINGS, *, is_open: bool = True) -> None:
    form = person.command("/leerkring kennismaken").form
    label = form.options("open")[0]
    assert person.submit(form, brings=brings, open=[label] if is_open else []) == {}
    person.close(everything=True)
    world.tick()


@pytest.fixture
def wanting(world: World) -> World:
    """Chris, at a province, brings what Eva asks a circle about."""
    world.start_circle()
    form = world.chris.command("/leerkring instellingen").form
    assert world.chris.submit(form, organisation="Provincie", layer="Provincie") == {}
    world.chris.close(everything=True)
    bring(world, world.chris)
    ask(world, world.eva, CUPS, introduce=True)
    world.ada.click(asked_of(world.ada, CUPS), "Zet op de agenda")
    world.tick()
    return world


def test_both_say_yes_before_either_hears_a_name(wanting: World) -> None:
    asked = wanting.chris.reads()[-1]
    assert MAY_I in asked.sees
    assert CUPS in asked.sees
    assert "Eva" not in asked.sees
    assert not any("wil je graag spreken" in m.sees for m in wanting.eva.reads())
    assert "dan zoek ik een collega" in wanting.eva.command("/leerkring vragen").form.text
    wanting.eva.close(everything=True)

    wanting.chris.click(asked, "Ja, graag")
    wanting.tick()
    assert "Ik vraag het nu aan de ander" in wanting.chris.reads()[-1].sees
    offered = wanting.eva.reads()[-1]
    assert "wil je graag spreken" in offered.sees
    assert "Soort organisatie: Provincie" in offered.sees
    assert "Chris" not in offered.sees
    assert BRINGS not in offered.sees

    wanting.eva.click(offered, "Ja, graag")
    wanting.tick()
    told = wanting.eva.reads()[-1]
    assert "maak kennis met Chris Bakker" in told.sees
    assert BRINGS in told.sees
    assert '"user_id": "U0CHRIS"' in json.dumps(told.blocks)
    assert "maak kennis met Eva Mulder" in wanting.chris.reads()[-1].sees
    assert CUPS in wanting.chris.reads()[-1].sees

    before = rows(wanting)
    introduction = str(wanting.id_of(Introduction))
    forge_press(wanting, wanting.eva, "introduction.yes", introduction)  # a second press
    assert rows(wanting) == before

    wanting.later(days=22)
    question = wanting.eva.reads()[-1]
    assert "Is het gelukt om elkaar te spreken?" in question.sees
    wanting.eva.click(question, "Nog niet")
    assert "Ik vraag er niet nog eens naar" in wanting.eva.reads()[-1].sees
    count = len(wanting.eva.reads())
    wanting.later(days=30)
    assert len(wanting.eva.reads()) == count


def test_each_tells_for_themselves_what_came_of_it(wanting: World) -> None:
    introduction, question = str(wanting.id_of(Introduction)), wanting.chris.reads()[-1]
    before = rows(wanting)
    assert forge_press(wanting, wanting.chris, "introduction.outcome.yes", introduction) == GONE
    assert rows(wanting) == before  # they do not know each other yet
    wanting.chris.click(question, "Ja, graag")
    wanting.tick()
    wanting.eva.click(wanting.eva.reads()[-1], "Ja, graag")
    wanting.tick()

    forge_press(wanting, wanting.chris, "introduction.outcome.yes", introduction)

    with wanting.db.read() as session:
        made = session.scalars(select(Introduction)).one()
    assert made.giver_outcome is not None
    assert made.asker_outcome is None


def test_a_no_is_told_to_nobody(wanting: World) -> None:
    count = len(wanting.eva.reads())

    wanting.chris.click(wanting.chris.reads()[-1], "Nee, liever niet")
    wanting.tick()

    assert "gaat niet door" in wanting.chris.reads()[-1].sees
    assert len(wanting.eva.reads()) == count
    wanting.later(days=40)
    assert (
        len([m for m in wanting.chris.reads() if MAY_I in m.sees or "kennismaking" in m.sees])
        == 1
    )
    assert "question.accepted" in wanting.audited()


def test_the_asker_s_no_is_silent_too(wanting: World) -> None:
    wanting.chris.click(wanting.chris.reads()[-1], "Ja, graag")
    wanting.tick()
    count = len(wanting.chris.reads())

    wanting.eva.click(wanting.eva.reads()[-1], "Nee, liever niet")
    wanting.tick()

    assert len(wanting.chris.reads()) == count
    assert not any("maak kennis met" in m.sees for m in wanting.chris.reads())
    assert "introduction.agreed" in wanting.audited()


def test_strangers_and_askers_who_were_not_asked_find_nothing(wanting: World) -> None:
    introduction = str(wanting.id_of(Introduction))
    before = rows(wanting)

    for person in (wanting.bram, wanting.ada, wanting.eva):
        for action in ("introduction.yes", "introduction.no", "introduction.outcome.yes"):
            assert forge_press(wanting, person, action, introduction) == GONE
    for value in ("99999", "x", "-1", "9" * 30):
        assert forge_press(wanting, wanting.chris, "introduction.yes", value) == GONE

    assert rows(wanting) == before


def test_nobody_is_asked_twice_in_a_month(wanting: World) -> None:
    other = "Is statiegeld op koffiebekers duur?"
    ask(wanting, wanting.dewi, other, introduce=True)
    wanting.ada.click(asked_of(wanting.ada, other), "Zet op de agenda")
    wanting.tick()
    assert len([m for m in wanting.chris.reads() if MAY_I in m.sees]) == 1

    wanting.later(days=31)

    assert len([m for m in wanting.chris.reads() if MAY_I in m.sees]) == 2


def asked(person: Person) -> int:
    return len([m for m in person.reads() if MAY_I in m.sees])


def test_who_does_not_answer_keeps_the_asker_waiting_for_two_weeks(wanting: World) -> None:
    bring(wanting, wanting.bram)
    wanting.later(days=13, hours=23, minutes=59)
    assert asked(wanting.bram) == 0

    wanting.later(minutes=1)

    assert asked(wanting.bram) == 1
    assert asked(wanting.chris) == 1


def test_an_offer_without_an_answer_keeps_neither_of_the_two_busy(wanting: World) -> None:
    wanting.chris.click(wanting.chris.reads()[-1], "Ja, graag")
    wanting.tick()
    assert "wil je graag spreken" in wanting.eva.reads()[-1].sees
    bring(wanting, wanting.eva, "Onze proef met een wormenhotel in de wijk.")
    ask(wanting, wanting.dewi, "Is statiegeld op koffiebekers duur?", introduce=True)
    ask(wanting, wanting.bram, "Hoe begin je een wormenhotel in de wijk?", introduce=True)
    for text in ("Is statiegeld op koffiebekers duur?", "Hoe begin je een wormenhotel"):
        wanting.ada.click(asked_of(wanting.ada, text), "Zet op de agenda")
    wanting.later(days=29, hours=23, minutes=59)
    assert (asked(wanting.chris), asked(wanting.eva)) == (0, 0)

    wanting.later(minutes=1)

    assert (asked(wanting.chris), asked(wanting.eva)) == (1, 1)


@pytest.mark.parametrize(
    ("minutes", "told"), [(-1, "Ik vraag het nu aan de ander"), (0, "gaat niet door")]
)
def test_the_giver_can_say_yes_for_two_weeks(wanting: World, minutes: int, told: str) -> None:
    question = wanting.chris.reads()[-1]
    wanting.clock.move_by(timedelta(days=14, minutes=minutes))
    before = rows(wanting)

    wanting.chris.click(question, "Ja, graag")

    shown = next(m for m in wanting.chris.reads() if m.ts == question.ts)
    assert told in shown.sees + wanting.chris.reads()[-1].sees
    assert (rows(wanting) == before) is (minutes == 0)


@pytest.mark.parametrize(("minutes", "told"), [(-1, "maak kennis met"), (0, "gaat niet door")])
def test_the_asker_can_say_yes_for_two_weeks(wanting: World, minutes: int, told: str) -> None:
    wanting.later(days=2)
    wanting.chris.click(wanting.chris.reads()[-1], "Ja, graag")
    wanting.tick()
    offer = wanting.eva.reads()[-1]
    wanting.clock.move_by(timedelta(days=14, minutes=minutes))
    before = rows(wanting)

    wanting.eva.click(offer, "Ja, graag")

    assert (rows(wanting) == before) is (minutes == 0)
    wanting.tick()
    assert told in " ".join(m.sees for m in wanting.eva.reads()[-2:])


def test_who_knows_the_other_by_now_cannot_say_no_any_more(wanting: World) -> None:
    for person in (wanting.chris, wanting.eva):
        person.click(person.reads()[-1], "Ja, graag")
        wanting.tick()
    before = rows(wanting)

    told = forge_press(
        wanting, wanting.eva, "introduction.no", str(wanting.id_of(Introduction))
    )

    assert "Jullie zijn aan elkaar voorgesteld." in told
    assert rows(wanting) == before


def test_after_two_weeks_without_an_answer_the_next_is_asked(wanting: World) -> None:
    """Nobody hears of it; who comes back to the old question reads that it is over."""
    unanswered = wanting.chris.reads()[-1]
    bring(wanting, wanting.bram)

    wanting.later(days=13)
    assert not any(MAY_I in message.sees for message in wanting.bram.reads())
    wanting.later(days=1)
    assert MAY_I in wanting.bram.reads()[-1].sees

    wanting.chris.click(unanswered, "Ja, graag")
    wanting.tick()
    assert "gaat niet door" in wanting.chris.reads()[-1].sees
    assert not any("wil je graag spreken" in message.sees for message in wanting.eva.reads())


def test_without_consent_nobody_is_asked(world: World) -> None:
    world.start_circle()
    bring(world, world.chris, is_open=False)
    bring(world, world.bram, "Wij weten veel van asfalt en bermen.")
    ask(world, world.eva, CUPS, introduce=True)
    ask(world, world.dewi, "Is statiegeld op koffiebekers duur?")
    for text in (CUPS, "Is statiegeld op koffiebekers duur?"):
        world.ada.click(asked_of(world.ada, text), "Zet op de agenda")
    world.tick()

    assert not any(MAY_I in m.sees for p in (world.chris, world.bram) for m in p.reads())


def test_who_changes_their_mind_ends_it(wanting: World) -> None:
    asked = wanting.chris.reads()[-1]
    bring(wanting, wanting.chris, is_open=False)

    told = wanting.chris.click(asked, "Ja, graag").text

    assert "gaat niet door" in told
    wanting.tick()
    assert not any("wil je graag spreken" in m.sees for m in wanting.eva.reads())


def test_a_question_that_was_taken_back_ends_it(wanting: World) -> None:
    asked = wanting.chris.reads()[-1]
    wanting.eva.click(wanting.eva.command("/leerkring vragen").form, "Trek in")

    assert "gaat niet door" in wanting.chris.click(asked, "Ja, graag").text


def test_being_introduced_needs_something_to_bring(world: World) -> None:
    form = world.bram.command("/leerkring kennismaken").form
    before = rows(world)

    errors = world.bram.submit(form, brings="", open=[form.options("open")[0]])

    assert "Schrijf op waar je ervaring mee hebt" in errors["brings"]
    assert rows(world) == before


def test_what_somebody_wants_to_learn_can_become_a_question(world: World) -> None:
    world.start_circle()
    form = world.bram.command("/leerkring kennismaken").form
    assert world.bram.submit(form, wants="Hoe werkt een wormenhotel?") == {}

    form = world.bram.click(world.bram.form, "Vraag het aan een leerkring").form

    assert form.initial("question") == "Hoe werkt een wormenhotel?"


def test_an_erased_person_is_nowhere(wanting: World) -> None:
    wanting.chris.click(wanting.chris.reads()[-1], "Ja, graag")
    wanting.tick()
    wanting.eva.click(wanting.eva.reads()[-1], "Ja, graag")
    wanting.tick()
    told = wanting.eva.reads()[-1]
    assert "Chris" in told.sees

    with wanting.db.begin() as session:
        person = session.get_one(Colleague, person_id(wanting, wanting.chris))
        exported = json.dumps(privacy.export_person(session, person, wanting.clock.now()))
        assert BRINGS in exported
        privacy.erase_person(session, person, wanting.clock.now())
    wanting.tick()

    shown = next(m for m in wanting.eva.reads() if m.ts == told.ts)
    assert "Chris" not in shown.sees
    assert BRINGS not in shown.sees
    with wanting.db.read() as session:
        assert session.scalars(select(Exchange)).all() == []
        assert session.scalars(select(Introduction)).all() == []
        assert session.scalars(select(LearningQuestion)).one().text == CUPS


def test_who_left_is_not_asked(world: World) -> None:
    world.start_circle()
    bring(world, world.chris)
    with world.db.begin() as session:
        session.get_one(Colleague, person_id(world, world.chris)).is_active = False
    ask(world, world.eva, CUPS, introduce=True)
    world.ada.click(asked_of(world.ada, CUPS), "Zet op de agenda")
    world.tick()

    assert not any(MAY_I in m.sees for m in world.chris.reads())
    with world.db.read() as session:
        assert session.scalars(select(Introduction)).all() == []
