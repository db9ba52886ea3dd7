"""Who comes to lead a circle finds everything that is open, and gets what was on its way."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.domain.base import messages
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import LEADERS, Due, MessageKind
from storage.base.finding import find_row
from storage.circle import circles as circle_rows
from storage.circle import joining, members
from storage.decisions import polls as poll_rows
from storage.models import (
    Circle,
    CircleState,
    DeliveryState,
    LearningQuestion,
    Meeting,
    MeetingState,
    Person,
    RecapState,
    Role,
)
from storage.people import people
from storage.planning import meetings
from storage.questions import questions
from storage.sessions import briefs

RECAP_OF = timedelta(days=14)  # after that it is no news
MOST_QUESTIONS = 5
TO_LEADERS = [kind for kind in MessageKind if kind.row.reader is LEADERS]


@dataclass(frozen=True)
class OpenWork:
    """What someone takes over with a circle; everything else of it is the circle's anyway."""

    circle: Circle
    facilitators: Sequence[Person]
    reader: Person
    next_meeting: Meeting | None
    poll_id: int | None
    untold: Meeting | None  # the last session, when nobody decided about a recap
    questions: Sequence[LearningQuestion]
    more_questions: int = 0
    asking: int = 0  # people who wait for an answer whether they may join


def open_work(session: Session, circle: Circle, reader: Person, now: datetime) -> OpenWork:
    ahead = meetings.upcoming(session, circle.id, now)
    poll = poll_rows.open_of(session, circle.id)
    waiting = questions.unanswered(session, circle.id)
    return OpenWork(
        circle,
        circle_rows.members(session, circle.id, Role.FACILITATOR),
        reader,
        ahead[0] if ahead else None,
        poll.id if poll else None,
        _untold(session, circle, now),
        waiting[:MOST_QUESTIONS],
        len(waiting[MOST_QUESTIONS:]),
        joining.unanswered(session, circle.id)[circle.id],
    )


def _untold(session: Session, circle: Circle, now: datetime) -> Meeting | None:
    for meeting in meetings.past(session, circle.id, now)[:1]:
        recap = briefs.recap(session, circle.workspace_id, meeting.id)
        is_open = recap is None or recap.state is RecapState.DRAFT
        is_recent = meeting.ends_at > now - RECAP_OF
        if meeting.state is MeetingState.PLANNED and is_open and is_recent:
            return meeting
    return None


def open_for(session: Session, actor: Actor, circle: Circle, now: datetime) -> OpenWork:
    """For who comes to lead it at this moment."""
    session.flush()
    reader = people.get(session, actor.workspace_id, actor.id)
    return open_work(session, circle, reader, now)


def work_of(
    session: Session, workspace_id: int, circle_id: int, reader: Person, now: datetime
) -> OpenWork | None:
    """None for someone who does not lead (any more), or a circle that does not run."""
    circle = find_row(Circle, session, workspace_id, circle_id)
    if circle is None or circle.state is not CircleState.ACTIVE or not reader.is_active:
        return None
    membership = circle_rows.membership(session, circle.id, reader.id)
    if membership is None or membership.role is not Role.FACILITATOR:
        return None
    return open_work(session, circle, reader, now)


def tell(session: Session, circle: Circle, person_id: int, now: datetime) -> None:
    """One message to whoever leads from now on; nothing of a circle that did not start."""
    if circle.state is CircleState.ACTIVE:
        message = Due(
            workspace_id=circle.workspace_id,
            kind=MessageKind.LEADING,
            subject_id=circle.id,
            circle_id=circle.id,
            due_at=now,
            to=person_id,
            occasion=now.isoformat(),
        )
        messages.queue(session, message, now=now)


def announce(session: Session, circle: Circle, now: datetime) -> None:
    """Everyone else reads it in the circle's channel, once per change."""
    if circle.state is CircleState.ACTIVE:
        message = Due(
            workspace_id=circle.workspace_id,
            kind=MessageKind.FACILITATORS_CHANGED,
            subject_id=circle.id,
            circle_id=circle.id,
            due_at=now,
            channel=circle.channel,
            occasion=now.isoformat(),
        )
        messages.queue(session, message, now=now)


def redirect(session: Session, circle: Circle, person_id: int, now: datetime) -> None:
    """What was on its way to facilitators who are gone goes to the person who leads now.

    Whether it is still of use is decided when it leaves, as always.
    """
    for row in members.undelivered(session, circle.id, TO_LEADERS, now):
        if row.person_id == person_id:
            continue
        row.state = DeliveryState.CANCELLED
        message = Due(
            workspace_id=row.workspace_id,
            kind=MessageKind(row.kind),
            subject_id=row.subject_id,
            circle_id=row.circle_id,
            due_at=max(row.due_at, now),
            expires_at=row.expires_at,
            to=person_id,
            occasion=":".join(row.key.split(":")[3:]),
            details=row.details,
        )
        messages.queue(session, message, now=now)
