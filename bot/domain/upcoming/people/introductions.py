"""What may be said about introductions."""

from collections import defaultdict

from sqlalchemy.orm import Session

from bot.domain.agenda.people.introductions import (
    FOLLOW_UP_AFTER,
    FOLLOW_UP_KEPT,
    Facts,
    GiverOffer,
    LearningWish,
    Made,
)
from bot.domain.base.kinds import MessageKind
from bot.domain.people import rhythms
from bot.domain.people.working_hours import LONGEST_GAP
from bot.domain.questions import introductions
from bot.domain.upcoming.heartbeat import Heartbeat
from storage.questions import introductions as rows

MOST_WANTED = 100  # questions at a time; the oldest first


def load(session: Session, beat: Heartbeat) -> Facts:
    made = _made(session, beat)
    wanted = rows.wanted(session, MOST_WANTED)
    if not wanted:
        return Facts(made=made)
    circles: dict[int, set[int]] = defaultdict(set)
    for member in rows.members(session):
        circles[member.circle_id].add(member.person_id)
    tried = rows.tried(session, [question.id for question in wanted])
    return Facts(
        wanted=[
            LearningWish(q.workspace_id, q.id, q.asker_id, q.text, circles[q.circle_id])
            for q in wanted
        ],
        offers=beat.sieve.each(
            rows.offers(session),
            lambda row: GiverOffer(
                row.workspace_id, row.person_id, row.brings, rhythms.of_row(row, beat.off)
            ),
        ),
        busy=introductions.busy(session, beat.now),
        tried={(row.question_id, row.giver_id) for row in tried},
        made=made,
    )


def _made(session: Session, beat: Heartbeat) -> list[Made]:
    kind = MessageKind.INTRODUCTION_FOLLOW_UP.value
    until = beat.now - FOLLOW_UP_AFTER
    found = rows.made_between(session, kind, until - FOLLOW_UP_KEPT - LONGEST_GAP, until)
    return beat.sieve.each(
        found,
        lambda row: Made(
            row.workspace_id, row.id, row.person_id, rhythms.of_row(row, beat.off), row.made_at
        ),
    )
