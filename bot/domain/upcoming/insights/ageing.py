"""What may be said about old cards."""

from typing import Any

from sqlalchemy import Row
from sqlalchemy.orm import Session

from bot.domain.agenda.insights.ageing import OLD_AFTER, AskedBefore, Facts, OldCard
from bot.domain.base.kinds import MessageKind
from bot.domain.people import rhythms
from bot.domain.upcoming.heartbeat import Heartbeat
from storage.insights import ageing


def load(session: Session, beat: Heartbeat) -> Facts:
    """One writer is asked about each card: the first author who can be asked, or its maker."""
    cards: dict[int, OldCard] = {}

    def keep(row: Row[Any]) -> None:
        first = OldCard(
            row.workspace_id,
            row.circle_id,
            row.writer_id,
            rhythms.of_row(row, beat.off),
            row.still_holds_at or row.released_at,
        )
        cards.setdefault(row.id, first)

    beat.sieve.each(ageing.old(session, beat.now - OLD_AFTER), keep)
    writers = sorted({card.person_id for card in cards.values()})
    before = {
        row.person_id: AskedBefore(row.times, row.at)
        for row in ageing.asked(session, MessageKind.STILL_HOLDS.value, writers)
    }
    return Facts(list(cards.values()), before)
