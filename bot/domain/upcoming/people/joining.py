"""Who waits for a place in a circle where one is free."""

from itertools import groupby

from sqlalchemy.orm import Session

from bot.domain.agenda.people.joining import InLine, Line
from bot.domain.circle.circles import MOST_MEMBERS
from bot.domain.circle.join_requests import OFFER_KEPT
from bot.domain.people import rhythms
from bot.domain.upcoming.heartbeat import Heartbeat
from storage.base.rows import Rows
from storage.circle import joining


def load(session: Session, beat: Heartbeat) -> list[Line]:
    found = joining.in_line(session, beat.now - OFFER_KEPT)
    lines = [list(rows) for _, rows in groupby(found, key=lambda row: row.circle_id)]
    return beat.sieve.each(lines, lambda rows: _line(rows, beat))


def _line(rows: Rows, beat: Heartbeat) -> Line:
    first = rows[0]
    return Line(
        first.person_workspace_id,
        first.circle_id,
        (first.most_members or MOST_MEMBERS) - first.taken,
        [
            InLine(
                row.request_id,
                row.person_id,
                rhythms.of_row(row, beat.off).usual,
                row.queued_at,
            )
            for row in rows
        ],
    )
