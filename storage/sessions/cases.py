"""Finding cases, what happened to them, and the votes about them."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, Select, delete, select, update
from sqlalchemy.orm import Session

from storage.base import prepared
from storage.base.upsert import insert_unless_present
from storage.models import (
    BroughtCase,
    Case,
    CaseTally,
    CaseVote,
    CaseVoter,
    Circle,
    CircleState,
    Meeting,
    MeetingState,
    Person,
    ReleaseLevel,
)

Brought = tuple[BroughtCase, Case, Person]
Rows = Sequence[Row[Any]]
LOOK_BACK = timedelta(days=1)


def find(session: Session, workspace_id: int, case_id: int) -> Case | None:
    return session.scalars(
        select(Case).where(Case.workspace_id == workspace_id, Case.id == case_id)
    ).one_or_none()


def of_person(session: Session, circle_id: int, person_id: int) -> Sequence[Case]:
    """Someone's cases in a circle, latest first."""
    return session.scalars(
        select(Case)
        .where(
            Case.circle_id == circle_id, Case.person_id == person_id, Case.closed_at.is_(None)
        )
        .order_by(Case.id.desc())
    ).all()


def brought_to(session: Session, meeting_id: int) -> list[Brought]:
    """What lies on the table of a session, in the order in which it was brought."""
    query = _brought().where(BroughtCase.meeting_id == meeting_id)
    return [(row[0], row[1], row[2]) for row in session.execute(query)]


def _brought() -> Select[BroughtCase, Case, Person]:
    return (
        select(BroughtCase, Case, Person)
        .join(Case, Case.id == BroughtCase.case_id)
        .join(Person, Person.id == Case.person_id)
        .where(
            BroughtCase.withdrawn_at.is_(None),
            Case.closed_at.is_(None),
            Case.release_level >= ReleaseLevel.CIRCLE,
        )
        .order_by(BroughtCase.brought_at, BroughtCase.id)
    )


def undiscussed(session: Session, circle_id: int, now: datetime) -> list[Brought]:
    """Cases that were chosen for a session that is over, of which nobody said how it went."""
    query = (
        _brought()
        .join(Meeting, Meeting.id == BroughtCase.meeting_id)
        .where(
            BroughtCase.circle_id == circle_id,
            BroughtCase.chosen_at.is_not(None),
            BroughtCase.discussed_at.is_(None),
            Meeting.state == MeetingState.PLANNED,
            Meeting.ends_at <= now,
        )
    )
    return [(row[0], row[1], row[2]) for row in session.execute(query)]


def last_brought(
    session: Session, case_ids: Collection[int], now: datetime
) -> dict[int, BroughtCase]:
    """Of each case the last session that it was brought to and that is over."""
    rows = session.scalars(
        select(BroughtCase)
        .join(Meeting, Meeting.id == BroughtCase.meeting_id)
        .where(
            BroughtCase.case_id.in_(case_ids),
            BroughtCase.withdrawn_at.is_(None),
            Meeting.state == MeetingState.PLANNED,
            Meeting.ends_at <= now,
        )
        .order_by(Meeting.starts_at, BroughtCase.id)
    )
    return {row.case_id: row for row in rows}


def bring(session: Session, case: Case, meeting: Meeting, now: datetime) -> BroughtCase:
    """Once per session, however often it is asked; locked."""
    values = {
        "workspace_id": case.workspace_id,
        "circle_id": case.circle_id,
        "meeting_id": meeting.id,
        "case_id": case.id,
        "brought_at": now,
    }
    insert_unless_present(session, BroughtCase, values)
    query = select(BroughtCase).where(
        BroughtCase.meeting_id == meeting.id, BroughtCase.case_id == case.id
    )
    return session.scalars(query.with_for_update()).one()


def find_brought(session: Session, workspace_id: int, brought_id: int) -> BroughtCase | None:
    """As it is now, locked."""
    query = select(BroughtCase).where(
        BroughtCase.workspace_id == workspace_id, BroughtCase.id == brought_id
    )
    return session.scalars(
        query.with_for_update().execution_options(populate_existing=True)
    ).one_or_none()


def history(session: Session, case_id: int) -> list[tuple[BroughtCase, Meeting]]:
    """What happened to a case, session by session."""
    query = (
        select(BroughtCase, Meeting)
        .join(Meeting, Meeting.id == BroughtCase.meeting_id)
        .where(BroughtCase.case_id == case_id)
        .order_by(Meeting.starts_at, BroughtCase.id)
    )
    return [(row[0], row[1]) for row in session.execute(query)]


def last_vote(session: Session, meeting_id: int) -> CaseVote | None:
    return session.scalars(
        select(CaseVote)
        .where(CaseVote.meeting_id == meeting_id)
        .order_by(CaseVote.round.desc())
        .limit(1)
    ).one_or_none()


def lock_vote(session: Session, workspace_id: int, vote_id: int) -> CaseVote | None:
    """The vote; nobody else can vote in it or close it before this transaction ends."""
    query = select(CaseVote).where(
        CaseVote.workspace_id == workspace_id, CaseVote.id == vote_id
    )
    return session.scalars(
        query.with_for_update().execution_options(populate_existing=True)
    ).one_or_none()


def find_vote(session: Session, workspace_id: int, vote_id: int) -> CaseVote | None:
    return session.scalars(
        select(CaseVote).where(CaseVote.workspace_id == workspace_id, CaseVote.id == vote_id)
    ).one_or_none()


def open_vote(
    session: Session,
    meeting: Meeting,
    number: int,
    case_ids: Sequence[int],
    now: datetime,
    closes_at: datetime,
) -> CaseVote | None:
    """None when someone else opened this round at the same moment."""
    values = {
        "workspace_id": meeting.workspace_id,
        "meeting_id": meeting.id,
        "round": number,
        "opened_at": now,
        "closes_at": closes_at,
    }
    if not insert_unless_present(session, CaseVote, values):
        return None
    vote = session.scalars(
        select(CaseVote).where(CaseVote.meeting_id == meeting.id, CaseVote.round == number)
    ).one()
    for case_id in case_ids:
        session.add(
            CaseTally(workspace_id=meeting.workspace_id, vote_id=vote.id, case_id=case_id)
        )
    session.flush()
    return vote


def take_voter(session: Session, vote: CaseVote, person_id: int) -> bool:
    """False when this person has voted already."""
    values = {"workspace_id": vote.workspace_id, "vote_id": vote.id, "person_id": person_id}
    return insert_unless_present(session, CaseVoter, values)


def count(session: Session, vote: CaseVote, case_id: int) -> None:
    session.execute(
        update(CaseTally)
        .where(CaseTally.vote_id == vote.id, CaseTally.case_id == case_id)
        .values(votes=CaseTally.votes + 1)
    )


def tallies(session: Session, vote: CaseVote) -> dict[int, int]:
    """Votes by case."""
    query = select(CaseTally.case_id, CaseTally.votes).where(CaseTally.vote_id == vote.id)
    return {row[0]: row[1] for row in session.execute(query)}


def forget_voters(session: Session, vote: CaseVote) -> None:
    session.execute(delete(CaseVoter).where(CaseVoter.vote_id == vote.id))


OPEN_VOTE: tuple[Any, ...] = (
    CaseVote.workspace_id,
    CaseVote.id,
    Meeting.circle_id,
    Circle.channel,
    CaseVote.closes_at,
)


def unclosed(session: Session, now: datetime) -> Rows:
    """Votes whose minute is over and that nobody closed; see `agenda.OpenVote`."""
    return _unclosed(session, now, now - LOOK_BACK)


@prepared.rows
def _unclosed(now: datetime, after: datetime) -> Select[Any]:
    return (
        select(*OPEN_VOTE)
        .join(Meeting, Meeting.id == CaseVote.meeting_id)
        .join(Circle, Circle.id == Meeting.circle_id)
        .where(
            CaseVote.closed_at.is_(None),
            CaseVote.closes_at <= now,
            CaseVote.closes_at > after,
            Circle.state == CircleState.ACTIVE,
            Meeting.state == MeetingState.PLANNED,
        )
    )
