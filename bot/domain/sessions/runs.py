"""Running a session: from phase to phase, in the thread under one message.

Everything is in rows, and every press says which step it saw: two facilitators who press at
the same moment go one phase further, and a stale button changes nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy.orm import Session

from bot.domain.agenda.sessions import timebox
from bot.domain.agenda.sessions.timebox import Box, Warned
from bot.domain.base import audit, messages
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import Due, MessageKind
from bot.domain.planning import invitations
from bot.domain.sessions import duties
from bot.errors import AlreadyDone, NotAllowed, existing
from storage.base.finding import find_row
from storage.circle import circles as circle_rows
from storage.models import (
    Circle,
    CircleState,
    Duty,
    Meeting,
    MeetingState,
    Person,
    Role,
    Rsvp,
    Run,
    RunPhase,
    RunState,
)
from storage.planning import meetings as meeting_rows
from storage.sessions import notes, runs
from storage.sessions.notes import Parked

EARLIEST = timedelta(minutes=30)  # before the session: who is early may begin
LATEST = timedelta(hours=1)  # after its end: what nobody closed ends by itself
BACK_FOR = timedelta(minutes=5)  # to a phase whose time was up


class Press(StrEnum):
    """What a facilitator can do while it goes on."""

    NEXT = "next"
    BACK = "back"
    PAUSE = "pause"
    RESUME = "resume"
    EXTEND = "extend"
    FINISH = "finish"


@dataclass(frozen=True)
class Inputs:
    """What was sent in by people who are not there."""

    shared: Sequence[tuple[Person, str]]  # may stand in the thread
    kept: int  # for the facilitator to bring in


@dataclass(frozen=True)
class RunShown:
    """A session on its way, as its channel sees it."""

    circle: Circle
    meeting: Meeting
    run: Run
    phases: Sequence[RunPhase]
    duties: Mapping[Duty, Person | None]
    parked: Sequence[Parked]
    inputs: Inputs

    @property
    def phase(self) -> RunPhase:
        return self.phases[self.run.position]

    @property
    def next_phase(self) -> RunPhase | None:
        after = self.phases[self.run.position + 1 :]
        return after[0] if after else None

    @property
    def is_live(self) -> bool:
        return is_live(self.run, self.meeting)


def is_live(run: Run, meeting: Meeting) -> bool:
    """Not once the session was called off, or moved to another moment."""
    takes_place = meeting.state is MeetingState.PLANNED
    return run.state is RunState.RUNNING and takes_place and run.starts_at == meeting.starts_at


def leader_of(session: Session, actor: Actor, meeting_id: int) -> tuple[Circle, Meeting]:
    """Raises NotFound for strangers, NotAllowed (kindly) for participants."""
    circle, meeting = invitations.get_for_member(session, actor, meeting_id)
    membership = circle_rows.membership(session, circle.id, actor.id)
    if membership is None or membership.role is not Role.FACILITATOR:
        raise NotAllowed("run-leaders-only")
    return circle, meeting


def start(session: Session, actor: Actor, meeting_id: int, now: datetime) -> RunShown:
    """Begin with the first phase, in the circle's channel.

    Raises:
        AlreadyDone: it goes on, is over, or does not take place (now).
        NotFound: nobody prepared it.
    """
    # Else it could begin just after it was called off.
    meeting_rows.hold(session, actor.workspace_id, meeting_id)
    circle, meeting = leader_of(session, actor, meeting_id)
    run = existing(runs.find(session, actor.workspace_id, meeting_id, lock=True))
    check_start(run, circle, meeting, now)
    phases = runs.phases(session, run.id)
    run.state, run.starts_at, run.started_at = RunState.RUNNING, meeting.starts_at, now
    duties.confirm(session, run, circle, meeting)
    enter(run, phases[0], timebox.begin(_length(phases[0]), now))
    _open_thread(session, run, circle, meeting, now)
    _announce(session, run, circle, phases[0], now)
    audit.record(session, actor, "run.started", "run", run.id, now)
    return look(session, run, circle, meeting)


def opens_at(meeting: Meeting) -> datetime:
    """From when on it can be started."""
    return meeting.starts_at - EARLIEST


def check_start(run: Run, circle: Circle, meeting: Meeting, now: datetime) -> None:
    if meeting.state is not MeetingState.PLANNED or circle.state is not CircleState.ACTIVE:
        raise AlreadyDone("run-cancelled")
    if is_live(run, meeting):
        raise AlreadyDone("run-goes-on")
    if run.state is RunState.FINISHED:
        raise AlreadyDone("run-is-finished")
    if now < opens_at(meeting):
        raise AlreadyDone("run-too-early")
    if now >= meeting.ends_at:
        raise AlreadyDone("run-too-late")


def _length(phase: RunPhase) -> timedelta:
    return timedelta(minutes=phase.minutes)


def press(
    session: Session, actor: Actor, meeting_id: int, seen: int, what: Press, now: datetime
) -> RunShown:
    """One press of a facilitator; `seen`: the step that the button was about.

    Raises:
        AlreadyDone: someone was first, or the session does not go on.
    """
    circle, meeting = leader_of(session, actor, meeting_id)
    run = runs.find(session, actor.workspace_id, meeting_id, lock=True)
    if run is None or not is_live(run, meeting):
        raise AlreadyDone("run-not-going")
    if run.step != seen:
        raise AlreadyDone("run-moved-on")
    phases = runs.phases(session, run.id)
    match what:
        case Press.NEXT | Press.BACK:
            _go(session, run, circle, phases, what, now)
        case Press.FINISH:
            _finish(session, run, circle, now)
        case _:
            _change_time(session, run, phases[run.position], what, now)
    redraw(session, run.workspace_id, meeting_id, now)
    audit.record(session, actor, f"run.{what.value}", "run", run.id, now)
    return look(session, run, circle, meeting)


def _go(
    session: Session,
    run: Run,
    circle: Circle,
    phases: Sequence[RunPhase],
    what: Press,
    now: datetime,
) -> None:
    """To the phase after this one (after the last comes the end), or to the one before."""
    here = phases[run.position]
    here.seconds_left = int(timebox.remaining(box_of(run), now).total_seconds())
    position = run.position + (1 if what is Press.NEXT else -1)
    if position >= len(phases):
        _finish(session, run, circle, now)
        return
    there = phases[max(0, position)]
    left = timedelta(seconds=there.seconds_left or 0) or BACK_FOR
    length = _length(there) if what is Press.NEXT else left
    enter(run, there, timebox.begin(length, now))
    _announce(session, run, circle, there, now)


def _change_time(
    session: Session, run: Run, phase: RunPhase, what: Press, now: datetime
) -> None:
    box = box_of(run)
    if what is Press.EXTEND:
        box = timebox.extend(box, now)
    elif box.is_paused is (what is Press.PAUSE):
        raise AlreadyDone("run-moved-on")
    elif what is Press.PAUSE:
        box = timebox.pause(box, now)
    else:
        box = timebox.resume(box, now)
    if _take_back(session, run, phase) and box.said is not Warned.NOTHING:
        box = Box(box.given, box.ends_at, box.left, Warned.NOTHING)
    enter(run, phase, box)


def _take_back(session: Session, run: Run, phase: RunPhase) -> bool:
    """A warning that did not leave yet is about an end that is no more."""
    kinds = (MessageKind.RUN_SOON, MessageKind.RUN_OVER)
    return bool(
        sum(messages.cancel(session, run.workspace_id, each, phase.id) for each in kinds)
    )


def _finish(session: Session, run: Run, circle: Circle, now: datetime) -> None:
    _close(run, now)
    _queue(session, run, circle, MessageKind.RUN_DONE, run.meeting_id, now)


def _close(run: Run, now: datetime) -> None:
    run.state, run.finished_at = RunState.FINISHED, now
    run.ends_at, run.seconds_left = None, 0
    run.step += 1


def end_forgotten(session: Session, now: datetime) -> int:
    """End what nobody closed, an hour after its session; only its own message shows that."""
    forgotten = runs.running_past(session, now - LATEST)
    for run in forgotten:
        _close(run, now)
        redraw(session, run.workspace_id, run.meeting_id, now)
    return len(forgotten)


def enter(run: Run, phase: RunPhase, box: Box) -> None:
    run.step += 1
    run.position = phase.position
    run.ends_at = box.ends_at
    run.seconds_left = None if box.left is None else int(box.left.total_seconds())
    run.seconds_given = int(box.given.total_seconds())
    run.said = box.said.value


def box_of(run: Run) -> Box:
    left = None if run.seconds_left is None else timedelta(seconds=run.seconds_left)
    return Box(timedelta(seconds=run.seconds_given), run.ends_at, left, Warned(run.said))


def note_said(session: Session, workspace_id: int, warning: Due) -> None:
    """A warning was queued, about the end as it is: it is not said again."""
    phase = find_row(RunPhase, session, workspace_id, warning.subject_id)
    if phase is None:
        return
    run = runs.of_phase(session, phase, lock=True)
    end = timebox.end_of(warning.kind, warning.due_at, warning.expires_at)
    if run.position == phase.position and run.ends_at == end:
        run.said = timebox.follows(Warned(run.said), warning.kind).value


def _open_thread(
    session: Session, run: Run, circle: Circle, meeting: Meeting, now: datetime
) -> None:
    """The message in the channel, under which everything else is said."""
    kind = MessageKind.RUN
    message = Due(
        workspace_id=run.workspace_id,
        kind=kind,
        subject_id=meeting.id,
        circle_id=circle.id,
        due_at=now,
        channel=circle.channel,
        occasion=f"{meeting.starts_at:%Y%m%dT%H%MZ}",
    )
    messages.queue(session, message, now=now)
    run.message_id = runs.message_of(session, run.workspace_id, kind.value, meeting.id)
    session.flush()


def _announce(
    session: Session, run: Run, circle: Circle, phase: RunPhase, now: datetime
) -> None:
    _queue(session, run, circle, MessageKind.RUN_PHASE, phase.id, now)


def _queue(
    session: Session,
    run: Run,
    circle: Circle,
    kind: MessageKind,
    subject_id: int,
    now: datetime,
) -> None:
    message = Due(
        workspace_id=run.workspace_id,
        kind=kind,
        subject_id=subject_id,
        circle_id=circle.id,
        due_at=now,
        channel=circle.channel,
        occasion=str(run.step),
        details={"thread": run.message_id} if run.message_id else {},
    )
    messages.queue(session, message, now=now)


def redraw(session: Session, workspace_id: int, meeting_id: int, now: datetime) -> None:
    """Something that the message in the channel shows changed: a duty, a parked point."""
    messages.make_stale(session, workspace_id, [(MessageKind.RUN, meeting_id)], now)


def lists_points(session: Session, workspace_id: int, meeting_id: int) -> bool:
    """Whether the phase that goes on has the parking lot in it."""
    run = runs.find(session, workspace_id, meeting_id)
    if run is None or run.state is not RunState.RUNNING:
        return False
    return "parked" in runs.phases(session, run.id)[run.position].shows


def look(session: Session, run: Run, circle: Circle, meeting: Meeting) -> RunShown:
    return RunShown(
        circle,
        meeting,
        run,
        runs.phases(session, run.id),
        duties.shown(session, run, circle, meeting),
        notes.parked(session, meeting.id),
        inputs_of(session, circle, meeting),
    )


def inputs_of(session: Session, circle: Circle, meeting: Meeting) -> Inputs:
    """Of who does not come but sent something in; also before a move, if they say nothing."""
    members = {person.id: person for person in circle_rows.members(session, circle.id)}
    sent = [
        row
        for row in meeting_rows.attendances(session, [meeting.id])
        if invitations.is_sent_in(row) and row.rsvp is not Rsvp.YES and row.person_id in members
    ]
    shared = [
        (members[row.person_id], row.contribution) for row in sent if row.contribution_shared
    ]
    return Inputs(shared, len(sent) - len(shared))


def seen(session: Session, workspace_id: int, meeting_id: int) -> RunShown | None:
    """None without a run, or in a circle that is closed."""
    meeting = find_row(Meeting, session, workspace_id, meeting_id)
    run = runs.find(session, workspace_id, meeting_id)
    circle = find_row(Circle, session, workspace_id, run.circle_id) if run else None
    if meeting is None or run is None or circle is None:
        return None
    if circle.state is not CircleState.ACTIVE or run.started_at is None:
        return None
    return look(session, run, circle, meeting)


def seen_phase(
    session: Session, workspace_id: int, phase_id: int
) -> tuple[RunShown, RunPhase] | None:
    """A session with one of its phases, whichever it is in."""
    phase = find_row(RunPhase, session, workspace_id, phase_id)
    run = runs.of_phase(session, phase) if phase else None
    found = seen(session, workspace_id, run.meeting_id) if run else None
    return (found, phase) if found and phase else None
