"""What a reader is told about a change, and whether a message is about another moment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.planning import invitations
from storage.base.finding import find_row
from storage.circle import circles as circle_rows
from storage.models import (
    ChangeKind,
    Circle,
    CircleState,
    Meeting,
    MeetingChange,
    MeetingState,
    Person,
)
from storage.planning import calendars, carried
from storage.planning import meetings as rows


@dataclass(frozen=True)
class ChangeNotice:
    """A change as one reader sees it: the sessions of which it is still the last word."""

    circle: Circle
    kind: ChangeKind
    planned: invitations.Planned


@dataclass(frozen=True)
class Outdated:
    """A message was about a moment at which nothing takes place any more."""

    circle: Circle
    meeting: Meeting
    was_at: datetime


def seen_by(
    session: Session, workspace_id: int, change_id: int, reader: Person, now: datetime
) -> ChangeNotice | None:
    """A change to one reader; without sessions once later changes took its place.

    None for anyone who is not in the circle.
    """
    change = find_row(MeetingChange, session, workspace_id, change_id)
    circle = find_row(Circle, session, workspace_id, change.circle_id) if change else None
    if change is None or circle is None or circle.state is not CircleState.ACTIVE:
        return None
    if circle_rows.membership(session, circle.id, reader.id) is None:
        return None
    ahead = [each for each in rows.of_change(session, change.id) if each.starts_at > now]
    answers = invitations.answers_of(session, ahead, reader)
    web = calendars.web_address(session, workspace_id)
    planned = invitations.Planned(
        circle,
        ahead,
        answers,
        reader,
        web=web,
        remarks=[change.remark] if change.remark else [],
        sent_in=_gave(session, change.kind, ahead, reader),
        hosts=invitations.hosts_of(session, circle, ahead),
    )
    return ChangeNotice(circle, change.kind, planned)


def _gave(
    session: Session, kind: ChangeKind, changed: Sequence[Meeting], reader: Person
) -> bool:
    """Words or cases for what was called off; words for what moved, as cases just stay."""
    ids = [each.id for each in changed]
    if kind is ChangeKind.CANCELLED:
        return reader.id in carried.givers(session, ids)
    return any(
        row.person_id == reader.id and invitations.is_sent_in(row)
        for row in rows.attendances(session, ids)
    )


def outdated(
    session: Session, workspace_id: int, meeting_id: int, was_at: datetime | None
) -> Outdated | None:
    """None as long as the session takes place at the moment that a message was about."""
    meeting = find_row(Meeting, session, workspace_id, meeting_id)
    circle = find_row(Circle, session, workspace_id, meeting.circle_id) if meeting else None
    if meeting is None or circle is None:
        return None
    was_at = was_at or meeting.starts_at
    if meeting.state is MeetingState.PLANNED and meeting.starts_at == was_at:
        return None
    return Outdated(circle, meeting, was_at)
