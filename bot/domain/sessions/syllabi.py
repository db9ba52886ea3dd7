"""Learning paths: a whole cycle of sessions, each with a topic, a method and a preparation.

What comes with Leerkring is data, in `syllabi.toml`. A circle's own is a row, that its
facilitators change; sessions that were planned keep what they were given.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import lru_cache
from importlib.resources import files
from typing import Any

from sqlalchemy.orm import Session

from bot.domain.base import audit
from bot.domain.base.actor import Actor
from bot.domain.base.limits import check_count, check_optional, check_required
from bot.domain.circle import circles
from bot.domain.decisions import choosing
from bot.domain.planning.invitations import Planned
from bot.domain.planning.meetings import WEEKS, MeetingPlan
from bot.domain.sessions import methods
from bot.errors import AlreadyDone, ConfigError, InvalidInput, NotFound, existing
from storage.models import Circle, Syllabus
from storage.sessions import syllabi as rows

OWN = "own-"
LONGEST_TOPIC = 80  # characters; it stands on one line with a date
LONGEST_HINT = 300  # of a preparation, and of an exercise
MOST_SESSIONS = 16
MOST_OWN = 10
NAMED = {"name", "about"}
SAID = {"topic", "preparation", "exercise"}
NEEDED = {"topic", "preparation"}


@dataclass(frozen=True)
class Step:
    """One session of a path; `exercise` is for until the next one."""

    topic: str
    method: str  # a key, see `bot.domain.sessions.methods`
    preparation: str
    exercise: str = ""

    def check(self) -> None:
        """Raises InvalidInput, naming the field of the form."""
        check_required("topic", self.topic, LONGEST_TOPIC)
        check_optional("preparation", self.preparation, LONGEST_HINT)
        check_optional("exercise", self.exercise, LONGEST_HINT)


@dataclass(frozen=True)
class Path:
    """In one language; `key` tells it apart."""

    key: str
    name: str
    about: str
    weeks: int
    steps: Sequence[Step]

    @property
    def own_id(self) -> int | None:
        """None for one that comes with Leerkring."""
        return int(self.key.removeprefix(OWN)) if self.key.startswith(OWN) else None


@dataclass(frozen=True)
class Paths:
    """What a circle can choose from."""

    circle: Circle
    paths: Sequence[Path]


@dataclass(frozen=True)
class PathSeen:
    circle: Circle
    path: Path
    methods: Mapping[str, str]  # key → name, in the circle's language


def read(text: str) -> dict[str, Any]:
    """The paths of such a file, by key.

    Raises:
        ConfigError: says in which path and session something is missing or makes no sense.
    """
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"the learning paths are no TOML: {error}") from None
    for key, path in found.items():
        _check_path(f"the learning path {key!r}", path)
    return found


def _check_path(where: str, path: Any) -> None:
    if not isinstance(path, dict):
        raise ConfigError(f"{where} is not a table")
    if path.get("weeks") not in WEEKS:
        raise ConfigError(f"{where}: weeks must be one of {', '.join(map(str, WEEKS))}")
    _check_words(where, path, NAMED, NAMED)
    steps = path.get("sessions")
    if not isinstance(steps, list) or not 0 < len(steps) <= MOST_SESSIONS:
        raise ConfigError(f"{where} must have 1 to {MOST_SESSIONS} sessions")
    for number, step in enumerate(steps, start=1):
        place = f"{where}, session {number}"
        if not isinstance(step, dict) or step.get("method") not in methods.catalogue():
            raise ConfigError(f"{place}: there is no such method")
        needed = NEEDED if number == len(steps) else SAID
        _check_words(place, step, SAID, needed)


def _check_words(
    where: str, table: Mapping[str, Any], known: set[str], needed: set[str]
) -> None:
    for language in methods.LANGUAGES:
        said = table.get(language)
        if not isinstance(said, dict):
            raise ConfigError(f"{where} says nothing in {language!r}")
        for name in sorted(needed):
            if not str(said.get(name) or "").strip():
                raise ConfigError(f"{where} has no {name!r} in {language!r}")
        for name, words in said.items():
            longest = LONGEST_TOPIC if name in {"topic", "name"} else LONGEST_HINT
            if name not in known:
                raise ConfigError(f"{where}: {name!r} is not known")
            if len(str(words)) > longest:
                raise ConfigError(f"{where}: {name!r} is longer than {longest} in {language!r}")


@lru_cache
def catalogue() -> Mapping[str, Any]:
    """What stands in the file; read once."""
    return read(files("bot.domain.sessions").joinpath("syllabi.toml").read_text("utf-8"))


def shipped(language: str) -> list[Path]:
    """Those that come with Leerkring, in this language."""
    language = language if language in methods.LANGUAGES else methods.LANGUAGES[0]
    return [
        Path(
            key,
            path[language]["name"],
            path[language]["about"],
            path["weeks"],
            [Step(method=step["method"], **step[language]) for step in path["sessions"]],
        )
        for key, path in catalogue().items()
    ]


def _own(row: Syllabus) -> Path:
    steps = [Step(**each) for each in row.content["sessions"]]
    return Path(f"{OWN}{row.id}", row.name, "", row.weeks, steps)


def of_circle(session: Session, actor: Actor, circle_id: int) -> Paths:
    """The circle's own first. Raises NotFound for strangers, NotAllowed for participants."""
    circle = circles.get_for_facilitator(session, actor, circle_id)
    own = [_own(row) for row in rows.of_circle(session, circle.id)]
    return Paths(circle, [*own, *shipped(circle.language)])


def see(session: Session, actor: Actor, circle_id: int, key: str) -> PathSeen:
    """Raises NotFound for a path that is not there, or is another circle's."""
    found = of_circle(session, actor, circle_id)
    path = existing(next((each for each in found.paths if each.key == key), None))
    return _seen(session, found.circle, path)


def _seen(session: Session, circle: Circle, path: Path) -> PathSeen:
    named = {each.key: each.name for each in methods.of_circle(session, circle)}
    return PathSeen(circle, path, named)


def adopt(session: Session, actor: Actor, circle_id: int, key: str, now: datetime) -> PathSeen:
    """A copy for the circle, to change.

    Raises:
        AlreadyDone: it has as many as fit.
    """
    seen = see(session, actor, circle_id, key)
    taken = {row.name for row in rows.of_circle(session, circle_id)}
    if len(taken) >= MOST_OWN:
        raise AlreadyDone("syllabus-too-many", most=MOST_OWN)
    row = Syllabus(
        workspace_id=seen.circle.workspace_id,
        circle_id=seen.circle.id,
        name=_free_name(seen.path.name, taken),
        weeks=seen.path.weeks,
        content={"sessions": [asdict(step) for step in seen.path.steps]},
        created_by=actor.id,
        created_at=now,
    )
    session.add(row)
    session.flush()
    audit.record(session, actor, "syllabus.made", "syllabus", row.id, now)
    return _seen(session, seen.circle, _own(row))


def _free_name(name: str, taken: set[str]) -> str:
    numbered = (f"{name} {n}" for n in range(2, MOST_OWN + 2))
    return name if name not in taken else next(n for n in numbered if n not in taken)


def step_of(
    session: Session, actor: Actor, circle_id: int, own_id: int, position: int
) -> tuple[PathSeen, int]:
    """A session of the circle's own path, by its place from 0; one beyond the last is new."""
    seen = see(session, actor, circle_id, f"{OWN}{own_id}")
    if position > len(seen.path.steps):
        raise NotFound
    return seen, position


def set_step(
    session: Session,
    actor: Actor,
    circle_id: int,
    own_id: int,
    position: int,
    step: Step | None,
    now: datetime,
) -> PathSeen:
    """Change a session of the circle's own path, add one at its end, or take one out (None).

    Raises:
        InvalidInput: something is missing or too long, or nothing would be left.
    """
    seen, _ = step_of(session, actor, circle_id, own_id, position)
    steps = list(seen.path.steps)
    if step is None:
        if len(steps) == 1:
            raise AlreadyDone("syllabus-last-session")
        del steps[position : position + 1]
    else:
        step.check()
        if step.method not in seen.methods:
            raise InvalidInput("method", "error-choose")
        steps[position : position + 1] = [step]
    check_count("topic", len(steps), MOST_SESSIONS, "syllabus-too-long")
    row = existing(rows.find(session, circle_id, own_id, lock=True))
    row.content = {"sessions": [asdict(each) for each in steps]}
    audit.record(session, actor, "syllabus.changed", "syllabus", row.id, now)
    return _seen(session, seen.circle, _own(row))


def plan(
    session: Session, actor: Actor, wanted: MeetingPlan, key: str, now: datetime
) -> Planned:
    """Put all sessions of a path in the calendar, and invite everyone once.

    Raises as `meetings.plan`; AlreadyDone when the path changed since it was shown.
    """
    seen = see(session, actor, wanted.circle_id, key)
    if wanted.count != len(seen.path.steps):
        raise AlreadyDone("syllabus-changed")
    planned = choosing.plan(session, actor, wanted, now)
    for meeting, step in zip(planned.meetings, seen.path.steps, strict=True):
        meeting.topic, meeting.preparation = step.topic, step.preparation
        meeting.exercise, meeting.method = step.exercise, step.method
    session.flush()
    audit.record(session, actor, "syllabus.planned", "circle", seen.circle.id, now)
    return planned
