"""The heartbeat: load what may be due, queue it, send it. Nothing here is remembered.

APScheduler only knocks, in memory; a missed knock costs nothing, because what is due follows
from the rows and the time.
"""

import logging
import math
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from threading import Lock, Thread
from types import MappingProxyType

from apscheduler.jobstores.base import JobLookupError
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.base import BaseTrigger
from sqlalchemy.orm import Session

from bot import logs
from bot.clock import Clock
from bot.delivery.isolation import isolated
from bot.delivery.outbox import Outbox
from bot.domain.base import odd_rows
from bot.domain.base.kinds import Due
from bot.domain.base.odd_rows import Odd, Place
from bot.domain.circle import joining
from bot.domain.circulation import composing
from bot.domain.decisions import votes
from bot.domain.learned import captures, ratings
from bot.domain.overview import privacy
from bot.domain.planning import calendar_mail, invitations
from bot.domain.readers import mail_readers, voices
from bot.domain.sessions import runs
from bot.domain.upcoming import due, queue
from bot.domain.upcoming.heartbeat import EXPIRY
from bot.errors import FAILED
from bot.search.reading import CardReader
from storage.base import deliveries, pace
from storage.database import Database
from storage.models import CalendarMailbox, Run
from storage.outages import is_outage
from storage.readers import mailboxes
from storage.sqlite_file import ReplacedError

log = logging.getLogger(__name__)

TICK_SECONDS = 15
SEND_SECONDS = 2
SHORTEST_REST = timedelta(seconds=0.1)
LOOK_SECONDS = 1  # at the clock, and at the file of the database
HOUSEKEEPING_HOURS = 6
TIDY = "tidy"  # the one job that keeps its hours when the clock is put
INBOX_KEPT = timedelta(hours=48)  # Slack's delayed events come within 24 hours

AT_ONCE = 100  # messages: on SQLite all others wait while they are queued
LOOK_THROUGH_EVERY = timedelta(hours=1)

_last_word = Lock()

Look = Callable[[Session, datetime], due.Look]
Bundle = Sequence[Due]
Work = Callable[[Session, Sequence[Bundle]], int]


def tick(db: Database, now: datetime, look: Look = due.look) -> int:
    """Queue everything that is due, and note what was lost; how many messages were new.

    What cannot be queued is passed over: it must not hold up the rest. It is logged once, and
    shown until it is well.
    """
    db.check_file()
    with db.read() as session:
        found = look(session, now)
    odd = list(found.odd)
    queued = _together(db, found.bundles, partial(queue.queue_bundles, now=now), odd)
    _together(db, [[each] for each in found.lost], partial(queue.note_lost, now=now), odd)
    with db.begin() as session:
        is_time = _note_beat(session, odd, found, now)
    if Run in found.used:
        isolated(db, Place.TIDY, Odd("runs"), now, partial(runs.end_forgotten, now=now))
    if CalendarMailbox in found.used:
        _keep_calendars(db, now)
    if is_time:
        isolated(db, Place.TIDY, Odd("values"), now, partial(odd_rows.look_through, now=now))
    return queued


def _together(
    db: Database, bundles: Sequence[Bundle], work: Work, odd: list[Odd], at_once: int = AT_ONCE
) -> int:
    """A number of them in each transaction; where that fails, half of them in each.

    A bundle that fails by itself is tried message by message.
    """
    done = 0
    for begin in range(0, len(bundles), at_once):
        some = bundles[begin : begin + at_once]
        failed: list[Odd] = []
        made = _try(db, some, work, failed)
        if made is None and len(some) > 1:
            made = _together(db, some, work, odd, (len(some) + 1) // 2)
        elif made is None and len(some[0]) > 1:
            made = _together(db, [[each] for each in some[0]], work, odd, 1)
        else:
            odd += failed
        done += made or 0
    return done


def _try(db: Database, bundles: Sequence[Bundle], work: Work, odd: list[Odd]) -> int | None:
    try:
        with db.begin() as session:
            return work(session, bundles)
    except Exception as error:  # it is logged when the beat is noted
        if is_outage(error):
            raise
        message = bundles[0][0]
        what = f"{message.kind}: {type(error).__name__}"
        about = message.kind.row.about.name.lower()
        odd.append(Odd(about, message.subject_id, message.workspace_id, what, error))
        return None


def _note_beat(session: Session, odd: Sequence[Odd], found: due.Look, now: datetime) -> bool:
    """Whether it is time to look through all values.

    What is newly odd is tried once more before it counts as noted. What was odd can only be
    well again once all has been looked at.
    """
    beats = deliveries.beats(session)
    if found.is_sweep and found.is_far:
        known = odd_rows.known(session)
        is_new = odd_rows.settle(session, Place.HEARTBEAT, odd, known, now) > 0
    else:
        noted = [odd_rows.note(session, Place.HEARTBEAT, each, now) for each in odd]
        is_new = any(noted)
    looked = beats.get(Place.VALUES)
    is_time = looked is None or now - looked.at >= LOOK_THROUGH_EVERY
    jobs = {"tick": True, EXPIRY: found.is_sweep and not is_new, Place.VALUES.value: is_time}
    for job in (name for name, ended in jobs.items() if ended):
        deliveries.beat(session, job, now, beats)
    return is_time


def _keep_calendars(db: Database, now: datetime) -> None:
    """Queue the mails that bring people's own calendars up to date, each by itself."""
    with db.read() as session:
        behind = calendar_mail.behind_now(session, now)
    for mailbox_id in sorted(behind):
        odd = Odd("calendar_mailbox", mailbox_id)
        follow = partial(calendar_mail.follow, mailbox_id=mailbox_id, now=now)
        isolated(db, Place.TIDY, odd, now, follow)


def tidy(db: Database, now: datetime) -> None:
    """Forget what recognised repeated deliveries, and words that waited too long for a yes.

    Messages lose the buttons that stopped working since it was last done. Each by itself: what
    cannot be done keeps nothing else.
    """
    before = now - INBOX_KEPT
    with db.read() as session:
        last = deliveries.beats(session).get(TIDY)
    since = last.at if last else now - timedelta(hours=HOUSEKEEPING_HOURS)
    works: Mapping[str, Callable[[Session], object]] = {
        "received": lambda session: deliveries.forget_received(session, before),
        "capture": lambda session: captures.forget_old(session, now),
        "rater": lambda session: ratings.close_old(session, now),
        "rating": lambda session: ratings.take_buttons(session, since, now),
        "invitation": lambda session: invitations.take_buttons(session, since, now),
        "poll": lambda session: votes.take_buttons(session, since, now),
        "odd_row": lambda session: odd_rows.forget(session, now),
        "mail_request": lambda session: mail_readers.forget_asked(session, now),
        "waiting_voice": lambda session: voices.forget_waiting(session, now),
        "calendar_mailbox": lambda session: calendar_mail.forget(session, now),
        "mailbox": lambda session: privacy.forget_mail_readers(session, now),
        "join_request": lambda session: joining.lapse(session, now),
        "draft": lambda session: composing.forget_drafts(session, now),
        "mail": lambda session: mailboxes.expire_mail(session, now),
        "mail_pace": lambda session: pace.forget_domains(session, before),
    }
    for subject, work in works.items():
        isolated(db, Place.TIDY, Odd(subject), now, work)
    with db.begin() as session:
        deliveries.beat(session, TIDY, now)


class Every(BaseTrigger):  # type: ignore[misc]  # the library has no types
    """Counts from the knock before; what was missed, however much, is not made up for."""

    def __init__(self, span: timedelta) -> None:
        self._span = span

    def get_next_fire_time(
        self, previous_fire_time: datetime | None, now: datetime
    ) -> datetime:
        return now + self._span


def knocked(job: Callable[[], None], what: str = "the heartbeat") -> None:
    """A database that is away says so itself: the next knock asks it again.

    Once another file took the place of the database, the process ends as a kill would end it:
    closing the connections would write the old file's log into the new one.
    """
    try:
        job()
    except ReplacedError as error:
        with _last_word:  # never given back: of two jobs that find it, one says so
            sys.stderr.write(f"leerkring: {error}\n")
            os._exit(FAILED)
    except Exception as error:  # noqa: BLE001  # the next knock tries again
        if not is_outage(error):
            log.error("%s failed: %s", what, logs.where(error))


class Heart:
    """Beats in the background until it is stopped: queueing does not wait for sending.

    `catch_up` works on what Slack was told is received when a process died, `complete` asks
    Slack about people of whom too little is known. `mail` has jobs of its own, by name, for a
    mail server may take its time; none where there is none. `reader`: where MEANING is on.

    APScheduler goes by the wall clock. Put back an hour, it would not knock for an hour, so a
    thread that goes by the other clock tells it.
    """

    def __init__(
        self,
        db: Database,
        outbox: Outbox,
        clock: Clock,
        catch_up: Callable[[], None] = lambda: None,
        complete: Callable[[], None] = lambda: None,
        mail: Mapping[str, tuple[timedelta, Callable[[], None]]] = MappingProxyType({}),
        reader: CardReader | None = None,
    ) -> None:
        self._db = db
        self._catch_up = catch_up
        self._complete = complete
        self._mail = mail
        self._reader = reader
        self._outbox = outbox
        self._clock = clock
        self._scheduler = BackgroundScheduler(
            timezone=UTC,
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )
        # A knock while the last one is still being answered is passed over: say nothing of it.
        logging.getLogger("apscheduler").setLevel(logging.ERROR)

    def start(self) -> None:
        self._every(timedelta(seconds=TICK_SECONDS), self._tick, "tick")
        self._every(timedelta(seconds=TICK_SECONDS), self._catch_up, "inbox")
        self._every(timedelta(seconds=TICK_SECONDS), self._complete, "profiles")
        self._every(timedelta(seconds=SEND_SECONDS), self.send, "send")
        for name, (span, job) in self._mail.items():
            self._every(span, job, name)
        if self._reader is not None:
            self._every(timedelta(seconds=TICK_SECONDS), self._reader.catch_up, "meaning")
        self._every(timedelta(hours=HOUSEKEEPING_HOURS), self._tidy, TIDY)
        self._scheduler.start()
        self._knock("inbox")
        self._knock("tick")
        Thread(target=self._mind_the_clock, name="clock", daemon=True).start()

    def _every(self, span: timedelta, job: Callable[[], None], name: str) -> None:
        self._scheduler.add_job(knocked, Every(span), args=[job], id=name)

    def tick(self) -> None:
        """Work on what waits, queue what is due, and send it."""
        self._complete()
        self._catch_up()
        self._tick()
        self.send()
        for _, job in self._mail.values():
            job()
        if self._reader is not None:
            self._reader.read_some()

    def _tick(self) -> None:
        tick(self._db, self._clock())

    def _tidy(self) -> None:
        tidy(self._db, self._clock())

    def send(self) -> None:
        """Send what is due, and note on the way that it goes on."""
        noted = -math.inf
        while self._outbox.send_one():
            if self._outbox.monotonic() - noted >= SEND_SECONDS:
                noted = self._outbox.monotonic()
                self._beat(deliveries.HANDLED)
        self._beat("send")
        wait = self._outbox.next_turn(timedelta(seconds=SEND_SECONDS))
        if wait is not None:  # a conversation waits a second, not until the next knock
            self._knock("send", max(wait, SHORTEST_REST))

    def _beat(self, job: str) -> None:
        with self._db.begin(lasting=False) as session:
            deliveries.beat(session, job, self._clock())

    def nudge(self) -> None:
        """Send now rather than within two seconds: someone is looking at the screen."""
        if self._scheduler.running:
            self._knock("send")

    def _knock(self, job: str, rest: timedelta = timedelta(0)) -> None:
        with suppress(JobLookupError):  # a scheduler that stops meanwhile has no jobs
            self._scheduler.modify_job(job, next_run_time=self._outbox.wall() + rest)

    def _mind_the_clock(self) -> None:
        """Whatever way the wall clock is put, the next knocks follow; tidying keeps its hours.

        A clock that was a year ahead for a minute must not have words forgotten.
        """
        ahead = self._ahead()
        while not self._outbox.stopping.wait(LOOK_SECONDS):
            before, ahead = ahead, self._ahead()
            if abs(ahead - before) > SEND_SECONDS:
                log.warning("the clock was put %+.0f seconds", ahead - before)
                for job in self._scheduler.get_jobs():
                    rest = HOUSEKEEPING_HOURS if job.id == TIDY else 0
                    self._knock(job.id, timedelta(hours=rest))

    def _ahead(self) -> float:
        return self._outbox.wall().timestamp() - self._outbox.monotonic()

    def stop(self) -> None:
        """Begins nothing new; returns when what was being sent has been marked."""
        self._outbox.stopping.set()
        if self._scheduler.running:
            self._scheduler.shutdown(wait=True)
