"""Everything that someone's Home shows, gathered in one look."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, auto
from typing import TypeVar

from sqlalchemy import Row
from sqlalchemy.orm import Session

from bot.domain.base.actor import NOBODY, Actor
from bot.domain.circle import circles
from bot.domain.learned import intentions, prompts
from bot.domain.people import absences
from bot.domain.people.absences import Absence
from bot.domain.questions import learning_questions
from storage.circle import circles as circle_rows
from storage.circle import joining
from storage.circulation import digests
from storage.decisions import polls as poll_rows
from storage.decisions import votes
from storage.insights import insights
from storage.learned import reflections as reflection_rows
from storage.learned.intentions import Formed
from storage.models import (
    STOPPED,
    Circle,
    CircleState,
    Digest,
    Insight,
    LearningQuestion,
    Meeting,
    Person,
    ReleaseLevel,
    Role,
    Rsvp,
)
from storage.overview import home as rows
from storage.planning import hosts, meetings
from storage.questions import questions as question_rows

MOST_MEETINGS = 4
MOST_CIRCLES = 6
MOST_QUESTIONS = 3
MOST_ASKED = 3
MOST_EDITIONS = 3
MOST_INTENTIONS = 3
MOST_RUNNING = 5
T = TypeVar("T")


@dataclass(frozen=True)
class Upcoming:
    """A session of one of my circles, with what I answered."""

    circle: Circle
    meeting: Meeting
    rsvp: Rsvp | None
    host: Person | None = None  # in a circle that hosts in turn
    may_answer: bool = True  # it did not begin yet


@dataclass(frozen=True)
class Led:
    """A circle that I facilitate."""

    circle: Circle
    next_meeting: Meeting | None
    questions: Sequence[LearningQuestion]
    poll_id: int | None  # of the poll that waits for a decision
    more_questions: int = 0
    wanting: int = 0  # people who asked to join, and wait for an answer


@dataclass(frozen=True)
class Running:
    """A circle that runs, for somebody who is in none."""

    name: str
    facilitators: Sequence[str]  # their names
    is_open: bool = False  # they can ask to join it here


class Part(Enum):
    """What somebody does here most."""

    READER = auto()
    GUEST = auto()
    PARTICIPANT = auto()
    FACILITATOR = auto()
    MANAGER = auto()


@dataclass(frozen=True)
class Home:
    """The first of everything; `rest` says how many more there are, by the name of a field."""

    actor: Actor
    upcoming: Sequence[Upcoming]
    prompts: Sequence[reflection_rows.Waiting]
    polls: Sequence[votes.Waiting]  # in which I did not say everything yet
    requests: Sequence[Insight]  # cards that wait for my release
    intentions: Sequence[Formed]  # that I still mean to do
    drafts: Sequence[Circle]
    led: Sequence[Led]
    joined: Sequence[Circle]
    shared: dict[ReleaseLevel, int]
    editions: Sequence[Digest]
    is_subscribed: bool
    vacant: Sequence[Circle] = ()  # of mine, that nobody leads
    asked: learning_questions.Tally = learning_questions.NONE  # how my own questions stand
    web: str | None = None  # where the bot's pages are, if anywhere
    away: Absence | None = None
    is_manager: bool = False
    has_stopped: bool = False  # a circle that I am in
    running: Sequence[Running] = ()  # told to whoever is in no circle
    asking: Sequence[str] = ()  # circles that they asked to join, and wait to hear from
    rest: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_first(self) -> bool:
        """Of someone who only looks: nothing is kept of them."""
        return self.actor.id == NOBODY

    @property
    def answerable(self) -> Sequence[Upcoming]:
        return [each for each in self.upcoming if each.may_answer]

    @property
    def has_circle(self) -> bool:
        return bool(self.led or self.joined)

    @property
    def part(self) -> Part:
        if self.led:
            return Part.FACILITATOR
        if self.is_manager:
            return Part.MANAGER
        if self.actor.is_guest:
            return Part.GUEST
        return Part.PARTICIPANT if self.joined else Part.READER


class Shelf:
    """The first of each list, and how many are left out; all of it on request."""

    def __init__(self, *, whole: bool) -> None:
        self.whole = whole
        self.rest: dict[str, int] = {}

    def first(self, name: str, found: Sequence[T], most: int) -> Sequence[T]:
        if self.whole or len(found) <= most:
            return found
        self.rest[name] = len(found) - most
        return found[:most]


def look(session: Session, actor: Actor, now: datetime, *, whole: bool = False) -> Home:
    """`whole`: without leaving anything out, for one list to be read to its end."""
    shelf = Shelf(whole=whole)
    read = shelf.first("editions", _editions(session, actor), MOST_EDITIONS)
    if actor.id == NOBODY:
        return Home(
            *(actor, (), (), (), (), (), (), (), (), {}, read),
            is_subscribed=False,
            running=_running(session, actor, shelf),
            rest=shelf.rest,
        )
    mine = rows.circles_of(session, actor.workspace_id, actor.id)
    active = [circle for circle, *_ in mine if circle.state is CircleState.ACTIVE]
    led = [circle for circle, role, *_ in mine if role is Role.FACILITATOR]
    vacant = [circle for circle, _, is_vacant, _ in mine if is_vacant]
    leading = [circle for circle in led if circle.state is CircleState.ACTIVE]
    joined = [circle for circle in active if circle not in leading]
    ahead = rows.ahead_in(session, [circle.id for circle in active], actor.id, now)
    [(person, workspace, is_subscribed)] = rows.about(session, actor.workspace_id, actor.id)
    return Home(
        actor=actor,
        upcoming=_upcoming(session, active, shelf.first("upcoming", ahead, MOST_MEETINGS), now),
        prompts=shelf.first("prompts", prompts.waiting(session, actor, now), MOST_ASKED),
        polls=shelf.first(
            "polls", votes.waiting_for(session, actor.workspace_id, actor.id, now), MOST_ASKED
        ),
        requests=shelf.first(
            "requests", insights.waiting_for(session, actor.workspace_id, actor.id), MOST_ASKED
        ),
        intentions=shelf.first(
            "intentions", intentions.open_of(session, actor), MOST_INTENTIONS
        ),
        drafts=shelf.first(
            "drafts", [each for each in led if each.state is CircleState.DRAFT], MOST_ASKED
        ),
        led=_led(
            session,
            shelf.first("led", leading, MOST_CIRCLES),
            [meeting for meeting, _ in ahead],
            {circle.id: poll_id for circle, *_, poll_id in mine},
        ),
        joined=shelf.first("joined", joined, MOST_CIRCLES),
        shared=reflection_rows.count_by_level(session, actor.workspace_id, actor.id),
        editions=read,
        is_subscribed=is_subscribed,
        # A guest cannot lead a circle.
        vacant=() if actor.is_guest else shelf.first("vacant", vacant, MOST_ASKED),
        asked=learning_questions.tally(session, actor),
        web=workspace.public_url,
        away=absences.of_person(person, now),
        is_manager=person.is_programme_manager,
        has_stopped=any(circle.state in STOPPED for circle, *_ in mine),
        running=() if active else _running(session, actor, shelf),
        asking=() if active else _asking(session, actor),
        rest=shelf.rest,
    )


def _editions(session: Session, actor: Actor) -> Sequence[Digest]:
    """A guest does not read what is for all readers."""
    if actor.is_guest:
        return ()
    return digests.published_for(session, actor.workspace_id, actor.id)


def _asking(session: Session, actor: Actor) -> list[str]:
    return [circle.name for _, circle in joining.mine(session, actor.workspace_id, actor.id)]


def _running(session: Session, actor: Actor, shelf: Shelf) -> list[Running]:
    """A guest is told of no circle but their own."""
    if actor.is_guest:
        return []
    found = question_rows.active_circles(session, actor.workspace_id)
    found = sorted(found, key=lambda circle: not circle.is_open)  # open ones first
    return [
        Running(
            circle.name,
            leaders := [
                each.name for each in circle_rows.members(session, circle.id, Role.FACILITATOR)
            ],
            circle.is_open and bool(leaders),
        )
        for circle in shelf.first("running", found, MOST_RUNNING)
    ]


def led_by(session: Session, actor: Actor, circle_id: int, now: datetime) -> Led:
    """One circle that the actor leads. Raises NotFound for strangers, NotAllowed for others."""
    circle = circles.get_for_facilitator(session, actor, circle_id)
    ahead = meetings.upcoming(session, circle.id, now)
    poll = poll_rows.open_of(session, circle.id)
    return _led(session, [circle], ahead, {circle.id: poll.id if poll else None})[0]


def _upcoming(
    session: Session,
    active: Sequence[Circle],
    soonest: Sequence[Row[Meeting, Rsvp | None]],
    now: datetime,
) -> list[Upcoming]:
    by_id = {circle.id: circle for circle in active}
    in_turn = [meeting.id for meeting, _ in soonest if by_id[meeting.circle_id].rotates_host]
    hosting = hosts.hosts_of(session, in_turn) if in_turn else {}
    return [
        Upcoming(
            by_id[meeting.circle_id],
            meeting,
            rsvp,
            hosting.get(meeting.id),
            meeting.starts_at > now,
        )
        for meeting, rsvp in soonest
    ]


def _led(
    session: Session,
    led: Sequence[Circle],
    ahead: Sequence[Meeting],
    polls: Mapping[int, int | None],
) -> list[Led]:
    """`ahead`: the sessions of these circles that have not ended, soonest first."""
    if not led:
        return []
    waiting = question_rows.unanswered(session, *(circle.id for circle in led))
    # Also of a circle that is closed to joining by now: who asked before still waits.
    wanting = joining.unanswered(session, *(circle.id for circle in led))
    found = []
    for circle in led:
        asked = [each for each in waiting if each.circle_id == circle.id]
        found.append(
            Led(
                circle,
                next((each for each in ahead if each.circle_id == circle.id), None),
                asked[:MOST_QUESTIONS],
                polls[circle.id],
                len(asked[MOST_QUESTIONS:]),
                wanting.get(circle.id, 0),
            )
        )
    return found
