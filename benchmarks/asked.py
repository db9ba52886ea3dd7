"""People who had a session yesterday afternoon, and are asked about it at nine."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import insert

from bot.sandbox.people import Person
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.state import TEAM_ID
from storage.database import Database
from storage.models import (
    Attendance,
    Base,
    Circle,
    CircleState,
    GuidingQuestion,
    Meeting,
    MeetingSeries,
    Membership,
    Role,
    Rsvp,
    Surface,
    Workspace,
)
from storage.models import Person as PersonRow

NINE = datetime(2026, 3, 10, 8, 0, tzinfo=UTC)  # Tuesday 09:00 in Amsterdam
ENDED = NINE - timedelta(hours=16)
BEFORE = NINE - timedelta(days=100)
MEMBERS = 10  # of a circle; the first leads it, and is asked nothing
QUESTIONS = ("Wat werkte?", "Wat werkte niet?", "Wat neem je mee?")
IN_WORKSPACE = {"workspace_id": 1}
MADE = {**IN_WORKSPACE, "created_at": BEFORE}
IN_SLACK = {"surface": Surface.SLACK}


def settle(sandbox: Sandbox, asked: int) -> list[Person]:
    """So many who are asked, and who leads them."""
    leads = -(-asked // (MEMBERS - 1))
    return [
        sandbox.add_person(f"U{n:04}", f"collega{n}", real_name=f"Collega {n}")
        for n in range(1, asked + leads + 1)
    ]


def fill(database: Database, people: Sequence[Person]) -> None:
    """Their circles, and the session of each that nobody was asked about yet."""
    Base.metadata.create_all(database.engine)
    numbers = range(1, len(people) + 1)
    circles = range(1, _circle_of(len(people)) + 1)
    workspace = {**IN_SLACK, "external_id": TEAM_ID, "name": "Bench", "created_at": BEFORE}
    rows: list[tuple[type[Base], list[dict[str, Any]]]] = [
        (Workspace, [{"id": 1, **workspace}]),
        (PersonRow, [_person(n, each) for n, each in zip(numbers, people, strict=True)]),
        (Circle, [_circle(n) for n in circles]),
        (GuidingQuestion, [each for n in circles for each in _questions(n)]),
        (Membership, [_membership(n) for n in numbers]),
        (MeetingSeries, [{**MADE, "id": n, "circle_id": n, "created_by": 1} for n in circles]),
        (Meeting, [_meeting(n) for n in circles]),
        (Attendance, [_attendance(n) for n in numbers]),
    ]
    with database.begin() as session:
        for table, values in rows:
            session.execute(insert(table), values)


def _circle_of(number: int) -> int:
    return (number - 1) // MEMBERS + 1


def _person(number: int, person: Person) -> dict[str, Any]:
    known = {"external_id": person.id, "name": person.real_name, "refreshed_at": NINE}
    return {**IN_WORKSPACE, **IN_SLACK, **known, "id": number}


def _circle(number: int) -> dict[str, Any]:
    return {
        **MADE,
        "id": number,
        "name": f"Kring {number}",
        "theme": "procurement",
        "purpose": "Leren.",
        "channel": f"C{number}",
        "state": CircleState.ACTIVE,
        "created_by": 1,
    }


def _questions(circle: int) -> list[dict[str, Any]]:
    return [
        {**IN_WORKSPACE, "circle_id": circle, "position": place, "text": text}
        for place, text in enumerate(QUESTIONS, start=1)
    ]


def _membership(number: int) -> dict[str, Any]:
    leads = number % MEMBERS == 1
    return {
        **IN_WORKSPACE,
        "circle_id": _circle_of(number),
        "person_id": number,
        "role": Role.FACILITATOR if leads else Role.PARTICIPANT,
        "joined_at": BEFORE,
    }


def _meeting(number: int) -> dict[str, Any]:
    return {
        **MADE,
        "id": number,
        "circle_id": number,
        "series_id": number,
        "position": 1,
        "local_start": datetime(2026, 3, 9, 15, 0),  # noqa: DTZ001  # a wall clock
        "time_zone": "Europe/Amsterdam",
        "minutes": 120,
        "starts_at": ENDED - timedelta(hours=2),
        "ends_at": ENDED,
        "place": "Stadhuis",
        "calendar_uid": f"{number}@bench",
    }


def _attendance(number: int) -> dict[str, Any]:
    circle = _circle_of(number)
    return {**IN_WORKSPACE, "meeting_id": circle, "person_id": number, "rsvp": Rsvp.YES}
