"""Learning paths: choosing one, changing it, planning it."""

from dataclasses import replace
from datetime import time, timedelta
from typing import Any

from bot.demo.gallery.case import Case
from bot.demo.gallery.samples import Samples
from bot.domain.planning.clashes import Obstacles
from bot.domain.planning.meetings import LONGEST_PLACE, MeetingPlan, Usual
from bot.domain.sessions.syllabi import (
    LONGEST_HINT,
    LONGEST_TOPIC,
    MOST_OWN,
    MOST_SESSIONS,
    OWN,
    Path,
    Paths,
    PathSeen,
    Step,
    shipped,
)
from bot.slack.sessions.syllabi import (
    path_modal,
    paths_modal,
    plan_modal,
    preview_modal,
    step_modal,
)


def _path(s: Samples, n: int = 0, steps: int | None = None) -> Path:
    """One of a circle's own."""
    count = s.many(MOST_SESSIONS) if steps is None else steps
    return Path(
        f"{OWN}{s.id(n)}", s.line(LONGEST_TOPIC, n), "", 4, [_step(s, n) for n in range(count)]
    )


def _step(s: Samples, n: int = 0) -> Step:
    hint = s.line(LONGEST_HINT, n) if s.long else ""
    return Step(s.line(LONGEST_TOPIC, n), "open" if n % 2 else "incident", hint, hint)


def _seen(s: Samples, path: Path) -> PathSeen:
    named = {"open": s.line(60), "incident": s.line(60, 1)}
    return PathSeen(s.circle(), path, named)


def _paths(s: Samples) -> Paths:
    own = [_path(s, n) for n in range(s.many(MOST_OWN, 0))]
    return Paths(s.circle(), [*own, *shipped(s.texts.language)])


def _planned(s: Samples) -> dict[str, Any]:
    path = _path(s)
    first = s.day()
    days = [first + timedelta(weeks=4 * n) for n in range(len(path.steps))]
    place = s.line(LONGEST_PLACE)
    plan = MeetingPlan(s.id(), first, time(10), 120, place, every_weeks=4, count=len(days))
    return {
        "seen": _seen(s, path),
        "plan": plan,
        "days": days,
        "invited": s.people(24),
        "obstacles": Obstacles(),
    }


CASES = (
    Case(paths_modal, "Leerlijnen", "Learning paths", lambda s: {"found": _paths(s)}),
    Case(
        path_modal,
        "Een leerlijn die erbij zit",
        "A learning path that comes along",
        lambda s: {"seen": _seen(s, shipped(s.texts.language)[2 if s.long else 0])},
    ),
    Case(
        path_modal,
        "Een eigen leerlijn",
        "A learning path of one's own",
        lambda s: {"seen": _seen(s, _path(s))},
    ),
    Case(
        path_modal,
        "Een eigen leerlijn waar nog iets bij kan",
        "A learning path of one's own with room",
        lambda s: {"seen": _seen(s, _path(s, steps=3))},
    ),
    Case(
        step_modal,
        "Eén bijeenkomst van een leerlijn",
        "One session of a learning path",
        lambda s: {"found": (_seen(s, _path(s)), 0)},
    ),
    Case(
        step_modal,
        "Een nieuwe bijeenkomst in een leerlijn",
        "A new session in a learning path",
        lambda s: {"found": (_seen(s, _path(s, steps=3)), 3)},
    ),
    Case(
        plan_modal,
        "Een leerlijn plannen",
        "Planning a learning path",
        lambda s: {
            "seen": _seen(s, _path(s)),
            "usual": replace(Usual(), place=s.line(LONGEST_PLACE)),
        },
    ),
    Case(preview_modal, "De reeks nakijken", "Checking the series", _planned),
)
