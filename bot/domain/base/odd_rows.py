"""Rows that something cannot be done with: met, logged once, shown, and forgotten when well.

Whoever meets one leaves it out and goes on with the others.
"""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TypedDict

from sqlalchemy.orm import Session

from bot import logs
from bot.zones import is_known
from storage.base import odd_rows
from storage.models import OddRow

log = logging.getLogger(__name__)

KEPT = timedelta(days=1)  # after it was met last, where nothing tells that it is well
SEEN_EVERY = timedelta(hours=1)
LONGEST_WHAT = 64


class Place(StrEnum):
    """Where a row is met. The first two are looked through as a whole, again and again."""

    HEARTBEAT = "heartbeat"
    VALUES = "values"
    OUTBOX = "outbox"
    WEB = "web"
    TIDY = "tidy"


@dataclass(frozen=True)
class Odd:
    """`subject`: a table, or a part of the program, which has no id."""

    subject: str
    subject_id: int = 0
    workspace_id: int | None = None
    what: str = ""
    error: Exception | None = field(default=None, compare=False)

    @property
    def key(self) -> tuple[str, int]:
        return self.subject, self.subject_id

    @property
    def said(self) -> str:
        return (self.what or type(self.error).__name__)[:LONGEST_WHAT]


def settle(
    session: Session,
    place: Place,
    found: Iterable[Odd],
    before: Sequence[OddRow],
    now: datetime,
) -> int:
    """All that is odd in a place now: how much of it is new. The rest of `before` is well."""
    odd = {each.key: each for each in found}
    mine = {(row.subject, row.subject_id): row for row in before if row.place == place}
    for key in mine.keys() - odd.keys():
        log.info("%s %s is well again", *key)
        session.delete(mine[key])
    return sum(_add(session, place, odd[key], now) for key in sorted(odd.keys() - mine.keys()))


def note(session: Session, place: Place, odd: Odd, now: datetime) -> bool:
    """Met once more; whether it is new."""
    row = odd_rows.find(session, place, *odd.key)
    if row is None:
        return _add(session, place, odd, now)
    if now - row.seen_at > SEEN_EVERY:
        row.seen_at = now
    return False


def _add(session: Session, place: Place, odd: Odd, now: datetime) -> bool:
    is_new = odd_rows.add(
        session,
        place=place.value,
        subject=odd.subject,
        subject_id=odd.subject_id,
        workspace_id=odd.workspace_id,
        what=odd.said,
        since=now,
        seen_at=now,
    )
    if is_new:
        trace = logs.where(odd.error) if odd.error else ""
        log.error(
            "%s: %s %s is left out (%s), the others are not\n%s",
            place,
            *odd.key,
            odd.said,
            trace,
        )
    return is_new


def known(session: Session) -> Sequence[OddRow]:
    return odd_rows.known(session)


def forget(session: Session, now: datetime) -> None:
    """Messages that left after all, and what nobody met for a day."""
    odd_rows.forget_unseen(session, [Place.OUTBOX, Place.WEB, Place.TIDY], now - KEPT)
    messages = [row for row in known(session) if row.place == Place.OUTBOX]
    if messages:
        failing = odd_rows.still_failing(session, [row.subject_id for row in messages])
        for row in messages:
            if row.subject_id not in failing:
                session.delete(row)


def look_through(session: Session, now: datetime) -> None:
    """Find the values, in all tables, that this version and this machine do not know."""
    found = [
        Odd(each.table, each.id, each.workspace_id, each.column)
        for each in odd_rows.values(session, is_known)
    ]
    settle(session, Place.VALUES, found, known(session), now)


class Shown(TypedDict):
    """Which row, and the column or the way in which it is odd. No words of people."""

    place: str
    subject: str
    id: int
    what: str


def shown(session: Session, workspace_id: int | None = None) -> list[Shown]:
    """For whoever looks after a workspace, or after the program and all of them."""
    return [
        Shown(place=row.place, subject=row.subject, id=row.subject_id, what=row.what)
        for row in known(session)
        if workspace_id is None or row.workspace_id in {None, workspace_id}
    ]
