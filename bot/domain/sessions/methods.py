"""The methods for a session: those that come with Leerkring, and those of a circle.

What comes with it is data, in `methods.toml`. A circle's own is a row; saving it again makes
a new version, and a session keeps the copy that it was given.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from functools import lru_cache
from importlib.resources import files
from typing import Any

from sqlalchemy.orm import Session

from bot.domain.base import audit
from bot.domain.base.actor import Actor
from bot.domain.base.limits import check_optional, check_required
from bot.domain.circle import circles
from bot.errors import InvalidInput, existing
from storage.base.upsert import insert_unless_present
from storage.models import Circle, Duty, Method
from storage.sessions import methods as rows

DEFAULT = "learning_circle"
SHOWS = ("input", "parked")
LANGUAGES = ("nl", "en")
LONGEST_NAME = 60  # characters, of a method and of a phase
LONGEST_PROMPT = 500
LONGEST_PHASE = 240  # minutes
MOST_PHASES = 15  # more is not an order of the day that anyone can follow
MOST_OWN = 30  # of a circle, in a menu with the others
GROWS_TO = 1.5  # times its usual length: a longer session has room of its own
NEAT = 5  # minutes


@dataclass(frozen=True)
class Phase:
    """`shows`: what comes up in it; "input" of people who are not there, "parked" points."""

    name: str
    minutes: int
    prompt: str
    shows: tuple[str, ...] = ()


@dataclass(frozen=True)
class Choice:
    """A method in one language; `key` tells it apart in a menu."""

    key: str
    name: str
    about: str
    duties: tuple[Duty, ...]
    phases: tuple[Phase, ...]
    version: int | None = None  # of a circle's own

    @property
    def minutes(self) -> int:
        return sum(phase.minutes for phase in self.phases)

    @property
    def own_id(self) -> int | None:
        """None for one that comes with Leerkring."""
        return int(self.key.removeprefix(OWN)) if self.key.startswith(OWN) else None


OWN = "own-"


@lru_cache
def catalogue() -> Mapping[str, Mapping[str, Any]]:
    """What stands in the file, by key; read once."""
    text = files("bot.domain.sessions").joinpath("methods.toml").read_text("utf-8")
    return tomllib.loads(text)


def shipped(language: str) -> list[Choice]:
    """Those that come with Leerkring, in this language."""
    language = language if language in LANGUAGES else LANGUAGES[0]
    return [_shipped(key, method, language) for key, method in catalogue().items()]


def _shipped(key: str, method: Mapping[str, Any], language: str) -> Choice:
    return Choice(
        key=key,
        name=method[language]["name"],
        about=method[language]["about"],
        duties=tuple(Duty(each) for each in method["duties"]),
        phases=tuple(
            Phase(
                name=phase[language]["name"],
                minutes=phase["minutes"],
                prompt=phase[language]["prompt"],
                shows=tuple(phase.get("shows", ())),
            )
            for phase in method["phases"]
        ),
    )


def of_circle(session: Session, circle: Circle) -> list[Choice]:
    """The circle's own, in their last version, and those that come with Leerkring."""
    own = [_own(each) for each in rows.latest(session, circle.id)]
    return [*own[:MOST_OWN], *shipped(circle.language)]


def _own(method: Method) -> Choice:
    return Choice(
        key=f"{OWN}{method.id}",
        name=method.name,
        about="",
        duties=tuple(Duty(each) for each in method.content["duties"]),
        phases=tuple(
            Phase(each["name"], each["minutes"], each["prompt"], tuple(each["shows"]))
            for each in method.content["phases"]
        ),
        version=method.version,
    )


def get(session: Session, circle: Circle, key: str) -> Choice:
    """Raises NotFound for one that is not there, or is another circle's."""
    return existing(
        next((each for each in of_circle(session, circle) if each.key == key), None)
    )


def fit(phases: Sequence[Phase], minutes: int) -> list[Phase]:
    """The phases in the time that there is, each its share; in neat steps where that goes.

    A method that is shorter grows at most by half: the rest is for the circle to fill.
    """
    usual = sum(phase.minutes for phase in phases)
    room = min(minutes, int(usual * GROWS_TO))
    step = NEAT if all(phase.minutes % NEAT == 0 for phase in phases) else 1
    if usual == 0 or room // step < len(phases):
        step, room = 1, max(room, len(phases))
    shares = _shares([phase.minutes for phase in phases], room // step)
    return [
        replace(phase, minutes=share * step)
        for phase, share in zip(phases, shares, strict=True)
    ]


def _shares(weights: Sequence[int], units: int) -> list[int]:
    """At least one each, of `units` that go round; what is left to whose share is cut most."""
    total = sum(weights) or 1
    exact = [weight * units / total for weight in weights]
    shares = [max(1, int(each)) for each in exact]
    while sum(shares) > units:
        can_give = (n for n, share in enumerate(shares) if share > 1)
        shares[max(can_give, key=lambda n: (shares[n] - exact[n], shares[n]))] -= 1
    while sum(shares) < units:
        shares[max(range(len(shares)), key=lambda n: exact[n] - shares[n])] += 1
    return shares


def check_phase(phase: Phase) -> None:
    """Raises InvalidInput, naming the field of the form."""
    check_required("name", phase.name, LONGEST_NAME)
    if not 1 <= phase.minutes <= LONGEST_PHASE:
        raise InvalidInput("minutes", "phase-minutes-wrong", most=LONGEST_PHASE)
    check_optional("prompt", phase.prompt, LONGEST_PROMPT)
    if not set(phase.shows) <= set(SHOWS):
        raise InvalidInput("shows", "error-choose")


def save(
    session: Session,
    actor: Actor,
    circle_id: int,
    name: str,
    duties: Sequence[str],
    phases: Sequence[Phase],
    now: datetime,
) -> Method:
    """Keep a method for the circle: a name that is new, or the next version of one."""
    circle = circles.get_for_facilitator(session, actor, circle_id)
    name = " ".join(name.split())
    check_required("name", name, LONGEST_NAME)
    if name in {each.name for language in LANGUAGES for each in shipped(language)}:
        raise InvalidInput("name", "method-name-taken")
    before = {each.name: each for each in rows.latest(session, circle.id)}
    if name not in before and len(before) >= MOST_OWN:
        raise InvalidInput("name", "method-too-many", most=MOST_OWN)
    version = before[name].version + 1 if name in before else 1
    values = {
        "workspace_id": circle.workspace_id,
        "circle_id": circle.id,
        "name": name,
        "version": version,
        "content": {
            "duties": [str(each) for each in duties],
            "phases": [asdict(phase) for phase in phases],
        },
        "created_by": actor.id,
        "created_at": now,
    }
    insert_unless_present(session, Method, values)
    method = existing(rows.find(session, circle.id, name, version))
    audit.record(session, actor, "method.saved", "method", method.id, now)
    return method
