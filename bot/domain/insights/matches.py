"""A released card may answer an open question: its facilitators hear of it."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base import likeness, messages
from bot.domain.base.kinds import Due, MessageKind
from bot.search import search
from storage.circle import circles as circle_rows
from storage.models import Insight, LearningQuestion, Role
from storage.questions import questions

MOST_QUESTIONS = 200  # the newest; they are compared while an author waits for an answer
ENOUGH = 0.5  # of a question's words, by length, that a card must share to be proposed


def propose(session: Session, insight: Insight, now: datetime) -> None:
    """A card is released: who leads a circle with a question that it may answer hears it."""
    for question in questions.waiting(session, insight.workspace_id, MOST_QUESTIONS):
        if not _may_answer(session, question, insight):
            continue
        for leader in circle_rows.members(session, question.circle_id, Role.FACILITATOR):
            if search.one(session, insight.workspace_id, leader.id, insight.id) is None:
                continue
            message = Due(
                workspace_id=insight.workspace_id,
                kind=MessageKind.QUESTION_MATCH,
                subject_id=insight.id,
                circle_id=question.circle_id,
                due_at=now,
                to=leader.id,
                occasion=str(question.id),
                details={"question": question.id},
            )
            messages.queue(session, message, now=now)


def _may_answer(session: Session, question: LearningQuestion, insight: Insight) -> bool:
    text = f"{insight.title} {insight.what} {insight.why} {insight.condition}"
    shared = likeness.shared_words(question.text, text)
    asked = sum(map(len, likeness.subject(question.text)))
    if not asked or sum(map(len, shared)) < ENOUGH * asked:
        return False
    return search.one(session, question.workspace_id, question.asker_id, insight.id) is not None
