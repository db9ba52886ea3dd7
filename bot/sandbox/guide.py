"""What the page offers beyond a workspace: moments to jump to, and a tour.

Whoever serves the page fills it in; the sandbox itself knows of no sessions.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Said = Mapping[str, str]  # by language: nl and en
HOME: Literal["home"] = "home"
DIRECT: Literal["direct"] = "direct"


@dataclass(frozen=True)
class Moment:
    """A moment that a visitor may want to be at, such as an hour before a session."""

    id: str
    at: datetime
    label: Said


@dataclass(frozen=True)
class Look:
    """Where to look: as whom, and at Home, the messages with the app, or a channel's id."""

    person: str
    place: str


@dataclass(frozen=True)
class Step:
    """One click of the tour: `go` lets it happen, and says where it can be seen."""

    title: Said
    text: Said
    button: Said
    go: Callable[[], Look]


@dataclass(frozen=True)
class Guide:
    """`move` brings the clock to a moment, with all that happens on the way."""

    move: Callable[[datetime], None]
    moments: Callable[[], Sequence[Moment]] = tuple
    tour: Sequence[Step] = ()
