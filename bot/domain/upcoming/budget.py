"""What is left of people's weekly budgets."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
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
    wanted = sorted({each for each in person_ids if each is not None})
    found = {}
    for row in pings.wanted(session, wanted):
        week = week_of(now, row.time_zone)
        found[row.id] = Allowed(row.pings_per_week, 0, row.time_zone, week)
    since = min((each.week for each in found.values()), default=now)
    for person_id, said_at in pings.said(session, list(found), COUNTED, since):
        if said_at >= found[person_id].week:
            found[person_id] = replace(found[person_id], spent=found[person_id].spent + 1)
    return found
