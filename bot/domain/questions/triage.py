"""What a circle's facilitator does with a question: take it up, merge it, decline, answer.

Nobody in the circle learns who asked. Whoever asked nearly the same is answered together;
each is told by the same rules, and reads no card that they may not read.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base import audit, likeness, messages
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import Due, MessageKind
from bot.domain.base.shown import refresh
from bot.domain.circle import circles
from bot.domain.questions import following, gaps
from bot.domain.questions.learning_questions import MyQuestion, answer_to, mine
from bot.domain.questions.questions import ON_AGENDA, PutQuestion
from bot.errors import AlreadyDone, InvalidInput, existing
from bot.search import search
from bot.search.search import Hit
from storage.base.finding import find_row
from storage.circle import circles as circle_rows
from storage.models import (
    Circle,
    FollowedQuestion,
    LearningQuestion,
    QuestionState,
    Role,
)
from storage.people import people
from storage.questions import questions

REASONS = ("elsewhere", "too_wide", "too_local", "no_time")


def get_for_facilitator(session: Session, actor: Actor, question_id: int) -> PutQuestion:
    question = existing(
        find_row(LearningQuestion, session, actor.workspace_id, question_id, lock=True)
    )
    circle = circles.get_for_facilitator(session, actor, question.circle_id)
    return _put(session, question, circle, actor.id)


def _put(
    session: Session, question: LearningQuestion, circle: Circle, reader_id: int
) -> PutQuestion:
    about = question.asked_about
    seen = search.one(session, circle.workspace_id, reader_id, about) if about else None
    return PutQuestion(question, circle, related(session, question), seen)


def related(session: Session, question: LearningQuestion) -> list[LearningQuestion]:
    """The circle's other open questions, the most alike first."""
    others = [
        each
        for each in questions.unanswered(session, question.circle_id)
        if each.id != question.id
    ]
    return sorted(others, key=lambda each: -likeness.likeness(question.text, each.text))


@dataclass(frozen=True)
class Board:
    """My questions and what I follow; and what was put to circles that I lead, unanswered."""

    mine: Sequence[MyQuestion]
    led: Sequence[PutQuestion]
    may_see_gaps: bool
    followed: Sequence[FollowedQuestion] = ()


def board(session: Session, actor: Actor, now: datetime) -> Board:
    led = [
        PutQuestion(question, circle)
        for circle in circles.facilitated_by(session, actor)
        for question in questions.unanswered(session, circle.id)
    ]
    followed = following.open_of(session, actor, now)
    return Board(mine(session, actor), led, gaps.may_look(session, actor), followed)


def accept(session: Session, actor: Actor, question_id: int, now: datetime) -> PutQuestion:
    """It goes on the circle's agenda, until it is answered. A second press changes nothing.

    Raises:
        AlreadyDone: it was answered, merged or withdrawn.
    """
    asked = _undecided(session, actor, question_id)
    if asked.question.state is QuestionState.ACCEPTED:
        return asked
    _decide(session, asked.question, QuestionState.ACCEPTED, now)
    audit.record(session, actor, "question.accepted", "learning_question", question_id, now)
    return asked


def decline(
    session: Session, actor: Actor, question_id: int, reason: str, now: datetime
) -> PutQuestion:
    """The circle does not take it up; whoever asked hears why, and can ask elsewhere."""
    if reason not in REASONS:
        raise InvalidInput("reason", "error-choose")
    asked = _undecided(session, actor, question_id)
    if asked.question.state is QuestionState.DECLINED:
        return asked
    group = [asked.question, *questions.merged_into(session, asked.question, lock=True)]
    for question in group:
        question.declined_because = reason
        question.merged_into = None
        _decide(session, question, QuestionState.DECLINED, now)
    question = asked.question
    refresh(
        session, question.workspace_id, question.circle_id, question.created_at, now, ON_AGENDA
    )
    audit.record(session, actor, "question.declined", "learning_question", question_id, now)
    return asked


def merge(
    session: Session, actor: Actor, question_id: int, into_id: int, now: datetime
) -> PutQuestion:
    """It goes with another question of the circle, and is answered together with that.

    Raises:
        InvalidInput: the other one is not an open question of this circle.
    """
    asked = _undecided(session, actor, question_id)
    question = asked.question
    home = find_row(LearningQuestion, session, actor.workspace_id, into_id, lock=True)
    if home is None or home.id == question.id or home.circle_id != question.circle_id:
        raise InvalidInput("into", "error-choose")
    if home.state not in questions.WAITING or home.answered_by is not None:
        raise InvalidInput("into", "error-choose")
    for each in [question, *questions.merged_into(session, question, lock=True)]:
        each.merged_into = home.id
        _decide(session, each, QuestionState.MERGED, now)
    if home.state is QuestionState.OPEN:
        _decide(session, home, QuestionState.ACCEPTED, now)
    refresh(
        session, question.workspace_id, question.circle_id, question.created_at, now, ON_AGENDA
    )
    audit.record(session, actor, "question.merged", "learning_question", question_id, now)
    return asked


def _undecided(session: Session, actor: Actor, question_id: int) -> PutQuestion:
    asked = get_for_facilitator(session, actor, question_id)
    if asked.question.answered_by is not None:
        raise AlreadyDone("question-already-answered")
    if asked.question.state is QuestionState.WITHDRAWN:
        raise AlreadyDone("question-is-withdrawn")
    if asked.question.state is QuestionState.MERGED:
        raise AlreadyDone("question-is-merged")
    return asked


def _decide(
    session: Session, question: LearningQuestion, state: QuestionState, now: datetime
) -> None:
    question.state = state
    question.decided_at = now
    kind = MessageKind.QUESTION_NEWS
    messages.cancel(session, question.workspace_id, kind, question.id, question.asker_id)
    _show_again(session, question, now)
    _tell_asker(session, question, kind, f"{state.value}:{now.isoformat()}", now)


def _show_again(session: Session, question: LearningQuestion, now: datetime) -> None:
    """What facilitators got about it shows what was decided."""
    shown = [(MessageKind.LEARNING_QUESTION, question.id)]
    messages.make_stale(session, question.workspace_id, shown, now)


def _tell_asker(
    session: Session,
    question: LearningQuestion,
    kind: MessageKind,
    occasion: str,
    now: datetime,
) -> None:
    """Apart from the circle: its facilitators would hear whom a message did not reach."""
    asker = people.get(session, question.workspace_id, question.asker_id)
    message = Due(
        workspace_id=question.workspace_id,
        kind=kind,
        subject_id=question.id,
        circle_id=None,
        due_at=now,
        to=asker.id,
        occasion=occasion,
        mail_domain=asker.address.mail_domain,
    )
    messages.queue(session, message, now=now)


def possible_answers(session: Session, actor: Actor, asked: PutQuestion) -> list[Hit]:
    """Cards that both the asker and the actor may read: what answers best, then the circle's.

    The actor learns nothing of the asker's rights but for cards that they see themselves.
    """
    question = asked.question
    best = search.ask(
        session,
        workspace_id=question.workspace_id,
        reader_id=question.asker_id,
        text=question.text,
    )
    own = questions.released_of_circle(session, asked.circle.id)
    ids = dict.fromkeys([*(hit.insight_id for hit in best.hits), *own])
    if question.asked_about is not None:  # they have read it: it is what they ask about
        ids.pop(question.asked_about, None)
    return search.several(
        session, question.workspace_id, (actor.id, question.asker_id), list(ids)
    )


def _readable(
    session: Session, question: LearningQuestion, actor: Actor, insight_id: int
) -> Hit | None:
    if search.one(session, question.workspace_id, actor.id, insight_id) is None:
        return None
    return search.one(session, question.workspace_id, question.asker_id, insight_id)


def answer(
    session: Session, actor: Actor, question_id: int, insight_id: int, now: datetime
) -> PutQuestion:
    """Answer a question with a card; everyone who asked is told, as far as they may read it.

    Raises:
        AlreadyDone: it was answered, merged or withdrawn before.
        InvalidInput: the actor or the asker may not see the card.
    """
    asked = _undecided(session, actor, question_id)
    question = asked.question
    if _readable(session, question, actor, insight_id) is None:
        raise InvalidInput("insight", "error-choose")
    rest = []
    for each in [question, *questions.merged_into(session, question, lock=True)]:
        if search.one(session, each.workspace_id, each.asker_id, insight_id) is None:
            rest.append(each)
            continue
        each.answered_by = insight_id
        _show_again(session, each, now)
        _tell_asker(session, each, MessageKind.QUESTION_ANSWERED, f"{insight_id}", now)
    _stays_open(rest)
    proposed = [(MessageKind.QUESTION_MATCH, insight_id)]
    messages.make_stale(session, actor.workspace_id, proposed, now)
    audit.record(session, actor, "question.answered", "learning_question", question.id, now)
    return asked


def _stays_open(rest: Sequence[LearningQuestion]) -> None:
    """Who may not read the answer still has a question, which goes on by itself."""
    if not rest:
        return
    first, *others = rest
    first.state = QuestionState.ACCEPTED
    first.merged_into = None
    for each in others:
        each.merged_into = first.id


@dataclass(frozen=True)
class TakenUp:
    """What a circle took up and does not know yet."""

    circle: Circle
    questions: Sequence[LearningQuestion]


def taken_up(session: Session, actor: Actor, circle_id: int) -> TakenUp:
    """For everyone in the circle. Raises NotFound for a stranger."""
    circle = circles.get_for_member(session, actor, circle_id)
    return TakenUp(circle, questions.on_agenda(session, circle.id))


# --- what stands in messages


def seen_by_facilitator(
    session: Session, workspace_id: int, question_id: int, reader_id: int
) -> PutQuestion | None:
    question = find_row(LearningQuestion, session, workspace_id, question_id)
    circle = find_row(Circle, session, workspace_id, question.circle_id) if question else None
    if question is None or circle is None or not _leads(session, circle, reader_id):
        return None
    return _put(session, question, circle, reader_id)


def _leads(session: Session, circle: Circle, reader_id: int) -> bool:
    member = circle_rows.membership(session, circle.id, reader_id)
    return member is not None and member.role is Role.FACILITATOR


def news(session: Session, workspace_id: int, question_id: int) -> PutQuestion | None:
    """A question as its asker hears of it; None once they took it back or left."""
    question = find_row(LearningQuestion, session, workspace_id, question_id)
    circle = find_row(Circle, session, workspace_id, question.circle_id) if question else None
    if question is None or circle is None or question.state is QuestionState.WITHDRAWN:
        return None
    asker = people.get(session, workspace_id, question.asker_id)
    return PutQuestion(question, circle) if asker.is_active else None


def answered(
    session: Session, workspace_id: int, question_id: int
) -> tuple[PutQuestion, Hit] | None:
    """The question with its answer, as long as the asker may see that."""
    asked = news(session, workspace_id, question_id)
    hit = answer_to(session, asked.question) if asked else None
    return (asked, hit) if asked is not None and hit is not None else None


def match(
    session: Session, workspace_id: int, question_id: int, insight_id: int, reader_id: int
) -> tuple[PutQuestion, Hit | None] | None:
    """A question and the card that may answer it; no card once that may not be read here."""
    asked = seen_by_facilitator(session, workspace_id, question_id, reader_id)
    if asked is None:
        return None
    hit = search.one(session, workspace_id, reader_id, insight_id)
    return asked, hit
