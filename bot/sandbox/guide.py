"""What the page offers beyond a workspace: moments to jump to, a tour, and a fresh start.

Whoever serves the page fills it in; the sandbox itself knows of no sessions.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

LANGUAGES = ("nl", "en")  # of the page
Said = Mapping[str, str]  # by language
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
    """Where to look: as whom, and at Home, the messages with the app, or a channel's id.

    `ts` is the message to bring into view, instead of the newest. `form` says that a form lies
    open, filled in: the visitor presses its last button. `page` is one beside the workspace to
    go to, such as a mail; it has a link back.
    """

    person: str
    place: str
    ts: str | None = None
    form: bool = False
    page: str | None = None


@dataclass(frozen=True)
class Step:
    """One click of the tour: `go` lets it happen, and says where it can be seen."""

    title: Said
    text: Said
    button: Said
    go: Callable[[], Look]


@dataclass(frozen=True)
class Link:
    """A page elsewhere on this machine, such as what the bot publishes."""

    url: str
    label: Said


@dataclass(frozen=True)
class Guide:
    """`move` brings the clock to a moment, with all that happens on the way.

    `roles` says by person's id what they do. `again` throws away all that visitors did and
    begins in a language; the workspace that comes after it has another id.
    """

    move: Callable[[datetime], None]
    moments: Callable[[], Sequence[Moment]] = tuple
    tour: Sequence[Step] = ()
    roles: Mapping[str, Said] = field(default_factory=dict)
    links: Sequence[Link] = ()
    again: Callable[[str], None] | None = None
    language: str = "nl"  # of the people and what they wrote
