"""What may be said about what came of what someone gave."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import groupby
from typing import Any

from sqlalchemy import Row
from sqlalchemy.orm import Session

from bot.domain.agenda.insights.reuse import CHOICE_KEPT, Author, Facts, Listener
from bot.domain.base.kinds import MessageKind
from bot.domain.circulation.reuse import came_by
from bot.domain.people import rhythms
from bot.domain.people.rhythms import DaysOff
from bot.domain.people.working_hours import LONGEST_GAP
from bot.domain.upcoming.heartbeat import Heartbeat
from storage.base.rows import Rows
from storage.circulation import reuse
from storage.models import Insight, InsightUse, Run

TWO_MONTHS = timedelta(days=63)  # the month that is told about began at most so long ago


def load(session: Session, beat: Heartbeat) -> Facts:
    off = beat.off
    authors = beat.sieve.each(
        _unasked(session, beat),
        lambda row: Author(
            row.workspace_id, row.person_id, rhythms.of_row(row, off), row.released_at
        ),
    )
    found = sorted(_news(session, beat), key=lambda row: row.person_id)
    theirs = [list(rows) for _, rows in groupby(found, key=lambda row: row.person_id)]
    return Facts(authors, beat.sieve.each(theirs, lambda rows: _listener(rows, off)))


def _unasked(session: Session, beat: Heartbeat) -> Rows:
    if Insight not in beat.used:
        return []
    since = beat.now - CHOICE_KEPT - LONGEST_GAP
    return reuse.unasked(session, MessageKind.REUSE_CHOICE.value, since)


def _news(session: Session, beat: Heartbeat) -> Iterator[Row[Any]]:
    """A card was used, something came of what was given, or what was sent in was seen."""
    since, told = beat.now - TWO_MONTHS, MessageKind.REUSE_NEWS.value
    if InsightUse in beat.used:
        yield from reuse.listeners(session, told, since)
    if Insight in beat.used:
        yield from reuse.came(session, told, since)
    if Run in beat.used:
        yield from filter(came_by, reuse.inputs(session, told, since))


def _listener(rows: Sequence[Row[Any]], off: DaysOff) -> Listener:
    first = rows[0]
    used = [row for row in rows if row.answered_at is not None]
    return Listener(
        first.workspace_id,
        first.person_id,
        rhythms.of_row(first, off),
        used[0].answered_at if used else None,
        [row.at for row in used],
        first.told_until,
        [row.at for row in rows if row.answered_at is None],
    )
