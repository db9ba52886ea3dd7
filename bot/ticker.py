"""The heartbeat: load what may be due, queue it, send it. Nothing here is remembered.

APScheduler only knocks, in memory; a missed knock costs nothing, because what is due follows
from the rows and the time.
"""

import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial

from apscheduler.schedulers.background import BackgroundScheduler
from sqlalchemy.orm import Session

from bot.clock import Clock, utc_now
from bot.delivery.isolation import isolated
from bot.delivery.outbox import Outbox
from bot.domain.base import odd_rows
from bot.domain.base.kinds import Due
from bot.domain.base.odd_rows import Odd, Place
from bot.domain.learned import captures
from bot.domain.upcoming import due, queue
from bot.domain.upcoming.heartbeat import EXPIRY
from storage.base import deliveries
from storage.database import Database

TICK_SECONDS = 15
SEND_SECONDS = 2
HOUSEKEEPING_HOURS = 6
INBOX_KEPT = timedelta(hours=48)  # Slack's delayed events come within 24 hours

LOOK_THROUGH_EVERY = timedelta(hours=1)

Look = Callable[[Session, datetime], due.Look]


def tick(db: Database, now: datetime, look: Look = due.look) -> int:
    """Queue everything that is due, and note what was lost; how many messages were new.

    What cannot be queued is passed over: it must not hold up the rest. It is logged once, and
    shown until it is well.
    """
    with db.read() as session:
        found = look(session, now)
    odd = list(found.odd)
    queued = sum(_queue(db, bundle, now, odd) for bundle in found.bundles)
    for message in found.lost:
        _try(db, message, partial(queue.note_lost, message=message, now=now), odd)
    with db.begin() as session:
        is_time = _note_beat(session, odd, now)
    if is_time:
        isolated(db, Place.TIDY, Odd("values"), now, partial(odd_rows.look_through, now=now))
    return queued


def _queue(db: Database, bundle: Sequence[Due], now: datetime, odd: list[Odd]) -> int:
    """Together, or else each by itself."""
    failed: list[Odd] = []
    work = partial(queue.queue_together, bundle=bundle, now=now)
    queued = _try(db, bundle[0], work, failed)
    if queued is None and len(bundle) > 1:
        return sum(_queue(db, [message], now, odd) for message in bundle)
    odd += failed
    return queued or 0


def _try(
    db: Database, message: Due, work: Callable[[Session], int], odd: list[Odd]
) -> int | None:
    try:
        with db.begin() as session:
            return work(session)
    except Exception as error:  # noqa: BLE001  # it is logged when the beat is noted
        what = f"{message.kind}: {type(error).__name__}"
        about = message.kind.row.about.name.lower()
        odd.append(Odd(about, message.subject_id, message.workspace_id, what, error))
        return None


def _note_beat(session: Session, odd: Sequence[Odd], now: datetime) -> bool:
    """Whether it is time to look through all values.

    What is newly odd is tried once more before it counts as noted.
    """
    beats, known = deliveries.beats(session), odd_rows.known(session)
    is_new = odd_rows.settle(session, Place.HEARTBEAT, odd, known, now) > 0
    looked = beats.get(Place.VALUES)
    is_time = looked is None or now - looked.at >= LOOK_THROUGH_EVERY
    jobs = {"tick": True, EXPIRY: not is_new, Place.VALUES.value: is_time}
    for job in (name for name, ended in jobs.items() if ended):
        deliveries.beat(session, job, now, beats)
    return is_time


def tidy(db: Database, now: datetime) -> None:
    """Forget what recognised repeated deliveries, and words that waited too long for a yes.

    Each by itself: what cannot be forgotten keeps nothing else.
    """
    before = now - INBOX_KEPT
    works: Mapping[str, Callable[[Session], object]] = {
        "received": lambda session: deliveries.forget_received(session, before),
        "capture": lambda session: captures.forget_old(session, now),
        "odd_row": lambda session: odd_rows.forget(session, now),
    }
    for subject, work in works.items():
        isolated(db, Place.TIDY, Odd(subject), now, work)
    with db.begin() as session:
        deliveries.beat(session, "tidy", now)


class Heart:
    """Beats in the background until it is stopped."""

    def __init__(self, db: Database, outbox: Outbox, clock: Clock) -> None:
        self._db = db
        self._outbox = outbox
        self._clock = clock
        self._scheduler = BackgroundScheduler(
            timezone=UTC,
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )
        # A knock while the last one is still being answered is passed over: say nothing of it.
        logging.getLogger("apscheduler").setLevel(logging.ERROR)

    def start(self) -> None:
        every = self._scheduler.add_job
        every(self.tick, "interval", seconds=TICK_SECONDS, next_run_time=utc_now())
        every(self.send, "interval", seconds=SEND_SECONDS, id="send")
        every(lambda: tidy(self._db, self._clock()), "interval", hours=HOUSEKEEPING_HOURS)
        self._scheduler.start()

    def tick(self) -> None:
        tick(self._db, self._clock())
        self._outbox.send_due()

    def send(self) -> None:
        self._outbox.send_due()
        with self._db.begin() as session:
            deliveries.beat(session, "send", self._clock())

    def nudge(self) -> None:
        """Send now rather than within two seconds: someone is looking at the screen."""
        if self._scheduler.running:
            self._scheduler.modify_job("send", next_run_time=utc_now())

    def stop(self) -> None:
        """Returns when what was being sent has been marked."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=True)
