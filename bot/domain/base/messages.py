"""Queueing what the bot has to say: a message is a row before it is a message."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base.kinds import MessageKind
from storage.base import deliveries, edits
from storage.models import Delivery, DeliveryState, Details

Subject = tuple[MessageKind, int]


def queue(  # noqa: PLR0913  # one row, every column by name
    session: Session,
    *,
    workspace_id: int,
    kind: MessageKind,
    subject_id: int,
    now: datetime,
    to: int | None = None,
    channel: str | None = None,
    circle_id: int | None = None,
    occasion: str = "",
    due_at: datetime | None = None,
    expires_at: datetime | None = None,
    details: Details | None = None,
    state: DeliveryState = DeliveryState.PENDING,
) -> bool:
    """Put a message in the outbox, in the transaction of what it tells about.

    `to` is a person's id; `channel` a Slack channel; the facilitators of `circle_id` hear of
    it when the message cannot be delivered. The key is kind, subject, reader and
    `occasion`: the same message queued again changes nothing and gives False.
    """
    key = key_of(kind, subject_id, to=to, channel=channel, occasion=occasion)
    return deliveries.add(
        session,
        {
            "workspace_id": workspace_id,
            "key": key,
            "kind": kind.value,
            "subject_id": subject_id,
            "person_id": to,
            "channel": channel,
            "circle_id": circle_id,
            "details": details or {},
            "due_at": due_at or now,
            "available_at": due_at or now,
            "expires_at": expires_at,
            "created_at": now,
            "state": state,
        },
    )


def key_of(
    kind: MessageKind,
    subject_id: int,
    *,
    to: int | None = None,
    channel: str | None = None,
    occasion: str = "",
) -> str:
    reader = f"p{to}" if to is not None else f"c{channel}"
    return ":".join(filter(None, [kind.value, str(subject_id), reader, occasion]))


def tie(
    session: Session, workspace_id: int, to: int, parts: Sequence[Delivery], now: datetime
) -> None:
    """Let what waits for one person leave as one message."""
    occasion = f"{now:%Y%m%dT%H%M%S}.{min(part.id for part in parts)}"
    queue(
        session,
        workspace_id=workspace_id,
        kind=MessageKind.TOGETHER,
        subject_id=to,
        to=to,
        occasion=occasion,
        now=now,
    )
    key = key_of(MessageKind.TOGETHER, to, to=to, occasion=occasion)
    bundle = deliveries.find_by_key(session, workspace_id, key)
    assert bundle is not None  # noqa: S101  # it was made just now
    for part in parts:
        part.bundle_id = bundle.id


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
