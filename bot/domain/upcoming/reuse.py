"""What may be said about the reuse of someone's cards."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import groupby
from typing import Any

from sqlalchemy import Row
from sqlalchemy.orm import Session

from bot.domain.agenda.reuse import CHOICE_KEPT, Author, Facts, Listener
from bot.domain.base.kinds import MessageKind
from bot.domain.people import rhythms
from bot.domain.people.rhythms import DaysOff
from bot.domain.people.working_hours import LONGEST_GAP
from bot.domain.upcoming.heartbeat import Heartbeat
from storage.circulation import reuse

TWO_MONTHS = timedelta(days=63)  # the month that is told about began at most so long ago


def load(session: Session, beat: Heartbeat) -> Facts:
    now, off = beat.now, beat.off
    since = now - CHOICE_KEPT - LONGEST_GAP
    authors = beat.sieve.each(
        reuse.unasked(session, MessageKind.REUSE_CHOICE.value, since),
        lambda row: Author(
            row.workspace_id, row.person_id, rhythms.of_row(row, off), row.released_at
        ),
    )
    found = reuse.listeners(session, MessageKind.REUSE_NEWS.value, now - TWO_MONTHS)
    theirs = [list(rows) for _, rows in groupby(found, key=lambda row: row.person_id)]
    return Facts(authors, beat.sieve.each(theirs, lambda used: _listener(used, off)))


def _listener(used: Sequence[Row[Any]], off: DaysOff) -> Listener:
    first = used[0]
    return Listener(
        first.workspace_id,
        first.person_id,
        rhythms.of_row(first, off),
        first.answered_at,
        [row.used_at for row in used],
        first.told_until,
    )
