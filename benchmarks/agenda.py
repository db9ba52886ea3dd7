"""The agenda for many circles: what one heartbeat costs, beside reading the rows once."""

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any, TypeVar

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from bot.domain.people.working_hours import to_utc
from bot.domain.upcoming.due import Look, look
from bot.domain.upcoming.heartbeat import FAR_SWEEP, SWEEP
from bot.ticker import tick
from storage.database import Database
from storage.models import (
    Attendance,
    Base,
    Circle,
    CircleState,
    Delivery,
    DeliveryState,
    Meeting,
    MeetingSeries,
    Membership,
    Person,
    Role,
    Rsvp,
    Surface,
    Workspace,
)

SIZES = (10, 1_000, 10_000)  # circles
MEMBERS = 8
WEEKS_APART = 4
SESSIONS = 6  # of each circle, about half of them behind us
ZONE = "Europe/Amsterdam"
NOW = datetime(2026, 3, 10, 8, 0, tzinfo=UTC)  # Tuesday 09:00 in Amsterdam: the busiest minute
WEEKS = ("12345", "12345", "1234", "1245", "235")
Rows = Iterable[dict[str, Any]]
Found = TypeVar("Found")


def fill(database: Database, chance: random.Random, circles: int) -> None:
    """A country of circles; everyone was asked about all sessions until yesterday."""
    before = NOW - timedelta(days=200)
    shared = {"workspace_id": 1, "created_at": before}
    meetings = [meeting for circle in range(1, circles + 1) for meeting in _of(circle, chance)]
    with database.begin() as session:
        session.add(
            Workspace(
                id=1, surface=Surface.SLACK, external_id="T0", name="Bench", created_at=before
            )
        )
        session.flush()

        def put(table: type[Base], rows: Rows) -> None:
            session.execute(insert(table), list(rows))

        put(Person, (_person(n, chance) for n in range(1, circles * MEMBERS + 1)))
        put(Circle, ({**shared, **_circle(n)} for n in range(1, circles + 1)))
        put(
            Membership,
            (
                {
                    "workspace_id": 1,
                    "circle_id": (n - 1) // MEMBERS + 1,
                    "person_id": n,
                    "role": Role.FACILITATOR if n % MEMBERS == 1 else Role.PARTICIPANT,
                    "joined_at": before,
                    "active_at": None if _is_new(n) else before,
                }
                for n in range(1, circles * MEMBERS + 1)
            ),
        )
        put(
            MeetingSeries,
            (
                {**shared, "id": n, "circle_id": n, "created_by": (n - 1) * MEMBERS + 1}
                for n in range(1, circles + 1)
            ),
        )
        put(
            Meeting,
            (
                {**shared, **meeting, "id": n, "calendar_uid": f"{n}@bench"}
                for n, meeting in enumerate(meetings, start=1)
            ),
        )
        put(Attendance, _answers(meetings, chance))
        put(Delivery, _asked(meetings))


def _is_new(person_id: int) -> bool:
    """One in ten never did anything: they hear less."""
    return person_id % 10 == 0


def _person(number: int, chance: random.Random) -> dict[str, Any]:
    return {
        "id": number,
        "workspace_id": 1,
        "surface": Surface.SLACK,
        "external_id": f"U{number}",
        "name": f"Collega {number}",
        "working_days": chance.choice(WEEKS),
        "refreshed_at": NOW,
    }


def _circle(number: int) -> dict[str, Any]:
    return {
        "id": number,
        "name": f"Kring {number}",
        "theme": "procurement",
        "purpose": "Leren.",
        "channel": f"C{number}",
        "state": CircleState.ACTIVE,
        "created_by": (number - 1) * MEMBERS + 1,
    }


def _of(circle: int, chance: random.Random) -> Iterable[dict[str, Any]]:
    weeks_ago = timedelta(weeks=WEEKS_APART * (SESSIONS // 2))
    first = NOW.date() - weeks_ago + timedelta(days=chance.randrange(7 * WEEKS_APART))
    first -= timedelta(days=max(0, first.isoweekday() - 5))
    for position in range(1, SESSIONS + 1):
        day = first + timedelta(weeks=WEEKS_APART * (position - 1))
        local = datetime.combine(day, time(chance.randrange(9, 17)))
        starts_at = to_utc(local, ZONE)
        yield {
            "circle_id": circle,
            "series_id": circle,
            "position": position,
            "local_start": local,
            "time_zone": ZONE,
            "minutes": 120,
            "starts_at": starts_at,
            "ends_at": starts_at + timedelta(minutes=120),
            "place": "Stadhuis",
        }


def _answers(meetings: list[dict[str, Any]], chance: random.Random) -> Rows:
    """Most people answer; the facilitator always does, who is new never did."""
    answers = (Rsvp.YES, Rsvp.YES, Rsvp.NO, Rsvp.CONTRIBUTES, None)
    for number, meeting in enumerate(meetings, start=1):
        for member in range(MEMBERS):
            rsvp = chance.choice(answers) if member else Rsvp.YES
            person_id = (meeting["circle_id"] - 1) * MEMBERS + member + 1
            if rsvp is not None and not _is_new(person_id):
                yield {
                    "workspace_id": 1,
                    "meeting_id": number,
                    "person_id": person_id,
                    "rsvp": rsvp,
                }


def _asked(meetings: list[dict[str, Any]]) -> Rows:
    """Everyone was asked about every session, until yesterday evening."""
    for number, meeting in enumerate(meetings, start=1):
        if meeting["ends_at"] > NOW - timedelta(hours=16):
            continue
        for member in range(2, MEMBERS + 1):
            person_id = (meeting["circle_id"] - 1) * MEMBERS + member
            yield {
                "workspace_id": 1,
                "key": f"prompt:{number}:p{person_id}",
                "message_key": f"{number}-{person_id}",
                "kind": "prompt",
                "subject_id": number,
                "person_id": person_id,
                "state": DeliveryState.SENT,
                "details": {},
                "due_at": meeting["ends_at"],
                "available_at": meeting["ends_at"],
                "created_at": meeting["ends_at"],
            }


def _seconds(work: Callable[[], object], runs: int = 3) -> float:
    """The fastest of a few runs."""
    taken = []
    for _ in range(runs):
        begun = perf_counter()
        work()
        taken.append(perf_counter() - begun)
    return min(taken)


def _only_lost(session: Session, now: datetime) -> Look:
    """What lost its use while nobody looked, without what is due."""
    return replace(look(session, now), bundles=(), is_sweep=False)  # the rest is due yet


def _took(work: Callable[[], Found]) -> tuple[Found, float]:
    begun = perf_counter()
    found = work()
    return found, perf_counter() - begun


def _load(database: Database, now: datetime) -> int:
    with database.read() as session:
        return sum(map(len, look(session, now).bundles))


def _floor(database: Database) -> int:
    """The least that could be done: read when every session begins."""
    with database.read() as session:
        return len(session.execute(select(Meeting.id, Meeting.starts_at)).all())


def main(sizes: Sequence[int] = SIZES) -> None:
    """Fill a SQLite file, catch up with history, and time the heartbeats after it."""
    for circles in sizes:
        with TemporaryDirectory(prefix="leerkring-bench-") as folder:
            database = Database(f"sqlite:///{Path(folder)}/leerkring.db")
            Base.metadata.create_all(database.engine)
            fill(database, random.Random(2026), circles)  # the same country each time
            _report(database, circles)
            database.close()


def _report(database: Database, circles: int) -> None:
    _, noting = _took(lambda: tick(database, NOW, _only_lost))
    queued, queueing = _took(lambda: tick(database, NOW))
    quiet, later, far = NOW + timedelta(seconds=15), NOW + SWEEP, NOW + FAR_SWEEP
    floor = _seconds(lambda: _floor(database))
    loading = _seconds(lambda: _load(database, quiet))
    sweeping = _seconds(lambda: _load(database, later))
    assert _load(database, later) == 0, "a message was due again"
    going_far = _seconds(lambda: _load(database, far))
    with database.read() as session:
        waiting = session.scalar(select(func.count()).select_from(Delivery)) or 0
        expired = Delivery.state == DeliveryState.EXPIRED
        lost = session.scalar(select(func.count()).select_from(Delivery).where(expired)) or 0
    print(f"agenda of {circles:,} circles with {MEMBERS} members, {SESSIONS} sessions each")
    print(f"  queueing what is due {queued:>8,} messages in {queueing:6.2f} s")
    print(f"  noting what was lost {lost:>8,} messages in {noting:6.2f} s")
    print(f"  a quiet heartbeat    {loading * 1000:8.0f} ms, {waiting:,} messages behind it")
    print(f"  once in five minutes {sweeping * 1000:8.0f} ms, if nothing is due either")
    print(f"  once in half an hour {going_far * 1000:8.0f} ms")
    print(
        f"  reading the calendar {floor * 1000:8.0f} ms,"
        f" so {loading / floor:.1f} and {sweeping / floor:.1f} × that"
    )


if __name__ == "__main__":
    main()
