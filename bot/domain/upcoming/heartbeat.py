"""The moment at which everything is looked at, and what several subjects load alike."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from typing import Any, TypeVar

from sqlalchemy import Row
from sqlalchemy.orm import Session

from bot.domain.agenda.due import LOOK_BACK, REMIND_BEFORE, PlannedMeeting, last_day_reminded
from bot.domain.people import rhythms
from bot.domain.people.rhythms import DaysOff
from bot.domain.people.working_hours import DAY
from bot.domain.upcoming.sieve import Sieve
from storage.base import deliveries
from storage.base.filled import filled
from storage.models import (
    Base,
    CalendarMailbox,
    Case,
    CaseVote,
    Insight,
    InsightSource,
    InsightUse,
    Intention,
    JoinRequest,
    LearningQuestion,
    Meeting,
    Poll,
    Prompt,
    Run,
    Subscription,
)
from storage.planning import reminders

Found = TypeVar("Found")

# A subject that needs one of these has nothing to say while the table is empty.
LOOKED_AT: tuple[type[Base], ...] = (
    CalendarMailbox,
    Case,
    CaseVote,
    Insight,
    InsightSource,
    InsightUse,
    Intention,
    JoinRequest,
    LearningQuestion,
    Meeting,
    Poll,
    Prompt,
    Run,
    Subscription,
)
SWEEP = timedelta(minutes=5)
FAR_SWEEP = timedelta(minutes=30)
RECENT = timedelta(days=7)  # by then all but the absent have worked a day since a session
EASTERNMOST, WESTERNMOST = timedelta(hours=14), timedelta(hours=12)  # clocks, from UTC
EXPIRY = "expiry"  # the sweep up to which all that was lost has been noted


@dataclass(frozen=True)
class Heartbeat:
    """`since`: up to when all that was lost has been noted, however long ago that is.

    `is_sweep`: all subjects are looked at, which is so once in five minutes; in between only
    what cannot wait so long. `is_far`: also sessions that ended long ago, of which few people
    still have to hear something; once in half an hour. `used`: those of `LOOKED_AT` that hold
    a row.
    """

    now: datetime
    since: datetime
    off: DaysOff
    used: Collection[type[Base]]
    is_sweep: bool
    is_far: bool
    sieve: Sieve = field(default_factory=Sieve)
    _read: dict[str, Any] = field(default_factory=dict)

    @property
    def ended_after(self) -> datetime:
        """Of sessions that ended since then, somebody may have to hear something in a sweep.

        Far enough that what lost its use since the last far sweep is noted in this one.
        """
        return self.since - (LOOK_BACK + FAR_SWEEP if self.is_far else RECENT)

    def once(self, name: str, read: Callable[[], Found]) -> Found:
        """What several subjects ask for, read once."""
        if name not in self._read:
            self._read[name] = read()
        found: Found = self._read[name]
        return found


def begin(session: Session, now: datetime, *, is_far: bool = False) -> Heartbeat:
    """`is_far`: all is looked at, even if the last sweep was just now."""
    last = deliveries.last_beat(session, EXPIRY)
    since = min(last or now, now)
    is_far = is_far or last is None or _slot(last, FAR_SWEEP) != _slot(now, FAR_SWEEP)
    is_sweep = is_far or last is None or _slot(last, SWEEP) != _slot(now, SWEEP)
    off, used = rhythms.load(session, since), filled(session, LOOKED_AT)
    return Heartbeat(now, since, off, used, is_sweep, is_far)


def _slot(moment: datetime, span: timedelta) -> int:
    """The same for all moments of such a span; most people's hours begin where one does."""
    return int(moment.timestamp() // span.total_seconds())


def reach(
    session: Session, beat: Heartbeat, before: int = REMIND_BEFORE
) -> dict[str, datetime]:
    """How far ahead the sessions lie that people are reminded of by now, by working days.

    Wherever someone is: their day has begun where it begins first, and ends where it ends last.
    """
    today = (beat.now + EASTERNMOST).date()
    return {
        days: datetime.combine(last_day_reminded(today, days, before) + DAY, time(0), UTC)
        + WESTERNMOST
        for days in beat.once("weeks", lambda: reminders.working_weeks(session))
    }


def planned(row: Row[Any]) -> PlannedMeeting:
    """From the columns of `storage.base.rows.MEETING`."""
    return PlannedMeeting(
        workspace_id=row.workspace_id,
        id=row.id,
        circle_id=row.circle_id,
        channel=row.channel,
        time_zone=row.time_zone,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
    )
