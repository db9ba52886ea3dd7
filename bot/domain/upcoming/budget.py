"""What is left of people's weekly budgets."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.domain.agenda.budget import Allowance, counts, week_of
from bot.domain.base.kinds import MessageKind
from bot.domain.people.working_hours import DAY
from storage.people import pings

WEEK = timedelta(weeks=1)
COUNTED = [kind.value for kind in MessageKind if counts(kind)]


@dataclass(frozen=True)
class Allowed(Allowance):
    """In the week of one person's own place."""

    time_zone: str
    week: datetime

    @property
    def next_week(self) -> datetime:
        """From when there is room again."""
        return week_of(self.week + WEEK + DAY / 2, self.time_zone)


def allowances(
    session: Session, person_ids: Iterable[int | None], now: datetime
) -> dict[int, Allowed]:
    asked = [(each, now) for each in person_ids if each is not None]
    return {person_id: each for (person_id, _), each in at(session, asked).items()}


def at(
    session: Session, asked: Collection[tuple[int, datetime]]
) -> dict[tuple[int, datetime], Allowed]:
    """The same for people each at a moment of their own."""
    people = {row.id: row for row in pings.wanted(session, sorted({each for each, _ in asked}))}
    weeks = {
        (each, moment): week_of(moment, people[each].time_zone)
        for each, moment in asked
        if each in people
    }
    since = min(weeks.values(), default=None)
    said: dict[int, list[datetime]] = {}
    if since is not None:
        for person_id, said_at in pings.said(session, sorted(people), COUNTED, since):
            said.setdefault(person_id, []).append(said_at)
    found = {}
    for (each, moment), week in weeks.items():
        spent = sum(said_at >= week for said_at in said.get(each, ()))
        row = people[each]
        found[each, moment] = Allowed(row.pings_per_week, spent, row.time_zone, week)
    return found
