"""How it goes with the bot, for the programme manager: no words, and nobody's own matters."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row
from sqlalchemy.orm import Session

from bot.domain.agenda.sessions import sessions as agenda
from bot.domain.agenda.sessions.sessions import Invitee
from bot.domain.base import odd_rows
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import MessageKind
from bot.domain.base.odd_rows import Shown
from bot.domain.people import people, rhythms
from bot.domain.people.rhythms import DaysOff
from bot.domain.upcoming.heartbeat import planned
from bot.domain.upcoming.sieve import Sieve
from bot.errors import NotAllowed
from storage.base import deliveries, edits
from storage.circle import free_days
from storage.models import DeliveryState, Role, Rsvp
from storage.overview import ledger

NEXT = 10
LOOK_BACK = timedelta(days=30)
KINDS = frozenset(MessageKind)  # another version may have queued one that is not known here


@dataclass(frozen=True)
class Send:
    """`circle`: None for what concerns several."""

    kind: MessageKind
    circle: str | None
    at: datetime


@dataclass(frozen=True)
class Status:
    last_beat: datetime | None
    waiting: int
    oldest_due: datetime | None
    failed: int  # in the last thirty days, like the others below
    unsure: int
    expired: int
    pause_reason: str | None
    next: Sequence[Send]
    mail_pause_reason: str | None = None
    odd: Sequence[Shown] = ()  # rows that are left out; all others go on


def look(session: Session, actor: Actor, now: datetime) -> Status:
    """Raises NotAllowed for anyone but a programme manager."""
    if not people.get(session, actor).is_programme_manager:
        raise NotAllowed("status-not-allowed")
    count = ledger.counts(session, actor.workspace_id, now - LOOK_BACK)
    home = free_days.workspace(session, actor.workspace_id)
    return Status(
        last_beat=deliveries.last_beat(session, "tick"),
        waiting=count.get(DeliveryState.PENDING, 0) + count.get(DeliveryState.SENDING, 0),
        oldest_due=edits.oldest_due(session, now, actor.workspace_id),
        failed=count.get(DeliveryState.DEAD, 0),
        unsure=count.get(DeliveryState.UNSURE, 0),
        expired=count.get(DeliveryState.EXPIRED, 0),
        pause_reason=home.pause_reason,
        mail_pause_reason=home.mail_pause_reason,
        next=_next(session, actor.workspace_id, now),
        odd=odd_rows.shown(session, actor.workspace_id),
    )


def _next(session: Session, workspace_id: int, now: datetime) -> list[Send]:
    """From the outbox and from the sessions ahead; one line for all who get it then."""
    queued = [
        Send(MessageKind(row.kind), row.name, row.available_at)
        for row in ledger.queued(session, workspace_id, NEXT)
        if row.kind in KINDS
    ]
    off = rhythms.load(session, now)
    rows = ledger.ahead(session, workspace_id, now, NEXT)
    sends = Sieve().each(rows, lambda row: list(_of_session(row, off)))
    ahead = (send for each in sends for send in each if send.at > now)
    both = sorted({*queued, *ahead}, key=lambda send: (send.at, send.kind, send.circle or ""))
    return both[:NEXT]


def _of_session(row: Row[Any], off: DaysOff) -> Iterator[Send]:
    meeting = planned(row)
    member = Invitee(meeting, row.person_id, rhythms.of_row(row, off), row.told_at)
    messages = [agenda.agenda(meeting)]
    if row.rsvp is None and (reminder := agenda.reminder(member)):
        messages.append(reminder)
    if row.role is Role.FACILITATOR:
        messages += [agenda.brief(member), agenda.wrap_up(member)]
    elif row.rsvp is not Rsvp.NO:
        messages.append(agenda.prompt(member))
    for message in messages:
        if message.due_at < message.until:
            yield Send(message.kind, row.name, message.due_at)
