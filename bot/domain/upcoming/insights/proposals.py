"""Which circles want to be offered a digest, and what is new in them."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row
from sqlalchemy.orm import Session

from bot.domain.agenda.insights.proposals import Facts, Offer
from bot.domain.base.kinds import MessageKind
from bot.domain.people import rhythms
from bot.domain.people.rhythms import DaysOff
from bot.domain.upcoming.heartbeat import Heartbeat
from storage.circulation import proposals


def load(session: Session, beat: Heartbeat) -> Facts:
    rows = proposals.wanted(session, MessageKind.DIGEST_PROPOSED.value, beat.now)
    if not rows:
        return Facts()
    released = proposals.released(session, {row.circle_id for row in rows})
    return Facts(
        beat.sieve.each(rows, lambda row: offer_of(row, released[row.circle_id], beat.off))
    )


def offer_of(row: Row[Any], released: list[datetime], off: DaysOff) -> Offer:
    looked = [at for at in (row.edition_at, row.told_at) if at is not None]
    tried = [at for at in (*looked, row.tried_at, row.proposes_since) if at is not None]
    new = [at for at in released if not looked or at > max(looked)]
    return Offer(
        row.workspace_id,
        row.circle_id,
        row.person_id,
        rhythms.of_row(row, off),
        row.proposes.value,
        max(tried, default=row.created_at),
        new,
        row.held_at,
    )
