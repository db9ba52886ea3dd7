"""Finding cases, what happened to them, and the votes about them."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Row, Select, and_, delete, exists, func, or_, select, update
from sqlalchemy.orm import Session

from storage.base import prepared
from storage.base.rows import RHYTHM
from storage.base.upsert import insert_unless_present
from storage.circle.case_rights import circles_of, of_person_in
from storage.circle.members import hears
from storage.columns import UtcDateTime
from storage.models import (
    BroughtCase,
    Case,
    CaseTally,
    CaseVote,
    CaseVoter,
    Circle,
    CircleState,
    Delivery,
    Meeting,
    MeetingState,
    Membership,
    Person,
    ReleaseLevel,
)

Brought = tuple[BroughtCase, Case, Person]
Rows = Sequence[Row[Any]]
LOOK_BACK = timedelta(days=1)


def of_person(
    session: Session, workspace_id: int, person_id: int, circle_id: int | None = None
) -> Sequence[Case]:
    """Someone's cases, latest first; `circle_id`: only those that this circle knows."""
    query = select(Case).where(
        Case.workspace_id == workspace_id,
        Case.person_id == person_id,
        Case.closed_at.is_(None),
    )
    if circle_id is not None:
        query = query.where(of_person_in(circle_id, person_id))
    return session.scalars(query.order_by(Case.id.desc())).all()


def circles_with(session: Session, case_ids: Collection[int]) -> dict[int, list[Circle]]:
    """The circles that each case was brought to, also where it was taken back; by name."""
    query = (
        select(BroughtCase.case_id, Circle)
        .join(Circle, Circle.id == BroughtCase.circle_id)
        .where(BroughtCase.case_id.in_(case_ids))
        .order_by(Circle.name, Circle.id)
    )
    found: dict[int, dict[int, Circle]] = {}  # no DISTINCT: PostgreSQL cannot compare JSON
    for case_id, circle in session.execute(query):
        found.setdefault(case_id, {})[circle.id] = circle
    return {case_id: list(circles.values()) for case_id, circles in found.items()}


def tables(
    session: Session, workspace_id: int, person_id: int, case_id: int, now: datetime
) -> list[tuple[Meeting, Circle]]:
    """Sessions to come of someone's circles at which this case does not stand."""
    there = select(BroughtCase.meeting_id).where(
        BroughtCase.case_id == case_id, BroughtCase.withdrawn_at.is_(None)
    )
    query = (
        select(Meeting, Circle)
        .join(Circle, Circle.id == Meeting.circle_id)
        .where(
            Meeting.workspace_id == workspace_id,
            Meeting.state == MeetingState.PLANNED,
            Meeting.ends_at > now,
            Meeting.id.not_in(there),
            Circle.state == CircleState.ACTIVE,
            Circle.id.in_(circles_of(person_id)),
        )
        .order_by(Meeting.starts_at, Meeting.id)
    )
    return [(row[0], row[1]) for row in session.execute(query)]


def ownerless(session: Session, circle_id: int) -> list[Brought]:
    """What lies before a circle and was not told, of people who are gone; each case once."""
    is_in = exists().where(
        Membership.circle_id == BroughtCase.circle_id,
        Membership.person_id == Person.id,
        Membership.left_at.is_(None),
    )
    query = _brought().where(
        BroughtCase.circle_id == circle_id,
        Case.told_at.is_(None),
        or_(Person.is_active.is_(False), ~is_in),
    )
    rows = [(row[0], row[1], row[2]) for row in session.execute(query)]
    return list({case.id: (row, case, person) for row, case, person in rows}.values())


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
        "circle_id": meeting.circle_id,
        "meeting_id": meeting.id,
        "case_id": case.id,
        "brought_at": now,
        "asked": "",
    }
    insert_unless_present(session, BroughtCase, values)
    query = select(BroughtCase).where(
        BroughtCase.meeting_id == meeting.id, BroughtCase.case_id == case.id
    )
    return session.scalars(query.with_for_update()).one()


Sitting = tuple[BroughtCase, Meeting, Circle]


def history(session: Session, case: Case, reader_id: int) -> list[Sitting]:
    """What happened to a case, session by session: in the circles that the reader is in.

    Its owner sees every one; nobody sees those that it was taken back from.
    """
    query = (
        select(BroughtCase, Meeting, Circle)
        .join(Meeting, Meeting.id == BroughtCase.meeting_id)
        .join(Circle, Circle.id == BroughtCase.circle_id)
        .where(BroughtCase.case_id == case.id, BroughtCase.withdrawn_at.is_(None))
        .order_by(Meeting.starts_at, BroughtCase.id)
    )
    if case.person_id != reader_id:
        query = query.where(Circle.id.in_(circles_of(reader_id)))
    return [(row[0], row[1], row[2]) for row in session.execute(query)]


def asks_ahead(session: Session, case_id: int, now: datetime) -> Sequence[BroughtCase]:
    """What a case stands for at sessions that are not over."""
    return session.scalars(
        select(BroughtCase)
        .join(Meeting, Meeting.id == BroughtCase.meeting_id)
        .where(
            BroughtCase.case_id == case_id,
            BroughtCase.withdrawn_at.is_(None),
            Meeting.ends_at > now,
        )
    ).all()


def last_session(session: Session, case_ids: Collection[int]) -> dict[int, datetime]:
    """When the last session ends that each of these cases was brought to, past or planned."""
    ended = _last_session()
    query = select(Case.id, ended.label("ended")).where(Case.id.in_(case_ids))
    return {row.id: row.ended for row in session.execute(query) if row.ended is not None}


def was_asked(session: Session, case_ids: Collection[int]) -> set[int]:
    """Of which of these cases its owner was asked how it ended."""
    query = select(Delivery.subject_id).where(
        Delivery.kind == "case_question", Delivery.subject_id.in_(case_ids)
    )
    return set(session.scalars(query))


@prepared.rows
def unasked(
    after: date, until: date, ended_after: datetime, ended_until: datetime
) -> Select[Any]:
    """Running cases whose owner chose a day in this span, or whose last session lies in it.

    Only of owners who are still in a circle that they brought it to; nobody is asked twice.
    """
    ended = _last_session()
    asked = exists().where(Delivery.kind == "case_question", Delivery.subject_id == Case.id)
    by_itself = and_(Case.ask_on.is_(None), ended > ended_after, ended <= ended_until)
    return (
        select(Case.workspace_id, Case.id, Case.ask_on, ended.label("ended_at"), *RHYTHM)
        .join(Person, Person.id == Case.person_id)
        .where(
            Case.told_at.is_(None),
            Case.closed_at.is_(None),
            ended.is_not(None),
            or_(and_(Case.ask_on > after, Case.ask_on <= until), by_itself),
            Person.is_reachable,
            ~asked,
        )
    )


def _last_session() -> Any:
    """In a query for cases: of those whose owner is there and is written to."""
    return (
        select(func.max(Meeting.ends_at, type_=UtcDateTime()))
        .join(BroughtCase, BroughtCase.meeting_id == Meeting.id)
        .join(
            Membership,
            and_(
                Membership.circle_id == BroughtCase.circle_id,
                Membership.person_id == Case.person_id,
            ),
        )
        .where(
            BroughtCase.case_id == Case.id,
            BroughtCase.withdrawn_at.is_(None),
            Meeting.state == MeetingState.PLANNED,
            Membership.left_at.is_(None),
            hears(),
        )
        .correlate(Case)
        .scalar_subquery()
    )


def last_vote(session: Session, meeting_id: int) -> CaseVote | None:
    return session.scalars(
        select(CaseVote)
        .where(CaseVote.meeting_id == meeting_id)
        .order_by(CaseVote.round.desc())
        .limit(1)
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
