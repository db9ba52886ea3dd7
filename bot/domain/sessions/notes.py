"""What people write down during a session, and what the circle parks for later.

A note is its author's alone until they saw it as the circle would. A parked point is for the
circle from the start: its form says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy.orm import Session

from bot.domain.base import audit, messages, shown
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import MessageKind
from bot.domain.base.limits import check_required
from bot.domain.circle import circles
from bot.domain.planning import invitations
from bot.domain.questions import learning_questions
from bot.domain.sessions import runs
from bot.errors import AlreadyDone, InvalidInput, NotAllowed, NotFound, existing
from storage.base.finding import find_row
from storage.circle import circles as circle_rows
from storage.models import (
    Circle,
    Meeting,
    MeetingState,
    Note,
    NoteKind,
    ParkedPoint,
    PointState,
    ReleaseLevel,
    Role,
)
from storage.people import people
from storage.planning import meetings as meeting_rows
from storage.sessions import notes
from storage.sessions.notes import Noted, Parked

LONGEST_LINE = 300  # characters
MOST_NOTES = 30  # of one person in one session
MOST_POINTS = 30  # in one session
LEVELS = (ReleaseLevel.PRIVATE, ReleaseLevel.CIRCLE)
EARLIEST = timedelta(minutes=30)  # before the beginning
LATEST = timedelta(days=14)  # after the end: as long as a recap is news, and some
SHOWING = (MessageKind.MEETING_RECAP,)
LISTING = (MessageKind.RUN, MessageKind.RUN_PHASE, MessageKind.RUN_DONE)


@dataclass(frozen=True)
class SessionNotes:
    """What one member sees: their own notes, what others shared, what is parked."""

    circle: Circle
    meeting: Meeting
    reader_id: int
    leads: bool
    notes: Sequence[Noted]
    parked: Sequence[Parked]


def get_to_write(
    session: Session, actor: Actor, meeting_id: int, now: datetime
) -> tuple[Circle, Meeting]:
    """Raises NotFound for strangers, AlreadyDone when it is off, too early or too late."""
    circle, meeting = invitations.get_for_member(session, actor, meeting_id)
    if meeting.state is not MeetingState.PLANNED:
        raise AlreadyDone("meeting-is-cancelled")
    if now < meeting.starts_at - EARLIEST:
        raise AlreadyDone("note-too-early")
    if now >= meeting.ends_at + LATEST:
        raise AlreadyDone("note-too-late")
    return circle, meeting


def look(session: Session, actor: Actor, meeting_id: int) -> SessionNotes:
    circle, meeting = invitations.get_for_member(session, actor, meeting_id)
    membership = circle_rows.membership(session, circle.id, actor.id)
    return SessionNotes(
        circle,
        meeting,
        actor.id,
        membership is not None and membership.role is Role.FACILITATOR,
        notes.of_meeting(session, meeting.id, actor.id),
        notes.parked(session, meeting.id),
    )


def _check(field: str, text: str) -> str:
    line = " ".join(text.split())
    check_required(field, line, LONGEST_LINE)
    return line


def write(
    session: Session, actor: Actor, meeting_id: int, kind: str, text: str, now: datetime
) -> Noted:
    """Keep a note, for its author alone; `share` lets the circle read it."""
    circle, meeting = get_to_write(session, actor, meeting_id, now)
    line = _check("text", text)
    if kind not in set(NoteKind):
        raise InvalidInput("kind", "error-choose")
    if notes.count(session, meeting.id, actor.id) >= MOST_NOTES:
        raise InvalidInput("text", "note-too-many", most=MOST_NOTES)
    note = Note(
        workspace_id=actor.workspace_id,
        circle_id=circle.id,
        meeting_id=meeting.id,
        author_id=actor.id,
        kind=NoteKind(kind),
        text=line,
        created_at=now,
    )
    session.add(note)
    session.flush()
    audit.record(session, actor, "note.kept", "note", note.id, now)
    return _own(session, actor, note)


def _own(session: Session, actor: Actor, note: Note) -> Noted:
    return Noted(note, people.get(session, actor.workspace_id, actor.id))


def fingerprint(note: Note) -> str:
    """What is shared is what was seen."""
    return sha256(f"{note.kind.value}\n{note.text}".encode()).hexdigest()[:12]


def get_own(session: Session, actor: Actor, note_id: int) -> Noted:
    """Raises NotFound for anyone else's, or what was thrown away."""
    note = notes.find(session, actor.workspace_id, actor.id, note_id)
    if note is None or not note.text:
        raise NotFound
    circles.get_for_member(session, actor, note.circle_id)
    return _own(session, actor, note)


def share(session: Session, actor: Actor, note_id: int, seen: str, now: datetime) -> Noted:
    """Let the circle read it, now that its author has seen how."""
    found = get_own(session, actor, note_id)
    if fingerprint(found.note) != seen:
        raise NotFound
    found.note.level = ReleaseLevel.CIRCLE
    audit.record(session, actor, "note.shared", "note", note_id, now)
    return found


def throw_away(session: Session, actor: Actor, note_id: int, now: datetime) -> SessionNotes:
    """Gone, also from the recap that it may stand in."""
    found = get_own(session, actor, note_id)
    forget(session, found.note, now)
    audit.record(session, actor, "note.thrown_away", "note", note_id, now)
    session.flush()
    return look(session, actor, found.note.meeting_id)


def forget(session: Session, row: Note | ParkedPoint, now: datetime) -> None:
    """Empty it, and take its words out of the messages that they stand in."""
    if isinstance(row, ParkedPoint):
        row.text = ""
        refresh_lists(session, row, now)
    else:
        _forget_note(session, row, now)


def _forget_note(session: Session, note: Note, now: datetime) -> None:
    if note.level > ReleaseLevel.PRIVATE:
        since = note.created_at
        shown.refresh(session, note.workspace_id, note.circle_id, since, now, SHOWING)
    note.text = ""
    note.level = ReleaseLevel.PRIVATE


def park(
    session: Session, actor: Actor, meeting_id: int, text: str, now: datetime
) -> ParkedPoint:
    """For later; the same line of the same person is one point."""
    meeting_rows.hold(session, actor.workspace_id, meeting_id)
    circle, meeting = get_to_write(session, actor, meeting_id, now)
    line = _check("text", text)
    there = notes.parked(session, meeting.id)
    for each in there:
        if each.author.id == actor.id and each.point.text == line:
            return each.point
    if len(there) >= MOST_POINTS:
        raise InvalidInput("text", "point-too-many", most=MOST_POINTS)
    point = ParkedPoint(
        workspace_id=actor.workspace_id,
        circle_id=circle.id,
        meeting_id=meeting.id,
        author_id=actor.id,
        text=line,
        created_at=now,
    )
    session.add(point)
    session.flush()
    runs.redraw(session, actor.workspace_id, meeting.id, now)
    if runs.lists_points(session, actor.workspace_id, meeting.id):
        refresh_lists(session, point, now, (MessageKind.RUN_PHASE,))
    audit.record(session, actor, "point.parked", "parked_point", point.id, now)
    return point


def get_point(session: Session, actor: Actor, point_id: int) -> ParkedPoint:
    """A point that the actor may settle: their own, or as facilitator anyone's.

    Raises:
        NotFound: for strangers.
        NotAllowed: for another participant.
        AlreadyDone: someone settled it.
    """
    point = existing(find_row(ParkedPoint, session, actor.workspace_id, point_id, lock=True))
    circles.get_for_member(session, actor, point.circle_id)
    membership = circle_rows.membership(session, point.circle_id, actor.id)
    leads = membership is not None and membership.role is Role.FACILITATOR
    if not leads and point.author_id != actor.id:
        raise NotAllowed("point-not-yours")
    if point.state is not PointState.OPEN:
        raise AlreadyDone("point-settled")
    return point


def drop_point(session: Session, actor: Actor, point_id: int, now: datetime) -> SessionNotes:
    """Nobody needs it any more."""
    point = get_point(session, actor, point_id)
    _settle(session, point, PointState.DROPPED, now)
    audit.record(session, actor, "point.dropped", "parked_point", point.id, now)
    session.flush()
    return look(session, actor, point.meeting_id)


def ask_point(
    session: Session, actor: Actor, point_id: int, text: str, now: datetime
) -> SessionNotes:
    """Make a learning question of it, in the words and in the name of whoever does so."""
    point = get_point(session, actor, point_id)
    question = learning_questions.put(session, actor, point.circle_id, text, now)
    # Who puts the question needs not be told of it.
    kind = MessageKind.LEARNING_QUESTION
    messages.cancel(session, actor.workspace_id, kind, question.id, actor.id)
    point.question_id = question.id
    _settle(session, point, PointState.ASKED, now)
    audit.record(session, actor, "point.asked", "parked_point", point.id, now)
    session.flush()
    return look(session, actor, point.meeting_id)


def _settle(session: Session, point: ParkedPoint, state: PointState, now: datetime) -> None:
    point.state, point.settled_at = state, now
    session.flush()
    refresh_lists(session, point, now)


def refresh_lists(
    session: Session,
    point: ParkedPoint,
    now: datetime,
    kinds: Sequence[MessageKind] = LISTING,
) -> None:
    """The messages of the day that list what is parked."""
    since = point.created_at - timedelta(days=1)
    shown.refresh(session, point.workspace_id, point.circle_id, since, now, kinds)
