"""Sending what is due: each message once, whatever happens in between.

1. The row was inserted in the transaction of the business change.
2. Claim it under a lease and commit, before anything is sent. Our own deadline starts before
   the claim, and is checked again right before the post.
3. A row that may have been posted (the lease ran out while it was `sending`, or Slack's answer
   was lost) is looked up in Slack by its key, twice, before it is posted again. Where it
   cannot be looked up it becomes `unsure`, and a person decides.
4. Every mark is fenced by the lease's token.
5. What the message says, and whether it is still wanted, is decided after the claim.
6. What changes while it is sent makes it stale: it is edited next.
"""

import logging
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from bot.delivery import absence, editor
from bot.delivery.bundles import Composed, compose, mark_parts, note_shown
from bot.delivery.courier import (
    DOWN_FOR,
    UNKNOWN_TRIES,
    Courier,
    fitting,
    patience,
    plainly,
)
from bot.delivery.editor import Beside
from bot.delivery.slack import RATE_LIMITED, Sent
from bot.delivery.trouble import report
from bot.domain.base.kinds import MessageKind
from bot.errors import DeliveryError, Fate
from bot.slack.base.blocks import Message
from storage.base import claims, deliveries, pace
from storage.models import NO_SURFACE, Delivery, DeliveryState, Person
from storage.outages import is_outage
from storage.people import people

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Ready:
    """What is about to leave; `parts` of a bundle; `wait_until` when its reader is away."""

    message: Message | None
    recipient: str
    parts: Composed | None = None
    wait_until: datetime | None = None
    why_not: str | None = None


@dataclass(frozen=True)
class Outbox(Courier):
    def send_due(self, most: int = 10_000) -> int:
        """Send until nothing is due or the pace forbids more; how many rows were handled."""
        return next((n for n in range(most) if not self.send_one()), most)

    def next_turn(self, within: timedelta) -> timedelta | None:
        """When to try again what pace or Slack hold back; None: not within that."""
        with self.db.read() as session:
            return claims.next_turn(session, self.turn(), within)

    def freshen(self, only: Collection[int]) -> None:
        """Edit these messages now, as far as they are stale and Slack takes it."""
        editor.freshen(self, only)

    def catch_up(self, stale: Beside) -> None:
        """Edit what was collected, unless somebody else took it."""
        if only := stale.take():
            editor.freshen(self, only)

    def send_one(self) -> bool:
        """Send one, or edit a few; False when there is none now, or we are to stop."""
        if self.stopping.is_set():
            return False
        deadline = self.lease_ends()
        self.checkpoint("before claim")
        with self.db.begin() as session:
            claimed = claims.claim(session, self.turn())
        if claimed is None:
            return False
        self.checkpoint("after claim")
        if isinstance(claimed, Delivery):
            self._send(claimed, deadline)
        else:
            editor.show(self, claimed, deadline)
        return True

    def _send(self, delivery: Delivery, deadline: float) -> None:
        try:
            self._attempt(delivery, deadline)
        except DeliveryError as error:
            self._refused(delivery, error)
        except Exception as error:
            if is_outage(error):
                raise  # the row is left under its lease
            # One poisoned row must not stop the others, and must not come back every second.
            self.note_odd(delivery, error)
            self._refused(delivery, DeliveryError(Fate.UNKNOWN, "internal"))

    def _attempt(self, delivery: Delivery, deadline: float) -> None:
        root = self._root(delivery)
        if root is not None and root.external_id is None:
            self._without(delivery, root)
            return
        ready = self._prepare(delivery)
        message = ready.message
        if ready.why_not is not None:
            self._end(delivery, ready, DeliveryState.CANCELLED)
            return
        if ready.wait_until is not None:
            self._hold(delivery, ready.wait_until)
            return
        if delivery.ambiguous and not self._absent(delivery, ready, root):
            return
        if message is None:
            # What waited for someone's return, and has nothing to say any more, came too late.
            waited = "waits" in delivery.details
            state = DeliveryState.EXPIRED if waited else DeliveryState.CANCELLED
            self._end(delivery, ready, state)
        elif delivery.expires_at is not None and delivery.expires_at <= self.clock():
            self._end(delivery, ready, DeliveryState.EXPIRED)
        elif self.is_too_late(deadline):
            self.mark(delivery, state=DeliveryState.PENDING)
        else:
            self._post(delivery, ready, message, root)

    def _root(self, delivery: Delivery) -> Delivery | None:
        """The row of the message that this one stands under, where it names one."""
        number = delivery.details.get("thread")
        if number is None:
            return None
        with self.db.read() as session:
            return deliveries.get(session, number)

    def _without(self, delivery: Delivery, root: Delivery) -> None:
        """It waits for a message that has not arrived, or has no place when that never will."""
        if root.state not in deliveries.OPEN:
            self.mark(delivery, state=DeliveryState.CANCELLED)
        elif delivery.expires_at is not None and delivery.expires_at <= self.clock():
            self.mark(delivery, state=DeliveryState.EXPIRED)
        else:
            self.mark(
                delivery,
                state=DeliveryState.PENDING,
                available_at=self.clock() + self.backoff(delivery.attempts),
            )

    def _prepare(self, delivery: Delivery) -> Ready:
        """What to say now (None: no longer wanted), and to whom."""
        now = self.clock()
        with self.db.read() as session:
            reader = None
            if delivery.person_id is not None:
                reader = people.get(session, delivery.workspace_id, delivery.person_id)
            recipient = reader.external_id if reader else (delivery.channel or "")
            if reader is not None and not reader.is_reachable:
                gone = Composed(None) if delivery.kind == MessageKind.TOGETHER else None
                why_not = NO_SURFACE if reader.is_active else None
                return Ready(None, recipient, gone, why_not=why_not)
            if reader is not None and not delivery.ambiguous:
                until = absence.until(session, delivery, reader, now)
                if until is not None:
                    return Ready(None, recipient, wait_until=until)
            return self._worded(session, delivery, reader, recipient)

    def _worded(
        self, session: Session, delivery: Delivery, reader: Person | None, recipient: str
    ) -> Ready:
        now, kind = self.clock(), MessageKind(delivery.kind)
        if kind is MessageKind.TOGETHER and reader is not None:
            parts = compose(session, delivery, reader, now, self.renderers)
            return Ready(parts.message, recipient, parts)
        return Ready(self.renderers[kind](session, delivery, reader, now), recipient)

    def _hold(self, delivery: Delivery, until: datetime) -> None:
        """Its reader is away: it waits, and loses nothing by it."""
        with self.db.begin() as session:
            values = {
                "state": DeliveryState.PENDING,
                "attempts": 0,
                "last_error": None,
                "available_at": until,
                "details": {**delivery.details, "waits": absence.AWAY},
            }
            if deliveries.mark(session, delivery, **values):
                absence.gather(session, delivery, until, self.clock())

    def _absent(self, delivery: Delivery, ready: Ready, root: Delivery | None) -> bool:
        """Whether a message that may have been posted was not, as far as Slack can tell."""
        self.checkpoint("before lookup")
        try:
            since = delivery.created_at - timedelta(minutes=1)
            thread = root.external_id if root else None
            found = self.sender.find(ready.recipient, delivery.message_key, since, thread)
        except DeliveryError as error:
            if error.fate is Fate.SLOW_DOWN:  # looking up is what Slack counts, not posting
                self._later(delivery, error, patience(error), attempts=delivery.attempts - 1)
                return False
            if error.fate in {Fate.UNREACHABLE, Fate.AMBIGUOUS, Fate.WORKSPACE}:
                raise
            self._give_up(delivery, DeliveryState.UNSURE, error.reason)
            return False
        self.checkpoint("after lookup")
        if found is not None:
            self._sent(delivery, ready, found)
            return False
        if delivery.looked_up_at is None:
            # Slack may show a message late: look once more before posting again.
            self.mark(
                delivery,
                state=DeliveryState.PENDING,
                looked_up_at=self.wall(),
                available_at=self.clock() + self.timing.second_look,
            )
            return False
        return True

    def _post(
        self, delivery: Delivery, ready: Ready, message: Message, root: Delivery | None
    ) -> None:
        self.checkpoint("before send")
        sent = self.sender.send(
            ready.recipient,
            fitting(delivery, message),
            delivery.message_key,
            root.external_id if root else None,
        )
        self.checkpoint("after send")
        self._sent(delivery, ready, sent, shown_revision=delivery.revision)

    def _sent(self, delivery: Delivery, ready: Ready, sent: Sent, **values: Any) -> None:
        """`values`: what is known of the words that arrived; nothing of those found later."""
        outcome = {
            "state": DeliveryState.SENT,
            "sent_at": self.clock(),
            "external_channel": sent.channel,
            "external_id": sent.ts,
            "last_error": None,
        }
        own = {"attempts": 0, "details": plainly(delivery.details, plain=False), **values}
        with self.db.begin() as session:
            if deliveries.mark(session, delivery, **outcome, **own) and ready.parts is not None:
                mark_parts(session, delivery, ready.parts, outcome, self.clock())
                if values:
                    note_shown(session, ready.parts)
            if delivery.last_error == RATE_LIMITED:  # this conversation is at its limit
                until = self.clock() + timedelta(seconds=1)
                deliveries.postpone(session, delivery, until, RATE_LIMITED)
            pace.unpause(session, delivery.workspace_id, self.wall())
        self.checkpoint("after mark")

    def _refused(self, delivery: Delivery, error: DeliveryError) -> None:
        log.warning("delivery %s (%s): %s", delivery.id, delivery.kind, error)
        match error.fate:
            case Fate.SLOW_DOWN:
                self._slow_down(delivery, error)
            case Fate.WORKSPACE | Fate.SETUP:
                self.pause(delivery, DOWN_FOR, error, state=DeliveryState.PENDING)
            case Fate.AMBIGUOUS:
                self._later(
                    delivery, error, self.timing.lease, ambiguous=True, looked_up_at=None
                )
            case Fate.UNREACHABLE:
                self._later(delivery, error, self.backoff(delivery.attempts))
            case Fate.CONTENT if not delivery.details.get("plain"):
                details = plainly(delivery.details, plain=True)
                self._later(delivery, error, timedelta(0), details=details)
            case Fate.UNKNOWN if delivery.attempts < UNKNOWN_TRIES:
                self._later(delivery, error, self.backoff(delivery.attempts))
            case _:
                self._give_up(delivery, DeliveryState.DEAD, error.reason)

    def _slow_down(self, delivery: Delivery, error: DeliveryError) -> None:
        """Slack limits each conversation, and a workspace as a whole, and does not say which.

        The conversation waits, and from then on for a second after each message. When another
        one is refused meanwhile, it is the workspace.
        """
        span, now = patience(error), self.clock()
        with self.db.begin() as session:
            if deliveries.is_refused_elsewhere(session, delivery, now, error.reason):
                pace.pause(session, delivery.workspace_id, self.wall(), span, error.reason)
            values = {"state": DeliveryState.PENDING, "attempts": delivery.attempts - 1}
            if deliveries.mark(session, delivery, **values):
                deliveries.postpone(session, delivery, now + span, error.reason)

    def _later(
        self, delivery: Delivery, error: DeliveryError, span: timedelta, **values: Any
    ) -> None:
        self.mark(
            delivery,
            state=DeliveryState.PENDING,
            available_at=self.clock() + span,
            last_error=error.reason,
            **values,
        )

    def _give_up(self, delivery: Delivery, state: DeliveryState, reason: str) -> None:
        """No path ends in silence: the facilitators of the circle are told."""
        with self.db.begin() as session:
            if not deliveries.mark(session, delivery, state=state, last_error=reason):
                return
            parts = deliveries.give_up_parts(session, delivery.id, state, reason)
            for each in parts or [delivery]:
                report(session, each, reason, self.clock())

    def _end(self, delivery: Delivery, ready: Ready, state: DeliveryState) -> None:
        """Nothing is sent, because nothing of it is wanted."""
        with self.db.begin() as session:
            outcome = {"state": state, "last_error": ready.why_not or delivery.last_error}
            if deliveries.mark(session, delivery, **outcome) and ready.parts is not None:
                mark_parts(session, delivery, ready.parts, outcome, self.clock())
