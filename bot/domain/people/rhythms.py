"""Loading when people may be written to: their days and hours, and what is off around them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row
from sqlalchemy.orm import Session

from bot.domain.people.school_holidays import (
    LIBERATION_DAY,
    REGIONS,
    Period,
    PeriodChange,
    effective,
    spans,
)
from bot.domain.people.working_hours import DAY, Rhythm, Span
from storage.circle import free_days
from storage.models import Person, SchoolHoliday

LOOK_BACK = 70 * DAY  # what was off before cannot matter to a message any more


def as_changed(row: SchoolHoliday) -> PeriodChange:
    period = Period(row.region, row.key, row.kind, row.first_on, row.last_on)
    return PeriodChange(period, row.is_removed)


def periods(session: Session, workspace_id: int) -> list[Period]:
    """The school holidays that hold in a workspace."""
    return effective(as_changed(row) for row in free_days.changed(session, workspace_id))


@dataclass(frozen=True)
class DaysOff:
    """What is off in each workspace beside public holidays, from around a moment on."""

    schools: Mapping[tuple[int, str], tuple[Span, ...]]  # by workspace and region
    liberation: Mapping[int, tuple[Span, ...]]

    def of(
        self, workspace_id: int, region: str | None, *, in_school_holidays: bool
    ) -> tuple[Span, ...]:
        """For someone with this region, who is or is not written to in its holidays."""
        mine = self.liberation.get(workspace_id, ())
        if region is None or in_school_holidays:
            return mine
        return self.schools.get((workspace_id, region), ()) + mine


def load(session: Session, now: datetime) -> DaysOff:
    """For all workspaces at once: a heartbeat asks for many people."""
    since = (now - LOOK_BACK).date()
    changed: dict[int, list[PeriodChange]] = {}
    for row in free_days.all_changed(session):
        changed.setdefault(row.workspace_id, []).append(as_changed(row))
    always_off = free_days.liberation_days_off(session)
    schools = {}
    for workspace_id in always_off:
        holding = effective(changed.get(workspace_id, ()))
        for region in REGIONS:
            schools[workspace_id, region] = spans(holding, region, since)
    liberation = {each: _fifth_of_may(since) for each, off in always_off.items() if off}
    return DaysOff(schools, liberation)


def _fifth_of_may(since: date) -> tuple[Span, ...]:
    days = (date(since.year + n, *LIBERATION_DAY) for n in range(4))
    return tuple((day, day) for day in days)


def of_row(row: Row[Any], off: DaysOff) -> Rhythm:
    """From the columns of `storage.base.rows.RHYTHM`."""
    return Rhythm(
        row.person_zone,
        row.working_days,
        row.quiet_from,
        row.quiet_until,
        row.away_until,
        off.of(
            row.person_workspace_id,
            row.school_region,
            in_school_holidays=row.in_school_holidays,
        ),
        row.away_from,
    )


def of_person(session: Session, person: Person, now: datetime) -> Rhythm:
    return Rhythm(
        person.time_zone,
        person.working_days,
        person.quiet_from,
        person.quiet_until,
        person.away_until,
        load(session, now).of(
            person.workspace_id,
            person.school_region,
            in_school_holidays=person.in_school_holidays,
        ),
        person.away_from,
    )
