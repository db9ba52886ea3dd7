"""What a facilitator wants to know an hour before a session."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from bot.domain.learned import shared_intentions
from bot.domain.planning import invitations
from bot.domain.planning.invitations import Attendees
from bot.domain.questions import gaps
from storage.base.finding import find_row
from storage.cases import cases
from storage.circle import circles as circle_rows
from storage.learned.intentions import Formed
from storage.models import (
    Case,
    Circle,
    CircleState,
    LearningQuestion,
    Meeting,
    MeetingState,
    Person,
    Role,
)
from storage.questions import questions

MOST_QUESTIONS = 5


@dataclass(frozen=True)
class Brief:
    attendees: Attendees
    opening: Sequence[Formed]  # what the circle may read of intentions and results
    questions: Sequence[LearningQuestion]
    reader: Person
    more_questions: int = 0
    cases: Sequence[tuple[Case, Person]] = ()  # on the table, in the order they came
    gaps: int = 0  # questions of several people to which nobody knows the answer


def seen_by(
    session: Session, workspace_id: int, meeting_id: int, reader: Person
) -> Brief | None:
    """None for someone who does not lead (any more), or a session that does not take place."""
    meeting = find_row(Meeting, session, workspace_id, meeting_id)
    if meeting is None or meeting.state is not MeetingState.PLANNED:
        return None
    circle = find_row(Circle, session, workspace_id, meeting.circle_id)
    membership = circle_rows.membership(session, meeting.circle_id, reader.id)
    if circle is None or circle.state is not CircleState.ACTIVE:
        return None
    if membership is None or membership.role is not Role.FACILITATOR:
        return None
    waiting = questions.unanswered(session, circle.id)
    return Brief(
        invitations.attendees_of(session, circle, meeting),
        shared_intentions.opening(session, meeting),
        waiting[:MOST_QUESTIONS],
        reader,
        len(waiting[MOST_QUESTIONS:]),
        [(case, person) for _, case, person in cases.brought_to(session, meeting.id)],
        len(gaps.for_reader(session, workspace_id, reader.id)),
    )
