"""Who was there: said by everyone themselves, corrected by the facilitator."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.domain.base import audit, messages
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import MessageKind
from bot.domain.circle import circles, fading
from bot.domain.learned.prompts import OWN_MESSAGES
from bot.domain.planning import invitations
from bot.errors import AlreadyDone, NotFound, existing
from storage.base.finding import find_row
from storage.circle import circles as circle_rows
from storage.models import Circle, Meeting, MeetingState, Person, Rsvp
from storage.planning import meetings as rows

EARLIEST = timedelta(minutes=30)  # before the beginning: who is early may say so
LATEST = timedelta(hours=12)  # after the end: who forgot still can


@dataclass(frozen=True)
class Present:
    """Who can have been there, and who was, as far as anyone said."""

    circle: Circle
    meeting: Meeting
    members: Sequence[Person]
    present: Collection[int]  # person ids
    is_said: bool  # False: nobody checked in; `present` is who meant to come


def check_in(session: Session, actor: Actor, meeting_id: int, now: datetime) -> Meeting:
    """Say that one is there. Saying it again changes nothing.

    Raises:
        NotFound: for strangers.
        AlreadyDone: it was cancelled, did not nearly begin, or is long over.
    """
    _, meeting = invitations.get_for_member(session, actor, meeting_id)
    if meeting.state is not MeetingState.PLANNED:
        raise AlreadyDone("meeting-is-cancelled")
    if now < meeting.starts_at - EARLIEST:
        raise AlreadyDone("check-in-early")
    if now >= meeting.ends_at + LATEST:
        raise AlreadyDone("check-in-late")
    row = rows.find_or_add_attendance(session, actor.workspace_id, meeting.id, actor.id)
    row.was_present = True
    if now >= meeting.ends_at:
        _show_asked(session, meeting, now, reader=actor.id)
    fading.note_act(session, actor, meeting.circle_id, now)
    audit.record(session, actor, "meeting.checked_in", "meeting", meeting.id, now)
    return meeting


def look(session: Session, actor: Actor, meeting_id: int, now: datetime) -> Present:
    """Raises NotFound before the session began, NotAllowed for participants."""
    meeting = existing(find_row(Meeting, session, actor.workspace_id, meeting_id))
    circle = circles.get_for_facilitator(session, actor, meeting.circle_id)
    if meeting.state is not MeetingState.PLANNED or meeting.starts_at > now:
        raise NotFound
    return of_meeting(session, circle, meeting)


def of_meeting(session: Session, circle: Circle, meeting: Meeting) -> Present:
    members = circle_rows.members(session, circle.id)
    given = rows.attendances(session, [meeting.id])
    said = {row.person_id for row in given if row.was_present}
    meant = {row.person_id for row in given if row.rsvp is Rsvp.YES}
    is_said = any(row.was_present is not None for row in given)
    return Present(circle, meeting, members, said if is_said else meant, is_said)


def correct(
    session: Session, actor: Actor, meeting_id: int, present: Collection[int], now: datetime
) -> Present:
    """The facilitator knows who was there; everyone else was not.

    Raises:
        NotFound: someone who is not in the circle.
    """
    before = look(session, actor, meeting_id, now)
    members = {person.id for person in before.members}
    if not set(present) <= members:
        raise NotFound
    for person_id in members:
        row = rows.find_or_add_attendance(
            session, actor.workspace_id, before.meeting.id, person_id
        )
        row.was_present = person_id in present
    session.flush()
    shown = [(MessageKind.MEETING_WRAP_UP, meeting_id)]
    messages.make_stale(session, actor.workspace_id, shown, now)
    _show_asked(session, before.meeting, now)
    audit.record(session, actor, "meeting.attendance", "meeting", meeting_id, now)
    return of_meeting(session, before.circle, before.meeting)


def _show_asked(
    session: Session, meeting: Meeting, now: datetime, *, reader: int | None = None
) -> None:
    """Only whoever was there is asked whether it was worth their time."""
    shown = [(kind, meeting.id) for kind in OWN_MESSAGES]
    messages.make_stale(session, meeting.workspace_id, shown, now, reader=reader)
