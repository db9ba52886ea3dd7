"""Introducing two people who can help each other; both say yes before either hears a name.

Before that, each hears what kind of organisation the other works at, if that is known, and
who is asked to help reads the question. Who says no is not told on: nothing happens, and
nobody is asked why.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.agenda.people.introductions import ANSWER_WITHIN, NOT_TWICE_WITHIN, brought
from bot.domain.base import audit, messages
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import Due, MessageKind
from bot.domain.base.limits import check_optional
from bot.domain.base.visible import shows
from bot.domain.people.working_hours import Rhythm, next_welcome
from bot.errors import AlreadyDone, InvalidInput, NotFound, existing
from storage.base.finding import find_row
from storage.base.upsert import insert_unless_present
from storage.models import (
    Exchange,
    FollowUp,
    Introduction,
    IntroductionState,
    LearningQuestion,
    Person,
    QuestionState,
)
from storage.people import people
from storage.questions import introductions

LONGEST_EXCHANGE = 500  # characters


def exchange_of(session: Session, actor: Actor) -> Exchange | None:
    return introductions.exchange_of(session, actor.workspace_id, actor.id)


def set_exchange(
    session: Session, actor: Actor, wants: str, brings: str, now: datetime, *, is_open: bool
) -> Exchange:
    """Keep what the actor wants to learn and brings. Not open: what is under way stops.

    Raises:
        InvalidInput: a text is too long, or someone wants to be introduced with nothing.
    """
    for block_id, words in (("wants", wants), ("brings", brings)):
        check_optional(block_id, words, LONGEST_EXCHANGE)
    if is_open and not shows(brings):
        raise InvalidInput("brings", "exchange-brings-nothing")
    values = {"workspace_id": actor.workspace_id, "person_id": actor.id, "updated_at": now}
    insert_unless_present(
        session, Exchange, {**values, "wants": "", "brings": "", "is_open": False}
    )
    kept = existing(introductions.exchange_of(session, actor.workspace_id, actor.id, lock=True))
    kept.wants, kept.brings = wants.strip(), brings.strip()
    kept.is_open = is_open
    kept.updated_at = now
    return kept


def begin(
    session: Session, workspace_id: int, question_id: int, giver_id: int, now: datetime
) -> bool:
    """Open an introduction, in the transaction that queues its first question.

    False when someone else's tick was first, or one of the two is busy by now: the rows of
    both are locked, so that two processes cannot ask one person at once.
    """
    question = find_row(LearningQuestion, session, workspace_id, question_id, lock=True)
    offer = introductions.exchange_of(session, workspace_id, giver_id, lock=True)
    if question is None or offer is None or not offer.is_open:
        return False
    if introductions.between(session, workspace_id, question_id, giver_id) is not None:
        return False
    if busy(session, now) & {question.asker_id, giver_id}:
        return False
    session.add(
        Introduction(
            workspace_id=workspace_id,
            question_id=question_id,
            asker_id=question.asker_id,
            giver_id=giver_id,
            state=IntroductionState.ASKED_GIVER,
            asked_at=now,
        )
    )
    session.flush()
    return True


def busy(session: Session, now: datetime) -> set[int]:
    """Who is in an introduction that is under way, or was asked less than a month ago.

    An asker whose giver said no was never asked anything, and so can be tried again.
    """
    found = set()
    since = now - NOT_TWICE_WITHIN
    for each in introductions.recent(session, since):
        if _is_under_way(each, now):
            found |= {each.asker_id, each.giver_id}
        if each.asked_at > since:
            found.add(each.giver_id)
        if each.asker_asked_at is not None and each.asker_asked_at > since:
            found.add(each.asker_id)
    return found


def _is_under_way(introduction: Introduction, now: datetime) -> bool:
    if introduction.state is IntroductionState.ASKED_GIVER:
        return now < introduction.asked_at + ANSWER_WITHIN
    if introduction.state is IntroductionState.ASKED_ASKER:
        return now < (introduction.asker_asked_at or introduction.asked_at) + ANSWER_WITHIN
    return False


@dataclass(frozen=True)
class IntroductionSeen:
    """An introduction as one of the two sees it; `other` has a name only once it is made."""

    introduction: Introduction
    question: LearningQuestion
    reader_gives: bool
    layer: str | None  # the kind of organisation of the other
    other: Person | None
    brings: str  # of the giver; empty before both said yes
    is_over: bool

    @property
    def outcome(self) -> FollowUp | None:
        made = self.introduction
        return made.giver_outcome if self.reader_gives else made.asker_outcome


def seen_by(
    session: Session, workspace_id: int, introduction_id: int, reader_id: int, now: datetime
) -> IntroductionSeen | None:
    """None for anyone but the two."""
    found = find_row(Introduction, session, workspace_id, introduction_id)
    return _seen(session, found, reader_id, now) if found is not None else None


def seen_by_giver(
    session: Session, workspace_id: int, question_id: int, reader_id: int, now: datetime
) -> IntroductionSeen | None:
    found = introductions.between(session, workspace_id, question_id, reader_id)
    return _seen(session, found, reader_id, now) if found is not None else None


def _seen(
    session: Session, introduction: Introduction, reader_id: int, now: datetime
) -> IntroductionSeen | None:
    if reader_id not in {introduction.asker_id, introduction.giver_id}:
        return None
    workspace_id = introduction.workspace_id
    question = find_row(LearningQuestion, session, workspace_id, introduction.question_id)
    if question is None:
        return None
    gives = reader_id == introduction.giver_id
    other = people.get(
        session, workspace_id, introduction.asker_id if gives else introduction.giver_id
    )
    is_made = introduction.state is IntroductionState.MADE
    offer = introductions.exchange_of(session, workspace_id, introduction.giver_id)
    return IntroductionSeen(
        introduction,
        question,
        gives,
        other.government_layer,
        other if is_made else None,
        offer.brings if offer is not None and is_made else "",
        is_over=not is_made and not _can_go_on(session, introduction, question, now),
    )


def _can_go_on(
    session: Session, introduction: Introduction, question: LearningQuestion, now: datetime
) -> bool:
    """Whether both are still here, willing and within the time to answer."""
    if not _is_under_way(introduction, now):
        return False
    if question.state not in {QuestionState.ACCEPTED, QuestionState.MERGED}:
        return False
    workspace_id = introduction.workspace_id
    offer = introductions.exchange_of(session, workspace_id, introduction.giver_id)
    both = (introduction.asker_id, introduction.giver_id)
    return (
        question.may_introduce
        and offer is not None
        and offer.is_open
        and brought(question.text, offer.brings) > 0
        and all(people.get(session, workspace_id, each).is_active for each in both)
    )


def say_yes(
    session: Session, actor: Actor, introduction_id: int, now: datetime
) -> IntroductionSeen:
    """One more yes; with the second, both hear who the other is. Twice is once.

    Raises:
        NotFound: it is not about the actor.
        AlreadyDone: it is over.
    """
    introduction, seen = _locked(session, actor, introduction_id, now)
    if _said_yes(introduction, actor):
        return seen
    if seen.is_over:
        raise AlreadyDone("introduction-over")
    if seen.reader_gives:
        introduction.state = IntroductionState.ASKED_ASKER
        introduction.asker_asked_at = now
        kind = MessageKind.INTRODUCTION_OFFER
        _tell(session, seen, kind, introduction.asker_id, now)
    else:
        introduction.state = IntroductionState.MADE
        introduction.made_at = now
        for person_id in (introduction.asker_id, introduction.giver_id):
            _tell(session, seen, MessageKind.INTRODUCTION, person_id, now)
    audit.record(session, actor, "introduction.agreed", "introduction", introduction_id, now)
    session.flush()
    return _again(session, introduction, actor, now)


def _said_yes(introduction: Introduction, actor: Actor) -> bool:
    if introduction.state is IntroductionState.MADE:
        return True
    is_giver = actor.id == introduction.giver_id
    return is_giver and introduction.state is IntroductionState.ASKED_ASKER


def say_no(
    session: Session, actor: Actor, introduction_id: int, now: datetime
) -> IntroductionSeen:
    """It ends, and the other does not hear of it.

    Raises:
        NotFound: it is not about the actor.
        AlreadyDone: they know each other already.
    """
    introduction, _ = _locked(session, actor, introduction_id, now)
    if introduction.state is IntroductionState.MADE:
        raise AlreadyDone("introduction-made-said")
    introduction.state = IntroductionState.ENDED
    kind = MessageKind.INTRODUCTION_OFFER
    messages.cancel(session, actor.workspace_id, kind, introduction_id)
    session.flush()
    return _again(session, introduction, actor, now)


def tell_outcome(
    session: Session, actor: Actor, introduction_id: int, said: str, now: datetime
) -> IntroductionSeen:
    """What came of it; for the actor and the count of the programme, not for the other."""
    introduction, _ = _locked(session, actor, introduction_id, now)
    if introduction.state is not IntroductionState.MADE or said not in set(FollowUp):
        raise NotFound
    if actor.id == introduction.giver_id:
        introduction.giver_outcome = FollowUp(said)
    else:
        introduction.asker_outcome = FollowUp(said)
    session.flush()
    return _again(session, introduction, actor, now)


def _locked(
    session: Session, actor: Actor, introduction_id: int, now: datetime
) -> tuple[Introduction, IntroductionSeen]:
    found = find_row(Introduction, session, actor.workspace_id, introduction_id, lock=True)
    seen = _seen(session, found, actor.id, now) if found is not None else None
    if found is None or seen is None:
        raise NotFound
    is_asker = found.asker_id == actor.id
    if is_asker and found.asker_asked_at is None:
        raise NotFound  # the asker was not asked yet, and must not learn that someone else is
    return found, seen


def _again(
    session: Session, introduction: Introduction, actor: Actor, now: datetime
) -> IntroductionSeen:
    """As it is now; so show the actor's messages. The other's would tell on the actor."""
    shown = [
        (MessageKind.INTRODUCTION_QUESTION, introduction.question_id),
        (MessageKind.INTRODUCTION_OFFER, introduction.id),
        (MessageKind.INTRODUCTION_FOLLOW_UP, introduction.id),
    ]
    messages.make_stale(session, actor.workspace_id, shown, now, reader=actor.id)
    return existing(_seen(session, introduction, actor.id, now))


def _tell(
    session: Session, seen: IntroductionSeen, kind: MessageKind, person_id: int, now: datetime
) -> None:
    introduction = seen.introduction
    person = people.get(session, introduction.workspace_id, person_id)
    rhythm = Rhythm(
        person.time_zone, person.working_days, person.quiet_from, person.quiet_until
    )
    at = next_welcome(now, rhythm) if kind is MessageKind.INTRODUCTION_OFFER else now
    message = Due(
        workspace_id=introduction.workspace_id,
        kind=kind,
        subject_id=introduction.id,
        circle_id=None,
        due_at=at,
        expires_at=now + ANSWER_WITHIN if kind is MessageKind.INTRODUCTION_OFFER else None,
        to=person_id,
    )
    messages.queue(session, message, now=now)


def forget(session: Session, introduction: Introduction, now: datetime) -> None:
    """One of the two is erased: what stands with the other loses the name and the words."""
    about = (
        MessageKind.INTRODUCTION,
        MessageKind.INTRODUCTION_OFFER,
        MessageKind.INTRODUCTION_FOLLOW_UP,
    )
    for kind in about:
        messages.cancel(session, introduction.workspace_id, kind, introduction.id)
    shown = [(kind, introduction.id) for kind in about]
    messages.make_stale(session, introduction.workspace_id, shown, now)
    session.delete(introduction)
