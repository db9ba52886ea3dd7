"""Following a question: its asker hears, once, that a new card may answer it.

Nobody else learns who follows what. The card itself is found in `bot.domain.insights.matches`.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base import likeness
from bot.domain.base.actor import Actor
from bot.domain.insights.matches import FOLLOWED_FOR
from bot.domain.questions.small_talk import has_subject
from bot.errors import NotAllowed
from bot.search import search, tokens
from bot.search.search import Hit
from storage.base.upsert import insert_unless_present
from storage.models import FollowedQuestion
from storage.questions import following as rows

LONGEST_FOLLOWED = 300  # characters
MOST_FOLLOWED = 10  # of one person at a time


def follow(session: Session, actor: Actor, text: str, now: datetime) -> None:
    """From now on, for a year. The same question again begins anew.

    Raises:
        NotAllowed: it is about nothing, or the actor follows `MOST_FOLLOWED` others.
    """
    words = " ".join(tokens.plain(text).split())[:LONGEST_FOLLOWED]
    if not has_subject(words):
        raise NotAllowed("question-no-subject")
    mine = rows.of_person(session, actor.workspace_id, actor.id)
    same = next((each for each in mine if likeness.same_words(each.text, words)), None)
    if same is not None:
        same.created_at, same.answered_by = now, None
        return
    if sum(is_open(each, now) for each in mine) >= MOST_FOLLOWED:
        raise NotAllowed("follow-too-many", most=MOST_FOLLOWED)
    values = {
        "workspace_id": actor.workspace_id,
        "person_id": actor.id,
        "text": words,
        "created_at": now,
    }
    insert_unless_present(session, FollowedQuestion, values)


def is_open(followed: FollowedQuestion, now: datetime) -> bool:
    return followed.answered_by is None and followed.created_at > now - FOLLOWED_FOR


def open_of(session: Session, actor: Actor, now: datetime) -> Sequence[FollowedQuestion]:
    """What the actor waits to hear about, newest first."""
    mine = rows.of_person(session, actor.workspace_id, actor.id)
    return [each for each in mine if is_open(each, now)]


def stop(session: Session, actor: Actor, followed_id: int) -> None:
    """Twice is once."""
    rows.stop(session, actor.workspace_id, actor.id, followed_id)


def told_of(
    session: Session, workspace_id: int, insight_id: int, followed_id: int, reader_id: int
) -> tuple[str, Hit | None] | None:
    """The question, and the card while its reader may see it. None: they let it go."""
    mine = rows.of_person(session, workspace_id, reader_id)
    followed = next((each for each in mine if each.id == followed_id), None)
    if followed is None:
        return None
    return followed.text, search.one(session, workspace_id, reader_id, insight_id)
