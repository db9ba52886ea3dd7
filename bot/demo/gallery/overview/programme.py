"""All circles at a glance."""

from bot.demo.gallery.case import Case
from bot.demo.gallery.samples import NOW, Samples
from bot.domain.circle.circles import MOST_MEMBERS
from bot.domain.overview.programme import ByTheme, Programme, Standing
from bot.domain.questions.gaps import FEWEST_ASKERS, OFTEN
from bot.slack.overview.programme import programme_modal, themes_modal
from storage.decisions.endings import Harvested
from storage.models import CircleState

STATES = (CircleState.ACTIVE, CircleState.PAUSED, CircleState.CLOSED)


def _standing(s: Samples, n: int, state: CircleState) -> Standing:
    circle = s.circle(n)
    circle.state = state
    leaders = [] if n % 2 else [person.name for person in s.people()]
    harvested = Harvested(52, 999, 99) if s.long else Harvested(1, 1, 0)
    next_at = NOW if s.long else None
    return Standing(circle, leaders, harvested, s.many(MOST_MEMBERS), next_at)


def _programme(s: Samples) -> Programme:
    found = [_standing(s, n, STATES[n % 3]) for n in range(s.lots(3))]
    waiting = [(s.circle(n), s.person(n)) for n in range(s.lots(1))]
    return Programme(found, Harvested(999, 9999, 999), approves=s.long, waiting=waiting)


def _themes(s: Samples) -> list[ByTheme]:
    counts = ((0, 0, 0), (1, 1, FEWEST_ASKERS), (12, 345, OFTEN))
    return [ByTheme(each, *counts[n % 3]) for n, each in enumerate(s.themes())]


CASES = (
    Case(
        programme_modal,
        "Alle kringen voor de programmabeheerder",
        "All circles, for the programme manager",
        lambda s: {"found": _programme(s), "zone": s.zone},
    ),
    Case(
        programme_modal,
        "Nog geen kring in het programma",
        "No circle in the programme yet",
        lambda s: {"found": Programme([], Harvested(0, 0, 0)), "zone": s.zone},
    ),
    Case(
        themes_modal,
        "Het programma per thema",
        "The programme by theme",
        lambda s: {"found": _themes(s)},
    ),
)
