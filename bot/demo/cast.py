"""The invented circles that the demo shows: who is in them, what they wrote, and when."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import Any

from bot.domain.cases.cases import CaseWords


@dataclass(frozen=True)
class Role:
    id: str
    handle: str
    name: str
    organisation: str
    layer: str
    role: str  # facilitator, participant, reader or manager of the programme
    working_days: str = "12345"
    language: str = "nl"  # chosen in the bot; Slack is in English for everyone


@dataclass(frozen=True)
class Written:
    meeting: int  # counted from 1
    person: str
    question: int  # counted from 1
    level: str  # private, circle, network or public
    text: str


@dataclass(frozen=True)
class Made:
    """A card that the facilitator made, and the answers behind it."""

    meeting: int
    title: str
    what: str
    outcome: str
    why: str
    condition: str
    theme: str
    kind: str
    level: str
    sources: Sequence[tuple[str, int]]


@dataclass(frozen=True)
class Tried:
    """What someone intended at a session, and how that went, if they told."""

    meeting: int  # counted from 1
    person: str
    level: str  # private or circle
    text: str
    state: str = ""  # done, partly or not_yet
    happened: str = ""


ABOUT_A_CASE = ("person", "meetings", "level", "result", "unlocked_by")  # beside its words


@dataclass(frozen=True)
class Brought:
    """A case: to past sessions, and told after the last of these; or to the one to come."""

    person: str
    words: CaseWords
    meetings: Sequence[int] = ()
    level: str = "circle"
    result: str = ""
    unlocked_by: str = ""


@dataclass(frozen=True)
class Cast:
    language: str
    circle: dict[str, Any]
    tour: dict[str, str]
    people: Sequence[Role]
    meetings: Sequence[dict[str, Any]]
    reflections: Sequence[Written]
    insights: Sequence[Made]
    intentions: Sequence[Tried]
    cases: Sequence[Brought]

    def of(self, role: str) -> list[Role]:
        return [person for person in self.people if person.role == role]


def load(language: str = "nl") -> Cast:
    said = _said("circle", language)
    people = [Role(**{"language": language, **person}) for person in said["people"]]
    return _cast(language, said, people)


def load_finished(language: str = "nl") -> Cast:
    """A smaller circle that ended before the other began; its people are in that one too."""
    said = _said("finished", language)
    known = {person.id: person for person in load(language).people}
    return _cast(
        language,
        said,
        [replace(known[each], role=role) for each, role in said["roles"].items()],
    )


def _said(circle: str, language: str) -> dict[str, Any]:
    with files(__package__).joinpath(f"{circle}.{language}.toml").open("rb") as file:
        return tomllib.load(file)


def _cast(language: str, said: dict[str, Any], people: Sequence[Role]) -> Cast:
    return Cast(
        language=language,
        circle=said["circle"],
        tour=said.get("tour", {}),
        people=people,
        meetings=said["meetings"],
        reflections=[Written(**each) for each in said["reflections"]],
        insights=[_made(each) for each in said["insights"]],
        intentions=[Tried(**each) for each in said.get("intentions", [])],
        cases=[_brought(each) for each in said["cases"]],
    )


def _brought(said: dict[str, Any]) -> Brought:
    about = {name: said.pop(name) for name in ABOUT_A_CASE if name in said}
    return Brought(words=CaseWords(**said), **about)


def _made(said: dict[str, Any]) -> Made:
    sources = [(str(person), int(question)) for person, question in said.pop("sources")]
    return Made(**said, sources=sources)
