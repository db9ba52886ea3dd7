"""What is left of people's weeks, and of the quarters of those who are silent."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy.orm import Session

from bot.domain.agenda.budget import QUARTER, Allowance, counts, week_of
from bot.domain.agenda.people.fading import SILENT_AFTER
from bot.domain.base.kinds import MessageKind
from bot.domain.people.working_hours import DAY
from storage.base.deliveries import TOGETHER
from storage.learned import silence
from storage.people import pings

WEEK = timedelta(weeks=1)
LONG_AGO = datetime.min.replace(tzinfo=UTC) + timedelta(days=1000)
COUNTED = {kind.value for kind in MessageKind if counts(kind)} | {TOGETHER}


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
    silent = silence.quiet(session, sorted(people), _latest(asked) - SILENT_AFTER)
    new = {row.id for row in people.values() if not row.has_acted} - silent
    few = silent | new
    said = _said(session, weeks, few)
    found = {}
    for (each, moment), week in weeks.items():
        mine, had = said.get(each, ()), None
        if each in few:
            had = [said_at for said_at, _ in mine if moment - QUARTER < said_at <= moment]
        row, spent = people[each], sum(counted and at >= week for at, counted in mine)
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


def _said(
    session: Session, weeks: Mapping[tuple[int, datetime], datetime], few: Collection[int]
) -> dict[int, list[tuple[datetime, bool]]]:
    """When people were written to, and whether that counts: in their week, or a quarter.

    `few`: of whom a quarter counts.
    """
    had: dict[int, list[tuple[datetime, bool]]] = {}
    quarter = {moment - QUARTER for each, moment in weeks if each in few}
    week = {began for (each, _), began in weeks.items() if each not in few}
    rest = {each for each, _ in weeks} - set(few)
    for people, since in ((few, quarter), (rest, week)):
        for row in pings.said(session, sorted(people), min(since, default=LONG_AGO)):
            had.setdefault(row.person_id, []).append((row.created_at, row.kind in COUNTED))
    return had
