"""Someone without a Slack account in a circle: a member whom the bot cannot write to."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.domain.circle import members
from bot.domain.overview import privacy
from storage.circle import circles
from storage.models import (
    NO_SURFACE,
    Address,
    Attendance,
    Circle,
    Delivery,
    DeliveryState,
    Prompt,
    Role,
    Subscription,
)
from storage.models import Person as Colleague
from storage.people import people
from tests.flows.circle.test_members import change_people, leave, plan_on
from tests.flows.conftest import World
from tests.flows.curating import curate

NOOR = "Noor Vos"
MAIL = "noor@stichting.example"
NO_ACCOUNT = f"{NOOR}: niet verstuurd (heeft geen Slack-account)"


@pytest.fixture
def started(world: World) -> World:
    """Ada leads a circle with Bram, and with Noor, who only reads mail."""
    world.start_circle(participants=["U0BRAM"])
    add_noor(world)
    return world


def add_noor(world: World) -> None:
    with world.db.begin() as session:
        now = world.clock.now()
        noor = people.find_or_add(session, 1, Address.email(MAIL))
        noor.name, noor.email = NOOR, MAIL
        members.join(session, session.get_one(Circle, 1), noor, Role.PARTICIPANT, now)
    world.tick()


def noor_of(session: Any) -> Colleague:
    noor = people.find_at(session, 1, Address.email(MAIL))
    assert noor is not None
    return noor


def written_to_noor(world: World) -> list[Delivery]:
    with world.db.read() as session:
        mine = Delivery.person_id == noor_of(session).id
        return list(session.scalars(select(Delivery).where(mine).order_by(Delivery.id)))


def half_days(world: World, count: int) -> None:
    for _ in range(count):
        world.later(hours=12)


def test_a_whole_session_passes_without_asking_or_writing_to_them(started: World) -> None:
    plan_on(started, 9)
    half_days(started, 26)

    told = written_to_noor(started)
    assert [each.kind for each in told] == ["welcome", "invitation"]
    assert {(each.state, each.last_error) for each in told} == {
        (DeliveryState.CANCELLED, NO_SURFACE)
    }
    with started.db.read() as session:
        states = set(session.scalars(select(Delivery.state)))
        asked = set(session.scalars(select(Prompt.person_id)))
        assert noor_of(session).id not in asked
    assert not states & {DeliveryState.DEAD, DeliveryState.UNSURE}
    assert asked  # Bram was


def test_forms_and_lists_show_them(started: World) -> None:
    plan_on(started, 1)
    ada = started.ada
    home = ada.open_home()
    assert NOOR in ada.click(home, "Wie komt er?").form.text
    ada.close(everything=True)
    ada.click(ada.command("/leerkring bezorging").form, "Bezorging")
    assert NO_ACCOUNT in ada.form.text
    ada.close(everything=True)

    half_days(started, 4)
    [wrap_up] = [each for each in ada.reads() if "Wie was er?" in each.buttons]
    form = ada.click(wrap_up, "Wie was er?").form
    assert ada.submit(form, present=[NOOR]) == {}

    with started.db.read() as session:
        there = select(Attendance.person_id).where(Attendance.was_present.is_(True))
        assert session.scalars(there).all() == [noor_of(session).id]
    assert "meeting.attendance" in started.audited()


def test_choosing_other_people_in_slack_leaves_them_where_they_are(started: World) -> None:
    assert change_people(started, started.ada, participants=["U0BRAM", "U0CHRIS"]) == {}
    assert change_people(started, started.ada, participants=["U0CHRIS"]) == {}
    leave(started, started.chris)

    with started.db.read() as session:
        left = circles.members(session, 1, Role.PARTICIPANT)
        assert [person.name for person in left] == [NOOR]


def test_a_digest_goes_to_readers_in_slack_only(world: World) -> None:
    curate(world)
    add_noor(world)
    with world.db.begin() as session:
        for person in session.scalars(select(Colleague)):
            session.add(
                Subscription(
                    workspace_id=1,
                    person_id=person.id,
                    themes=[],
                    created_at=world.clock.now() - timedelta(days=1),
                    caught_up_at=world.clock.now() - timedelta(days=1),
                )
            )
    before = len(written_to_noor(world))
    form = world.ada.command("/leerkring kennisbrief").form
    assert world.ada.submit(form) == {}
    assert "Deze kennisbrief gaat naar 4 abonnees" in world.ada.form.text  # all but Noor
    assert world.ada.submit(world.ada.form) == {}
    world.tick()

    assert len(written_to_noor(world)) == before


def test_they_get_a_copy_of_their_data_and_can_be_forgotten(started: World) -> None:
    now = started.clock.now()
    with started.db.begin() as session:
        [noor] = privacy.people_with(session, f" {MAIL.upper()}")
        copy = privacy.export_person(session, noor, now)
        [kept] = copy["person"]
        assert (kept["surface"], kept["external_id"]) == ("email", MAIL)
        assert len(copy["membership"]) == 1
        privacy.erase_person(session, noor, now)
        kept_of_circle = str(privacy.export_circle(session, 1, now))
        found = people.find_at(session, 1, Address.email(MAIL))
    started.tick()

    assert found is None
    assert NOOR not in kept_of_circle
    assert NOOR not in started.ada.click(started.ada.open_home(), "Beheer").form.text
    assert "person.exported" in started.audited()
