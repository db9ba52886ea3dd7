"""What cannot be in the forms around a session, and how a run of show stands."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.domain.agenda.sessions.timebox import Box, Warned
from bot.domain.cases import cases
from bot.domain.cases.cases import LONGEST_TEXT, LONGEST_TITLE, PHASES, CaseWords
from bot.domain.questions.found_cases import OBSTACLES
from bot.domain.sessions import duties, methods, recaps, runs
from bot.domain.sessions.methods import LONGEST_NAME, LONGEST_PHASE, LONGEST_PROMPT, Phase
from bot.domain.sessions.recaps import LONGEST_WORDS, MOST_ITEMS, RecapForm, RecapMaterial
from bot.domain.sessions.runs import EARLIEST, Inputs, RunShown
from storage.learned.intentions import Formed
from storage.learned.reflections import Written
from storage.models import (
    Circle,
    CircleState,
    Intention,
    Meeting,
    MeetingState,
    Note,
    Person,
    Recap,
    Reflection,
    Rsvp,
    Run,
    RunPhase,
    RunState,
)
from storage.planning import meetings
from storage.sessions.notes import Noted
from tests.domain.refused import refusal
from tests.domain.world import World, prepared

BEGIN = datetime(2026, 3, 19, 9, tzinfo=UTC)
END = BEGIN + timedelta(hours=1)
SECOND = timedelta(seconds=1)

# Cases

WORDS = CaseWords("Beton", "Hergebruik", "", PHASES[0], min(OBSTACLES), "", "Hoe?")


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("title", "x" * LONGEST_TITLE, None),
        ("title", "x" * (LONGEST_TITLE + 1), "error-too-long"),
        ("title", "\u200b", "error-empty"),
        *((field, "", "error-empty") for field in ("description", "asked_of_others")),
        *((field, "", None) for field in ("parties", "obstacle", "place")),
        *(
            (field, "x" * (LONGEST_TEXT + more), "error-too-long" if more else None)
            for field in ("description", "asked_of_others", "parties", "obstacle")
            for more in (0, 1)
        ),
        ("place", "x" * LONGEST_TITLE, None),
        ("place", "x" * (LONGEST_TITLE + 1), "error-too-long"),
        ("phase", "weird", "error-choose"),
        ("obstacle_kind", "weird", "error-choose"),
    ],
)
def test_a_case(field: str, text: str, said: str | None) -> None:
    words = replace(WORDS, **{field: text})

    assert refusal(lambda: cases.check(words)) == (said and (field, said))


PHASE = Phase("Inchecken", 10, "", ())


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, None),
        ({"name": " "}, ("name", "error-empty")),
        ({"name": "x" * LONGEST_NAME}, None),
        ({"name": "x" * (LONGEST_NAME + 1)}, ("name", "error-too-long")),
        ({"minutes": 0}, ("minutes", "phase-minutes-wrong")),
        ({"minutes": 1}, None),
        ({"minutes": LONGEST_PHASE}, None),
        ({"minutes": LONGEST_PHASE + 1}, ("minutes", "phase-minutes-wrong")),
        ({"prompt": "x" * LONGEST_PROMPT}, None),
        ({"prompt": "x" * (LONGEST_PROMPT + 1)}, ("prompt", "error-too-long")),
        ({"shows": methods.SHOWS}, None),
        ({"shows": ("input", "weird")}, ("shows", "error-choose")),
    ],
)
def test_a_phase(change: dict[str, Any], said: object) -> None:
    assert refusal(lambda: methods.check_phase(replace(PHASE, **change))) == said


# Recaps

CIRCLE, MEETING, ADA = Circle(state=CircleState.ACTIVE), Meeting(), Person(name="Ada")
SEVEN = range(1, MOST_ITEMS + 2)


def material(recap: Recap | None = None) -> RecapMaterial:
    """Seven of each: one more than a channel reads."""
    return RecapMaterial(
        CIRCLE,
        MEETING,
        PRESENT,
        [Written(Reflection(id=n), ADA, CIRCLE, None) for n in SEVEN],
        [Formed(Intention(id=n), ADA, CIRCLE, MEETING, None) for n in SEVEN],
        recap,
        [Noted(Note(id=n), ADA) for n in SEVEN],
    )


PRESENT: Any = None  # it plays no part here


@pytest.mark.parametrize(
    ("words", "ids", "said"),
    [
        ("x", ([], [], []), None),
        ("\u200b", ([], [], []), ("words", "error-empty")),
        ("x" * LONGEST_WORDS, ([], [], []), None),
        ("x" * (LONGEST_WORDS + 1), ([], [], []), ("words", "error-too-long")),
        ("x", (SEVEN[1:], SEVEN[1:], SEVEN[1:]), None),
        ("x", (SEVEN, [], []), ("reflections", "recap-too-many")),
        ("x", ([], SEVEN, []), ("intentions", "recap-too-many")),
        ("x", ([], [], SEVEN), ("notes", "recap-too-many")),
        ("x", ([1, 99], [], []), "error-not-found"),
        ("x", ([], [99], []), "error-not-found"),
        ("x", ([], [], [99]), "error-not-found"),
    ],
)
def test_a_recap(words: str, ids: tuple[Any, Any, Any], said: object) -> None:
    assert refusal(lambda: recaps.check(RecapForm(1, words, *ids), material())) == said


@pytest.mark.parametrize("recap", [None, Recap(text="")])
def test_before_anybody_began_the_first_few_are_chosen(recap: Recap | None) -> None:
    found = material(recap)

    assert [each.note.id for each in found.chosen_notes] == list(SEVEN[:-1])
    assert [each.reflection.id for each in found.chosen[0]] == list(SEVEN[:-1])
    assert [each.intention.id for each in found.chosen[1]] == list(SEVEN[:-1])


def test_what_was_chosen_and_is_still_shared_stands_there() -> None:
    recap = Recap(text="x", reflection_ids=[7, 2, 99], intention_ids=[3], note_ids=[])
    found = material(recap)

    assert list(found.chosen_notes) == []
    assert [each.reflection.id for each in found.chosen[0]] == [2, 7]
    assert [each.intention.id for each in found.chosen[1]] == [3]


# Runs of show


@pytest.mark.parametrize(
    ("run", "meeting", "circle", "now", "said"),
    [
        ({}, {}, {}, BEGIN, None),
        ({}, {}, {}, BEGIN - EARLIEST, None),
        ({}, {}, {}, BEGIN - EARLIEST - SECOND, "run-too-early"),
        ({}, {}, {}, END - SECOND, None),
        ({}, {}, {}, END, "run-too-late"),
        ({}, {"state": MeetingState.CANCELLED}, {}, BEGIN, "run-cancelled"),
        ({}, {}, {"state": CircleState.PAUSED}, BEGIN, "run-cancelled"),
        ({"state": RunState.RUNNING}, {}, {}, BEGIN, "run-goes-on"),
        ({"state": RunState.RUNNING, "starts_at": END}, {}, {}, BEGIN, None),  # was moved
        ({"state": RunState.FINISHED}, {}, {}, BEGIN, "run-is-finished"),
        ({"state": RunState.FINISHED}, {}, {}, END, "run-is-finished"),
    ],
)
def test_when_a_run_can_be_started(
    run: dict[str, Any],
    meeting: dict[str, Any],
    circle: dict[str, Any],
    now: datetime,
    said: str | None,
) -> None:
    usual = {"state": MeetingState.PLANNED, "starts_at": BEGIN, "ends_at": END}

    found = refusal(
        lambda: runs.check_start(
            Run(**({"state": RunState.PREPARED, "starts_at": BEGIN} | run)),
            Circle(**({"state": CircleState.ACTIVE} | circle)),
            Meeting(**(usual | meeting)),
            now,
        )
    )

    assert found == said


@pytest.mark.parametrize(
    ("state", "meeting", "starts_at", "is_live"),
    [
        (RunState.RUNNING, MeetingState.PLANNED, BEGIN, True),
        (RunState.PREPARED, MeetingState.PLANNED, BEGIN, False),
        (RunState.FINISHED, MeetingState.PLANNED, BEGIN, False),
        (RunState.RUNNING, MeetingState.CANCELLED, BEGIN, False),
        (RunState.RUNNING, MeetingState.PLANNED, END, False),
    ],
)
def test_a_run_is_live_while_its_session_stands(
    state: RunState, meeting: MeetingState, starts_at: datetime, is_live: bool
) -> None:
    run = Run(state=state, starts_at=BEGIN, position=0)
    held = Meeting(state=meeting, starts_at=starts_at)
    seen = RunShown(CIRCLE, held, run, [RunPhase()], {}, [], Inputs([], 0))

    assert (runs.is_live(run, held), seen.is_live) == (is_live, is_live)


@pytest.mark.parametrize(("position", "after"), [(0, 1), (1, 2), (2, None)])
def test_the_phase_that_comes_next(position: int, after: int | None) -> None:
    phases = [RunPhase(position=n) for n in range(3)]
    seen = RunShown(CIRCLE, MEETING, Run(position=position), phases, {}, [], Inputs([], 0))

    assert seen.phase.position == position
    assert seen.next_phase is (None if after is None else phases[after])


@pytest.mark.parametrize(
    "box",
    [
        Box(timedelta(minutes=5), END),
        Box(timedelta(minutes=5), None, timedelta(seconds=7), Warned.NOTHING),
        Box(timedelta(minutes=5), None, timedelta(0), list(Warned)[-1]),
    ],
)
def test_a_phase_is_stored_as_it_stands_in_time(box: Box) -> None:
    run = Run(step=3, position=0)

    runs.enter(run, RunPhase(position=2), box)

    assert runs.box_of(run) == box
    assert (run.step, run.position) == (4, 2)


def test_a_run_is_seen_once_it_began_in_a_circle_that_goes_on(w: World) -> None:
    def seen() -> RunShown | None:
        return runs.seen(w.session, w.circle.workspace_id, w.ahead.id)

    assert seen() is None
    prepared(w)
    assert seen() is None
    runs.start(w.session, w.ada, w.ahead.id, w.ahead.starts_at)
    assert seen() is not None
    w.circle.state = CircleState.PAUSED
    w.session.flush()
    assert seen() is None


@pytest.mark.parametrize(
    ("rsvp", "was_present", "comes"),
    [
        (None, None, False),
        (Rsvp.YES, None, True),
        (Rsvp.NO, None, False),
        (Rsvp.CONTRIBUTES, None, False),
        (Rsvp.YES, False, False),  # they said that they came, and were not there
        (Rsvp.NO, True, True),
    ],
)
def test_who_can_have_a_duty(
    w: World, rsvp: Rsvp | None, was_present: bool | None, comes: bool
) -> None:
    row = meetings.find_or_add_attendance(
        w.session, w.circle.workspace_id, w.ahead.id, w.bram.id
    )
    row.rsvp, row.was_present = rsvp, was_present

    found = {each.id for each in duties.coming(w.session, w.circle, w.ahead)}
    assert (w.bram.id in found) is comes


@pytest.mark.parametrize("is_prepared", [True, False])
def test_no_button_works_before_it_began(w: World, is_prepared: bool) -> None:
    if is_prepared:
        prepared(w)

    def press() -> object:
        return runs.press(w.session, w.ada, w.ahead.id, 0, runs.Press.NEXT, END)

    assert refusal(press) == "run-not-going"
