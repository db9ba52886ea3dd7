"""A quarter in numbers: this one beside the one before, and no share of a few people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from bot.domain.base.anonymity import CROWD
from bot.domain.circulation.earlier import midnight
from storage.specials import quarters

SHOWN = ("sessions", "people", "insights", "principles", "recognised", "uses")
BEFORE = "before_"  # the same number, a quarter earlier


@dataclass(frozen=True)
class Figure:
    """One line of the page; `before`: a quarter earlier."""

    name: str
    now: int
    before: int


def start_of(day: date) -> date:
    return date(day.year, 1 + (day.month - 1) // 3 * 3, 1)


def moved(quarter: date, by: int) -> date:
    """So many quarters later; earlier, for a number below zero."""
    months = quarter.year * 12 + quarter.month - 1 + 3 * by
    return date(months // 12, months % 12 + 1, 1)


def offered(today: date) -> Sequence[date]:
    """The last whole quarter first: that is the one that is asked for."""
    running = start_of(today)
    return [moved(running, by) for by in (-1, 0, -2, -3)]


def number(quarter: date) -> int:
    return 1 + (quarter.month - 1) // 3


def span(quarter: date, zone: str) -> tuple[datetime, datetime]:
    return midnight(quarter, zone), midnight(moved(quarter, 1), zone)


def counted(
    session: Session, workspace_id: int, circle_id: int | None, quarter: date, zone: str
) -> dict[str, int]:
    """All numbers of a quarter and of the one before, to be frozen with the page."""
    now = quarters.counted(session, workspace_id, circle_id, *span(quarter, zone))
    earlier = span(moved(quarter, -1), zone)
    before = quarters.counted(session, workspace_id, circle_id, *earlier)
    return {**now, **{f"{BEFORE}{name}": many for name, many in before.items()}}


def figures(counts: Mapping[str, int]) -> list[Figure]:
    return [
        Figure(name, counts.get(name, 0), counts.get(f"{BEFORE}{name}", 0)) for name in SHOWN
    ]


def share(counts: Mapping[str, int]) -> int | None:
    """How many percent of the answers came; None while they are of fewer than four people."""
    asked = counts.get("asked", 0)
    if not asked or counts.get("invited", 0) < CROWD:
        return None
    return round(100 * counts.get("came", 0) / asked)
