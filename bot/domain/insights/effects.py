"""What follows when a card is released or withdrawn: in questions, digests and channels."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base import likeness, messages
from bot.domain.base.kinds import Due, MessageKind
from bot.search import search
from storage.circle import circles as circle_rows
from storage.circulation import digests
from storage.models import Insight, LearningQuestion, Role
from storage.questions import questions

MOST_MATCHED = 100  # questions that a new card is held against


ENOUGH = 0.5  # of a question's words, by length, that a card must share to be proposed


def reopen(session: Session, insight: Insight, now: datetime) -> None:
    """A card is withdrawn: what it answered is a question again, and its words leave Slack."""
    for question in questions.answered_with(session, insight.workspace_id, insight.id):
        question.answered_by = None
        kind = MessageKind.QUESTION_ANSWERED
        messages.cancel(session, question.workspace_id, kind, question.id)
        shown = [(kind, question.id), (MessageKind.LEARNING_QUESTION, question.id)]
        messages.make_stale(session, question.workspace_id, shown, now)
    kind = MessageKind.QUESTION_MATCH
    messages.cancel(session, insight.workspace_id, kind, insight.id)
    messages.make_stale(session, insight.workspace_id, [(kind, insight.id)], now)


def propose(session: Session, insight: Insight, now: datetime) -> None:
    """A card is released: who leads a circle with a question that it may answer hears it."""
    for question in questions.waiting(session, insight.workspace_id, MOST_MATCHED):
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


def withdraw_insight(
    session: Session, workspace_id: int, insight_id: int, now: datetime
) -> None:
    """Take a card out of every edition and every channel: the messages in Slack are edited."""
    subjects = [(MessageKind.SHARED_INSIGHT, insight_id)]
    for item in digests.items_with(session, workspace_id, insight_id):
        item.withdrawn_at = now
        subjects.append((MessageKind.DIGEST, item.digest_id))
    messages.make_stale(session, workspace_id, subjects, now)
