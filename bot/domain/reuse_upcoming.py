"""From rows to the pure agenda of the reuse signal."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import groupby

from sqlalchemy.orm import Session

from bot.domain.agenda import Due
from bot.domain.calendar_rules import Rhythm
from bot.domain.kinds import MessageKind
from bot.domain.reuse_agenda import CHOICE_KEPT, Author, Listener, due
from storage import reuse

LONGEST_AWAY = timedelta(days=28)
TWO_MONTHS = timedelta(days=63)  # the month that is told about began at most so long ago


def load_due(session: Session, now: datetime) -> Iterator[Due]:
    since = now - CHOICE_KEPT - LONGEST_AWAY
    authors = [
        Author(
            row.workspace_id,
            row.person_id,
            Rhythm(row.person_zone, row.working_days, row.quiet_from, row.quiet_until),
            row.released_at,
        )
        for row in reuse.unasked(session, MessageKind.REUSE_CHOICE.value, since)
    ]
    listeners = []
    found = reuse.listeners(session, now - TWO_MONTHS)
    for _, rows in groupby(found, key=lambda row: row.person_id):
        used = list(rows)
        first = used[0]
        listeners.append(
            Listener(
                first.workspace_id,
                first.person_id,
                Rhythm(
                    first.person_zone, first.working_days, first.quiet_from, first.quiet_until
                ),
                first.answered_at,
                [row.used_at for row in used],
            )
        )
    return due(authors, listeners, now)
