"""What came back later: read at a pace, counted once, and moved aside.

A message changes something only if it reports the failure of a mail that we sent. It is
counted first and moved then: whoever dies in between finds it counted.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from threading import Event

from sqlalchemy.orm import Session

from bot import logs
from bot.causes import bounce_trouble
from bot.clock import Clock, utc_now
from bot.delivery.mail.mailbox import MAILBOX_FAILS, Mailbox, opened
from bot.delivery.mail.recipients import mail_domain_of, mailbox_of
from bot.delivery.mail.returned import Blame, Returned, read
from bot.delivery.mail.stopped import REFUSED_FOR, tell_managers
from bot.domain.readers import mail_readers
from bot.mail_server import BounceServer
from storage.base import deliveries, pace
from storage.database import Database
from storage.models import DeliveryState
from storage.outages import is_outage

log = logging.getLogger(__name__)

EVERY = timedelta(minutes=1)
AT_ONCE = 50  # messages
COUNTED, OTHER = "Leerkring-bounces", "Leerkring-other"  # folders of the mailbox


@dataclass
class Bounces:
    """`domain`: of our Message-IDs."""

    db: Database
    server: BounceServer
    domain: str
    clock: Clock
    wall: Clock = utc_now
    stopping: Event = field(default_factory=Event)
    checkpoint: Callable[[str], None] = lambda _name: None  # tests break off here
    _trouble: str = ""

    def read_some(self) -> None:
        """A mailbox that cannot be read is said once; the next round tries again."""
        trouble = ""
        try:
            with opened(self.server) as mailbox:
                self._read(mailbox)
        except MAILBOX_FAILS as error:
            trouble = str(bounce_trouble(error))
        if trouble and trouble != self._trouble:
            log.warning("%s", trouble)
        self._trouble = trouble

    def _read(self, mailbox: Mailbox) -> None:
        for uid in mailbox.waiting()[:AT_ONCE]:
            if self.stopping.is_set():
                return
            is_counted = self._count(mailbox.raw(uid))
            self.checkpoint("counted")
            mailbox.move(uid, COUNTED if is_counted else OTHER)

    def _count(self, raw: bytes) -> bool:
        """What nothing can be made of is no bounce, whatever is wrong with it."""
        try:
            found = read(raw, self.domain)
            if found is None:
                return False
            with self.db.begin() as session:
                return note(session, found, self.clock, self.wall)
        except Exception as error:
            if is_outage(error):
                raise
            log.warning("a message in the bounce mailbox cannot be read: %s", logs.where(error))
            return False


def note(session: Session, found: Returned, clock: Clock, wall: Clock) -> bool:
    """False when it is about no mail of ours, or is known already."""
    delivery = deliveries.sent_by_mail(session, found.key)
    if delivery is None:
        return False
    delivery.state, delivery.last_error = DeliveryState.DEAD, found.reason
    mailbox = mailbox_of(session, delivery, lock=True)
    if found.blame is not Blame.OURS:
        is_gone = found.blame is Blame.GONE
        mail_readers.note_bounce(session, mailbox, delivery, clock(), is_gone=is_gone)
    elif tell_managers(session, delivery.workspace_id, found.reason, clock()):
        pace.pause_mail(session, delivery.workspace_id, wall(), REFUSED_FOR, found.reason)
    elif mailbox is not None:  # all mail waited for it today
        domain = mail_domain_of(session, mailbox)
        pace.hold_domains(session, delivery.workspace_id, {domain: wall() + REFUSED_FOR})
    return True
