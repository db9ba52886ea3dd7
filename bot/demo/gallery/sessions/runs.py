"""Preparing and running a session: methods, phases, duties, notes, the parking lot."""

from collections.abc import Mapping
from datetime import timedelta
from functools import partial
from typing import Any

from bot.demo.gallery.case import Case
from bot.demo.gallery.people.notices import form_saying, message_saying
from bot.demo.gallery.samples import NOW, Samples, noted
from bot.domain.circle.circles import MOST_MEMBERS
from bot.domain.planning.invitations import LONGEST_CONTRIBUTION
from bot.domain.sessions.duties import MyDuties
from bot.domain.sessions.methods import (
    LONGEST_NAME,
    LONGEST_PHASE,
    LONGEST_PROMPT,
    MOST_OWN,
    MOST_PHASES,
    Choice,
    shipped,
)
from bot.domain.sessions.notes import LONGEST_LINE, SessionNotes
from bot.domain.sessions.preparation import RunSheet
from bot.domain.sessions.runs import Inputs, RunShown
from bot.slack.base import ids
from bot.slack.base.which_circle import choose_circle_modal
from bot.slack.sessions.duties import duties_modal, mine_modal
from bot.slack.sessions.methods import (
    method_modal,
    phase_modal,
    save_modal,
    saved_modal,
    sheet_modal,
)
from bot.slack.sessions.notes import (
    ask_modal,
    list_modal,
    note_modal,
    point_modal,
    preview_modal,
)
from bot.slack.sessions.runs import (
    done_message,
    over_message,
    phase_message,
    run_message,
    soon_message,
    stopped_message,
)
from storage.models import (
    Duty,
    Method,
    ParkedPoint,
    ReleaseLevel,
    Run,
    RunPhase,
    RunState,
)
from storage.sessions.notes import Parked

DONE = "duty-never-said note-kept note-shared point-asked run-started".split()  # noqa: SIM905
REFUSED = """
    duty-not-yours duty-too-late note-too-early note-too-late phase-gone phase-last-one
    point-not-yours point-settled run-cancelled run-goes-on run-has-begun run-is-finished
    run-leaders-only run-moved-on run-no-meeting run-not-going run-too-early run-too-late
""".split()  # noqa: SIM905  # words read better as words
UNDER_A_FIELD = """
    method-name-taken method-too-many note-too-many phase-minutes-wrong phase-too-many
    point-too-many
""".split()  # noqa: SIM905  # words read better as words


def phase_of(s: Samples, n: int = 0) -> RunPhase:
    return RunPhase(
        id=s.id(n),
        position=n,
        name=s.line(LONGEST_NAME, n),
        minutes=s.many(LONGEST_PHASE, 15),
        prompt=s.words(LONGEST_PROMPT, n) if s.long else "",
        shows=["input", "parked"] if s.long else [],
    )


def run_of(s: Samples, state: RunState, *, position: int = 0, left: int | None = None) -> Run:
    meeting = s.meeting()
    return Run(
        id=s.id(),
        meeting_id=meeting.id,
        method_key="open",
        title=s.line(LONGEST_NAME),
        duties=[duty.value for duty in Duty],
        state=state,
        step=s.id(),
        position=position,
        ends_at=NOW + timedelta(minutes=15) if left is None else None,
        seconds_left=left,
        seconds_given=900,
        starts_at=meeting.starts_at,
    )


def parked(s: Samples, n: int = 0) -> Parked:
    point = ParkedPoint(id=s.id(n), author_id=s.id(n), text=s.line(LONGEST_LINE, n))
    return Parked(point, s.person(n))


def _shown(
    s: Samples,
    state: RunState = RunState.RUNNING,
    *,
    last: bool = False,
    left: int | None = None,
    moved: bool = False,
    kept: int = 0,
) -> RunShown:
    phases = [phase_of(s, n) for n in range(s.many(MOST_PHASES, 2))]
    run = run_of(s, state, position=len(phases) - 1 if last else 0, left=left)
    meeting = s.meeting()
    if moved:
        run.starts_at = meeting.starts_at - timedelta(days=1)
    people = s.people(MOST_MEMBERS)
    words = s.words(LONGEST_CONTRIBUTION)
    return RunShown(
        s.circle(),
        meeting,
        run,
        phases,
        {duty: people[n % len(people)] if n else None for n, duty in enumerate(Duty)},
        [parked(s, n) for n in range(s.lots())],
        Inputs([(each, words) for each in people], kept),
    )


def _quiet(s: Samples) -> RunShown:
    """Nobody has a duty, nothing is parked, nothing was sent in."""
    shown = _shown(s)
    return RunShown(
        shown.circle, shown.meeting, shown.run, shown.phases, {}, [], Inputs([], s.many(9))
    )


def _choices(s: Samples) -> list[Choice]:
    own = [
        Choice(
            key=f"own-{s.id(n)}",
            name=s.line(LONGEST_NAME, n),
            about="",
            duties=(Duty.GUIDE,),
            phases=(),
            version=s.many(99),
        )
        for n in range(s.many(MOST_OWN))
    ]
    return [*own, *shipped(s.texts.language)]


def _sheet(
    s: Samples,
    state: RunState = RunState.PREPARED,
    *,
    is_live: bool = False,
    minutes: int = 5,
    empty: bool = False,
    early: bool = False,
) -> RunSheet:
    phases = [phase_of(s, n) for n in range(s.many(MOST_PHASES, 2))]
    for phase in phases:
        phase.minutes = minutes
        phase.shows = ["input", "parked"]
    run = run_of(s, state)
    run.method_key, run.method_id = (None, s.id()) if s.long else ("open", None)
    people = s.people(MOST_MEMBERS)
    return RunSheet(
        s.circle(),
        s.meeting(),
        run,
        phases,
        {} if empty else {duty: people[0] if n else None for n, duty in enumerate(Duty)},
        people,
        _choices(s),
        is_live,
        may_start=not early,
    )


def _mine(s: Samples, *, none: bool = False, leads: bool = True) -> MyDuties:
    duties = [] if none else list(Duty)[: s.many(len(Duty))]
    never = frozenset(Duty if s.long else ())
    return MyDuties(s.circle(), s.meeting(), duties, never, leads)


def _captured(s: Samples, *, leads: bool, page: bool = False) -> Mapping[str, Any]:
    levels = (ReleaseLevel.PRIVATE, ReleaseLevel.CIRCLE)
    captured = SessionNotes(
        s.circle(),
        s.meeting(),
        s.id(),
        leads,
        [noted(s, n, levels[n % 2]) for n in range(s.lots(3))],
        [parked(s, n) for n in range(s.lots())],
    )
    return {"captured": captured, "page": int(page)}


CASES = (
    Case(
        sheet_modal,
        "Draaiboek voorbereiden",
        "Preparing the run of show",
        lambda s: {"sheet": _sheet(s), "zone": s.zone},
    ),
    Case(
        sheet_modal,
        "Draaiboek voorbereiden: te lang, zonder rollen",
        "Preparing the run of show: too long, without roles",
        lambda s: {"sheet": _sheet(s, minutes=240, empty=True), "zone": s.zone},
    ),
    Case(
        sheet_modal,
        "Draaiboek voorbereiden, ruim voor het begin",
        "Preparing the run of show, well before it begins",
        lambda s: {"sheet": _sheet(s, early=True), "zone": s.zone},
    ),
    Case(
        sheet_modal,
        "Draaiboek dat loopt",
        "A run of show that is under way",
        lambda s: {"sheet": _sheet(s, RunState.RUNNING, is_live=True), "zone": s.zone},
    ),
    Case(
        sheet_modal,
        "Draaiboek dat is afgerond",
        "A run of show that is closed",
        lambda s: {"sheet": _sheet(s, RunState.FINISHED), "zone": s.zone},
    ),
    Case(method_modal, "Werkvorm kiezen", "Choosing a method", lambda s: {"sheet": _sheet(s)}),
    Case(
        phase_modal,
        "Een fase erbij",
        "One more phase",
        lambda s: {"meeting_id": s.id(), "phase": None},
    ),
    Case(
        phase_modal,
        "Een fase aanpassen",
        "Changing a phase",
        lambda s: {"meeting_id": s.id(), "phase": phase_of(s)},
    ),
    Case(save_modal, "Werkvorm bewaren", "Save a method", lambda s: {"sheet": _sheet(s)}),
    Case(
        saved_modal,
        "Werkvorm bewaard",
        "A method saved",
        lambda s: {"method": Method(name=s.line(LONGEST_NAME), version=s.many(99))},
    ),
    Case(
        choose_circle_modal,
        "Draaiboek: van welke kring?",
        "Leading a session: of which circle?",
        lambda s: {"view_id": ids.RUN_CHOOSE, "circles": s.circles()},
    ),
    Case(
        run_message,
        "Het draaiboek in het kanaal",
        "The run of show in the channel",
        lambda s: {"shown": _shown(s)},
    ),
    Case(
        run_message,
        "Het draaiboek: niemand, niets geparkeerd",
        "The run of show: nobody, nothing parked",
        lambda s: {"shown": _quiet(s)},
    ),
    Case(
        run_message,
        "Het draaiboek: de laatste fase",
        "The run of show: the last phase",
        lambda s: {"shown": _shown(s, last=True)},
    ),
    Case(
        run_message,
        "Het draaiboek: pauze",
        "The run of show: paused",
        lambda s: {"shown": _shown(s, left=s.many(9000, 61))},
    ),
    Case(
        run_message,
        "Het draaiboek: pauze na de tijd",
        "The run of show: paused after time",
        lambda s: {"shown": _shown(s, left=0)},
    ),
    Case(
        run_message,
        "Het draaiboek: afgerond",
        "The run of show: closed",
        lambda s: {"shown": _shown(s, RunState.FINISHED)},
    ),
    Case(
        run_message,
        "Het draaiboek: gestopt",
        "The run of show: stopped",
        lambda s: {"shown": _shown(s, moved=True)},
    ),
    Case(
        stopped_message,
        "Het draaiboek van voor de verplaatsing",
        "The run of show from before the move",
        lambda s: {"shown": _shown(s)},
    ),
    Case(
        phase_message,
        "Een fase begint, onder het draaiboek",
        "A phase begins, in the thread",
        lambda s: {"shown": (shown := _shown(s, kept=s.many(9, 0))), "phase": shown.phase},
    ),
    Case(
        phase_message,
        "Een fase met wat iemand meegeeft die er niet bij is",
        "A phase with input from people who are not there",
        lambda s: {"shown": _shown(s, kept=1), "phase": _shows(s, "input")},
    ),
    Case(
        phase_message,
        "Een fase met de parkeerplaats",
        "A phase with the parking lot",
        lambda s: {"shown": _shown(s), "phase": _shows(s, "parked")},
    ),
    Case(
        soon_message,
        "Nog twee minuten",
        "Two more minutes",
        lambda s: {"shown": _shown(s)},
    ),
    Case(over_message, "De tijd is om", "Time is up", lambda s: {"shown": _shown(s)}),
    Case(
        done_message,
        "Afgerond, onder het draaiboek",
        "Closed, in the thread",
        lambda s: {"shown": _shown(s, RunState.FINISHED)},
    ),
    Case(duties_modal, "Rollen verdelen", "Dividing the roles", lambda s: {"sheet": _sheet(s)}),
    Case(
        mine_modal,
        "Mijn rol, van een begeleider",
        "My role, of a facilitator",
        lambda s: {"mine": _mine(s)},
    ),
    Case(
        mine_modal,
        "Geen rol",
        "No role",
        lambda s: {"mine": _mine(s, none=True, leads=False)},
    ),
    Case(note_modal, "Een notitie", "A note", lambda s: {"meeting_id": s.id()}),
    Case(
        preview_modal,
        "Wat de kring van een notitie leest",
        "What the circle reads of a note",
        lambda s: {"noted": noted(s), "circle": s.circle()},
    ),
    Case(point_modal, "Een punt parkeren", "Parking a point", lambda s: {"meeting_id": s.id()}),
    Case(
        list_modal,
        "Punten en notities",
        "Parking lot and notes",
        partial(_captured, leads=False),
    ),
    Case(
        list_modal,
        "Punten en notities, van een begeleider, verderop",
        "Parking lot and notes, of a facilitator, further on",
        partial(_captured, leads=True, page=True),
    ),
    Case(
        list_modal,
        "Punten en notities, leeg",
        "Parking lot and notes, empty",
        lambda s: {"captured": SessionNotes(s.circle(), s.meeting(), s.id(), False, [], [])},
    ),
    Case(
        ask_modal,
        "Een vraag van een geparkeerd punt",
        "A question from a parked point",
        lambda s: {"point": parked(s).point},
    ),
    *(form_saying(each, "Gedaan", "Done") for each in DONE),
    *(message_saying(each, "Dat kan niet", "Not possible") for each in REFUSED),
    *(form_saying(each, "Onder een veld", "Under a field") for each in UNDER_A_FIELD),
)


def _shows(s: Samples, what: str) -> RunPhase:
    phase = phase_of(s)
    phase.shows = [what]
    return phase
