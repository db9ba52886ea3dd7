"""Pure: the time of one phase, and what is to be said about it. No clock, no database.

A box is either running (`ends_at`) or standing still (`left`). What was said is part of the
state: a warning is given once for each time that a phase gets, and never when it is late.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.agenda.due import Plan
from bot.domain.base.kinds import Due, MessageKind

WARN_BEFORE = timedelta(minutes=2)
WORTH_WARNING = timedelta(minutes=5)  # in less than that, everyone sees the end coming
OVER_KEPT = timedelta(minutes=2)  # after that everyone has noticed
EXTENSION = timedelta(minutes=5)
NONE = timedelta(0)


class Warned(StrEnum):
    """How far the warnings about a phase have come."""

    NOTHING = "nothing"
    SOON = "soon"
    OVER = "over"


@dataclass(frozen=True)
class Box:
    """How a phase stands in time; exactly one of `ends_at` and `left` is given."""

    given: timedelta  # since it began or was extended
    ends_at: datetime | None
    left: timedelta | None = None
    said: Warned = Warned.NOTHING

    @property
    def is_paused(self) -> bool:
        return self.ends_at is None


def begin(length: timedelta, now: datetime) -> Box:
    return Box(length, now + length)


def remaining(box: Box, now: datetime) -> timedelta:
    """Never less than nothing: a phase that takes longer is at its end."""
    if box.ends_at is None:
        return box.left or NONE
    return max(NONE, box.ends_at - now)


def pause(box: Box, now: datetime) -> Box:
    return replace(box, ends_at=None, left=remaining(box, now))


def resume(box: Box, now: datetime) -> Box:
    return replace(box, ends_at=now + remaining(box, now), left=None)


def extend(box: Box, now: datetime) -> Box:
    """Some more; also for a phase that is over, from now on."""
    left = remaining(box, now) + EXTENSION
    if box.is_paused:
        return Box(left, None, left)
    return Box(left, now + left)


@dataclass(frozen=True)
class Running:
    """A session that is in a phase: all that the warnings follow from."""

    workspace_id: int
    circle_id: int
    channel: str
    phase_id: int
    thread: int | None  # the delivery that the warnings belong under
    box: Box


def plan(runs: Sequence[Running], now: datetime) -> Plan:
    """People sit together and wait for it: in the channel, at any hour."""
    for run in runs:
        for warning in warnings(run):
            yield warning, None


def warnings(run: Running) -> Iterator[Due]:
    """What is still to be said, if nothing changes."""
    ends_at, box = run.box.ends_at, run.box
    if ends_at is None or box.said is Warned.OVER:
        return
    if box.said is Warned.NOTHING and box.given >= WORTH_WARNING:
        yield _due(run, MessageKind.RUN_SOON, ends_at - WARN_BEFORE, ends_at, ends_at)
    yield _due(run, MessageKind.RUN_OVER, ends_at, ends_at + OVER_KEPT, ends_at)


def _due(
    run: Running, kind: MessageKind, at: datetime, until: datetime, ends_at: datetime
) -> Due:
    """About one end: when that moves, it is said again, if it was not said."""
    return Due(
        workspace_id=run.workspace_id,
        kind=kind,
        subject_id=run.phase_id,
        circle_id=run.circle_id,
        due_at=at,
        expires_at=until,
        channel=run.channel,
        occasion=f"{ends_at:%Y%m%dT%H%M%S.%fZ}",
        details={"thread": run.thread} if run.thread else {},
    )


def end_of(kind: MessageKind, due_at: datetime, expires_at: datetime | None) -> datetime | None:
    """The end that a warning is about; the inverse of `warnings`."""
    return due_at if kind is MessageKind.RUN_OVER else expires_at


def follows(said: Warned, kind: MessageKind) -> Warned:
    """What has been said once this warning was."""
    is_over = kind is MessageKind.RUN_OVER or said is Warned.OVER
    return Warned.OVER if is_over else Warned.SOON
