"""Moving and cancelling what was planned: one session, or all that follow in its series too."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy.orm import Session

from bot.domain.base import audit, messages
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import Due, MessageKind
from bot.domain.circle import circles
from bot.domain.people.working_hours import to_utc
from bot.domain.planning import carrying, invitations, meetings, remarks
from bot.errors import AlreadyDone, InvalidInput, existing
from storage.base import deliveries
from storage.base.finding import find_row
from storage.circle import circles as circle_rows
from storage.decisions import polls, quorum
from storage.models import (
    ChangeKind,
    Circle,
    Meeting,
    MeetingChange,
    MeetingState,
    Person,
)
from storage.planning import carried
from storage.planning import meetings as rows

OF_POLLS = (MessageKind.POLL, MessageKind.POLL_REMINDER, MessageKind.POLL_RESULT)
Seen = Mapping[int, int]  # meeting id → calendar sequence, as they were when shown


@dataclass(frozen=True)
class Move:
    """What a facilitator wants; local time of the session. `following`: and all after it."""

    meeting_id: int
    day: date
    at: time
    minutes: int
    place: str
    following: bool
    remark: str = ""  # why, for instance


@dataclass(frozen=True)
class SessionMove:
    """One session, and how it will be."""

    meeting: Meeting
    local_start: datetime
    starts_at: datetime
    minutes: int
    place: str

    @property
    def is_other_time(self) -> bool:
        return (self.starts_at, self.minutes) != (self.meeting.starts_at, self.meeting.minutes)

    @property
    def changes(self) -> bool:
        return self.is_other_time or self.place != self.meeting.place


@dataclass(frozen=True)
class Moving:
    """What a move comes down to, and who is told."""

    circle: Circle
    kind: ChangeKind
    steps: Sequence[SessionMove]
    told: Sequence[Person]

    @property
    def seen(self) -> Seen:
        return {step.meeting.id: step.meeting.calendar_sequence for step in self.steps}


@dataclass(frozen=True)
class Cancelling:
    """What will not take place, and who is told."""

    circle: Circle
    meetings: Sequence[Meeting]
    told: Sequence[Person]
    givers: int  # people who sent something in, or brought a case

    @property
    def seen(self) -> Seen:
        return {meeting.id: meeting.calendar_sequence for meeting in self.meetings}


def led(
    session: Session, actor: Actor, circle_id: int | None, now: datetime
) -> list[tuple[Circle, Sequence[Meeting]]]:
    """The sessions ahead of one circle that the actor facilitates, or of all of them.

    Raises:
        NotFound, NotAllowed: the circle is not theirs to lead.
    """
    if circle_id is None:
        mine = circles.facilitated_by(session, actor)
    else:
        mine = [meetings.running_circle(session, actor, circle_id)]
    return [
        (
            circle,
            [each for each in rows.upcoming(session, circle.id, now) if each.starts_at > now],
        )
        for circle in mine
    ]


def get_to_change(session: Session, actor: Actor, meeting_id: int, now: datetime) -> Meeting:
    """A session that its facilitator can still move or cancel.

    Raises:
        NotFound, NotAllowed: for anyone who does not lead the circle.
        AlreadyDone: it began, or was cancelled.
    """
    meeting = existing(find_row(Meeting, session, actor.workspace_id, meeting_id))
    meetings.running_circle(session, actor, meeting.circle_id)
    if meeting.state is not MeetingState.PLANNED:
        raise AlreadyDone("change-was-cancelled")
    if meeting.starts_at <= now:
        raise AlreadyDone("change-has-begun")
    return meeting


def following(session: Session, meeting: Meeting, now: datetime) -> list[Meeting]:
    """The sessions of the series after this one that can still be changed."""
    return [
        each
        for each in rows.of_series(session, meeting.series_id)
        if each.position > meeting.position
        and each.state is MeetingState.PLANNED
        and each.starts_at > now
    ]


def preview_move(session: Session, actor: Actor, wanted: Move, now: datetime) -> Moving:
    """What would happen; raises InvalidInput for a move that cannot be."""
    meeting = get_to_change(session, actor, wanted.meeting_id, now)
    circle = meetings.running_circle(session, actor, meeting.circle_id)
    _check(wanted, meeting, now)
    after = following(session, meeting, now) if wanted.following else []
    steps = [
        step for each in (meeting, *after) if (step := _step(each, meeting, wanted)).changes
    ]
    if not steps:
        raise InvalidInput("day", "change-nothing")
    for step in steps:
        _check_moment(step, now)
    is_move = any(step.is_other_time for step in steps)
    kind = ChangeKind.MOVED if is_move else ChangeKind.PLACE
    told = _to_tell(session, circle, [step.meeting for step in steps], actor)
    return Moving(circle, kind, steps, told)


def _check(wanted: Move, meeting: Meeting, now: datetime) -> None:
    if wanted.minutes not in {*meetings.DURATIONS, meeting.minutes}:
        raise InvalidInput("minutes", "error-choose")
    meetings.check_place(wanted.place)
    remarks.check(wanted.remark)
    meetings.check_day("day", wanted.day, now)


def _step(each: Meeting, first: Meeting, wanted: Move) -> SessionMove:
    """What changes for the first changes for all; what does not, stays as each has it."""
    local = each.local_start + timedelta(days=(wanted.day - first.local_start.date()).days)
    if wanted.at != first.local_start.time():
        local = datetime.combine(local.date(), wanted.at)
    place = wanted.place.strip()
    return SessionMove(
        meeting=each,
        local_start=local,
        starts_at=to_utc(local, each.time_zone),
        minutes=wanted.minutes if wanted.minutes != first.minutes else each.minutes,
        place=place if place != first.place else each.place,
    )


def _check_moment(step: SessionMove, now: datetime) -> None:
    if step.starts_at <= now:
        raise InvalidInput("day", "meeting-past")
    if step.local_start.date() > (now + meetings.FURTHEST).date():
        raise InvalidInput("day", "meeting-too-far")


def move(session: Session, actor: Actor, wanted: Move, seen: Seen, now: datetime) -> Moving:
    """Carry out what was shown: new moments, everyone asked again, one notice each.

    Raises:
        AlreadyDone: someone changed these sessions after they were shown.
    """
    rows.lock(session, actor.workspace_id, wanted.meeting_id)
    meeting = get_to_change(session, actor, wanted.meeting_id, now)
    if seen.get(meeting.id) != meeting.calendar_sequence:
        raise AlreadyDone("change-meanwhile")
    moving = preview_move(session, actor, wanted, now)
    if moving.seen != seen:
        raise AlreadyDone("change-meanwhile")
    moved = [step.meeting for step in moving.steps if step.is_other_time]
    affected = [step.meeting for step in moving.steps]
    change = _begin(session, actor, moving.circle, moving.kind, affected, now, wanted.remark)
    for step in moving.steps:
        _apply(step)
    _tell(session, change, actor, affected, now)  # before it is forgotten who comes
    _ask_again(session, actor, moved, now)
    audit.record(session, actor, "meetings.moved", "meeting_change", change.id, now)
    return moving


def _apply(step: SessionMove) -> None:
    meeting = step.meeting
    if step.is_other_time:
        meeting.moved_from = (
            meeting.starts_at if step.starts_at != meeting.starts_at else meeting.moved_from
        )
    meeting.local_start = step.local_start
    meeting.minutes = step.minutes
    meeting.starts_at = step.starts_at
    meeting.ends_at = step.starts_at + timedelta(minutes=step.minutes)
    meeting.place = step.place


def _ask_again(session: Session, actor: Actor, moved: Sequence[Meeting], now: datetime) -> None:
    """An answer was about the old moment; whoever moves a session comes to it."""
    session.flush()
    moved_ids = [meeting.id for meeting in moved]
    rows.forget_answers(session, moved_ids)
    quorum.forget_choices(session, moved_ids)
    for meeting in moved:
        invitations.accept(session, actor, meeting.id, now)


def preview_cancel(
    session: Session, actor: Actor, meeting_id: int, now: datetime, *, all_following: bool
) -> Cancelling:
    meeting = get_to_change(session, actor, meeting_id, now)
    circle = meetings.running_circle(session, actor, meeting.circle_id)
    after = following(session, meeting, now) if all_following else []
    off = [meeting, *after]
    told = _to_tell(session, circle, off, actor)
    givers = carried.givers(session, [each.id for each in off])
    return Cancelling(circle, off, told, len(givers))


def cancel(
    session: Session,
    actor: Actor,
    meeting_id: int,
    seen: Seen,
    now: datetime,
    *,
    all_following: bool,
    remark: str = "",
) -> Cancelling:
    """Call off what was shown. A second time there is nothing left to call off.

    Raises:
        AlreadyDone: it was cancelled before, or changed after it was shown.
    """
    remarks.check(remark)
    rows.lock(session, actor.workspace_id, meeting_id)
    cancelling = preview_cancel(session, actor, meeting_id, now, all_following=all_following)
    if cancelling.seen != seen:
        raise AlreadyDone("change-meanwhile")
    affected = cancelling.meetings
    kind = ChangeKind.CANCELLED
    change = _begin(session, actor, cancelling.circle, kind, affected, now, remark)
    for meeting in affected:
        meeting.state = MeetingState.CANCELLED
    carrying.hand_on(session, affected, now)
    _tell(session, change, actor, affected, now)
    audit.record(session, actor, "meetings.cancelled", "meeting_change", change.id, now)
    return cancelling


def call_off(
    session: Session,
    actor: Actor,
    circle: Circle,
    meeting: Meeting,
    state: MeetingState,
    now: datetime,
) -> None:
    """Like `cancel`, for whoever tells everyone in words of their own: a poll, a round."""
    _begin(session, actor, circle, ChangeKind.CANCELLED, [meeting], now)
    meeting.state = state


def _begin(
    session: Session,
    actor: Actor,
    circle: Circle,
    kind: ChangeKind,
    affected: Sequence[Meeting],
    now: datetime,
    remark: str = "",
) -> MeetingChange:
    """Note the change at every session; what stands in Slack about them is to be edited."""
    change = MeetingChange(
        workspace_id=circle.workspace_id,
        circle_id=circle.id,
        kind=kind,
        made_by=actor.id,
        made_at=now,
        remark=remark,
    )
    session.add(change)
    session.flush()
    subjects = [each for meeting in affected for each in invitations.shown_in(meeting)]
    became = polls.that_became(session, [meeting.id for meeting in affected])
    subjects += [(kind, poll_id) for poll_id in became for kind in OF_POLLS]
    messages.make_stale(session, circle.workspace_id, subjects, now)
    for meeting in affected:
        meeting.change_id = change.id
        meeting.changed_at = now
        meeting.calendar_sequence += 1
    return change


def _to_tell(
    session: Session,
    circle: Circle,
    affected: Sequence[Meeting],
    actor: Actor,
    *,
    lock: bool = False,
) -> list[Person]:
    """Whoever has not been invited yet hears of it in the invitation itself.

    Who said that they come, or gave something, hears of it, however silent they were since.
    """
    invitation = MessageKind.INVITATION.value
    waiting = deliveries.waiting_for(
        session, circle.workspace_id, invitation, affected[0].series_id, lock=lock
    )
    hearing = {person.id for person in meetings.to_invite(session, circle, actor)}
    ids = [meeting.id for meeting in affected]
    coming = rows.coming_to(session, ids) | carried.givers(session, ids)
    return [
        person
        for person in circle_rows.members(session, circle.id)
        if person.id in (hearing | coming) - waiting - {actor.id}
    ]


def _tell(
    session: Session,
    change: MeetingChange,
    actor: Actor,
    affected: Sequence[Meeting],
    now: datetime,
) -> None:
    circle = circles.get_for_facilitator(session, actor, change.circle_id)
    for person in _to_tell(session, circle, affected, actor, lock=True):
        message = Due(
            workspace_id=change.workspace_id,
            kind=MessageKind.MEETING_CHANGE,
            subject_id=change.id,
            circle_id=change.circle_id,
            due_at=now,
            expires_at=max(meeting.starts_at for meeting in affected),
            to=person.id,
        )
        messages.queue(session, message, now=now)
