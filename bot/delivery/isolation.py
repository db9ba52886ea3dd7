"""Doing something for one row in its own transaction, so that its failure is its own."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from sqlalchemy.orm import Session

from bot.domain.base import odd_rows
from bot.domain.base.odd_rows import Odd, Place
from storage.database import Database
from storage.outages import is_outage

Done = TypeVar("Done")


def isolated(
    db: Database, place: Place, odd: Odd, now: datetime, work: Callable[[Session], Done]
) -> Done | None:
    """What came of it; None when it failed. `odd`: which row it is about."""
    try:
        with db.begin() as session:
            return work(session)
    except Exception as error:  # it is logged when it is noted
        if is_outage(error):
            raise
        report(db, place, replace(odd, error=error), now)
        return None


def report(db: Database, place: Place, odd: Odd, now: datetime) -> None:
    """Note a row that cannot be worked with; it is logged when it is new."""
    with db.begin() as session:
        odd_rows.note(session, place, odd, now)
