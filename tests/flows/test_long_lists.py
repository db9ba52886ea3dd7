"""Stories with more of a thing than Slack shows at once: the whole can always be reached."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import select

from bot.sandbox.people import Person
from bot.sandbox.seen import View
from bot.search import search
from storage.database import Database
from storage.models import (
    Circle,
    CircleState,
    Insight,
    InsightState,
    Kind,
    LearningQuestion,
    Membership,
    Outcome,
    ReleaseLevel,
    Role,
)
from storage.models import Person as Colleague
from tests.flows.conftest import World

COUNT = 130  # more than a menu, a form and a message of Slack hold
NAMES = {f"Kring {n:03}" for n in range(COUNT)}


@pytest.fixture
def world(database: Database) -> Iterator[World]:
    world = World(database, public_url="https://leerkring.example")
    yield world
    world.close()


@pytest.fixture
def busy(world: World) -> World:
    """Ada leads all of these circles, and Bram takes part in each."""
    world.start_circle()
    with world.db.begin() as session:
        [first] = session.scalars(select(Circle))
        ada, bram = (
            session.scalars(select(Colleague).filter_by(external_id=each)).one()
            for each in ("U0ADA", "U0BRAM")
        )
        for name in sorted(NAMES):
            circle = Circle(
                **_copied(first), name=name, state=CircleState.ACTIVE, channel=f"C{name[-3:]}"
            )
            session.add(circle)
            session.flush()
            for person, role in ((ada, Role.FACILITATOR), (bram, Role.PARTICIPANT)):
                session.add(
                    Membership(
                        workspace_id=first.workspace_id,
                        circle_id=circle.id,
                        person_id=person.id,
                        role=role,
                        joined_at=first.created_at,
                    )
                )
    return world


def _copied(circle: Circle) -> dict[str, object]:
    kept = ("workspace_id", "theme", "purpose", "created_at", "created_by", "started_at")
    return {name: getattr(circle, name) for name in kept}


def everything(who: Person, form: View | None) -> str:
    """All that a list says, page by page, as far as its buttons lead."""
    said = []
    while form is not None:
        said.append(form.text)
        form = who.click(form, "Volgende").modal if "Volgende" in form.buttons else None
    return "\n".join(said)


def names_in(text: str) -> set[str]:
    return set(re.findall(r"Kring \d{3}", text))


@pytest.mark.parametrize("word", ["deelname", "beheer", "agenda"])
def test_every_circle_is_in_the_list(busy: World, word: str) -> None:
    who = busy.ada

    assert names_in(everything(who, who.command(f"/leerkring {word}").form)) == NAMES


def test_who_takes_part_in_many_circles_sees_each(busy: World) -> None:
    form = busy.bram.command("/leerkring deelname").form

    assert names_in(everything(busy.bram, form)) == NAMES


@pytest.mark.parametrize(
    "word", ["plan", "prikken", "kennisbrief", "oogst", "praktijk", "reflectie"]
)
def test_every_circle_is_in_the_menu(busy: World, word: str) -> None:
    form = busy.ada.command(f"/leerkring {word}").form

    assert names_in(" ".join(form.options("circle"))) == NAMES


def test_the_last_circle_of_a_menu_can_be_chosen(busy: World) -> None:
    last = max(NAMES)
    form = busy.ada.command("/leerkring plan").form
    filled = {"first_on": "2026-03-16", "at": "10:00", "minutes": "60", "place": "Zaal 1"}

    assert busy.ada.submit(form, circle=last, **filled) == {}

    assert last in busy.ada.form.text


def test_home_shows_the_first_circles_and_leads_to_all(busy: World) -> None:
    home = busy.ada.open_home()
    assert f"En nog {COUNT + 1 - 6}." in home.text

    form = busy.ada.click(home, "Toon alles", near=f"En nog {COUNT + 1 - 6}.").form

    assert names_in(everything(busy.ada, form)) == NAMES


def test_home_says_how_many_more_circles_one_is_in(busy: World) -> None:
    every = busy.bram.click(busy.bram.open_home(), "Meer").form
    assert f"En nog {COUNT + 1 - 6}." in every.text

    form = busy.bram.click(every, "Mijn deelname").form

    assert names_in(everything(busy.bram, form)) == NAMES


def _questions(world: World, count: int) -> None:
    with world.db.begin() as session:
        circle = session.scalars(select(Circle)).first()
        assert circle is not None
        eva = session.scalars(select(Colleague).filter_by(external_id="U0EVA")).one()
        session.add_all(
            LearningQuestion(
                workspace_id=circle.workspace_id,
                asker_id=eva.id,
                circle_id=circle.id,
                text=f"Wat leerde Kring {n:03} van haar buren?",
                created_at=circle.created_at,
            )
            for n in range(count)
        )


def test_every_open_question_of_a_circle_can_be_reached_from_home(world: World) -> None:
    world.start_circle()
    world.eva.command("/leerkring abonnement")
    world.eva.close(everything=True)
    _questions(world, COUNT)
    asked = world.ada.click(world.ada.open_home(), "Toon alles").form

    form = world.ada.click(asked, "Toon alles", near=f"En nog {COUNT - 3}.").form

    assert names_in(everything(world.ada, form)) == NAMES


def test_every_question_that_one_asked_is_in_the_list(world: World) -> None:
    world.start_circle()
    world.eva.command("/leerkring abonnement")
    world.eva.close(everything=True)
    _questions(world, COUNT)

    form = world.eva.command("/leerkring vragen").form

    assert names_in(everything(world.eva, form)) == NAMES


def _cards(world: World, count: int) -> None:
    with world.db.begin() as session:
        circle = session.scalars(select(Circle)).one()
        for n in range(count):
            card = Insight(
                workspace_id=circle.workspace_id,
                circle_id=circle.id,
                title=f"Kaart {n:03}",
                what=f"Een gevelplaat is hergebruikt in straat{n:03} door ploeg{n:03}.",
                outcome=Outcome.WORKED,
                theme=circle.theme,
                kind=Kind.TIP,
                happened_on=date(2026, 3, 1),
                level=ReleaseLevel.CIRCLE,
                state=InsightState.RELEASED,
                created_by=circle.created_by,
                created_at=circle.created_at,
                released_at=circle.created_at,
            )
            session.add(card)
            session.flush()
            search.index(session, circle.workspace_id, card.id)


@pytest.mark.parametrize("over", [0, 1])
def test_an_answer_that_ends_before_everything_was_shown_says_so(
    world: World, over: int
) -> None:
    world.start_circle()
    _cards(world, search.MOST_FOUND + over)
    asked = world.bram.command("/leerkring zoek gevelplaat hergebruikt").message

    said, form = asked.sees, world.bram.click(asked, "Meer").form
    while "Meer" in form.buttons:
        said += form.text
        form = world.bram.click(form, "Meer").form
    said += form.text

    assert len(set(re.findall(r"Kaart \d{3}", said))) == search.MOST_FOUND
    assert ("Dit waren de eerste 60. Er is meer" in said) == bool(over)


def test_every_session_can_be_answered_from_home(world: World) -> None:
    world.start_circle()
    for first_on in ("2026-03-16", "2026-03-17"):
        filled = {"at": "10:00", "minutes": "60", "place": "Zaal 1", "every_weeks": "1"}
        filled |= {"first_on": first_on, "count": "15"}
        assert world.ada.submit(world.ada.command("/leerkring plan").form, filled) == {}
        world.ada.submit(world.ada.form)
        world.ada.close(everything=True)
    home = world.bram.open_home()

    assert "En nog 26." in home.text

    form = world.bram.click(home, "Komende bijeenkomsten").form

    assert everything(world.bram, form).count("10:00") == 30
