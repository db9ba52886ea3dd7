"""From rows to the pure agenda of introductions: what may be due."""

from collections import defaultdict
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.domain.agenda.due import Personal
from bot.domain.agenda.introductions import (
    FOLLOW_UP_AFTER,
    FOLLOW_UP_KEPT,
    Facts,
    Made,
    Offer,
    Wanted,
    personal,
)
from bot.domain.base.kinds import MessageKind
from bot.domain.people import rhythms
from bot.domain.people.rhythms import DaysOff
from bot.domain.questions import introductions
from storage.questions import introductions as rows

MOST_WANTED = 100  # questions at a time; the oldest first
LONGEST_AWAY = timedelta(days=28)


def load(session: Session, now: datetime, off: DaysOff) -> Personal:
    """What may have to be said about introductions."""
    made = [
        Made(
            row.workspace_id,
            row.id,
            row.person_id,
            rhythms.of_row(row, off),
            row.made_at,
        )
        for row in rows.made_between(
            session,
            MessageKind.INTRODUCTION_FOLLOW_UP.value,
            now - FOLLOW_UP_AFTER - FOLLOW_UP_KEPT - LONGEST_AWAY,
            now - FOLLOW_UP_AFTER,
        )
    ]
    wanted = rows.wanted(session, MOST_WANTED)
    if not wanted:
        return personal(Facts(made=made), now)
    circles: dict[int, set[int]] = defaultdict(set)
    for member in rows.members(session):
        circles[member.circle_id].add(member.person_id)
    facts = Facts(
        wanted=[
            Wanted(q.workspace_id, q.id, q.asker_id, q.text, circles[q.circle_id])
            for q in wanted
        ],
        offers=[
            Offer(
                row.workspace_id,
                row.person_id,
                row.brings,
                rhythms.of_row(row, off),
            )
            for row in rows.offers(session)
        ],
        busy=introductions.busy(session, now),
        tried={
            (row.question_id, row.giver_id)
            for row in rows.tried(session, [q.id for q in wanted])
        },
        made=made,
    )
    return personal(facts, now)
