"""How the database and the worker are doing."""

from datetime import datetime

from sqlalchemy import select, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from storage import deliveries
from storage.database import Database
from storage.models import Heartbeat


def problem(db: Database) -> str | None:
    """None when the database answers and can be written to; never the address itself."""
    try:
        with db.begin() as session:
            session.execute(text("SELECT 1 FROM workspace LIMIT 1"))
    except SQLAlchemyError as error:
        return type(error).__name__
    return None


def beats(session: Session) -> dict[str, datetime]:
    return {beat.job: beat.at for beat in session.scalars(select(Heartbeat))}


def metrics(session: Session) -> list[str]:
    """In Prometheus' text format."""
    lines = ["# TYPE leerkring_deliveries gauge"]
    for state, count in sorted(deliveries.backlog(session).items()):
        lines.append(f'leerkring_deliveries{{state="{state}"}} {count}')
    lines.append("# TYPE leerkring_heartbeat_timestamp_seconds gauge")
    for job, at in sorted(beats(session).items()):
        lines.append(
            f'leerkring_heartbeat_timestamp_seconds{{job="{job}"}} {at.timestamp():.0f}'
        )
    return lines
