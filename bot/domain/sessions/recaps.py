"""After a session: one offer to tell the circle about it, drafted from what was captured."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base import audit, messages
from bot.domain.base.actor import Actor
from bot.domain.base.anonymity import CROWD
from bot.domain.base.kinds import Due, MessageKind
from bot.domain.base.limits import check_count, check_optional
from bot.domain.base.messages import Subject
from bot.domain.base.visible import shows
from bot.domain.circle import circles
from bot.domain.sessions import attendance
from bot.domain.sessions.attendance import Present
from bot.errors import AlreadyDone, InvalidInput, NotFound, existing
from storage.base.finding import find_row
from storage.base.upsert import insert_unless_present
from storage.cases import cases
from storage.circle import circles as circle_rows
from storage.learned import asked, intentions, ratings, reflections
from storage.learned.intentions import Formed
from storage.learned.ratings import UNRATED, Rated
from storage.learned.reflections import Written
from storage.models import (
    Case,
    Circle,
    CircleState,
    Meeting,
    MeetingState,
    Person,
    Recap,
    RecapState,
    Role,
)
from storage.sessions import briefs, notes, runs
from storage.sessions.notes import Noted

LONGEST_WORDS = 2000  # characters
MOST_ITEMS = 6  # answers, and as many intentions: what a channel reads


@dataclass(frozen=True)
class RecapMaterial:
    """All that a recap can be made of. `recap` is None as long as nobody began."""

    circle: Circle
    meeting: Meeting
    present: Present
    shared: Sequence[Written]  # answers that their authors shared with the circle
    formed: Sequence[Formed]  # and intentions
    recap: Recap | None
    notes: Sequence[Noted] = ()  # that their authors shared with the circle
    was_run: bool = False  # with a run of show: there may be points that were parked
    cases: Sequence[Case] = ()  # that the session was about, as far as the circle may read
    rated: Rated = UNRATED  # whether it was worth the time
    asks_rating: bool = False  # in the circle are enough people to ask without names

    @property
    def chosen_notes(self) -> Sequence[Noted]:
        recap = self.recap
        if recap is None or not recap.text:
            return self.notes[:MOST_ITEMS]
        return [each for each in self.notes if each.note.id in recap.note_ids]

    @property
    def chosen(self) -> tuple[Sequence[Written], Sequence[Formed]]:
        """What stands below the words: chosen, and shared at this moment."""
        recap = self.recap
        if recap is None or not recap.text:  # nobody began
            return self.shared[:MOST_ITEMS], self.formed[:MOST_ITEMS]
        return (
            [each for each in self.shared if each.reflection.id in recap.reflection_ids],
            [each for each in self.formed if each.intention.id in recap.intention_ids],
        )


@dataclass(frozen=True)
class RecapForm:
    """The form as it was sent in."""

    meeting_id: int
    words: str
    reflection_ids: Sequence[int]
    intention_ids: Sequence[int]
    note_ids: Sequence[int] = ()


def look(session: Session, actor: Actor, meeting_id: int, now: datetime) -> RecapMaterial:
    """Raises NotFound for strangers or before the end, NotAllowed for participants."""
    meeting = existing(find_row(Meeting, session, actor.workspace_id, meeting_id))
    circle = circles.get_for_facilitator(session, actor, meeting.circle_id)
    if meeting.state is not MeetingState.PLANNED or meeting.ends_at > now:
        raise NotFound
    return _captured(session, circle, meeting)


def look_to_write(
    session: Session, actor: Actor, meeting_id: int, now: datetime
) -> RecapMaterial:
    """Raises AlreadyDone once it was sent."""
    captured = look(session, actor, meeting_id, now)
    if captured.recap is not None and captured.recap.state is RecapState.SENT:
        raise AlreadyDone("recap-already-sent")
    return captured


def _captured(session: Session, circle: Circle, meeting: Meeting) -> RecapMaterial:
    workspace_id = circle.workspace_id
    return RecapMaterial(
        circle,
        meeting,
        attendance.of_meeting(session, circle, meeting),
        reflections.shared_in_circle(session, workspace_id, circle.id, meeting.id),
        intentions.shared_in_circle(session, workspace_id, circle.id, meeting.id),
        briefs.recap(session, workspace_id, meeting.id),
        notes.of_meeting(session, meeting.id, None),
        runs.find(session, workspace_id, meeting.id) is not None,
        [
            case
            for row, case, _ in cases.brought_to(session, meeting.id)
            if row.chosen_at is not None or row.discussed_at is not None
        ],
        ratings.seen(session, meeting),
        asked.crowd_of(session, circle.id) >= CROWD,
    )


def keep(session: Session, actor: Actor, draft: RecapForm, now: datetime) -> RecapMaterial:
    """Store the draft; nobody sees it before `send`.

    Raises:
        InvalidInput: no words, too many of them, or too many of others.
        NotFound: something chosen that is not shared, or not of this session.
        AlreadyDone: it was sent.
    """
    captured = look_to_write(session, actor, draft.meeting_id, now)
    check(draft, captured)
    recap = _row(session, actor, captured, now)
    recap.text = draft.words
    recap.reflection_ids = list(draft.reflection_ids)
    recap.intention_ids = list(draft.intention_ids)
    recap.note_ids = list(draft.note_ids)
    recap.state = RecapState.DRAFT
    recap.written_by, recap.updated_at = actor.id, now
    session.flush()
    return _captured(session, captured.circle, captured.meeting)


def check(draft: RecapForm, captured: RecapMaterial) -> None:
    if not shows(draft.words):
        raise InvalidInput("words", "error-empty")
    check_optional("words", draft.words, LONGEST_WORDS)
    for field, chosen in (
        ("reflections", draft.reflection_ids),
        ("intentions", draft.intention_ids),
        ("notes", draft.note_ids),
    ):
        check_count(field, len(chosen), MOST_ITEMS, "recap-too-many")
    shared = {each.reflection.id for each in captured.shared}
    formed = {each.intention.id for each in captured.formed}
    if not set(draft.reflection_ids) <= shared or not set(draft.intention_ids) <= formed:
        raise NotFound
    if not set(draft.note_ids) <= {each.note.id for each in captured.notes}:
        raise NotFound


def _row(session: Session, actor: Actor, captured: RecapMaterial, now: datetime) -> Recap:
    """The one recap of a session, made if need be, locked."""
    values = {
        "workspace_id": actor.workspace_id,
        "circle_id": captured.circle.id,
        "meeting_id": captured.meeting.id,
        "written_by": actor.id,
        "created_at": now,
        "updated_at": now,
    }
    insert_unless_present(session, Recap, values)
    recap = existing(briefs.recap(session, actor.workspace_id, captured.meeting.id, lock=True))
    if recap.state is RecapState.SENT:
        raise AlreadyDone("recap-already-sent")
    return recap


def send(
    session: Session, actor: Actor, meeting_id: int, seen: str, now: datetime
) -> RecapMaterial:
    """Put the draft that was looked at in the circle's channel, once.

    Raises:
        AlreadyDone: it was sent, or changed since it was shown.
    """
    captured = look_to_write(session, actor, meeting_id, now)
    if captured.recap is None:
        raise NotFound
    recap = _row(session, actor, captured, now)
    if version(recap) != seen:
        raise AlreadyDone("recap-changed-since")
    recap.state, recap.updated_at = RecapState.SENT, now
    message = Due(
        workspace_id=actor.workspace_id,
        kind=MessageKind.MEETING_RECAP,
        subject_id=meeting_id,
        circle_id=captured.circle.id,
        due_at=now,
        channel=captured.circle.channel,
    )
    messages.queue(session, message, now=now)
    messages.make_stale(session, actor.workspace_id, messages_about(meeting_id), now)
    audit.record(session, actor, "recap.sent", "recap", recap.id, now)
    return captured


def version(recap: Recap) -> str:
    """Changes whenever someone saves the draft."""
    return f"{recap.id}:{recap.updated_at.isoformat()}"


def dismiss(session: Session, actor: Actor, meeting_id: int, now: datetime) -> RecapMaterial:
    """No recap of this session; nobody is asked again. Writing one stays possible.

    Raises:
        AlreadyDone: it was sent.
    """
    captured = look_to_write(session, actor, meeting_id, now)
    recap = _row(session, actor, captured, now)
    recap.state, recap.updated_at = RecapState.DISMISSED, now
    messages.make_stale(session, actor.workspace_id, messages_about(meeting_id), now)
    audit.record(session, actor, "recap.dismissed", "recap", recap.id, now)
    session.flush()
    return _captured(session, captured.circle, captured.meeting)


def messages_about(meeting_id: int) -> list[Subject]:
    """The facilitator's message that shows what became of it: to redraw."""
    return [(MessageKind.MEETING_WRAP_UP, meeting_id)]


def wrap_up_for(
    session: Session, workspace_id: int, meeting_id: int, reader: Person
) -> RecapMaterial | None:
    """None for someone who does not lead (any more), or a session that did not take place."""
    captured = sent_in(session, workspace_id, meeting_id)
    if captured is None or captured.circle.state is not CircleState.ACTIVE:
        return None
    membership = circle_rows.membership(session, captured.circle.id, reader.id)
    is_leading = membership is not None and membership.role is Role.FACILITATOR
    return captured if is_leading else None


def sent_in(session: Session, workspace_id: int, meeting_id: int) -> RecapMaterial | None:
    """A session that took place, with what its circle may read."""
    meeting = find_row(Meeting, session, workspace_id, meeting_id)
    if meeting is None or meeting.state is not MeetingState.PLANNED:
        return None
    circle = find_row(Circle, session, workspace_id, meeting.circle_id)
    return _captured(session, circle, meeting) if circle is not None else None
