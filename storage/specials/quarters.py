"""What happened in a span of time, in numbers: of one circle, or of all."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from storage.insights.known import known_user, known_voice
from storage.models import (
    Attendance,
    Insight,
    InsightState,
    InsightUse,
    Kind,
    Meeting,
    MeetingState,
    Recognition,
    Rsvp,
    Stance,
)


def counted(
    session: Session, workspace_id: int, circle_id: int | None, begin: datetime, end: datetime
) -> dict[str, int]:
    """Numbers by name; `asked` and `came`: answers to invitations, and of those who came.

    `people`: how many different people came.
    """

    def of(table: Any) -> list[ColumnElement[bool]]:
        here = [table.workspace_id == workspace_id]
        return here if circle_id is None else [*here, table.circle_id == circle_id]

    def within(moment: Any) -> ColumnElement[bool]:
        return and_(moment >= begin, moment < end)

    def count(what: Any, *those: Any) -> int:
        return session.scalar(select(func.count(what)).where(*those)) or 0

    held = (
        *of(Meeting),
        within(Meeting.ends_at),
        Meeting.state.in_((MeetingState.PLANNED, MeetingState.ROUND)),
    )
    released = Insight.state == InsightState.RELEASED
    own = Insight.id.in_(select(Insight.id).where(*of(Insight), released))
    became = or_(
        within(Insight.promoted_at),
        and_(Insight.promoted_at.is_(None), within(Insight.released_at)),
    )
    return {
        "sessions": count(Meeting.id, *held),
        "insights": count(Insight.id, own, within(Insight.released_at)),
        "principles": count(Insight.id, own, Insight.kind == Kind.PRINCIPLE, became),
        "recognised": count(
            Recognition.id,
            Recognition.insight_id.in_(select(Insight.id).where(own)),
            Recognition.stance == Stance.CONFIRMS,
            known_voice(),
            within(Recognition.given_at),
        ),
        "uses": count(
            InsightUse.id,
            InsightUse.insight_id.in_(select(Insight.id).where(own)),
            within(InsightUse.used_at),
            known_user(),
        ),
        **_participation(session, select(Meeting.id).where(*held)),
    }


def _participation(session: Session, meetings: Any) -> dict[str, int]:
    """Who was seen there; where nobody noted that, who said that they would come."""
    at = Attendance.meeting_id.in_(meetings)
    said_yes = and_(Attendance.was_present.is_(None), Attendance.rsvp == Rsvp.YES)
    came = or_(Attendance.was_present.is_(True), said_yes)
    answered = or_(Attendance.was_present.is_not(None), Attendance.rsvp.is_not(None))

    def count(what: Any, *those: Any) -> int:
        return session.scalar(select(func.count(what)).where(at, *those)) or 0

    person = Attendance.person_id.distinct()
    return {
        "people": count(person, came),
        "invited": count(person, answered),
        "came": count(Attendance.id, came),
        "asked": count(Attendance.id, answered),
    }
