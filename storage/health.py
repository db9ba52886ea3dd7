"""How the database and the worker are doing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from storage.base import deliveries, edits
from storage.database import Database
from storage.migrate import is_current
from storage.models import Heartbeat

SILENT_FOR = timedelta(minutes=2)  # eight heartbeats
PROBE = "probe"  # the heartbeat of when a row was last written to see whether that works
LEAST_ROOM = 1_000_000  # bytes on the disk of a SQLite file; its log needs some to go on
AHEAD = timedelta(seconds=-5)  # how far the clock of another machine may be ahead


def problem(db: Database) -> str | None:
    """None when the database can be read and has our schema; never its address. Only reads."""
    try:
        db.check_file()
        return None if is_current(db) else "not migrated"
    except (SQLAlchemyError, RuntimeError, OSError) as error:
        return type(error).__name__


def cannot_write(db: Database, now: datetime) -> str | None:
    """None when a row was just written, and there is room for more.

    A real row: one in a temporary table never reaches a disk that is full. It takes SQLite's
    one write lock, so it is to be asked seldom.
    """
    try:
        with db.begin() as session:
            deliveries.beat(session, PROBE, now)
        room = db.room
    except (SQLAlchemyError, RuntimeError, OSError) as error:
        return type(error).__name__
    return "disk full" if room is not None and room < LEAST_ROOM else None


@dataclass(frozen=True)
class Pulse:
    """A long queue that moves is well; one in which nothing was even tried is not."""

    since_tick: timedelta | None  # None: it never beat
    since_message: timedelta | None  # since one was sent or tried
    oldest_due: timedelta  # how long the first message that may leave has been waiting

    @property
    def is_well(self) -> bool:
        moves = self.oldest_due <= SILENT_FOR or _is_recent(self.since_message)
        return moves and _is_recent(self.since_tick)

    def ages(self) -> dict[str, int | None]:
        """In whole seconds."""
        return {
            "seconds_since_tick": _seconds(self.since_tick),
            "seconds_since_message": _seconds(self.since_message),
            "seconds_oldest_due": _seconds(self.oldest_due),
        }


def pulse(db: Database, now: datetime) -> Pulse:
    """A thread that died inside a living process shows here, and nowhere else."""
    with db.read() as session:
        beats = {job: now - at for job, at in _beats(session).items()}
        due = edits.oldest_due(session, now)
    return Pulse(
        since_tick=beats.get("tick"),
        since_message=beats.get(deliveries.HANDLED),
        oldest_due=timedelta(0) if due is None else now - due,
    )


def metrics(db: Database) -> list[str]:
    """In Prometheus' text format."""
    with db.read() as session:
        return list(_metrics(session))


def _metrics(session: Session) -> Iterator[str]:
    yield "# HELP leerkring_deliveries Messages by state; dead and unsure ones need a person."
    yield "# TYPE leerkring_deliveries gauge"
    for state, count in sorted(deliveries.backlog(session).items()):
        yield f'leerkring_deliveries{{state="{state}"}} {count}'
    yield "# HELP leerkring_stale_messages Messages in Slack that are to be edited."
    yield "# TYPE leerkring_stale_messages gauge"
    yield f"leerkring_stale_messages {edits.waiting(session)}"
    yield "# HELP leerkring_heartbeat_timestamp_seconds When each recurring job last ended."
    yield "# TYPE leerkring_heartbeat_timestamp_seconds gauge"
    for job, at in sorted(_beats(session).items()):
        yield f'leerkring_heartbeat_timestamp_seconds{{job="{job}"}} {at.timestamp():.0f}'


def _beats(session: Session) -> dict[str, datetime]:
    return {beat.job: beat.at for beat in session.scalars(select(Heartbeat))}


def _is_recent(age: timedelta | None) -> bool:
    """An age below zero is none: the clock was put back, or something is wrong."""
    return age is not None and AHEAD <= age <= SILENT_FOR


def _seconds(span: timedelta | None) -> int | None:
    return None if span is None else int(span.total_seconds())
