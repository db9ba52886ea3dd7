"""Which language someone is spoken to in, and how they get the other one."""

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import select

from bot.sandbox.people import Person
from bot.sandbox.seen import Message
from storage.database import Database
from storage.models import Person as Colleague
from storage.models import Workspace
from tests.flows.conftest import World

DUTCH, ENGLISH = "Wat kan Leerkring?", "What can Leerkring do?"
FOR_ENGLISH, FOR_DUTCH = "English, please", "Liever Nederlands"
NOW_ENGLISH = "From now on I will speak English with you."


@pytest.fixture
def abroad(database: Database) -> Iterator[World]:
    """A workspace whose DEFAULT_LOCALE is en."""
    world = World(database, language="en")
    yield world
    world.close()


def language_of(world: World, person: Person) -> tuple[str, bool]:
    """As it is stored, and whether they chose it."""
    with world.db.read() as session:
        [row] = session.scalars(select(Colleague).where(Colleague.external_id == person.id))
        return row.language, row.chose_language


def newcomer(world: World, locale: str) -> Person:
    return world.add_person("U0FEMKE", "femke", real_name="Femke Vos", locale=locale)


@pytest.mark.parametrize("locale", ["en-US", "en-GB", "nl-NL", ""])
def test_who_comes_through_no_circle_hears_the_default(world: World, locale: str) -> None:
    assert DUTCH in newcomer(world, locale).command("/leerkring help").text


@pytest.mark.parametrize("locale", ["en-US", "nl-NL", ""])
def test_the_default_can_be_english(abroad: World, locale: str) -> None:
    assert ENGLISH in newcomer(abroad, locale).command("/leerkring help").text
    with abroad.db.read() as session:
        assert session.scalars(select(Workspace.language)).one() == "en"


@pytest.mark.parametrize("locale", ["fr-FR", "de-DE", "pt-BR"])
def test_another_language_in_slack_tips_the_scale_to_english(world: World, locale: str) -> None:
    assert ENGLISH in newcomer(world, locale).command("/leerkring help").text


@pytest.mark.parametrize("locale", ["en-US", "en-GB", "nl-NL", "fr-FR"])
@pytest.mark.parametrize(
    ("language", "welcome"), [("nl", "Welkom in ‘Circulair inkopen’"), ("en", "Welcome to ‘")]
)
def test_the_circle_goes_before_what_slack_says(
    world: World, locale: str, language: str, welcome: str
) -> None:
    femke = newcomer(world, locale)
    world.start_circle(participants=["U0FEMKE"], language=language)

    assert welcome in femke.reads()[0].sees
    assert language_of(world, femke) == (language, False)


def test_a_choice_goes_before_the_circle(world: World) -> None:
    world.speak_english(world.bram)
    world.start_circle(participants=["U0BRAM"])

    assert "Welcome to ‘" in world.bram.reads()[0].sees


def test_the_first_circle_counts_and_no_later_one(world: World) -> None:
    world.start_circle(participants=["U0BRAM"])
    world.start_circle(name="In English", participants=["U0BRAM"], language="en")

    assert language_of(world, world.bram) == ("nl", False)


def test_who_asked_something_before_follows_the_first_circle(world: World) -> None:
    assert DUTCH in world.bram.command("/leerkring help").text
    world.start_circle(participants=["U0BRAM"], language="en")

    assert "Welcome to ‘" in world.bram.reads()[-1].sees


def test_another_locale_in_slack_changes_nothing(world: World) -> None:
    world.start_circle(participants=["U0BRAM"])
    world.sandbox.change_person("U0BRAM", locale="fr-FR")
    world.sandbox.idle()
    world.later(days=2)

    assert DUTCH in world.bram.command("/leerkring help").text


def by_command(person: Person) -> Message:
    return person.command("/leerkring help").message


def by_message(person: Person) -> Message:
    person.says("Hoe bewaar je een paspoort?")
    return person.reads()[-1]


@pytest.mark.parametrize("ask", [by_command, by_message])
def test_the_first_answer_offers_the_other_language(
    world: World, ask: Callable[[Person], Message]
) -> None:
    first = ask(world.eva)
    assert FOR_ENGLISH in first.buttons

    reply = world.eva.click(first, FOR_ENGLISH)

    assert NOW_ENGLISH in reply.text
    assert language_of(world, world.eva) == ("en", True)
    second = ask(world.eva)
    assert not {FOR_ENGLISH, FOR_DUTCH} & set(second.buttons)
    assert world.eva.home is not None
    assert "More" in world.eva.home.buttons


def test_a_first_form_offers_it_and_keeps_what_was_typed(world: World) -> None:
    form = world.eva.command("/leerkring nieuw").form
    world.eva.fill(form, {"name": "Circulair bouwen"})

    world.eva.click(form, FOR_ENGLISH)

    assert NOW_ENGLISH in world.eva.form.text
    world.eva.close(world.eva.form)
    assert world.eva.form.initial("name") == "Circulair bouwen"
    assert language_of(world, world.eva) == ("en", True)
    assert world.eva.command("/leerkring new").form.title == "New circle"


def test_a_first_look_at_home_offers_it(world: World) -> None:
    world.eva.click(world.eva.open_home(), FOR_ENGLISH)

    assert world.eva.home is not None
    assert "More" in world.eva.home.buttons
    assert FOR_DUTCH not in world.eva.home.buttons


def test_the_welcome_offers_it_and_speaks_it_after_one_press(world: World) -> None:
    world.start_circle(participants=["U0BRAM"])
    [welcome] = world.bram.reads()

    reply = world.bram.click(welcome, FOR_ENGLISH)

    assert NOW_ENGLISH in reply.text
    [welcome] = [each for each in world.bram.reads() if not each.ephemeral]
    assert "Welcome to ‘Circulair inkopen’" in welcome.sees
    assert FOR_DUTCH not in welcome.buttons
    assert language_of(world, world.bram) == ("en", True)


def test_english_people_are_offered_dutch(world: World) -> None:
    world.start_circle(participants=["U0BRAM"], language="en")
    [welcome] = world.bram.reads()

    world.bram.click(welcome, FOR_DUTCH)

    assert "Welkom in ‘Circulair inkopen’" in world.bram.reads()[0].sees


def test_only_the_first_message_offers_it(world: World) -> None:
    world.start_circle(participants=["U0BRAM"])
    form = world.ada.command("/leerkring plan").form
    world.ada.submit(form, first_on="2026-03-20", at="10:00", minutes="60", place="Zaal 3")
    world.ada.submit(world.ada.form)
    world.tick()

    first, *later = world.bram.reads()
    assert FOR_ENGLISH in first.buttons
    assert later
    assert [each for each in later if FOR_ENGLISH in each.buttons] == []


def test_who_is_asked_to_lead_hears_it_in_the_circle_s_language(world: World) -> None:
    world.start_circle(participants=["U0BRAM"])
    manage = world.ada.click(world.ada.open_home(), "Beheer").form
    form = world.ada.click(manage, "Draag over").form
    assert world.ada.submit(form, person="U0EVA") == {}
    world.tick()

    [asked] = world.eva.reads()
    assert "Ada de Vries" in asked.sees
    assert FOR_ENGLISH in asked.buttons
    assert language_of(world, world.eva) == ("nl", False)
