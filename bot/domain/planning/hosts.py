"""Whose turn it is to host a session: longest ago first, and only who wants to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base import audit, messages
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import Due, MessageKind
from bot.domain.circle import circles, fading
from bot.domain.planning.invitations import SHOW_THE_HOST, get_for_member
from bot.errors import AlreadyDone, InvalidInput, NotFound, existing
from storage.base.finding import find_row
from storage.base.rows import Rows
from storage.circle import circles as circle_rows
from storage.models import Circle, Meeting, MeetingState, Person, TurnState
from storage.planning import hosts, meetings


@dataclass(frozen=True)
class Hosting:
    """A session, who hosts it, and whose turn it would be."""

    circle: Circle
    meeting: Meeting
    host: Person | None
    turn: Sequence[Person]  # who could, whoever did longest ago first
    reader: Person | None = None


def possible(session: Session, meeting: Meeting) -> Rows:
    """Who could host, in turn; see `storage.planning.hosts.possible_hosts`."""
    return hosts.possible_hosts(session, meeting)


def of_meeting(
    session: Session, circle: Circle, meeting: Meeting, reader: Person | None = None
) -> Hosting:
    people = {person.id: person for person in circle_rows.members(session, circle.id)}
    turn = [people[row.person_id] for row in possible(session, meeting)]
    return Hosting(circle, meeting, host_of(session, circle, meeting), turn, reader)


def host_of(session: Session, circle: Circle, meeting: Meeting) -> Person | None:
    """None in a circle that does not host in turn."""
    return hosts.host(session, meeting) if circle.rotates_host else None


def seen_by(
    session: Session, workspace_id: int, meeting_id: int, reader: Person
) -> Hosting | None:
    """As a message to a member shows it; None when it does not take place, or not in turn."""
    meeting = find_row(Meeting, session, workspace_id, meeting_id)
    circle = find_row(Circle, session, workspace_id, meeting.circle_id) if meeting else None
    if meeting is None or circle is None or not circle.rotates_host or not reader.is_active:
        return None
    if meeting.state is not MeetingState.PLANNED:
        return None
    if circle_rows.membership(session, circle.id, reader.id) is None:
        return None
    return of_meeting(session, circle, meeting, reader)


def take(session: Session, actor: Actor, meeting_id: int, now: datetime) -> Hosting:
    """Host a session; who comes first does.

    Raises:
        AlreadyDone: someone else does, or it has begun or was cancelled.
    """
    circle, meeting = _to_host(session, actor, meeting_id, now)
    current = hosts.host(session, meeting)
    if current is not None and current.id != actor.id:
        raise AlreadyDone("host-is-known", name=current.name)
    _set(session, meeting, actor.id, now)
    audit.record(session, actor, "host.taken", "meeting", meeting.id, now)
    return of_meeting(session, circle, meeting)


def decline(session: Session, actor: Actor, meeting_id: int, now: datetime) -> Hosting:
    """Not this time; the next in turn is asked."""
    circle, meeting = _to_host(session, actor, meeting_id, now)
    hosts.say_turn(session, meeting, actor.id, TurnState.NO, now)
    shown = messages_about(meeting.id)
    messages.make_stale(session, actor.workspace_id, shown, now, reader=actor.id)
    audit.record(session, actor, "host.declined", "meeting", meeting.id, now)
    session.flush()
    return of_meeting(session, circle, meeting)


def _to_host(
    session: Session, actor: Actor, meeting_id: int, now: datetime
) -> tuple[Circle, Meeting]:
    """The session cannot be moved, nor its host change, before the transaction is over."""
    meetings.lock(session, actor.workspace_id, meeting_id)
    circle, meeting = get_for_member(session, actor, meeting_id)
    fading.note_act(session, actor, circle.id, now)
    if not circle.rotates_host:
        raise NotFound
    if meeting.state is not MeetingState.PLANNED:
        raise AlreadyDone("meeting-is-cancelled")
    if meeting.starts_at <= now:
        raise AlreadyDone("meeting-has-begun")
    return circle, meeting


def _set(session: Session, meeting: Meeting, person_id: int, now: datetime) -> None:
    hosts.release_host(session, [meeting.id], None)
    hosts.say_turn(session, meeting, person_id, TurnState.YES, now)
    messages.make_stale(session, meeting.workspace_id, messages_about(meeting.id), now)
    session.flush()


def to_choose(session: Session, actor: Actor, circle_id: int, now: datetime) -> Hosting | None:
    """For a facilitator: the next session; None without one."""
    circle = circles.get_for_facilitator(session, actor, circle_id)
    ahead = [
        each for each in meetings.upcoming(session, circle.id, now) if each.starts_at > now
    ]
    return of_meeting(session, circle, ahead[0]) if ahead else None


def choose(
    session: Session,
    actor: Actor,
    meeting_id: int,
    person_id: int | None,
    now: datetime,
) -> Hosting:
    """A facilitator decides who hosts; None: nobody yet. Who is chosen hears it once.

    Raises:
        InvalidInput: someone who is not in the circle.
    """
    meeting = existing(find_row(Meeting, session, actor.workspace_id, meeting_id))
    circles.get_for_facilitator(session, actor, meeting.circle_id)
    circle, meeting = _to_host(session, actor, meeting_id, now)
    current = hosts.host(session, meeting)
    if person_id is None:
        hosts.release_host(session, [meeting.id], None)
        messages.make_stale(session, actor.workspace_id, messages_about(meeting.id), now)
    elif current is None or current.id != person_id:
        if person_id not in {each.id for each in circle_rows.members(session, circle.id)}:
            raise InvalidInput("host", "error-choose")
        _set(session, meeting, person_id, now)
        if person_id != actor.id:
            _tell(session, circle, meeting, person_id, now)
    audit.record(session, actor, "host.chosen", "meeting", meeting.id, now)
    session.flush()
    return of_meeting(session, circle, meeting)


def _tell(
    session: Session, circle: Circle, meeting: Meeting, person_id: int, now: datetime
) -> None:
    message = Due(
        workspace_id=circle.workspace_id,
        kind=MessageKind.HOST_CHOSEN,
        subject_id=meeting.id,
        circle_id=circle.id,
        due_at=now,
        expires_at=meeting.starts_at,
        to=person_id,
        occasion=now.isoformat(),
    )
    messages.queue(session, message, now=now)


def set_rotation(
    session: Session, actor: Actor, circle_id: int, now: datetime, *, rotates: bool
) -> Circle:
    """Whether sessions of a circle are hosted in turn."""
    circle = circles.get_for_facilitator(session, actor, circle_id)
    circle.rotates_host = rotates
    audit.record(session, actor, "circle.hosting", "circle", circle.id, now)
    return circle


def messages_about(meeting_id: int) -> list[tuple[MessageKind, int]]:
    """What shows who hosts: to redraw."""
    return [(kind, meeting_id) for kind in SHOW_THE_HOST]
