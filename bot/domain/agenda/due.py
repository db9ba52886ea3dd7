"""Pure: which messages should have been said by now. No clock, no database, no Slack.

Each subject has a module here with one function, `plan(facts, now)`: what may be said, with the
hours of its reader, or with None for what may be said at any hour. The module with the same
name in `bot/domain/upcoming` loads its facts. Everything follows from the rows and `now`; there
is no look-back window. Nobody is written to when they do not work, not even to catch up; a
message that lost its use before it could be said is `lost`: it is noted, and not said any more.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.domain.base.kinds import Again, Due, MessageKind
from bot.domain.people.working_hours import (
    DAY,
    LONGEST_GAP,
    Rhythm,
    is_away,
    is_welcome,
    next_welcome,
    working_day_before,
)
from bot.zones import zone_named

REMIND_BEFORE = 2  # working days: time to move something, not so long that it is forgotten
# Of dates that had no buttons of their own: before too few seem to come, two days before.
FIRST_ASK_BEFORE = 5  # working days
NOT_TWICE_WITHIN = timedelta(hours=24)  # an invitation of today needs no reminder today
# Who comes back from a long absence is asked what is left of it: not about last season.
REMEMBERED = timedelta(days=31)
LOOK_BACK = REMEMBERED + LONGEST_GAP  # what nobody can remember any more was noted as such
AWAY, LATE = "away", "late"  # why a message was lost

Plan = Iterable[tuple[Due, Rhythm | None]]


def due(plan: Plan, now: datetime) -> Iterator[Due]:
    """What should have been said by `now`, is still of use, and is welcome now."""
    for message, rhythm in plan:
        is_timely = message.due_at <= now < message.until
        if is_timely and (rhythm is None or is_welcome(now, rhythm)):
            yield message


def waiting(plan: Plan, now: datetime) -> Iterator[tuple[Due, datetime]]:
    """What would have been said, were its reader there; with the moment when they are."""
    for message, rhythm in plan:
        if rhythm is None or now >= message.until or is_welcome(now, rhythm):
            continue
        if message.due_at <= now or is_away(day_of(now, rhythm), rhythm):
            at = max(message.due_at, next_welcome(now, rhythm))
            yield replace(message, why=_why(message, rhythm, now)), at


def lost(plan: Plan, now: datetime) -> Iterator[Due]:
    """What was not said in time, and has no use any more; even by an absence."""
    for message, rhythm in plan:
        if message.until <= now:
            yield replace(message, why=_why(message, rhythm, message.until))


def _why(message: Due, rhythm: Rhythm | None, at: datetime) -> str:
    """The reason, if the person is not there when the message would have been of use."""
    if rhythm is None:
        return LATE
    return AWAY if is_away(day_of(min(at, message.until), rhythm), rhythm) else LATE


def day_of(moment: datetime, rhythm: Rhythm) -> date:
    return moment.astimezone(zone_named(rhythm.time_zone)).date()


def kept(at: datetime, span: timedelta, usual: datetime) -> datetime:
    """How long a message is of use; `usual`: when it would have been said without absence."""
    return min(at + span, usual + REMEMBERED)


def last_day_reminded(today: date, working_days: str, before: int = REMIND_BEFORE) -> date:
    """Of sessions up to which day someone with these working days is reminded by `today`."""
    day = today
    while working_day_before(day + DAY, before, working_days) <= today:
        day += DAY
    return day


@dataclass(frozen=True)
class PlannedMeeting:
    workspace_id: int
    id: int
    circle_id: int
    channel: str
    time_zone: str
    starts_at: datetime
    ends_at: datetime

    def message(
        self,
        kind: MessageKind,
        at: datetime,
        until: datetime,
        *,
        to: int | None = None,
        channel: str | None = None,
    ) -> Due:
        """About this session; what is about its moment is said again when that moves."""
        return Due(
            workspace_id=self.workspace_id,
            kind=kind,
            subject_id=self.id,
            circle_id=self.circle_id,
            due_at=at,
            expires_at=until,
            to=to,
            channel=channel,
            occasion=f"{self.starts_at:%Y%m%dT%H%MZ}" if kind.row.again is Again.MOVED else "",
        )
