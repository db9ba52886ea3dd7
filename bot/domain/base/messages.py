"""Queueing what the bot has to say: a message is a row before it is a message."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import Any

from sqlalchemy.orm import Session

from bot.domain.base.kinds import Due, MessageKind
from storage.base import deliveries, edits
from storage.models import HOME, Delivery, DeliveryState, Person, Surface

Subject = tuple[MessageKind, int]


@dataclass(frozen=True)
class Tied:
    """A message to a person that leaves with others."""

    id: int
    workspace_id: int
    to: int


def queue(session: Session, message: Due, *, now: datetime) -> bool:
    """Put a message in the outbox, in the transaction of what it tells about.

    The same message queued again changes nothing and gives False.
    """
    return deliveries.add(session, _row(message, now))


def queue_all(
    session: Session,
    wanted: Sequence[Due],
    now: datetime,
    state: DeliveryState = DeliveryState.PENDING,
) -> dict[tuple[int, str], int]:
    """The same for many at once: the ids of those that are new, by workspace and key."""
    rows = [_row(message, now) | {"state": state} for message in wanted]
    return deliveries.add_all(session, rows)


def note_said(
    session: Session,
    message: Due,
    channel: str,
    ts: str,
    now: datetime,
    *,
    is_stale: bool = False,
) -> None:
    """A message that was said at once stands there: it is edited, and taken away, as others.

    `is_stale`: what it shows changed while it was said.
    """
    place = {"state": DeliveryState.SENT, "sent_at": now, "external_channel": channel}
    deliveries.add(
        session,
        _row(message, now) | place | {"external_id": ts, "revision": int(is_stale)},
    )


def take_all_back(session: Session, person: Person, now: datetime) -> None:
    """All that the bot said to someone who is erased, and their Home; to be called before.

    Whose Home it is, Slack says: of the person nothing is kept for it.
    """
    edits.make_all_stale(session, person.workspace_id, person.id, now)
    channel = deliveries.conversation_with(session, person)
    if channel is not None and not person.is_erased:
        shown = Due(
            workspace_id=person.workspace_id,
            kind=MessageKind.REPLY,
            subject_id=person.id,
            circle_id=None,
            due_at=now,
            to=person.id,
            occasion=HOME,
        )
        note_said(session, shown, channel, HOME, now, is_stale=True)


def _row(message: Due, now: datetime) -> dict[str, Any]:
    return {
        "workspace_id": message.workspace_id,
        "key": message.key,
        "kind": message.kind.value,
        "subject_id": message.subject_id,
        "person_id": message.to,
        "channel": message.channel,
        "surface": Surface.EMAIL if message.mail_domain else Surface.SLACK,
        "mail_domain": message.mail_domain or None,
        "circle_id": message.circle_id,
        "details": dict(message.details),
        "due_at": message.due_at,
        "available_at": message.due_at,
        "expires_at": message.expires_at,
        "created_at": now,
    }


def find(session: Session, message: Due) -> Delivery | None:
    """The row of a message that was queued."""
    return deliveries.find_by_key(session, message.workspace_id, message.key)


def tie(session: Session, bundles: Sequence[Sequence[Tied]], now: datetime) -> None:
    """Let what waits for one person leave as one message; several such at once."""
    wholes = [_whole(parts, now) for parts in bundles]
    ids = queue_all(session, wholes, now)
    deliveries.bind(
        session,
        {
            part.id: ids[whole.workspace_id, whole.key]
            for whole, parts in zip(wholes, bundles, strict=True)
            for part in parts
        },
    )


def _whole(parts: Sequence[Tied], now: datetime) -> Due:
    first = min(parts, key=attrgetter("id"))
    return Due(
        workspace_id=first.workspace_id,
        kind=MessageKind.TOGETHER,
        subject_id=first.to,
        circle_id=None,
        due_at=now,
        to=first.to,
        occasion=f"{now:%Y%m%dT%H%M%S}.{first.id}",
    )


def cancel(
    session: Session,
    workspace_id: int,
    kind: MessageKind,
    subject_id: int,
    to: int | None = None,
) -> int:
    """Take back what has not left yet; how many rows that were."""
    return deliveries.cancel(session, workspace_id, kind.value, subject_id, to)


def make_stale(
    session: Session,
    workspace_id: int,
    subjects: Iterable[Subject],
    now: datetime,
    *,
    reader: int | None = None,
) -> None:
    """What messages about something show has changed: those in Slack are edited.

    To be called in the transaction of the change. `reader`: only what one person got.
    """
    edits.make_stale(session, workspace_id, subjects, now, person_id=reader)


def make_kind_stale(
    session: Session, workspace_id: int, kind: MessageKind, since: datetime, now: datetime
) -> None:
    """The same for every message of a kind that was sent since a moment."""
    edits.make_kind_stale(session, workspace_id, kind.value, since, now)
