"""What may be said about finding a date."""

from typing import Any

from sqlalchemy import Row
from sqlalchemy.orm import Session

from bot.domain.agenda.due import LOOK_BACK
from bot.domain.agenda.sessions.polls import Chooser, Facts, Voter
from bot.domain.people import rhythms
from bot.domain.people.rhythms import DaysOff
from bot.domain.upcoming.heartbeat import Heartbeat
from bot.domain.upcoming.people.fading import without_reminders
from storage.decisions import polls


def load(session: Session, beat: Heartbeat) -> Facts:
    now, since, off = beat.now, beat.since, beat.off
    unreported = polls.unreported(session, since - LOOK_BACK, now)
    voters = beat.sieve.each(polls.unvoted(session, since), lambda row: _voter(row, off))
    silent = without_reminders(session, beat) if voters else set()
    return Facts(
        voters=[each for each in voters if (each.circle_id, each.person_id) not in silent],
        choosers=beat.sieve.each(unreported, lambda row: _chooser(row, off)),
    )


def _voter(row: Row[Any], off: DaysOff) -> Voter:
    return Voter(
        workspace_id=row.workspace_id,
        circle_id=row.circle_id,
        poll_id=row.id,
        person_id=row.person_id,
        rhythm=rhythms.of_row(row, off),
        asked_at=row.created_at,
        closes_at=row.closes_at,
    )


def _chooser(row: Row[Any], off: DaysOff) -> Chooser:
    return Chooser(
        workspace_id=row.workspace_id,
        circle_id=row.circle_id,
        poll_id=row.id,
        person_id=row.person_id,
        rhythm=rhythms.of_row(row, off),
        closes_at=row.closes_at,
        ballot=row.ballot,
    )
