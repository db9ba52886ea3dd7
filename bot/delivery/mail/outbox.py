"""Sending mail from the same rows as all messages, at a pace of its own.

1. Claim some rows under a lease and commit; write their letters from one look at the rows.
   What is not handed over within a second of it is written anew.
2. Hand each over outside any transaction; mark it, if the lease is still ours, before the next
   one. The mark does not wait for the disk: it outlives the process, and where the power fails
   it is a lost answer as in 3.
3. Whether an answer that was lost was a yes, nobody can look up. It is sent once more under
   the same Message-ID, and so seen as one.
4. One reader's mailbox costs nobody else anything. What our own server or another one has
   against us stops them all for a while, is told to whoever manages the programme, and costs
   nobody their subscription.
"""

import logging
import random
import time
from collections import deque
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import timedelta
from threading import Event
from typing import Any

from bot.clock import Clock, utc_now
from bot.delivery.courier import UNKNOWN_TRIES
from bot.delivery.isolation import report
from bot.delivery.mail import letters
from bot.delivery.mail.letter import as_bytes
from bot.delivery.mail.look import Look, look
from bot.delivery.mail.recipients import mailbox_of
from bot.delivery.mail.smtp import SmtpSender
from bot.delivery.mail.stopped import REFUSED_FOR, tell_managers
from bot.domain.base.odd_rows import Odd, Place
from bot.domain.readers import mail_readers
from bot.errors import DeliveryError, Fate
from storage.base import deliveries, mail_claims, pace
from storage.base.claims import Turn
from storage.base.pace import UNPACED, Bucket
from storage.database import Database
from storage.models import Delivery, DeliveryState, Workspace
from storage.outages import is_outage

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=4)  # longer than the slowest answers together, see `smtp`
MARGIN = timedelta(minutes=3)
FIRST_RETRY, LONGEST_RETRY = timedelta(minutes=1), timedelta(hours=1)
AT_ONCE = 100  # mails claimed together: one transaction less for each
LOOK_SECONDS = 1  # what one look at the rows found serves so long
DOWN_FOR = timedelta(minutes=5)  # our server cannot be reached, or refuses us
TOLD_AFTER = timedelta(hours=1)  # a server that was only away is not worth a message


@dataclass(frozen=True)
class MailOutbox:
    db: Database
    sender: SmtpSender
    clock: Clock
    bucket: Bucket
    domain: Bucket = UNPACED  # of all mail to one domain
    wall: Clock = utc_now
    monotonic: Callable[[], float] = time.monotonic
    lease: timedelta = LEASE
    margin: timedelta = MARGIN
    jitter: Callable[[], float] = random.random
    checkpoint: Callable[[str], None] = lambda _name: None  # tests kill the process here
    stopping: Event = field(default_factory=Event)

    def send_due(self) -> None:
        """Send until nothing is due, or the pace forbids more; then let go of the server."""
        try:
            while self.send_some():
                pass
        finally:
            self.sender.hang_up()
            letters.forget()

    def send_some(self) -> bool:
        """Handle some rows; False when there are none now, or we are to stop."""
        if self.stopping.is_set():
            return False
        deadline = self.monotonic() + self.lease.total_seconds()
        self.checkpoint("before claim")
        turn = Turn(self.clock(), self.wall(), self.lease, self.bucket, self.domain)
        with self.db.begin() as session:
            claimed = mail_claims.claim_mails(session, turn, AT_ONCE)
        self.checkpoint("after claim")
        left = deque(claimed)
        while left and self._send_as_seen(left, deadline - self.margin.total_seconds()):
            pass
        self._let_go(left)
        return bool(claimed)

    def _send_as_seen(self, left: deque[Delivery], deadline: float) -> bool:
        """Some of these, by one look at the rows. False when the others have to wait."""
        with self.db.read() as session:
            seen = look(session, left, self.clock(), self.wall())
        until = self.monotonic() + LOOK_SECONDS
        while left:
            late = self.stopping.is_set() or self.monotonic() > deadline
            if late or seen.waits or not self._handle(left.popleft(), seen):
                return False
            if self.monotonic() > until:
                break
        return True

    def _handle(self, delivery: Delivery, seen: Look) -> bool:
        """False when all mail has to wait."""
        try:
            self._attempt(delivery, seen)
        except DeliveryError as error:
            return self._refused(delivery, error)
        except Exception as error:
            if is_outage(error):
                raise  # the row is left under its lease
            what = f"{delivery.kind}: {type(error).__name__}"
            odd = Odd("delivery", delivery.id, delivery.workspace_id, what, error)
            report(self.db, Place.OUTBOX, odd, self.clock())
            return self._refused(delivery, DeliveryError(Fate.UNKNOWN, "internal"))
        return True

    def _let_go(self, left: Collection[Delivery]) -> None:
        """They were not tried."""
        if not left:
            return
        with self.db.begin() as session:
            for each in left:
                back = {"state": DeliveryState.PENDING, "attempts": each.attempts - 1}
                deliveries.mark(session, each, **back)

    def _attempt(self, delivery: Delivery, seen: Look) -> None:
        now = self.clock()
        mail = seen.mail(delivery)
        if delivery.expires_at is not None and delivery.expires_at <= now:
            self._mark(delivery, state=DeliveryState.EXPIRED)
        elif mail is None:
            self._mark(delivery, state=DeliveryState.CANCELLED)
        else:
            said = as_bytes(mail, self.sender.sender, delivery.message_key, now)
            self.checkpoint("before send")
            self.sender.send(mail.to, said)
            self.checkpoint("after send")
            self._sent(delivery, seen)

    def _sent(self, delivery: Delivery, seen: Look) -> None:
        with self.db.begin(lasting=False) as session:
            outcome = {"state": DeliveryState.SENT, "sent_at": self.clock(), "last_error": None}
            deliveries.mark(session, delivery, attempts=0, ambiguous=False, **outcome)
            if seen.was_paused:
                pace.unpause_mail(session, delivery.workspace_id, self.wall())
            if seen.has_failed(delivery):
                mail_readers.note_arrival(mailbox_of(session, delivery))
        self.checkpoint("after mark")

    def _refused(self, delivery: Delivery, error: DeliveryError) -> bool:
        """False when all mail has to wait."""
        log.warning("mail %s (%s): %s", delivery.id, delivery.kind, error)
        match error.fate:
            case Fate.SLOW_DOWN:
                return self._pause(delivery, error, timedelta(seconds=error.retry_after))
            case Fate.SETUP | Fate.WORKSPACE:
                return self._pause(delivery, error, DOWN_FOR)
            case Fate.POLICY if not self._is_theirs_alone(delivery, error):
                return self._pause(delivery, error, REFUSED_FOR, later=True)
            case Fate.PERSON | Fate.MAILBOX:
                self._not_taken(delivery, error)
            case Fate.UNREACHABLE:
                self._later(delivery, error)
            case Fate.UNKNOWN if delivery.attempts < UNKNOWN_TRIES:
                self._later(delivery, error)
            case _:
                self._mark(delivery, state=DeliveryState.DEAD, last_error=error.reason)
        return True

    def _is_theirs_alone(self, delivery: Delivery, error: DeliveryError) -> bool:
        """It was refused so before, and others were taken since: it is one server's policy."""
        if delivery.last_error != error.reason:
            return False
        with self.db.read() as session:
            home = session.get_one(Workspace, delivery.workspace_id)
            return home.mail_pause_reason is None

    def _pause(
        self, delivery: Delivery, error: DeliveryError, span: timedelta, *, later: bool = False
    ) -> bool:
        """All mail waits; this one lost nothing. `later`: others are tried before it."""
        with self.db.begin() as session:
            pace.pause_mail(session, delivery.workspace_id, self.wall(), span, error.reason)
            until = self.clock() + span if later else delivery.available_at
            deliveries.mark(
                session,
                delivery,
                state=DeliveryState.PENDING,
                attempts=delivery.attempts - 1,
                ambiguous=False,
                available_at=until,
                last_error=error.reason,
            )
            if self._is_to_be_told(delivery, error):
                tell_managers(session, delivery.workspace_id, error.reason, self.clock())
        return False

    def _is_to_be_told(self, delivery: Delivery, error: DeliveryError) -> bool:
        waits = self.clock() - delivery.due_at
        return error.fate in {Fate.WORKSPACE, Fate.POLICY} or waits >= TOLD_AFTER

    def _not_taken(self, delivery: Delivery, error: DeliveryError) -> None:
        """By this mailbox; it rests when it is not there, or took none for a while."""
        with self.db.begin() as session:
            outcome = {"state": DeliveryState.DEAD, "last_error": error.reason}
            if deliveries.mark(session, delivery, **outcome):
                mail_readers.note_failure(
                    mailbox_of(session, delivery, lock=True),
                    error.reason,
                    self.clock(),
                    for_good=error.fate is Fate.PERSON,
                )

    def _later(self, delivery: Delivery, error: DeliveryError) -> None:
        """1, 2, 4 … 60 minutes, give or take a quarter."""
        doubled = FIRST_RETRY * 2 ** min(delivery.attempts - 1, 6)
        span = min(LONGEST_RETRY, doubled) * (0.75 + self.jitter() / 2)
        self._mark(
            delivery,
            state=DeliveryState.PENDING,
            ambiguous=False,
            available_at=self.clock() + span,
            last_error=error.reason,
        )

    def _mark(self, delivery: Delivery, **values: Any) -> None:
        with self.db.begin() as session:
            deliveries.mark(session, delivery, **values)
