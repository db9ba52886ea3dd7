"""All circles at a glance, for the programme manager: counts, and nobody's words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base.actor import Actor
from bot.domain.circle import approvals, themes
from bot.domain.circle.themes import Theme
from bot.domain.questions.gaps import FEWEST_ASKERS, OFTEN
from storage.decisions.endings import Harvested
from storage.models import Circle, CircleState, Person
from storage.overview import programme

# Those that need something first; within a state the oldest first.
ORDER = (CircleState.ACTIVE, CircleState.PAUSED, CircleState.CLOSED)


@dataclass(frozen=True)
class Standing:
    """How a circle does; `leaders` by name, none when it waits for one."""

    circle: Circle
    leaders: Sequence[str]
    harvested: Harvested
    people: int
    next_at: datetime | None

    @property
    def is_vacant(self) -> bool:
        return not self.leaders and self.circle.state is not CircleState.CLOSED


@dataclass(frozen=True)
class ByTheme:
    """What a programme has on a theme, and what it lacks."""

    theme: Theme
    circles: int  # running ones
    insights: int
    askers: int  # who wait for an answer: rounded down to 0, 2 or 5, as among the gaps


@dataclass(frozen=True)
class Programme:
    circles: Sequence[Standing]
    total: Harvested
    approves: bool = False  # new circles wait for a yes
    waiting: Sequence[tuple[Circle, Person]] = ()  # those that do, and who asked


def look(session: Session, actor: Actor, now: datetime) -> Programme:
    """Raises NotAllowed for anyone but a programme manager."""
    approvals.check_manager(session, actor)
    leaders = programme.leaders(session, actor.workspace_id)
    found = [
        Standing(
            each.circle,
            leaders.get(each.circle.id, ()),
            each.harvested,
            each.people,
            each.next_at,
        )
        for each in programme.circles(session, actor.workspace_id, now)
    ]
    found.sort(key=lambda each: (not each.is_vacant, ORDER.index(each.circle.state)))
    return Programme(
        found,
        _sum([each.harvested for each in found]),
        approvals.is_rule(session, actor),
        approvals.waiting(session, actor.workspace_id),
    )


def _sum(every: Sequence[Harvested]) -> Harvested:
    return Harvested(
        sum(each.sessions for each in every),
        sum(each.answers for each in every),
        sum(each.insights for each in every),
    )


def by_theme(session: Session, actor: Actor) -> Sequence[ByTheme]:
    """Every theme in use, the one that most people wait for first; raises as `look`."""
    approvals.check_manager(session, actor)
    running = programme.running_by_theme(session, actor.workspace_id)
    insights = programme.insights_by_theme(session, actor.workspace_id)
    askers = programme.askers_by_theme(session, actor.workspace_id)
    found = [
        ByTheme(
            theme,
            running.get(theme.key, 0),
            insights.get(theme.key, 0),
            _rounded(askers.get(theme.key, 0)),
        )
        for theme in themes.current(session, actor.workspace_id)
    ]
    return sorted(found, key=lambda each: (-each.askers, each.insights, -each.circles))


def _rounded(askers: int) -> int:
    return max(each for each in (0, FEWEST_ASKERS, OFTEN) if each <= askers)
