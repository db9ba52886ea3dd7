"""What may be asked about running cases."""

from typing import Any

from sqlalchemy import Row
from sqlalchemy.orm import Session

from bot.domain.agenda.due import LOOK_BACK
from bot.domain.agenda.sessions.cases import ASK_AFTER, RunningCase
from bot.domain.people import rhythms
from bot.domain.people.working_hours import DAY
from bot.domain.upcoming.heartbeat import Heartbeat
from storage.cases import cases


def load(session: Session, beat: Heartbeat) -> list[RunningCase]:
    """Generous by a day on both sides: a day begins where its owner is."""
    after, until = beat.since - LOOK_BACK - DAY, beat.now + DAY
    found = cases.unasked(
        session, after.date(), until.date(), after - ASK_AFTER, until - ASK_AFTER
    )

    def running(row: Row[Any]) -> RunningCase:
        rhythm = rhythms.of_row(row, beat.off)
        return RunningCase(
            row.workspace_id, row.id, row.person_id, rhythm, row.ended_at, row.ask_on
        )

    return beat.sieve.each(found, running)
