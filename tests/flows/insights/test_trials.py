"""Did you use it? Asked once; the answer is evidence on the card, without a name."""

import pytest
from sqlalchemy import select

from bot.domain.base import messages
from bot.domain.base.kinds import MessageKind
from bot.domain.insights import card_words
from bot.domain.people import people
from bot.sandbox.people import Person
from bot.sandbox.seen import Message
from storage.models import Insight, ReleaseLevel, Trial
from storage.models import Person as Colleague
from tests.flows.conftest import World
from tests.flows.curating import OPEN_TITLE, curate
from tests.flows.insights.test_recognition import crowd, read
from tests.flows.reflecting import forge_form, forge_memory, forge_press, person_id, rows

ASK = "Een tijd geleden wilde je dit gebruiken"
WORDS = "De aannemer vulde het zo in."


def going_to_use(world: World, *readers: Person) -> None:
    card = world.id_of(Insight, title=OPEN_TITLE)
    for reader in readers:
        reader.command("/leerkring help")  # so that the bot knows them
        with world.db.begin() as session:
            actor = people.as_actor(session.get_one(Colleague, person_id(world, reader)))
            card_words.use(session, actor, card, world.clock.now())


def questions(reader: Person) -> list[Message]:
    return [m for m in reader.reads() if OPEN_TITLE in m.sees and "Nog niet" in m.buttons]


def asked(reader: Person) -> Message:
    """The one question, whatever it shows by now."""
    return next(m for m in reader.reads() if {"Nog niet", "Laat maar"} & set(m.buttons))


@pytest.fixture
def used(world: World) -> World:
    """Three readers were going to use the open card, and the four weeks are over."""
    curate(world)
    readers = [world.eva, *crowd(world, 2)]
    going_to_use(world, *readers)
    world.later(days=27)
    assert questions(world.eva) == []
    world.later(days=2)
    return world


def others(world: World) -> list[Person]:
    return [world.sandbox.person(f"U0LEZER{n}") for n in range(2)]


def test_asked_once_and_the_answers_stand_on_the_card(used: World) -> None:
    first, second = others(used)
    [question] = questions(used.eva)
    assert ASK in question.sees

    used.eva.click(question, "Het werkte")
    assert "Je zei: het werkte." in asked(used.eva).sees
    used.eva.click(asked(used.eva), "Vertel wat er gebeurde")
    assert "leest iedereen in onze Slack" in used.eva.form.text
    assert used.eva.submit(used.eva.form, text=WORDS) == {}
    assert "Je zin staat nu bij het inzicht" in used.eva.form.text
    used.eva.close(everything=True)
    first.click(asked(first), "Het werkte niet")

    shown = read(used, used.dewi).text
    assert "One or two people tried it." in shown
    assert WORDS in shown
    used.dewi.close(everything=True)
    second.click(asked(second), "Het werkte")
    shown = read(used, used.dewi).text
    assert "3 people tried it. It worked for 2, not for 1." in shown
    assert "Eva" not in shown
    used.later(days=60)
    assert len([m for m in used.eva.reads() if "Laat maar" in m.buttons]) == 1
    assert "insight.tried" in used.audited()


def test_an_answer_can_be_changed_and_taken_back(used: World) -> None:
    used.eva.click(asked(used.eva), "Nog niet")
    assert "Ik vraag het niet nog eens" in asked(used.eva).sees
    used.eva.click(asked(used.eva), "Het werkte")
    used.eva.click(asked(used.eva), "Vertel wat er gebeurde")
    assert used.eva.submit(used.eva.form, text=WORDS) == {}
    used.eva.close(everything=True)
    used.eva.click(asked(used.eva), "Het werkte niet")
    assert WORDS in asked(used.eva).sees

    used.eva.click(asked(used.eva), "Pas je zin aan")
    used.eva.click(used.eva.form, "Trek mijn reactie in")

    assert "Je antwoord en je zin zijn weg" in used.eva.form.text
    used.eva.close(everything=True)
    assert ASK in asked(used.eva).sees
    assert WORDS not in read(used, used.dewi).text
    used.dewi.close(everything=True)
    used.eva.click(asked(used.eva), "Laat maar")
    assert "Ik vraag er niet meer naar." in asked(used.eva).sees


def test_other_words_of_the_card_were_not_tried(used: World) -> None:
    used.eva.click(asked(used.eva), "Het werkte")
    with used.db.begin() as session:
        card = session.scalars(select(Insight).where(Insight.title == OPEN_TITLE)).one()
        card.what = "De architect vult het in."

    assert "tried it" not in read(used, used.dewi).text
    used.eva.click(asked(used.eva), "Het werkte niet", stale=True)
    with used.db.begin() as session:
        card = session.scalars(select(Insight).where(Insight.title == OPEN_TITLE)).one()
        card.what = "De beheerder vult het in."
        asked_about = [(MessageKind.TRIAL_QUESTION, card.id)]
        messages.make_stale(session, card.workspace_id, asked_about, used.clock.now())
    used.tick()
    said = asked(used.eva)
    assert "Je antwoord telt daarom niet meer mee." in said.sees
    assert "Vertel wat er gebeurde" not in said.buttons
    assert "Het werkte niet" in said.buttons
    used.eva.click(said, "Het werkte niet")
    assert "Je zei: het werkte niet." in asked(used.eva).sees


def test_a_withdrawn_card_is_not_asked_about_and_leaves_the_question(used: World) -> None:
    used.eva.click(asked(used.eva), "Het werkte")
    late = used.add_person("U0LAAT", "laat", real_name="Lara Laat")
    going_to_use(used, late)

    forge_press(used, used.bram, "release.withdraw", str(used.id_of(Insight, title=OPEN_TITLE)))
    used.later(days=35)

    assert OPEN_TITLE not in "\n".join(m.sees for m in used.eva.reads())
    assert all("Laat maar" not in m.buttons for m in late.reads())


@pytest.mark.parametrize("reason", ["stopped", "left"])
def test_who_is_not_going_to_use_it_any_more_is_not_asked(world: World, reason: str) -> None:
    curate(world)
    going_to_use(world, world.eva)
    if reason == "stopped":
        world.eva.click(read(world, world.eva), "✓ Ga ik gebruiken")
        world.eva.close(everything=True)
    else:
        with world.db.begin() as session:
            session.get_one(Colleague, person_id(world, world.eva)).is_active = False

    world.later(days=35)

    assert questions(world.eva) == []


def test_only_who_was_going_to_use_it_answers(used: World) -> None:
    card = used.id_of(Insight, title=OPEN_TITLE)
    before = rows(used)

    told = {
        forge_press(used, used.dewi, action, str(each))
        for action in ("trial.answer.worked", "trial.tell")
        for each in (card, 999)
    }
    forged = {
        forge_form(used, used.dewi, "trial.form", insight=each, level=3) for each in (card, 999)
    }

    assert len(told) == 1
    assert len(forged) == 1
    assert rows(used) == before


def test_who_worked_on_the_card_does_not_judge_it(used: World) -> None:
    going_to_use(used, used.bram)
    card = used.id_of(Insight, title=OPEN_TITLE)

    told = forge_press(used, used.bram, "trial.answer.worked", str(card))
    used.later(days=35)

    assert "Je werkte zelf aan dit inzicht mee" in told
    assert questions(used.bram) == []


def test_a_sentence_goes_no_further_than_its_form_said(used: World) -> None:
    used.eva.click(asked(used.eva), "Het werkte")
    used.eva.click(asked(used.eva), "Vertel wat er gebeurde")
    forge_memory(used, used.eva, level=int(ReleaseLevel.PUBLIC))

    assert used.eva.submit(used.eva.form, text=WORDS) == {}

    with used.db.read() as session:
        assert session.scalars(select(Trial.level)).one() is ReleaseLevel.NETWORK
