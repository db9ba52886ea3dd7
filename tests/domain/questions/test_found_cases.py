"""Who finds which case: its level, where it lies, and who asks; nothing says it exists."""

from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from bot.domain.base.actor import Actor
from bot.domain.people.people import as_actor
from bot.domain.questions import found_cases
from storage.database import Database
from storage.models import (
    BroughtCase,
    Case,
    Membership,
    Person,
    ReleaseLevel,
    Role,
    Surface,
)
from tests.domain.learned.test_intentions import formed
from tests.domain.seeds import NOON, Seed, seed

PRIVATE, CIRCLE, NETWORK = ReleaseLevel.PRIVATE, ReleaseLevel.CIRCLE, ReleaseLevel.NETWORK
EVERYBODY = {"owner", "member", "reader", "guest", "left", "elsewhere"}


def readers(session: Session, there: Seed) -> dict[str, Actor]:
    """In the circle, never in it, no longer in it, a guest, and one of another workspace."""

    def add(name: str) -> Person:
        person = Person(
            workspace_id=there.circle.workspace_id,
            surface=Surface.SLACK,
            external_id=f"U0{name}",
            name=name,
            language="nl",
            time_zone="Europe/Amsterdam",
            refreshed_at=NOON,
        )
        session.add(person)
        session.flush()
        return person

    left = add("left")
    session.add(
        Membership(
            workspace_id=left.workspace_id,
            circle_id=there.circle.id,
            person_id=left.id,
            role=Role.PARTICIPANT,
            joined_at=NOON,
            left_at=NOON,
        )
    )
    guest = as_actor(add("guest"))
    return {
        "owner": there.bram,
        "member": there.chris,
        "reader": as_actor(add("reader")),
        "left": as_actor(left),
        "guest": replace(guest, is_guest=True),
        "elsewhere": seed(session, "T0OTHER").chris,
    }


def case_of(session: Session, there: Seed, level: ReleaseLevel, state: str) -> None:
    """`state`: told, running, taken back from its session, or erased."""
    is_told = state != "running"
    case = Case(
        workspace_id=there.circle.workspace_id,
        person_id=there.bram.id,
        title="Wormenfarm",
        obstacle_kind="rule",
        release_level=level,
        told_at=NOON if is_told else None,
        unlocked_by="Een ontheffing." if is_told else "",
        created_at=NOON,
        closed_at=NOON if state == "erased" else None,
    )
    session.add(case)
    session.flush()
    session.add(
        BroughtCase(
            workspace_id=case.workspace_id,
            circle_id=there.circle.id,
            meeting_id=formed(session, there, text="").meeting_id,
            case_id=case.id,
            brought_at=NOON,
            withdrawn_at=NOON if state == "taken back" else None,
        )
    )
    session.flush()


@pytest.mark.parametrize(
    ("level", "state", "seen_by"),
    [
        (PRIVATE, "told", {"owner"}),
        (CIRCLE, "told", {"owner", "member"}),
        (CIRCLE, "running", {"owner", "member"}),
        (CIRCLE, "taken back", {"owner"}),
        (NETWORK, "told", EVERYBODY - {"guest", "elsewhere"}),
        (NETWORK, "running", EVERYBODY - {"guest", "elsewhere"}),
        (NETWORK, "taken back", EVERYBODY - {"guest", "elsewhere"}),
        (NETWORK, "erased", set()),
    ],
)
def test_who_finds_a_case(
    database: Database, level: ReleaseLevel, state: str, seen_by: set[str]
) -> None:
    with database.begin() as session:
        there = seed(session)
        every = readers(session, there)
        case_of(session, there, level, state)

        found = {
            name
            for name, actor in every.items()
            if found_cases.about(session, actor, "wormenfarm").cases
        }
        listed = {
            name
            for name, actor in every.items()
            if found_cases.library(session, actor, "rule").cases
        }
        other = [
            name
            for name, actor in every.items()
            if found_cases.library(session, actor, "budget").cases
        ]

    assert every.keys() == EVERYBODY
    assert found == seen_by
    assert listed == (seen_by if state != "running" else set())
    assert other == []
