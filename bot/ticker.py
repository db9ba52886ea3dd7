"""The heartbeat: load what may be due, queue it, send it. Nothing here is remembered.

APScheduler only knocks, in memory; a missed knock costs nothing, because what is due follows
from the rows and the time.
"""

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.background import BackgroundScheduler
from sqlalchemy.orm import Session

from bot.clock import Clock, utc_now
from bot.delivery.outbox import Outbox
from bot.domain.learned import captures
from bot.domain.sessions import runs
from bot.domain.upcoming import due, queue
from bot.domain.upcoming.heartbeat import EXPIRY
from storage.base import deliveries
from storage.database import Database

log = logging.getLogger(__name__)

TICK_SECONDS = 15
SEND_SECONDS = 2
HOUSEKEEPING_HOURS = 6
INBOX_KEPT = timedelta(hours=48)  # Slack's delayed events come within 24 hours

Look = Callable[[Session, datetime], due.Look]


def tick(db: Database, now: datetime, look: Look = due.look) -> int:
    """Queue everything that is due, and note what was lost; how many messages were new.

    A message that cannot be queued is logged and passed over: it must not hold up the rest.
    """
    with db.read() as session:
        found = look(session, now)
    failed = 0
    queued = 0
    for bundle in found.bundles:
        try:
            with db.begin() as session:
                queued += queue.queue_together(session, bundle, now)
        except Exception:
            failed += 1
            log.exception("could not queue %s about %s", bundle[0].kind, bundle[0].subject_id)
    for message in found.lost:
        try:
            with db.begin() as session:
                queue.note_lost(session, message, now)
        except Exception:
            failed += 1
            log.exception("could not note %s about %s", message.kind, message.subject_id)
    with db.begin() as session:
        runs.end_forgotten(session, now)
    with db.begin() as session:
        deliveries.beat(session, "tick", now)
        if not failed:
            deliveries.beat(session, EXPIRY, now)
    return queued


def tidy(db: Database, now: datetime) -> None:
    """Forget what recognised repeated deliveries, and words that waited too long for a yes."""
    with db.begin() as session:
        count = deliveries.forget_received(session, now - INBOX_KEPT)
        captures.forget_old(session, now)
        deliveries.beat(session, "tidy", now)
    log.info("forgot %s received keys", count)


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
