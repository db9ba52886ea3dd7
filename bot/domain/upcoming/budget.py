"""What is left of people's weeks, and of the quarters of those who are silent."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy.orm import Session

from bot.domain.agenda.budget import QUARTER, Allowance, counts, week_of
from bot.domain.agenda.fading import SILENT_AFTER
from bot.domain.base.kinds import MessageKind
from bot.domain.people.working_hours import DAY
from storage.learned import silence
from storage.people import pings

WEEK = timedelta(weeks=1)
LONG_AGO = datetime.min.replace(tzinfo=UTC) + timedelta(days=1000)
COUNTED = [kind.value for kind in MessageKind if counts(kind)]


@dataclass(frozen=True)
class Allowed(Allowance):
    """In the week of one person's own place."""

    time_zone: str = ""
    week: datetime = LONG_AGO
    first_in_quarter: datetime | None = None

    @property
    def next_room(self) -> datetime:
        """From when there is room again."""
        if self.first_in_quarter is not None:
            return self.first_in_quarter + QUARTER
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
    silent = silence.quiet(session, sorted(people), _latest(asked) - SILENT_AFTER)
    new = {row.id for row in people.values() if not row.has_acted} - silent
    quarters = _quarters(session, [each for each in weeks if each[0] in silent | new])
    found = {}
    for (each, moment), week in weeks.items():
        spent = sum(said_at >= week for said_at in said.get(each, ()))
        row, had = people[each], quarters.get((each, moment))
        found[each, moment] = Allowed(
            row.pings_per_week,
            spent,
            None if had is None else len(had),
            each in new,
            row.time_zone,
            week,
            min(had) if had and each in silent else None,
        )
    return found


def _latest(asked: Collection[tuple[int, datetime]]) -> datetime:
    return max((moment for _, moment in asked), default=LONG_AGO)


def _quarters(
    session: Session, asked: Collection[tuple[int, datetime]]
) -> dict[tuple[int, datetime], list[datetime]]:
    """When people were written to in the quarter before a moment."""
    if not asked:
        return {}
    since = min(moment for _, moment in asked) - QUARTER
    had: dict[int, list[datetime]] = {}
    for person_id, said_at in pings.said(
        session, sorted({each for each, _ in asked}), None, since
    ):
        had.setdefault(person_id, []).append(said_at)
    return {
        (each, moment): [at for at in had.get(each, ()) if moment - QUARTER < at <= moment]
        for each, moment in asked
    }
