"""The outbox's rows: added, found, and marked by whoever holds the lease."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any
from uuid import uuid4

from sqlalchemy import (
    ColumnElement,
    CursorResult,
    Select,
    Update,
    and_,
    bindparam,
    delete,
    func,
    inspect,
    not_,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Session
from sqlalchemy.sql.dml import ReturningUpdate

from storage.base import prepared
from storage.base.upsert import insert_each_unless_present, insert_unless_present
from storage.models import Delivery, DeliveryState, Heartbeat, Person, Received, Surface

TOGETHER = "together"
HANDLED = "message"  # the heartbeat of when a message was last sent or tried
QUEUED = "queued"  # in a session's `info`
OPEN = (DeliveryState.PENDING, DeliveryState.SENDING)


def add(session: Session, values: Mapping[str, Any]) -> bool:
    """False when a delivery with this key exists already."""
    is_new = insert_unless_present(session, Delivery, {**values, "message_key": str(uuid4())})
    session.info[QUEUED] = has_queued(session) or is_new
    return is_new


def add_all(session: Session, rows: Sequence[Mapping[str, Any]]) -> dict[tuple[int, str], int]:
    """The ids of those that are new, by workspace and key."""
    values = [{**row, "message_key": str(uuid4())} for row in rows]
    wanted = (Delivery.workspace_id, Delivery.key, Delivery.id)
    added = insert_each_unless_present(session, Delivery, values, *wanted)
    session.info[QUEUED] = has_queued(session) or bool(added)
    return {(row.workspace_id, row.key): row.id for row in added}


def has_queued(session: Session) -> bool:
    """Whether a transaction put something in the outbox."""
    return bool(session.info.get(QUEUED))


def cancel(
    session: Session, workspace_id: int, kind: str, subject_id: int, person_id: int | None
) -> int:
    query = (
        update(Delivery)
        .where(
            Delivery.workspace_id == workspace_id,
            Delivery.kind == kind,
            Delivery.subject_id == subject_id,
            Delivery.state == DeliveryState.PENDING,
        )
        .values(state=DeliveryState.CANCELLED, mail_domain=None)
    )
    if person_id is not None:
        query = query.where(Delivery.person_id == person_id)
    return count_of(session.execute(query))


def cancel_for_person(session: Session, workspace_id: int, person_id: int) -> int:
    """What was waiting for someone whose account is no more."""
    query = (
        update(Delivery)
        .where(
            Delivery.workspace_id == workspace_id,
            Delivery.person_id == person_id,
            Delivery.state == DeliveryState.PENDING,
        )
        .values(state=DeliveryState.CANCELLED, mail_domain=None, last_error="account_inactive")
    )
    return count_of(session.execute(query))


def release(
    session: Session, workspace_id: int, person_id: int, now: datetime
) -> Sequence[Delivery]:
    """Look again at what waits for someone's return; gives what would leave by itself."""
    waiting = session.scalars(
        select(Delivery)
        .where(
            Delivery.workspace_id == workspace_id,
            Delivery.person_id == person_id,
            Delivery.state == DeliveryState.PENDING,
            Delivery.available_at > now,
        )
        .order_by(Delivery.id)
    ).all()
    held = [delivery for delivery in waiting if "waits" in delivery.details]
    for delivery in held:
        delivery.available_at = now
    return [each for each in held if each.bundle_id is None]


def postpone(session: Session, delivery: Delivery, until: datetime, reason: str) -> None:
    """Nothing leaves for where this one goes before a moment, and loses nothing by it."""
    session.execute(
        update(Delivery)
        .where(
            Delivery.workspace_id == delivery.workspace_id,
            *_same_place(delivery),
            Delivery.state == DeliveryState.PENDING,
            Delivery.available_at < until,
        )
        .values(available_at=until, last_error=reason)
        .execution_options(synchronize_session=False)
    )


def is_refused_elsewhere(
    session: Session, delivery: Delivery, now: datetime, reason: str
) -> bool:
    """Whether something for another place waits by now, for the same reason."""
    other = select(Delivery.id).where(
        Delivery.workspace_id == delivery.workspace_id,
        not_(and_(*_same_place(delivery))),
        Delivery.state == DeliveryState.PENDING,
        Delivery.last_error == reason,
        Delivery.available_at > now,
    )
    return session.scalars(other.limit(1)).first() is not None


def _same_place(delivery: Delivery) -> Sequence[ColumnElement[bool]]:
    return (
        Delivery.person_id.is_not_distinct_from(delivery.person_id),
        Delivery.channel.is_not_distinct_from(delivery.channel),
    )


def mark(session: Session, delivery: Delivery, **values: Any) -> bool:
    """Write an outcome, if the lease is still ours: False when someone took the row over."""
    if values.get("state", DeliveryState.PENDING) not in OPEN:
        values["mail_domain"] = None
    query = _marking(tuple(sorted(values)))
    ours = {"row": delivery.id, "token": delivery.lease_token}
    values |= {"lease_token": None, "lease_until": None}
    return count_of(session.execute(query, values | ours)) == 1


@cache  # there are some ten outcomes, and each message ends in one
def _marking(names: tuple[str, ...]) -> Update:
    # Of the table, not of the class: nobody has this row in their session.
    table: Any = inspect(Delivery).local_table
    every = (*names, "lease_token", "lease_until")
    return (
        update(table)
        .where(table.c.id == bindparam("row"), table.c.lease_token == bindparam("token"))
        .values({name: bindparam(name) for name in every})
    )


def get(session: Session, delivery_id: int) -> Delivery:
    return session.get_one(Delivery, delivery_id)


def find(
    session: Session, workspace_id: int, delivery_id: int, *, lock: bool = False
) -> Delivery | None:
    query = select(Delivery).where(
        Delivery.workspace_id == workspace_id, Delivery.id == delivery_id
    )
    return session.scalars(query.with_for_update() if lock else query).one_or_none()


def find_by_key(session: Session, workspace_id: int, key: str) -> Delivery | None:
    return session.scalars(
        select(Delivery).where(Delivery.workspace_id == workspace_id, Delivery.key == key)
    ).one_or_none()


def sent_by_mail(session: Session, message_key: str) -> Delivery | None:
    """What left under this Message-ID, and is not known to have come back; locked."""
    return session.scalars(
        select(Delivery)
        .where(
            Delivery.message_key == message_key,
            Delivery.surface == Surface.EMAIL,
            Delivery.state == DeliveryState.SENT,
        )
        .with_for_update()
    ).one_or_none()


def bind(session: Session, bundles: Mapping[int, int]) -> None:
    """Which row leaves as a part of which: by their ids."""
    if bundles:
        pairs = [{"id": part, "bundle_id": whole} for part, whole in bundles.items()]
        session.execute(update(Delivery), pairs)


def parts_of(session: Session, bundle_id: int) -> Sequence[Delivery]:
    """What leaves, or left, in one message; the most urgent first, as it was queued."""
    return session.scalars(
        select(Delivery).where(Delivery.bundle_id == bundle_id).order_by(Delivery.id)
    ).all()


def standing_with(session: Session, delivery: Delivery) -> Sequence[Delivery]:
    """The rows of one kind that share one message, this one included."""
    return session.scalars(
        select(Delivery)
        .where(
            Delivery.workspace_id == delivery.workspace_id,
            Delivery.kind == delivery.kind,
            Delivery.external_channel == delivery.external_channel,
            Delivery.external_id == delivery.external_id,
        )
        .order_by(Delivery.id)
    ).all()


def conversation_with(session: Session, person: Person) -> str | None:
    """Where someone was written to in private last."""
    return session.scalars(
        select(Delivery.external_channel)
        .where(
            Delivery.workspace_id == person.workspace_id,
            Delivery.person_id == person.id,
            Delivery.external_channel.is_not(None),
        )
        .order_by(Delivery.id.desc())
        .limit(1)
    ).first()


def give_up_parts(
    session: Session, bundle_id: int, state: DeliveryState, reason: str
) -> Sequence[Delivery]:
    """What left together did not arrive together."""
    parts = [
        part for part in parts_of(session, bundle_id) if part.state is DeliveryState.PENDING
    ]
    for part in parts:
        part.state, part.last_error = state, reason
    return parts


def is_first(session: Session, delivery: Delivery) -> bool:
    """Whether nothing reached the person before this one."""
    return not _earlier(session, delivery.person_id, delivery.id, delivery.bundle_id)


@prepared.scalars
def _earlier(person_id: int | None, delivery_id: int, bundle_id: int | None) -> Select[int]:
    arrived = or_(Delivery.state == DeliveryState.SENT, Delivery.bundle_id == bundle_id)
    return (
        select(Delivery.id)
        .where(
            Delivery.person_id == person_id,
            Delivery.id < delivery_id,
            Delivery.kind != TOGETHER,
            arrived,
        )
        .limit(1)
    )


def waiting_for(
    session: Session, workspace_id: int, kind: str, subject_id: int, *, lock: bool = False
) -> set[int]:
    """The people to whom a message has yet to leave; with `lock` it waits for our commit."""
    query = select(Delivery).where(
        Delivery.workspace_id == workspace_id,
        Delivery.kind == kind,
        Delivery.subject_id == subject_id,
        Delivery.state == DeliveryState.PENDING,
    )
    waiting = session.scalars(query.with_for_update() if lock else query).all()
    return {delivery.person_id for delivery in waiting if delivery.person_id is not None}


def backlog(session: Session) -> dict[str, int]:
    """How many deliveries are in each state."""
    rows = session.execute(select(Delivery.state, func.count()).group_by(Delivery.state)).all()
    return {state.value: count for state, count in rows}


def beats(session: Session) -> dict[str, Heartbeat]:
    """What was noted about each recurring job."""
    return {each.job: each for each in session.scalars(select(Heartbeat))}


def beat(
    session: Session, job: str, now: datetime, known: Mapping[str, Heartbeat] | None = None
) -> None:
    """Note that a recurring job came to its end."""
    if known is not None and job in known:
        known[job].at = now
    elif not _beat(session, job, now) and not insert_unless_present(
        session, Heartbeat, {"job": job, "at": now}
    ):
        _beat(session, job, now)  # another process noted its first meanwhile


@prepared.scalars
def _beat(its_job: str, moment: datetime) -> ReturningUpdate[str]:
    query = update(Heartbeat).where(Heartbeat.job == its_job).values(at=moment)
    return query.returning(Heartbeat.job).execution_options(synchronize_session=False)


def last_beat(session: Session, job: str) -> datetime | None:
    return next(iter(_beats(session, job)), None)


@prepared.scalars
def _beats(job: str) -> Select[datetime]:
    return select(Heartbeat.at).where(Heartbeat.job == job)


def forget_received(session: Session, before: datetime) -> int:
    """Clear the inbox of what Slack will not deliver again."""
    return count_of(session.execute(delete(Received).where(Received.received_at < before)))


def count_of(result: Any) -> int:
    assert isinstance(result, CursorResult)  # noqa: S101  # what an UPDATE always gives
    return result.rowcount
