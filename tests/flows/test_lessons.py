"""What went wrong elsewhere and was not told in another story yet; docs/lessons.md has all."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from sqlalchemy import select

from bot.domain.circulation import digests
from bot.sandbox.people import Person
from storage.models import (
    Circle,
    Delivery,
    DeliveryState,
    Digest,
    DigestState,
    ReleaseLevel,
)
from tests.flows.circle.test_handovers import told
from tests.flows.circle.test_members import change_people, plan_on
from tests.flows.conftest import World
from tests.flows.reflecting import CIRCLE, reflect

INVITATION = "Er is een bijeenkomst gepland. Kom je?"


def plan_at(world: World, at: str, place: str, days: int = 7) -> None:
    form = world.ada.command("/leerkring plan").form
    on = (world.clock.now() + timedelta(days=days)).date().isoformat()
    assert world.ada.submit(form, first_on=on, at=at, minutes="60", place=place) == {}
    assert world.ada.submit(world.ada.form) == {}
    world.ada.close(everything=True)
    world.tick()


def everything(person: Person) -> str:
    """What falls together may come in one message."""
    return "\n".join(message.sees for message in person.reads())


def test_two_sessions_on_one_day_are_two(world: World) -> None:
    """Elsewhere: numbering by day, "this will break" (p2pu 16)."""
    world.start_circle()
    plan_at(world, "10:00", "Ochtendzaal")
    plan_at(world, "14:00", "Middagzaal")
    morning, afternoon = (m for m in world.bram.reads() if INVITATION in m.sees)
    world.bram.click(morning, "Ja, ik kom")
    world.bram.click(afternoon, "Nee")
    world.everybody_acted()

    for _ in range(16):
        world.later(hours=12)

    reminders = "\n".join(m.sees for m in world.chris.reads() if "Binnenkort" in m.sees)
    assert [reminders.count(place) for place in ("Ochtendzaal", "Middagzaal")] == [1, 1]
    agendas = [m for m in world.sandbox.posted(world.channel) if m.sees.startswith("Vandaag")]
    assert ["Ochtendzaal" in each.sees for each in agendas] == [True, False]
    assert everything(world.bram).count("Wat neem jij mee?") == 1  # of the one that he came to
    assert everything(world.chris).count("Wat neem jij mee?") == 2


@pytest.mark.parametrize(
    ("error", "others_wait"),
    [
        ("channel_not_found", False),
        ("is_archived", False),
        ("user_disabled", False),
        ("internal_error", False),
        ("ratelimited", True),
    ],
)
def test_the_third_of_eight_fails_and_seven_are_served(
    world: World, error: str, *, others_wait: bool
) -> None:
    """Elsewhere: marked as sent, never retried; or nobody after it was served (p2pu 5-7)."""
    people = [world.add_person(f"U0N{n}", f"n{n}", real_name=f"Nummer {n}") for n in range(8)]
    world.start_circle(participants=[person.id for person in people])
    third = people[2]
    world.sandbox.faults.add(
        "chat.postMessage",
        "error",
        error=error,
        times=1,
        when=lambda args: args["channel"] == third.id,
    )

    plan_on(world, 9)

    assert [told(person, INVITATION) for person in people if person is not third] == [1] * 7
    invitations = select(Delivery).where(Delivery.kind == "invitation")
    for _ in range(3):
        world.later(minutes=2)
    with world.db.read() as session:
        states = [row.state for row in session.scalars(invitations)]
    is_dead = DeliveryState.DEAD in states
    assert is_dead or told(third, INVITATION) == 1
    assert not others_wait or told(third, INVITATION) == 1
    assert told(world.ada, "kwam niet aan") == (1 if is_dead else 0)


def test_changing_a_circle_loses_nothing(world: World) -> None:
    """Elsewhere: any edit of the circle threw edited messages away (p2pu 14)."""
    world.start_circle()
    plan_on(world, 9)
    world.bram.click(world.bram.reads()[-1], "Ja, ik kom")
    form = world.chris.click(world.chris.reads()[-1], "Nee, maar ik geef iets mee").form
    assert world.chris.submit(form, contribution="Denk aan de buren.") == {}
    reflect(world, world.bram, ("Wij begonnen klein.", CIRCLE))
    said = {person: len(person.reads()) for person in (world.bram, world.chris, world.dewi)}

    listed = world.ada.command("/leerkring beheer").form
    form = world.ada.click(listed, "Minimumaantal deelnemers").form
    assert world.ada.submit(form, quorum="1") == {}
    world.ada.close(everything=True)
    listed = world.ada.command("/leerkring beheer").form
    form = world.ada.click(listed, "Hoofdvragen").form
    assert world.ada.submit(form, questions="Wat blijft er?") == {}
    world.ada.close(everything=True)
    change_people(world, world.ada, facilitators=["U0ADA", "U0EVA"])

    who = world.ada.click(world.ada.open_home(), "Wie komt er?").form.text
    assert "Wie komt: Ada de Vries, Bram Jansen" in who
    assert "Denk aan de buren." in who
    assert "Wij begonnen klein." in world.ada.command("/leerkring oogst").form.text
    assert {person: len(person.reads()) for person in said} == said


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_circle_without_sessions_or_answers_shows_everything(
    world: World, language: str
) -> None:
    """Elsewhere: a division by zero in the report (chat-roulette)."""
    world.start_circle(language=language)
    for person in (world.ada, world.dewi):
        person.open_home()
    empty = (
        ("/leerkring beheer", world.ada),
        ("/leerkring oogst", world.ada),
        ("/leerkring kennisbrief", world.ada),
        ("/leerkring bijeenkomsten", world.ada),
        ("/leerkring praktijk", world.bram),
        ("/leerkring voornemens", world.bram),
        ("/leerkring reflectie", world.bram),
        ("/leerkring deelname", world.bram),
        ("/leerkring agenda", world.bram),
    )
    for command, person in empty:
        reply = person.command(command)
        said = person.modal.text if person.modal else reply.text
        assert said
        assert "Er ging iets mis" not in said
        if person.modal is not None:
            person.close(everything=True)
    world.eva.says("Hoe begin je?")
    assert "Er ging iets mis" not in world.eva.reads()[-1].sees
    for label in (
        "Minimumaantal deelnemers",
        "Wie regelt de plaats?",
        "Mensen",
        "Draag over",
        "Hoofdvragen",
    ):
        listed = world.ada.command("/leerkring beheer").form
        assert world.ada.click(listed, label).form.text
        world.ada.close(everything=True)


def test_editions_over_the_turn_of_a_year_with_53_weeks_cover_each_day_once(
    world: World,
) -> None:
    """Elsewhere: a hole of one or two weeks every New Year (p2pu 9)."""
    circle_id = world.start_circle()
    first = date(2026, 12, 14)  # the Monday of week 51
    covered: list[date] = []
    with world.db.begin() as session:
        circle = session.get_one(Circle, circle_id)
        for weeks in range(0, 12, 3):
            today = first + timedelta(weeks=weeks)
            noon = datetime.combine(today, time(12), UTC)
            since, until = digests.suggested_period(session, circle, noon)
            session.add(_published(circle, since, until, world))
            session.flush()
            covered += [since + timedelta(days=n) for n in range((until - since).days + 1)]

    assert {(later - day).days for day, later in pairwise(covered)} == {1}
    weeks_met = {day.isocalendar()[:2] for day in covered}
    assert {(2026, 51), (2026, 52), (2026, 53), (2027, 1), (2027, 3)} <= weeks_met


def _published(circle: Circle, since: date, until: date, world: World) -> Digest:
    now = world.clock.now()
    return Digest(
        workspace_id=circle.workspace_id,
        circle_id=circle.id,
        title="Oogst",
        period_from=since,
        period_to=until,
        themes=[],
        audience=ReleaseLevel.CIRCLE,
        channels=[],
        state=DigestState.PUBLISHED,
        created_by=circle.created_by,
        created_at=now,
        published_at=now,
    )
