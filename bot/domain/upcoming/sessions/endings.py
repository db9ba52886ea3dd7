"""What may be asked about how a circle goes on."""

from typing import Any

from sqlalchemy import Row
from sqlalchemy.orm import Session

from bot.domain.agenda.sessions.endings import HORIZON_AHEAD, Facts, Idle, Nearing
from bot.domain.people import rhythms
from bot.domain.people.rhythms import DaysOff
from bot.domain.people.working_hours import DAY
from bot.domain.upcoming.heartbeat import Heartbeat
from storage.decisions import endings
from storage.models import Meeting


def load(session: Session, beat: Heartbeat) -> Facts:
    now, since, off = beat.now, beat.since, beat.off
    idle = endings.idle(session, beat.ended_after, now) if Meeting in beat.used else ()
    # A day more on each side: people live in other zones.
    near = endings.near_horizon(
        session, (since - DAY).date(), (now + HORIZON_AHEAD + DAY).date()
    )
    return Facts(
        idle=beat.sieve.each(idle, lambda row: _idle(row, off)),
        nearing=beat.sieve.each(near, lambda row: _nearing(row, off)),
        asked=endings.horizons_asked(session, [row.id for row in near]),
    )


def _idle(row: Row[Any], off: DaysOff) -> Idle:
    return Idle(
        workspace_id=row.workspace_id,
        circle_id=row.id,
        meeting_id=row.meeting_id,
        ended_at=max(row.ends_at, row.called_off_at or row.ends_at),
        person_id=row.person_id,
        rhythm=rhythms.of_row(row, off),
    )


def _nearing(row: Row[Any], off: DaysOff) -> Nearing:
    return Nearing(
        workspace_id=row.workspace_id,
        circle_id=row.id,
        horizon_on=row.horizon_on,
        set_at=row.horizon_set_at,
        person_id=row.person_id,
        rhythm=rhythms.of_row(row, off),
    )
