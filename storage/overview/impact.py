"""What a circle, or a whole programme, brought about: counts, and of how many people.

Each count comes with the number of different people behind it, so that the caller can keep
to itself what is about too few; without one, where it is not about people.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session

from storage.decisions.endings import TOOK_PLACE
from storage.insights.known import known_user, known_voice
from storage.models import (
    Attendance,
    BroughtCase,
    Case,
    Circle,
    CircleState,
    Digest,
    DigestState,
    ImpactPage,
    Insight,
    InsightState,
    InsightUse,
    Intention,
    IntentionState,
    Introduction,
    IntroductionState,
    LearningQuestion,
    Meeting,
    MeetingState,
    Person,
    Recognition,
    Reflection,
    ReleaseLevel,
    Run,
    RunDuty,
    Stance,
    Trial,
    TrialResult,
)
from storage.questions.questions import ASKED

Counted = tuple[int, int | None]
Within = Callable[[Any], ColumnElement[bool]]
TRIED = (TrialResult.WORKED, TrialResult.DID_NOT)


def count(
    session: Session, workspace_id: int, circle_id: int | None, now: datetime
) -> Mapping[str, Counted]:
    """Of one circle, or of all in the workspace."""

    def within(circle: Any) -> ColumnElement[bool]:
        ours = select(Circle.id).where(Circle.workspace_id == workspace_id)
        mine: ColumnElement[bool] = circle == circle_id if circle_id else circle.in_(ours)
        return mine

    queries = {**_of_sessions(within, now), **_of_words(within), **_of_cards(within)}
    found = {}
    for name, query in queries.items():
        row = tuple(session.execute(query).one())
        found[name] = (row[0], row[1] if len(row) > 1 else None)
    return found


def _of_sessions(within: Within, now: datetime) -> dict[str, Select[Any]]:
    held = or_(Meeting.ends_at <= now, Meeting.state == MeetingState.ROUND)
    took_place = (within(Meeting.circle_id), Meeting.state.in_(TOOK_PLACE), held)
    return {
        "sessions": select(func.count()).select_from(Meeting).where(*took_place),
        "present": _people(Attendance.person_id)
        .join(Meeting, Meeting.id == Attendance.meeting_id)
        .where(*took_place, Attendance.was_present.is_(True)),
        "duties": _people(RunDuty.person_id)
        .join(Run, Run.id == RunDuty.run_id)
        .where(within(Run.circle_id), Run.started_at.is_not(None)),
        "digests": select(func.count())
        .select_from(Digest)
        .where(within(Digest.circle_id), Digest.state == DigestState.PUBLISHED),
    }


def _of_words(within: Within) -> dict[str, Select[Any]]:
    shared = Intention.level >= ReleaseLevel.CIRCLE
    formed = (within(Intention.circle_id), shared, Intention.state != IntentionState.DROPPED)
    done = Intention.state.in_((IntentionState.DONE, IntentionState.PARTLY))
    here = select(BroughtCase.case_id).where(
        within(BroughtCase.circle_id), BroughtCase.withdrawn_at.is_(None)
    )
    brought = (Case.id.in_(here), Case.release_level >= ReleaseLevel.CIRCLE)
    asked = (within(LearningQuestion.circle_id), LearningQuestion.state.in_(ASKED))
    return {
        "answers": _people(Reflection.author_id).where(
            within(Reflection.circle_id), Reflection.release_level >= ReleaseLevel.CIRCLE
        ),
        "intentions": _people(Intention.person_id).where(*formed),
        "done": _people(Intention.person_id).where(*formed, done),
        "told": _people(Case.person_id).where(*brought, Case.told_at.is_not(None)),
        "unlocked": _people(Case.person_id).where(*brought, Case.unlocked_by != ""),
        "questions": _people(LearningQuestion.asker_id).where(*asked),
        "answered": _people(LearningQuestion.asker_id).where(
            *asked, LearningQuestion.answered_by.is_not(None)
        ),
        "introductions": _people(Introduction.giver_id)
        .join(LearningQuestion, LearningQuestion.id == Introduction.question_id)
        .where(
            within(LearningQuestion.circle_id), Introduction.state == IntroductionState.MADE
        ),
    }


def _of_cards(within: Within) -> dict[str, Select[Any]]:
    released = (within(Insight.circle_id), Insight.state == InsightState.RELEASED)

    def about(who: Any, table: Any) -> Select[Any]:
        return _people(who).join(Insight, Insight.id == table.insight_id).where(*released)

    organisation = func.lower(func.trim(Recognition.organisation))
    tried = about(Trial.person_id, Trial).where(Trial.result.in_(TRIED))
    cards = select(func.count()).select_from(Insight).where(*released)
    return {
        "insights": cards,
        "principles": cards.where(Insight.promoted_at.is_not(None)),
        "uses": about(InsightUse.person_id, InsightUse).where(known_user()),
        "tried": tried,
        "worked": tried.where(Trial.result == TrialResult.WORKED),
        "organisations": select(
            func.count(organisation.distinct()), func.count(Recognition.person_id.distinct())
        )
        .join(Insight, Insight.id == Recognition.insight_id)
        .where(*released, Recognition.stance == Stance.CONFIRMS, known_voice()),
    }


def _people(who: Any) -> Select[Any]:
    """How often, and by how many different people."""
    found: Any = select(func.count(who), func.count(who.distinct()))
    return found  # type: ignore[no-any-return]


def running(session: Session, workspace_id: int) -> int:
    query = select(func.count(Circle.id)).where(
        Circle.workspace_id == workspace_id, Circle.state == CircleState.ACTIVE
    )
    return session.scalar(query) or 0


def find_page(session: Session, person_id: int, circle_id: int | None) -> ImpactPage | None:
    same = (
        ImpactPage.circle_id.is_(None)
        if circle_id is None
        else ImpactPage.circle_id == circle_id
    )
    return session.scalars(
        select(ImpactPage).where(ImpactPage.person_id == person_id, same)
    ).one_or_none()


def page_by_token(session: Session, token: str) -> tuple[ImpactPage, Person] | None:
    """The page and whose it is; None for an address that is dead, or of whoever is not here."""
    row = session.execute(
        select(ImpactPage, Person)
        .join(Person, Person.id == ImpactPage.person_id)
        .where(ImpactPage.token == token, Person.is_active)
    ).one_or_none()
    return None if row is None else (row[0], row[1])
