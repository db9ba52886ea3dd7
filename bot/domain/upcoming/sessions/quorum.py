"""What may be said about sessions to which too few people come."""

from sqlalchemy.orm import Session

from bot.domain.agenda.sessions.quorum import Short
from bot.domain.people import rhythms
from bot.domain.upcoming.heartbeat import Heartbeat, planned, reach
from storage.decisions import quorum


def load(session: Session, beat: Heartbeat) -> list[Short]:
    return beat.sieve.each(
        quorum.short(session, beat.since, reach(session, beat)),
        lambda row: Short(
            planned(row), row.person_id, rhythms.of_row(row, beat.off), row.told_at
        ),
    )
