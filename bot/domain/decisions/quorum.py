"""Too few people come to a session: what a facilitator can do about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.agenda.sessions.sessions import PROMPT_KEPT
from bot.domain.base import audit, messages
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import Due, MessageKind
from bot.domain.circle import circles
from bot.domain.learned import prompts
from bot.domain.planning import carrying, changes
from bot.errors import AlreadyDone, InvalidInput, existing
from storage.base.finding import find_row
from storage.base.upsert import insert_unless_present
from storage.circle import circles as circle_rows
from storage.decisions import quorum
from storage.models import (
    Circle,
    Meeting,
    MeetingState,
    Person,
    QuorumChoice,
    QuorumWay,
    Role,
    Rsvp,
)
from storage.people import people
from storage.planning import meetings


@dataclass(frozen=True)
class Shortage:
    """A session, who of the participants comes, and what was decided about it."""

    circle: Circle
    meeting: Meeting
    participants: Sequence[Person]
    coming: Sequence[Person]
    needed: int
    choice: QuorumChoice | None
    chosen_by: Person | None

    @property
    def is_short(self) -> bool:
        return len(self.coming) < self.needed


def needed(session: Session, circle: Circle) -> int:
    """How many participants must come; about half of them, unless the circle chose."""
    if circle.quorum is not None:
        return circle.quorum
    return quorum.usual(len(circle_rows.members(session, circle.id, Role.PARTICIPANT)))


def _shortage(session: Session, circle: Circle, meeting: Meeting) -> Shortage:
    participants = circle_rows.members(session, circle.id, Role.PARTICIPANT)
    yes = {
        row.person_id
        for row in meetings.attendances(session, [meeting.id])
        if row.rsvp is Rsvp.YES
    }
    choice = quorum.choice(session, meeting.id)
    return Shortage(
        circle,
        meeting,
        participants,
        [person for person in participants if person.id in yes],
        needed(session, circle),
        choice,
        people.get(session, circle.workspace_id, choice.person_id) if choice else None,
    )


def seen_by(
    session: Session, workspace_id: int, meeting_id: int, reader: Person
) -> Shortage | None:
    """As a message to a facilitator of the circle shows it; None for anyone else."""
    meeting = find_row(Meeting, session, workspace_id, meeting_id)
    circle = find_row(Circle, session, workspace_id, meeting.circle_id) if meeting else None
    if meeting is None or circle is None:
        return None
    member = circle_rows.membership(session, circle.id, reader.id)
    if member is None or member.role is not Role.FACILITATOR:
        return None
    return _shortage(session, circle, meeting)


def to_decide(session: Session, actor: Actor, meeting_id: int, now: datetime) -> Shortage:
    """A session about which a facilitator can still decide.

    Raises:
        AlreadyDone: someone decided, it was called off or moved, it has begun, or enough
            people come.
    """
    meeting = existing(find_row(Meeting, session, actor.workspace_id, meeting_id))
    circle = circles.get_for_facilitator(session, actor, meeting.circle_id)
    found = _shortage(session, circle, meeting)
    if found.choice is not None:
        raise AlreadyDone(f"quorum-chosen-{found.choice.way.value.replace('_', '-')}")
    if meeting.state is not MeetingState.PLANNED:
        raise AlreadyDone("meeting-is-cancelled")
    if meeting.starts_at <= now:
        raise AlreadyDone("meeting-has-begun")
    if not quorum.is_asked(session, meeting):
        raise AlreadyDone("quorum-moved")
    if not found.is_short:
        raise AlreadyDone("quorum-reached")
    return found


def _decide(
    session: Session, actor: Actor, meeting_id: int, way: QuorumWay, now: datetime
) -> Shortage:
    """Whoever comes first decides: the row is unique."""
    found = to_decide(session, actor, meeting_id, now)
    values = {
        "workspace_id": actor.workspace_id,
        "meeting_id": meeting_id,
        "way": way,
        "person_id": actor.id,
        "chosen_at": now,
    }
    if not insert_unless_present(session, QuorumChoice, values):
        raise AlreadyDone
    audit.record(session, actor, f"quorum.{way.value}", "meeting", meeting_id, now)
    return found


def go_on(session: Session, actor: Actor, meeting_id: int, now: datetime) -> Shortage:
    """Meet anyway: nobody else has to hear of it."""
    found = _decide(session, actor, meeting_id, QuorumWay.GO_ON, now)
    shown = [(MessageKind.QUORUM, meeting_id)]
    messages.make_stale(session, actor.workspace_id, shown, now)
    return found


def hold_round(session: Session, actor: Actor, meeting_id: int, now: datetime) -> Shortage:
    """Ask every participant the guiding questions instead; the same message calls it off."""
    found = _decide(session, actor, meeting_id, QuorumWay.ROUND, now)
    changes.call_off(session, actor, found.circle, found.meeting, MeetingState.ROUND, now)
    carrying.hand_on(session, [found.meeting], now)
    for person in found.participants:
        prompts.open_prompt(
            session,
            workspace_id=actor.workspace_id,
            circle_id=found.circle.id,
            meeting_id=meeting_id,
            person_id=person.id,
            now=now,
        )
        _tell(session, found, person, MessageKind.PROMPT, now)
    for person in circle_rows.members(session, found.circle.id, Role.FACILITATOR):
        if person.id != actor.id:
            _tell(session, found, person, MessageKind.CALLED_OFF, now)
    return found


def replace(session: Session, actor: Actor, meeting_id: int, now: datetime) -> Shortage:
    """Call it off for another date; the poll for that tells everyone."""
    found = _decide(session, actor, meeting_id, QuorumWay.NEW_DATE, now)
    changes.call_off(session, actor, found.circle, found.meeting, MeetingState.CANCELLED, now)
    return found


def _tell(
    session: Session, found: Shortage, person: Person, kind: MessageKind, now: datetime
) -> None:
    message = Due(
        workspace_id=found.circle.workspace_id,
        kind=kind,
        subject_id=found.meeting.id,
        circle_id=found.circle.id,
        due_at=now,
        expires_at=now + PROMPT_KEPT,
        to=person.id,
    )
    messages.queue(session, message, now=now)


def set_needed(
    session: Session, actor: Actor, circle_id: int, number: int | None, now: datetime
) -> Circle:
    """How many participants a session needs from now on; None for about half of them.

    Raises:
        InvalidInput: more than a circle can have.
    """
    circle = circles.get_for_facilitator(session, actor, circle_id)
    if number is not None and not 0 <= number <= circles.MOST_MEMBERS:
        raise InvalidInput("quorum", "quorum-wrong", most=circles.MOST_MEMBERS)
    circle.quorum = number
    audit.record(session, actor, "circle.quorum", "circle", circle.id, now)
    return circle
