"""Where nobody knows yet: a learning question is put to a circle."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base import audit, likeness, messages, shown
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import Due, MessageKind
from bot.domain.base.limits import check_optional
from bot.domain.questions.questions import ON_AGENDA, PutQuestion
from bot.domain.questions.small_talk import has_subject
from bot.errors import InvalidInput, NotFound, existing
from bot.search import search
from bot.search.search import Hit
from storage.base.finding import find_row
from storage.base.upsert import insert_unless_present
from storage.circle import circles as circle_rows
from storage.models import Circle, CircleState, LearningQuestion, QuestionState, Role
from storage.questions import questions

LONGEST_QUESTION = 300  # characters


SHORTEST_QUESTION = 5


MOST_WAITING = 10  # of one person at a time: facilitators read each of them


MOST_WORDS = 3  # that say why a circle is proposed


FITTING_CARDS = 20


@dataclass(frozen=True)
class Choice:
    """A circle that a question can be put to, and why it is proposed.

    `words`: of the question, that the circle is about; `has_cards`: the circle shared
    something about them that the asker may read.
    """

    circle: Circle
    theme: str  # as the asker's language calls it
    words: Sequence[str]
    has_cards: bool

    @property
    def fits(self) -> bool:
        return self.has_cards or bool(self.words)


def circles_to_ask(
    session: Session, actor: Actor, text: str, themes: Mapping[str, str]
) -> list[Choice]:
    """The running circles, those that the question fits best first, then by name.

    `themes`: what each theme is called in the asker's language.
    """
    found = questions.active_circles(session, actor.workspace_id)
    shared = _who_shared(session, actor, text)
    choices = [
        Choice(
            circle,
            themes.get(circle.theme, ""),
            likeness.shared_words(text, _about(session, circle, themes))[:MOST_WORDS],
            has_cards=circle.id in shared,
        )
        for circle in found
    ]
    return sorted(choices, key=lambda each: -len(each.words) - 2 * each.has_cards)


def _about(session: Session, circle: Circle, themes: Mapping[str, str]) -> str:
    asks = " ".join(each.text for each in circle_rows.questions(session, circle.id))
    return f"{circle.name} {circle.purpose} {themes.get(circle.theme, '')} {asks}"


def _who_shared(session: Session, actor: Actor, text: str) -> set[int]:
    """Only cards that the asker may read count: a closed one leaves no trace."""
    found = search.ask(
        session,
        workspace_id=actor.workspace_id,
        reader_id=actor.id,
        text=text,
        limit=FITTING_CARDS,
    )
    return {hit.circle_id for hit in found.hits}


def put(
    session: Session,
    actor: Actor,
    circle_id: int,
    text: str,
    now: datetime,
    *,
    may_introduce: bool = False,
    about: int | None = None,
) -> LearningQuestion:
    """Put a question to a circle; its facilitators hear of it, without the asker's name.

    Putting the same question again changes nothing, but for one that was withdrawn; and
    whoever wants to be introduced by then, will be.
    `about`: the card on whose page it was asked.
    """
    words = checked(text)
    circle = find_row(Circle, session, actor.workspace_id, circle_id)
    if circle is None or circle.state is not CircleState.ACTIVE:
        raise InvalidInput("circle", "question-circle-gone")
    mine = questions.of_asker(session, actor.workspace_id, actor.id)
    before = next((each for each in mine if _is_same(each, circle, words)), None)
    if before is not None and before.state is not QuestionState.WITHDRAWN:
        return _again(before, may_introduce=may_introduce)
    if sum(_waits(each) for each in mine) >= MOST_WAITING:
        raise InvalidInput("question", "question-too-many", most=MOST_WAITING)
    question = _stored(session, actor, circle, words, now) if before is None else before
    question.state, question.answered_by = QuestionState.OPEN, None
    question.may_introduce = may_introduce
    question.asked_about = about
    for facilitator in circle_rows.members(session, circle.id, Role.FACILITATOR):
        message = Due(
            workspace_id=circle.workspace_id,
            kind=MessageKind.LEARNING_QUESTION,
            subject_id=question.id,
            circle_id=circle.id,
            due_at=now,
            to=facilitator.id,
            occasion="" if before is None else now.isoformat(),
        )
        messages.queue(session, message, now=now)
    return question


def checked(text: str) -> str:
    """As it is kept. Raises InvalidInput for what is no question."""
    words = " ".join(text.split())
    if len(words) < SHORTEST_QUESTION:
        raise InvalidInput("question", "question-too-short")
    if not has_subject(words):
        raise InvalidInput("question", "question-no-subject")
    check_optional("question", words, LONGEST_QUESTION)
    return words


def _is_same(question: LearningQuestion, circle: Circle, words: str) -> bool:
    return question.circle_id == circle.id and (
        question.text == words or likeness.same_words(question.text, words)
    )


def _again(question: LearningQuestion, *, may_introduce: bool) -> LearningQuestion:
    if question.state is QuestionState.DECLINED:
        raise InvalidInput("question", "question-declined-before")
    question.may_introduce = question.may_introduce or may_introduce
    return question


def _waits(question: LearningQuestion) -> bool:
    return question.state is QuestionState.OPEN and question.answered_by is None


def _stored(
    session: Session, actor: Actor, circle: Circle, words: str, now: datetime
) -> LearningQuestion:
    """Two requests may bring the same question at once: one row results."""
    values = {
        "workspace_id": actor.workspace_id,
        "asker_id": actor.id,
        "circle_id": circle.id,
        "text": words,
        "state": QuestionState.OPEN,
        "may_introduce": False,
        "created_at": now,
    }
    insert_unless_present(session, LearningQuestion, values)
    mine = questions.of_asker(session, actor.workspace_id, actor.id)
    return existing(
        next((q for q in mine if q.circle_id == circle.id and q.text == words), None)
    )


@dataclass(frozen=True)
class MyQuestion:
    """A question of mine, and the card that answers it, as far as I may read that now."""

    question: LearningQuestion
    circle: Circle
    answer: Hit | None

    @property
    def may_be_introduced(self) -> bool:
        """Whether its asker wants that, and the question still waits for an answer."""
        return (
            self.question.may_introduce
            and self.question.answered_by is None
            and self.question.state is not QuestionState.DECLINED
            and self.circle.state is CircleState.ACTIVE
        )


def mine(session: Session, actor: Actor) -> list[MyQuestion]:
    """What I asked and did not withdraw, newest first."""
    asked = questions.of_asker(session, actor.workspace_id, actor.id)
    found = []
    for question in asked:
        circle = find_row(Circle, session, actor.workspace_id, question.circle_id)
        if circle is not None and question.state is not QuestionState.WITHDRAWN:
            found.append(MyQuestion(question, circle, answer_to(session, question)))
    return found


def answer_to(session: Session, question: LearningQuestion) -> Hit | None:
    """The card that answers a question, while its asker may read it."""
    if question.answered_by is None:
        return None
    return search.one(session, question.workspace_id, question.asker_id, question.answered_by)


@dataclass(frozen=True)
class Tally:
    """How my questions stand, for one line on Home."""

    waiting: int
    answered: int


NONE = Tally(0, 0)


def tally(session: Session, actor: Actor) -> Tally:
    asked = questions.of_asker(session, actor.workspace_id, actor.id)
    live = [
        q for q in asked if q.state not in {QuestionState.WITHDRAWN, QuestionState.DECLINED}
    ]
    answered = sum(q.answered_by is not None for q in live)
    return Tally(len(live) - answered, answered)


def withdraw(session: Session, actor: Actor, question_id: int, now: datetime) -> PutQuestion:
    """The asker takes a question back; where it stood, it is gone. Twice is once.

    Raises:
        NotFound: it is not a question of the actor's.
    """
    question = find_row(LearningQuestion, session, actor.workspace_id, question_id, lock=True)
    circle = (
        find_row(Circle, session, actor.workspace_id, question.circle_id) if question else None
    )
    if question is None or circle is None or question.asker_id != actor.id:
        raise NotFound
    if question.state is not QuestionState.WITHDRAWN:
        leave(session, question, now)
        audit.record(
            session, actor, "question.withdrawn", "learning_question", question_id, now
        )
    return PutQuestion(question, circle)


def leave(session: Session, question: LearningQuestion, now: datetime) -> None:
    """Off the agenda and out of every message; what went with it speaks for itself now."""
    rest = questions.merged_into(session, question, lock=True)
    state = question.state
    question.state = QuestionState.WITHDRAWN
    question.merged_into = None
    for kind in (MessageKind.LEARNING_QUESTION, MessageKind.QUESTION_NEWS):
        messages.cancel(session, question.workspace_id, kind, question.id)
    if rest:
        first, *others = rest
        first.state = state
        first.merged_into = None
        first.decided_at = question.decided_at
        for each in others:
            each.merged_into = first.id
    session.flush()
    shown_to_facilitators = [(MessageKind.LEARNING_QUESTION, question.id)]
    messages.make_stale(session, question.workspace_id, shown_to_facilitators, now)
    shown.refresh(
        session, question.workspace_id, question.circle_id, question.created_at, now, ON_AGENDA
    )
