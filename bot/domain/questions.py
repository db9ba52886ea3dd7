"""Asking what others learned; and where nobody knows yet, asking a circle to find out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.domain import audit, circles, messages, recognition
from bot.domain.kinds import MessageKind
from bot.domain.people import Actor
from bot.domain.recognition import Standing
from bot.errors import AlreadyDone, InvalidInput, NotAllowed, NotFound
from bot.search import search
from bot.search.search import Answer, Hit
from storage import circles as circle_rows
from storage import people, questions
from storage.models import Circle, CircleState, LearningQuestion, ReleaseLevel, Role
from storage.upsert import insert_unless_present

LONGEST_QUESTION = 300  # characters
SHORTEST_QUESTION = 5
PAGE = 5  # cards at a time: what somebody reads
MOST_CIRCLES = 100  # choices in a Slack menu
MOST_CARDS = 100
SHARE_AGAIN_AFTER = timedelta(days=1)


@dataclass(frozen=True)
class Asked:
    """A learning question with the circle that it was put to."""

    question: LearningQuestion
    circle: Circle


def ask(session: Session, actor: Actor, text: str, offset: int = 0) -> Answer:
    return search.ask(
        session,
        workspace_id=actor.workspace_id,
        reader_id=actor.id,
        text=text,
        limit=PAGE,
        offset=offset,
    )


def read(session: Session, actor: Actor, insight_id: int) -> Hit:
    """Raises NotFound for a card that is gone, or was never the actor's to see."""
    hit = search.one(session, actor.workspace_id, actor.id, insight_id)
    if hit is None:
        raise NotFound
    return hit


def share(session: Session, actor: Actor, insight_id: int, channel: str, now: datetime) -> None:
    """Show a card to everybody in a channel, at most once a day there.

    Raises:
        NotAllowed: the card is for its own circle, and this is not that circle's channel.
        AlreadyDone: it was shared there today.
    """
    hit = read(session, actor, insight_id)
    circle = circle_rows.find(session, actor.workspace_id, hit.circle_id)
    own_channel = circle is not None and circle.channel == channel
    if hit.level < ReleaseLevel.NETWORK and not own_channel:
        raise NotAllowed("search-share-closed")
    is_new = messages.queue(
        session,
        workspace_id=actor.workspace_id,
        kind=MessageKind.SHARED_INSIGHT,
        subject_id=insight_id,
        channel=channel,
        occasion=now.date().isoformat(),
        now=now,
    )
    if not is_new:
        raise AlreadyDone("search-shared-before")
    audit.note(session, actor, "insight.shared", "insight", insight_id, now)


@dataclass(frozen=True)
class Shown:
    """A card in a channel: None once it may not be seen there; in the circle's language."""

    hit: Hit | None
    language: str
    standing: Standing | None = None


def shown_in(
    session: Session, workspace_id: int, insight_id: int, channel: str, now: datetime
) -> Shown:
    hit = search.anyhow(session, workspace_id, insight_id)
    if hit is None:
        return Shown(None, "nl")
    circle = circle_rows.find(session, workspace_id, hit.circle_id)
    is_open = hit.level >= ReleaseLevel.NETWORK
    own_channel = circle is not None and circle.channel == channel
    language = circle.language if circle else "nl"
    if not (is_open or own_channel):
        return Shown(None, language)
    return Shown(hit, language, recognition.standing(session, workspace_id, insight_id, now))


def circles_to_ask(session: Session, actor: Actor) -> Sequence[Circle]:
    return questions.active_circles(session, actor.workspace_id, MOST_CIRCLES)


def put(
    session: Session, actor: Actor, circle_id: int, text: str, now: datetime
) -> LearningQuestion:
    """Put a question to a circle; its facilitators hear of it, without the asker's name.

    Putting the same question again changes nothing.
    """
    words = " ".join(text.split())
    if len(words) < SHORTEST_QUESTION:
        raise InvalidInput("question", "question-too-short")
    if len(words) > LONGEST_QUESTION:
        raise InvalidInput("question", "error-too-long", longest=LONGEST_QUESTION)
    circle = circle_rows.find(session, actor.workspace_id, circle_id)
    if circle is None or circle.state is not CircleState.ACTIVE:
        raise InvalidInput("circle", "question-circle-gone")
    values = {
        "workspace_id": actor.workspace_id,
        "asker_id": actor.id,
        "circle_id": circle.id,
        "text": words,
        "created_at": now,
    }
    insert_unless_present(session, LearningQuestion, values)
    question = questions.of_asker(session, actor.id, circle.id, words)
    if question is None:
        raise NotFound
    for facilitator in circle_rows.members(session, circle.id, Role.FACILITATOR):
        messages.queue(
            session,
            workspace_id=circle.workspace_id,
            kind=MessageKind.LEARNING_QUESTION,
            subject_id=question.id,
            circle_id=circle.id,
            to=facilitator.id,
            now=now,
        )
    return question


def get_for_facilitator(session: Session, actor: Actor, question_id: int) -> Asked:
    question = questions.find(session, actor.workspace_id, question_id, lock=True)
    if question is None:
        raise NotFound
    return Asked(question, circles.get_for_facilitator(session, actor, question.circle_id))


def possible_answers(session: Session, asked: Asked) -> list[Hit]:
    """Cards of the circle that the asker may see, newest first."""
    ids = questions.released_of_circle(session, asked.circle.id, MOST_CARDS)
    found = (
        search.one(session, asked.question.workspace_id, asked.question.asker_id, insight_id)
        for insight_id in ids
    )
    return [hit for hit in found if hit is not None]


def answer(
    session: Session, actor: Actor, question_id: int, insight_id: int, now: datetime
) -> Asked:
    """Answer a question with a card; the asker is told, with the card.

    Raises:
        AlreadyDone: it was answered before.
        InvalidInput: the card is not of this circle, or the asker may not see it.
    """
    asked = get_for_facilitator(session, actor, question_id)
    question = asked.question
    if question.answered_by is not None:
        raise AlreadyDone("question-already-answered")
    hit = search.one(session, question.workspace_id, question.asker_id, insight_id)
    if hit is None or hit.circle_id != asked.circle.id:
        raise InvalidInput("insight", "error-choose")
    question.answered_by = insight_id
    messages.queue(
        session,
        workspace_id=question.workspace_id,
        kind=MessageKind.QUESTION_ANSWERED,
        subject_id=question.id,
        circle_id=asked.circle.id,
        to=question.asker_id,
        now=now,
    )
    audit.note(session, actor, "question.answered", "learning_question", question.id, now)
    return asked


def seen_by_facilitator(
    session: Session, workspace_id: int, question_id: int, reader_id: int
) -> Asked | None:
    question = questions.find(session, workspace_id, question_id)
    circle = circle_rows.find(session, workspace_id, question.circle_id) if question else None
    if question is None or circle is None:
        return None
    member = circle_rows.membership(session, circle.id, reader_id)
    if member is None or member.role is not Role.FACILITATOR:
        return None
    return Asked(question, circle)


def answered(session: Session, workspace_id: int, question_id: int) -> tuple[Asked, Hit] | None:
    """The question with its answer, as long as the asker may see that."""
    question = questions.find(session, workspace_id, question_id)
    if question is None or question.answered_by is None:
        return None
    hit = search.one(session, workspace_id, question.asker_id, question.answered_by)
    circle = circle_rows.find(session, workspace_id, question.circle_id)
    asker = people.get(session, workspace_id, question.asker_id)
    if hit is None or circle is None or not asker.is_active:
        return None
    return Asked(question, circle), hit
