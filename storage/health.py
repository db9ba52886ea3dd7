"""How the database and the worker are doing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from storage.base import deliveries, edits
from storage.database import Database
from storage.migrate import is_current
from storage.models import Heartbeat

SILENT_FOR = timedelta(minutes=2)  # eight heartbeats
WAITING_FOR = timedelta(minutes=5)


def problem(db: Database) -> str | None:
    """None when the database can be written to and has our schema; never its address."""
    try:
        with db.begin() as session:
            session.execute(text("CREATE TEMPORARY TABLE IF NOT EXISTS can_write (id INTEGER)"))
        return None if is_current(db) else "not migrated"
    except (SQLAlchemyError, RuntimeError) as error:
        return type(error).__name__


@dataclass(frozen=True)
class Pulse:
    since_tick: timedelta | None  # None: it never beat
    oldest_due: timedelta  # how long the first message that may leave has been waiting

    @property
    def is_well(self) -> bool:
        return (
            self.since_tick is not None
            and self.since_tick <= SILENT_FOR
            and self.oldest_due <= WAITING_FOR
        )

    def ages(self) -> dict[str, int | None]:
        """In whole seconds."""
        return {
            "seconds_since_tick": None
            if self.since_tick is None
            else _seconds(self.since_tick),
            "seconds_oldest_due": _seconds(self.oldest_due),
        }


def pulse(db: Database, now: datetime) -> Pulse:
    """A thread that died inside a living process shows here, and nowhere else."""
    with db.read() as session:
        tick = _beats(session).get("tick")
        due = edits.oldest_due(session, now)
    return Pulse(
        since_tick=None if tick is None else now - tick,
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


def _seconds(span: timedelta) -> int:
    return int(span.total_seconds())
