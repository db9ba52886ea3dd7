"""Before a session: choosing a method, and making it fit. Nobody else sees it yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base.actor import Actor
from bot.domain.circle import circles
from bot.domain.sessions import duties, methods, runs
from bot.domain.sessions.methods import MOST_PHASES, Choice, Phase
from bot.errors import AlreadyDone, InvalidInput, NotAllowed, existing
from storage.base.upsert import insert_unless_present
from storage.circle import circles as circle_rows
from storage.models import (
    Circle,
    Duty,
    Meeting,
    MeetingState,
    Method,
    Person,
    Run,
    RunPhase,
    RunState,
)
from storage.planning import meetings as meeting_rows
from storage.sessions import runs as rows


@dataclass(frozen=True)
class RunSheet:
    """All that the facilitator looks at before the session. `members`: for the duties."""

    circle: Circle
    meeting: Meeting
    run: Run
    phases: Sequence[RunPhase]
    duties: dict[Duty, Person | None]
    members: Sequence[Person]
    choices: Sequence[Choice]
    is_live: bool
    may_start: bool  # it is time, or nearly
    is_over: bool = False

    @property
    def starts_from(self) -> datetime:
        return runs.opens_at(self.meeting)

    @property
    def minutes(self) -> int:
        return sum(phase.minutes for phase in self.phases)


def circles_ahead(session: Session, actor: Actor, now: datetime) -> list[Circle]:
    """The circles that the actor leads and that have a session planned, the soonest first.

    Raises:
        NotAllowed: they lead none.
        AlreadyDone: none has a session planned.
    """
    led = circles.facilitated_by(session, actor)
    if not led:
        raise NotAllowed("meeting-no-circle")
    ahead = [(meeting_rows.upcoming(session, each.id, now), each) for each in led]
    found = [(meetings[0].starts_at, each) for meetings, each in ahead if meetings]
    if not found:
        raise AlreadyDone("run-no-meeting")
    return [circle for _, circle in sorted(found, key=lambda pair: pair[0])]


def next_of(session: Session, actor: Actor, circle_id: int, now: datetime) -> int:
    """The session of a circle that goes on or comes next.

    Raises:
        NotFound, NotAllowed: not a circle that the actor leads.
        AlreadyDone: none is planned.
    """
    circle = circles.get_for_facilitator(session, actor, circle_id)
    ahead = meeting_rows.upcoming(session, circle.id, now)
    if not ahead:
        raise AlreadyDone("run-no-meeting")
    return ahead[0].id


def prepare(session: Session, actor: Actor, meeting_id: int, now: datetime) -> RunSheet:
    """The run of a session, made if need be with the method that the circle used last."""
    circle, meeting = runs.leader_of(session, actor, meeting_id)
    if meeting.state is not MeetingState.PLANNED:
        raise AlreadyDone("run-cancelled")
    if rows.find(session, actor.workspace_id, meeting_id) is None:
        if meeting.ends_at <= now:
            raise AlreadyDone("run-too-late")
        _make(session, circle, meeting, now)
    return look(session, circle, meeting, now)


def _make(session: Session, circle: Circle, meeting: Meeting, now: datetime) -> None:
    choice = _usual(session, circle, meeting)
    values = {
        "workspace_id": circle.workspace_id,
        "circle_id": circle.id,
        "meeting_id": meeting.id,
        "title": choice.name,
        "created_at": now,
    }
    is_new = insert_unless_present(session, Run, values)
    run = rows.find(session, circle.workspace_id, meeting.id, lock=True)
    if is_new and run is not None:
        _fill(session, run, choice, meeting)


def _usual(session: Session, circle: Circle, meeting: Meeting) -> Choice:
    """What its learning path says, or what the circle did last time, in its newest version."""
    choices = methods.of_circle(session, circle)
    for each in choices:
        if each.key == meeting.method:
            return each
    last = rows.last_of_circle(session, circle.id, but=meeting.id)
    if last is not None:
        own = session.get(Method, last.method_id) if last.method_id else None
        for each in choices:
            is_own = own is not None and each.own_id is not None and each.name == own.name
            if is_own or each.key == last.method_key:
                return each
    return next(each for each in choices if each.key == methods.DEFAULT)


def _fill(session: Session, run: Run, choice: Choice, meeting: Meeting) -> None:
    run.title, run.duties = choice.name, [duty.value for duty in choice.duties]
    run.method_id = choice.own_id
    run.method_key = None if choice.own_id else choice.key
    rows.drop_phases(session, run.id)
    fitted = methods.fit(choice.phases, meeting.minutes)
    session.add_all(_row(run, position, phase) for position, phase in enumerate(fitted))
    session.flush()


def _row(run: Run, position: int, phase: Phase) -> RunPhase:
    return RunPhase(
        workspace_id=run.workspace_id,
        run_id=run.id,
        position=position,
        name=phase.name,
        minutes=phase.minutes,
        prompt=phase.prompt,
        shows=list(phase.shows),
    )


def look(session: Session, circle: Circle, meeting: Meeting, now: datetime) -> RunSheet:
    run = existing(rows.find(session, circle.workspace_id, meeting.id))
    return RunSheet(
        circle,
        meeting,
        run,
        rows.phases(session, run.id),
        duties.shown(session, run, circle, meeting),
        circle_rows.members(session, circle.id),
        methods.of_circle(session, circle),
        runs.is_live(run, meeting),
        may_start=now >= runs.opens_at(meeting),
        is_over=now >= meeting.ends_at,
    )


def _to_change(
    session: Session, actor: Actor, meeting_id: int
) -> tuple[Circle, Meeting, Run, list[RunPhase]]:
    """Raises AlreadyDone once it began: what goes on keeps what it started with."""
    circle, meeting = runs.leader_of(session, actor, meeting_id)
    run = existing(rows.find(session, actor.workspace_id, meeting_id, lock=True))
    if run.state is RunState.FINISHED:
        raise AlreadyDone("run-is-finished")
    if runs.is_live(run, meeting):
        raise AlreadyDone("run-has-begun")
    return circle, meeting, run, list(rows.phases(session, run.id))


def as_phase(row: RunPhase) -> Phase:
    return Phase(row.name, row.minutes, row.prompt, tuple(row.shows))


def choose(
    session: Session, actor: Actor, meeting_id: int, key: str, now: datetime
) -> RunSheet:
    """Another method, fitted to the session; what was changed about the one before is gone."""
    circle, meeting, run, _ = _to_change(session, actor, meeting_id)
    _fill(session, run, methods.get(session, circle, key), meeting)
    return look(session, circle, meeting, now)


def phase_of(session: Session, actor: Actor, meeting_id: int, phase_id: int) -> RunPhase:
    """Raises AlreadyDone for one that is not there any more."""
    _, _, _, phases = _to_change(session, actor, meeting_id)
    return _there(phases, phase_id)


def _there(phases: Sequence[RunPhase], phase_id: int) -> RunPhase:
    found = next((each for each in phases if each.id == phase_id), None)
    if found is None:
        raise AlreadyDone("phase-gone")
    return found


def set_phase(
    session: Session,
    actor: Actor,
    meeting_id: int,
    phase_id: int | None,
    phase: Phase,
    now: datetime,
) -> RunSheet:
    """Change a phase, or (None) add one at the end.

    Raises:
        InvalidInput: names the field; also when there are too many.
        AlreadyDone: the phase is not there any more, or the session began.
    """
    circle, meeting, run, phases = _to_change(session, actor, meeting_id)
    methods.check_phase(phase)
    if phase_id is None:
        if len(phases) >= MOST_PHASES:
            raise InvalidInput("name", "phase-too-many", most=MOST_PHASES)
        session.add(_row(run, len(phases), phase))
    else:
        row = _there(phases, phase_id)
        row.name, row.minutes, row.prompt = phase.name, phase.minutes, phase.prompt
        row.shows = list(phase.shows)
    session.flush()
    return look(session, circle, meeting, now)


def move_up(
    session: Session, actor: Actor, meeting_id: int, phase_id: int, now: datetime
) -> RunSheet:
    """The first stays the first."""
    circle, meeting, _, phases = _to_change(session, actor, meeting_id)
    here = phases.index(_there(phases, phase_id))
    if here > 0:
        phases[here - 1], phases[here] = phases[here], phases[here - 1]
        _number(session, phases)
    return look(session, circle, meeting, now)


def _number(session: Session, phases: Sequence[RunPhase]) -> None:
    for position, phase in enumerate(phases):
        phase.position = position
    session.flush()


def drop_phase(
    session: Session, actor: Actor, meeting_id: int, phase_id: int, now: datetime
) -> RunSheet:
    """Raises AlreadyDone when it is gone, or the only one."""
    circle, meeting, _, phases = _to_change(session, actor, meeting_id)
    phase = _there(phases, phase_id)
    if len(phases) == 1:
        raise AlreadyDone("phase-last-one")
    session.delete(phase)
    _number(session, [each for each in phases if each is not phase])
    return look(session, circle, meeting, now)


def fit_again(session: Session, actor: Actor, meeting_id: int, now: datetime) -> RunSheet:
    """Each phase its share of the time that there is."""
    circle, meeting, _, phases = _to_change(session, actor, meeting_id)
    fitted = methods.fit([as_phase(each) for each in phases], meeting.minutes)
    for row, phase in zip(phases, fitted, strict=True):
        row.minutes = phase.minutes
    session.flush()
    return look(session, circle, meeting, now)


def save(session: Session, actor: Actor, meeting_id: int, name: str, now: datetime) -> Method:
    """The phases as they are now, as a method of the circle."""
    circle, _ = runs.leader_of(session, actor, meeting_id)
    run = existing(rows.find(session, actor.workspace_id, meeting_id, lock=True))
    phases = [as_phase(each) for each in rows.phases(session, run.id)]
    method = methods.save(session, actor, circle.id, name, run.duties, phases, now)
    run.title, run.method_id, run.method_key = method.name, method.id, None
    return method


def assign(
    session: Session,
    actor: Actor,
    meeting_id: int,
    wanted: dict[Duty, int | None],
    now: datetime,
) -> RunSheet:
    """Who does what, decided by the facilitator; before the session and while it goes on."""
    circle, meeting = runs.leader_of(session, actor, meeting_id)
    run = existing(rows.find(session, actor.workspace_id, meeting_id, lock=True))
    if run.state is RunState.FINISHED:
        raise AlreadyDone("run-is-finished")
    duties.assign(session, actor, run, circle, wanted, now)
    if run.state is RunState.RUNNING:
        runs.redraw(session, actor.workspace_id, meeting_id, now)
    return look(session, circle, meeting, now)
