"""A released card may answer an open question: who waits for that hears of it."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row
from sqlalchemy.orm import Session

from bot.domain.base import likeness, messages
from bot.domain.base.kinds import Due, MessageKind
from bot.search import search, themes
from storage.circle import circles as circle_rows
from storage.models import Insight, Role
from storage.questions import following, questions
from storage.questions import search as rows

MOST_QUESTIONS = 200  # the newest; they are compared while an author waits for an answer
FOLLOWED_FOR = timedelta(days=365)  # a question, from when somebody said so
ENOUGH = 0.5  # of a question's words, by length, that a card must share to be proposed


def propose(session: Session, insight: Insight, now: datetime) -> None:
    """A card is released: who follows a question that it may answer hears it.

    And who leads a circle that such a question was put to.
    """
    workspace_id = insight.workspace_id
    asked = questions.waiting(session, workspace_id, MOST_QUESTIONS, now - FOLLOWED_FOR)
    called = _theme_names(session, insight) if asked else ()
    for question in asked:
        if not _may_answer(session, question, insight, called):
            continue
        if question.circle_id is None:
            _tell_follower(session, question, insight, now)
            continue
        for leader in circle_rows.members(session, question.circle_id, Role.FACILITATOR):
            if search.one(session, workspace_id, leader.id, insight.id) is None:
                continue
            message = Due(
                workspace_id=workspace_id,
                kind=MessageKind.QUESTION_MATCH,
                subject_id=insight.id,
                circle_id=question.circle_id,
                due_at=now,
                to=leader.id,
                occasion=str(question.id),
                details={"question": question.id},
            )
            messages.queue(session, message, now=now)


def _tell_follower(
    session: Session, followed: Row[Any], insight: Insight, now: datetime
) -> None:
    """Once: they do not follow it any more, unless they say so again."""
    if followed.person_id == insight.created_by:
        return
    following.answered(session, followed.id, insight.id)
    message = Due(
        workspace_id=insight.workspace_id,
        kind=MessageKind.QUESTION_FOLLOWED,
        subject_id=insight.id,
        circle_id=None,
        due_at=now,
        to=followed.person_id,
        occasion=f"{followed.id}-{now:%Y%m%dT%H%M%S}",
        details={"question": followed.id},
    )
    messages.queue(session, message, now=now)


def _theme_names(session: Session, insight: Insight) -> Sequence[str]:
    """What the card's theme is called, in both languages."""
    whole = rows.find_index(session, insight.workspace_id)
    return themes.names(insight.theme, whole.themes if whole else {})


def _may_answer(
    session: Session, question: Row[Any], insight: Insight, called: Sequence[str]
) -> bool:
    """Its words are about it, or the question is no more than the name of its theme."""
    text = f"{insight.title} {insight.what} {insight.why} {insight.condition}"
    subject = likeness.subject(question.text)
    shared = likeness.shared_words(question.text, text)
    is_about = sum(map(len, shared)) >= ENOUGH * sum(map(len, subject))
    if not subject or not (is_about or themes.is_name(question.text, subject, called)):
        return False
    seen = search.one(session, insight.workspace_id, question.person_id, insight.id)
    return seen is not None
