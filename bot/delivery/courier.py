"""What sending and editing share: the rows, Slack, two clocks, and how long to wait.

Two clocks: `clock` is the one people live by (due, expiry, next attempt; the demo moves it),
`wall` is real time, for leases, pauses and the pace.
"""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from threading import Event
from typing import Any

from bot.clock import Clock, utc_now
from bot.delivery.bundles import Renderers
from bot.delivery.isolation import report
from bot.delivery.slack import LONGEST_PART, Sender
from bot.domain.base.odd_rows import Odd, Place
from bot.errors import DeliveryError
from bot.slack.base.blocks import Message, cut
from storage.base import deliveries, pace
from storage.base.claims import Turn
from storage.base.pace import LONGEST_PAUSE, Bucket
from storage.database import Database
from storage.models import Delivery, Details

LONGEST_BACKOFF = 300  # seconds
UNKNOWN_TRIES = 3
DOWN_FOR = timedelta(minutes=5)  # how long a workspace rests that refuses the app altogether


@dataclass(frozen=True)
class Timing:
    """The lease outlives one slow call to Slack, with a margin for a slow machine."""

    lease: timedelta = timedelta(seconds=60)
    http: timedelta = timedelta(seconds=10)
    margin: timedelta = timedelta(seconds=5)
    second_look: timedelta = timedelta(seconds=25)  # both within 90 s of a kill


@dataclass(frozen=True)
class Courier:
    db: Database
    sender: Sender
    renderers: Renderers
    clock: Clock
    wall: Clock = utc_now
    monotonic: Callable[[], float] = time.monotonic
    timing: Timing = Timing()
    bucket: Bucket = Bucket()  # noqa: RUF009  # frozen
    jitter: Callable[[], float] = random.random
    checkpoint: Callable[[str], None] = lambda _name: None  # tests kill the process here
    stopping: Event = field(default_factory=Event)  # nothing new is begun once it is set

    def turn(self) -> Turn:
        return Turn(self.clock(), self.wall(), self.timing.lease, self.bucket)

    def lease_ends(self) -> float:
        """For a claim that is still to be made: our deadline starts before it."""
        return self.monotonic() + self.timing.lease.total_seconds()

    def is_too_late(self, deadline: float) -> bool:
        """Whether someone else may hold the row before Slack has answered, or we must stop."""
        longest = self.timing.http + self.timing.margin
        late = self.monotonic() > deadline - longest.total_seconds()
        return late or self.stopping.is_set()

    def backoff(self, attempts: int) -> timedelta:
        """1, 2, 4 … 300 seconds, give or take a quarter: not everyone at the same moment."""
        seconds = min(LONGEST_BACKOFF, 2 ** min(attempts - 1, 9))
        return timedelta(seconds=seconds * (0.75 + self.jitter() / 2))

    def pause(
        self, delivery: Delivery, span: timedelta, error: DeliveryError, **values: Any
    ) -> None:
        """The whole workspace waits for a span; this row lost nothing."""
        with self.db.begin() as session:
            pace.pause(session, delivery.workspace_id, self.wall(), span, error.reason)
            deliveries.mark(
                session,
                delivery,
                attempts=delivery.attempts - 1,
                last_error=error.reason,
                **values,
            )

    def note_odd(self, delivery: Delivery, error: Exception) -> None:
        """One that cannot be worded: logged once, and shown until it is well."""
        what = f"{delivery.kind}: {type(error).__name__}"
        odd = Odd("delivery", delivery.id, delivery.workspace_id, what, error)
        report(self.db, Place.OUTBOX, odd, self.clock())

    def mark(self, delivery: Delivery, **values: Any) -> None:
        with self.db.begin() as session:
            deliveries.mark(session, delivery, **values)


def patience(error: DeliveryError) -> timedelta:
    """How long to wait before asking Slack again; longer waits are asked for again then."""
    return min(timedelta(seconds=error.retry_after), LONGEST_PAUSE)


def plainly(details: Details, *, plain: bool) -> Details:
    """`plain`: without blocks from now on; otherwise as if Slack never refused them."""
    rest: Details = {**details}
    rest.pop("plain", None)
    return {**rest, "plain": True} if plain else rest


def fitting(delivery: Delivery, message: Message) -> Message:
    """Without blocks, once Slack refused them."""
    if not delivery.details.get("plain"):
        return message
    return replace(message, text=cut(message.text, LONGEST_PART), blocks=[])
