"""What may be said because nobody leads a circle, or a facilitator is gone."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row
from sqlalchemy.orm import Session

from bot.domain.agenda.people.vacancies import (
    GONE_KEPT,
    Candidate,
    Deputy,
    Facts,
    Vacancy,
    wave,
)
from bot.domain.people import rhythms
from bot.domain.people.rhythms import DaysOff
from bot.domain.people.working_hours import LONGEST_GAP
from bot.domain.upcoming.heartbeat import Heartbeat
from storage.circle import vacancies
from storage.models import Circle
from storage.planning import hosts as hosts_rows
from storage.planning import meetings


def load(session: Session, beat: Heartbeat) -> Facts:
    now, since, off = beat.now, beat.since, beat.off
    vacant = beat.sieve.each(
        vacancies.vacant(session), lambda circle: _vacancy(session, circle, now, off)
    )
    gone = vacancies.untold_of_gone(session, since - GONE_KEPT - LONGEST_GAP)
    return Facts(
        vacancies=[each for each in vacant if each],
        deputies=beat.sieve.each(gone, lambda row: _deputy(row, off)),
    )


def _vacancy(session: Session, circle: Circle, now: datetime, off: DaysOff) -> Vacancy | None:
    since = vacancies.vacant_since(session, circle.id)
    if since is None:
        return None
    ahead = meetings.upcoming(session, circle.id, now)
    host = hosts_rows.host(session, ahead[0]) if ahead else None
    asked = vacancies.asked_to_lead(session, circle.id, since)
    declined = vacancies.declined_to_lead(session, circle.id, since)
    return Vacancy(
        circle.workspace_id,
        circle.id,
        circle.time_zone,
        since,
        ahead[0].starts_at if ahead else None,
        [
            Candidate(
                row.person_id,
                rhythms.of_row(row, off),
                wave(
                    is_host=host is not None and row.person_id == host.id,
                    is_member=row.membership_id is not None,
                ),
                row.person_id in asked,
                declined.get(row.person_id),
            )
            for row in vacancies.candidates(session, circle)
        ],
    )


def _deputy(row: Row[Any], off: DaysOff) -> Deputy:
    return Deputy(
        row.workspace_id,
        row.circle_id,
        row.gone_id,
        row.inactive_since,
        row.person_id,
        rhythms.of_row(row, off),
    )
