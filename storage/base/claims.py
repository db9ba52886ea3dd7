"""Whose turn it is: the next message to send or to edit, claimed under a lease.

1. Of the workspaces that have something to send and may, the one furthest behind its pace: one
   with a long queue does not hold up the others.
2. In it, first what was in hand when a process died, or whose answer was lost; then what stands
   in Slack and is stale; then what has been due for longest.

Every wait is bounded. One that ends later than any of its kind can was set before the clock was
put back, and is over.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypedDict
from uuid import uuid4

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select, update
from sqlalchemy.orm import Session, aliased
from sqlalchemy.sql.dml import ReturningUpdate

from storage.base import prepared
from storage.base.deliveries import OPEN
from storage.base.edits import Edit, is_stale, may_edit, seen_of
from storage.base.pace import (
    LONGEST_PAUSE,
    SKEW,
    UNPACED,
    Bucket,
    is_over,
)
from storage.models import Delivery, DeliveryState, Surface, Workspace

LONGEST_RETRY = timedelta(minutes=7)  # beyond every back-off and every pause of one channel
AT_ONCE = 2  # bursts, for someone who is looking
MOST_EDITS = 10  # in hand at once: they share what is noted before and after


class Lease(TypedDict):
    of_workspace: int  # in an UPDATE the names of its columns are taken
    most: int
    token: str
    until: datetime


@dataclass(frozen=True)
class Turn:
    """`now` is the clock that people live by (due, next attempt).

    `wall` is real time, for the lease and the pace.
    """

    now: datetime
    wall: datetime
    lease: timedelta
    bucket: Bucket
    domain: Bucket = UNPACED  # the same for all mail to one domain

    def lease_beyond(self) -> datetime:
        return self.wall + self.lease + SKEW

    def lease_of(self, workspace_id: int, most: int) -> Lease:
        """For so many edits, which share it."""
        until = self.wall + self.lease
        return Lease(of_workspace=workspace_id, most=most, token=str(uuid4()), until=until)


def claim(session: Session, turn: Turn) -> Sequence[Edit] | Delivery | None:
    """Take the next row to send, or the next to edit; the caller commits before it calls Slack.

    A row whose lease ran out while it was `sending` was perhaps posted: it comes back marked
    ambiguous.
    """
    how = {
        "now": turn.now,
        "retry_beyond": turn.now + LONGEST_RETRY,
        "wall": turn.wall,
        "lease_beyond": turn.lease_beyond(),
    }
    found = _next_workspace(
        session,
        pause_beyond=turn.wall + LONGEST_PAUSE + SKEW,
        pace_at=turn.wall + turn.bucket.ahead(),
        pace_beyond=turn.bucket.beyond(turn.wall),
        **how,
    )
    if not found:
        return None
    [workspace] = found
    due = next(iter(_next_due(session, workspace_id=workspace.id, **how)), None)
    if due is None or not _was_in_hand(due):
        most = turn.bucket.room(workspace.pace_until, turn.wall, MOST_EDITS)
        held = _next_stale(session, **turn.lease_of(workspace.id, most), **how)
        if held:
            return _to_edit(session, workspace, held, turn)
    if due is None:
        return None
    turn.bucket.spend(workspace, turn.wall)
    return to_send(due, turn)


def next_turn(session: Session, turn: Turn, within: timedelta) -> timedelta | None:
    """How long from now a message may be sent that may not yet; None: not `within` that."""
    [[at]] = _next_attempt(session, turn.now, turn.now + within)
    pace_at = turn.wall + turn.bucket.ahead()
    [[pace]] = _next_pace(session, turn.now, pace_at, pace_at + within)
    waits = [at - turn.now] if at else []
    return min([*waits, pace - pace_at] if pace else waits, default=None)


@prepared.rows
def _next_attempt(now: datetime, until: datetime) -> Select[datetime | None]:
    return select(func.min(Delivery.available_at)).where(
        *_waits_by_itself(), Delivery.available_at > now, Delivery.available_at <= until
    )


@prepared.rows
def _next_pace(now: datetime, pace_at: datetime, until: datetime) -> Select[datetime | None]:
    due = select(Delivery.id).where(
        *_waits_by_itself(),
        Delivery.workspace_id == Workspace.id,
        Delivery.available_at <= now,
    )
    return select(func.min(Workspace.pace_until)).where(
        Workspace.pace_until > pace_at, Workspace.pace_until <= until, due.exists()
    )


def _waits_by_itself() -> tuple[ColumnElement[bool], ...]:
    return (
        Delivery.surface == Surface.SLACK,
        Delivery.state == DeliveryState.PENDING,
        Delivery.bundle_id.is_(None),
    )


def claim_some_of(session: Session, turn: Turn, only: Collection[int]) -> Sequence[Edit]:
    """Stale messages of these, in one workspace, for someone who is looking.

    Whether or not their next attempt is due, and before what waits for the pace to allow it;
    but not while Slack asks to wait with edits.
    """
    found = _workspace_of(
        session,
        list(only),
        now=turn.now,
        retry_beyond=turn.now + LONGEST_RETRY,
        wall=turn.wall,
        lease_beyond=turn.lease_beyond(),
        pause_beyond=turn.wall + LONGEST_PAUSE + SKEW,
        pace_at=turn.wall + turn.bucket.ahead(AT_ONCE),
        pace_beyond=turn.bucket.beyond(turn.wall),
    )
    if not found:
        return []
    [workspace] = found
    most = turn.bucket.room(workspace.pace_until, turn.wall, MOST_EDITS, AT_ONCE)
    held = _stale_of(
        session, list(only), turn.wall, turn.lease_beyond(), **turn.lease_of(workspace.id, most)
    )
    return _to_edit(session, workspace, held, turn)


def _was_in_hand(delivery: Delivery) -> bool:
    return delivery.ambiguous or delivery.state is DeliveryState.SENDING


def to_send(delivery: Delivery, turn: Turn) -> Delivery:
    if delivery.state is DeliveryState.SENDING:
        delivery.ambiguous = True
        delivery.looked_up_at = None
    if delivery.attempts == 0:  # what is found in Slack later may be as old as this
        delivery.shown_revision = delivery.revision
    delivery.state = DeliveryState.SENDING
    _hold(delivery, turn)
    return delivery


def _to_edit(
    session: Session, workspace: Workspace, held: Sequence[Delivery], turn: Turn
) -> Sequence[Edit]:
    was_paused = workspace.pause_reason is not None
    turn.bucket.spend(workspace, turn.wall, len(held))
    places = sorted(held, key=lambda place: place.id)
    return [Edit(place, seen_of(session, place), was_paused) for place in places]


def _hold(delivery: Delivery, turn: Turn) -> None:
    delivery.attempts += 1
    delivery.lease_token = str(uuid4())
    delivery.lease_until = turn.wall + turn.lease


@prepared.scalars
def _next_workspace(
    now: datetime,
    retry_beyond: datetime,
    wall: datetime,
    lease_beyond: datetime,
    pause_beyond: datetime,
    pace_at: datetime,
    pace_beyond: datetime,
) -> Select[Workspace]:
    place = aliased(Delivery, name="place")
    due = select(Delivery.id).where(
        Delivery.workspace_id == Workspace.id,
        Delivery.surface == Surface.SLACK,
        is_due(now, retry_beyond, wall, lease_beyond),
    )
    stale = _stale(place, wall, lease_beyond).where(
        Delivery.workspace_id == Workspace.id,
        may_edit(now, retry_beyond),
        _may_be_tried(place, now, retry_beyond),
    )
    return (
        select(Workspace)
        .where(
            is_over(Workspace.paused_until, wall, pause_beyond),
            is_over(Workspace.pace_until, pace_at, pace_beyond),
            or_(due.exists(), stale.exists()),
        )
        .order_by(Workspace.pace_until.nulls_first(), Workspace.id)
        .limit(1)
        .with_for_update(of=Workspace, key_share=True)
    )


@prepared.scalars
def _next_due(
    workspace_id: int,
    now: datetime,
    retry_beyond: datetime,
    wall: datetime,
    lease_beyond: datetime,
) -> Select[Delivery]:
    waits = is_due(now, retry_beyond, wall, lease_beyond)
    return (
        select(Delivery)
        .where(Delivery.workspace_id == workspace_id, Delivery.surface == Surface.SLACK, waits)
        .order_by(in_hand_first(), Delivery.available_at, Delivery.id)
        .limit(1)
        .with_for_update(skip_locked=True, of=Delivery)
    )


def in_hand_first() -> ColumnElement[int]:
    was_in_hand = or_(Delivery.state == DeliveryState.SENDING, Delivery.ambiguous)
    return case((was_in_hand, 0), else_=1)


@prepared.scalars
def _next_stale(  # noqa: PLR0913, PLR0917  # by name, as placeholders
    of_workspace: int,
    most: int,
    token: str,
    until: datetime,
    now: datetime,
    retry_beyond: datetime,
    wall: datetime,
    lease_beyond: datetime,
) -> ReturningUpdate[Delivery]:
    place = aliased(Delivery, name="place")
    query = _stale(place, wall, lease_beyond).join(
        Workspace, Workspace.id == Delivery.workspace_id
    )
    may_be = (may_edit(now, retry_beyond), _may_be_tried(place, now, retry_beyond))
    return _holding(place, query.where(*may_be), of_workspace, most, token, until)


@prepared.scalars
def _workspace_of(  # noqa: PLR0913, PLR0917  # by name, as placeholders
    only: Collection[int],
    now: datetime,
    retry_beyond: datetime,
    wall: datetime,
    lease_beyond: datetime,
    pause_beyond: datetime,
    pace_at: datetime,
    pace_beyond: datetime,
) -> Select[Workspace]:
    place = aliased(Delivery, name="place")
    stale = _stale(place, wall, lease_beyond).where(
        Delivery.id.in_(only), Delivery.workspace_id == Workspace.id
    )
    return (
        select(Workspace)
        .where(
            stale.exists(),
            is_over(Workspace.paused_until, wall, pause_beyond),
            is_over(Workspace.pace_until, pace_at, pace_beyond),
            may_edit(now, retry_beyond),
        )
        .order_by(Workspace.id)
        .limit(1)
        .with_for_update(of=Workspace, key_share=True)
    )


@prepared.scalars
def _stale_of(  # by name, as placeholders
    only: Collection[int],
    wall: datetime,
    lease_beyond: datetime,
    of_workspace: int,
    most: int,
    token: str,
    until: datetime,
) -> ReturningUpdate[Delivery]:
    place = aliased(Delivery, name="place")
    query = _stale(place, wall, lease_beyond).where(Delivery.id.in_(only))
    return _holding(place, query, of_workspace, most, token, until)


def _holding(  # by name, as placeholders
    place: type[Delivery],
    stale: Select[Delivery],
    of_workspace: int,
    most: int,
    token: str,
    until: datetime,
) -> ReturningUpdate[Delivery]:
    found = (
        stale.with_only_columns(place.id)
        .where(Delivery.workspace_id == of_workspace)
        .order_by(Delivery.id)
        .limit(most)
        .with_for_update(skip_locked=True, of=place)
        .cte("found")  # looked for once, wherever the planner puts it
    )
    return (
        update(Delivery)
        .where(Delivery.id.in_(select(found.c.id)))
        .values(attempts=Delivery.attempts + 1, lease_token=token, lease_until=until)
        .returning(Delivery)
        .execution_options(synchronize_session=False)
    )


def is_due(
    now: datetime, retry_beyond: datetime, wall: datetime, lease_beyond: datetime
) -> ColumnElement[bool]:
    """To leave by itself, and now.

    What was due when it was queued stays so when the clock is put back; so does what was tried
    and waits for longer than any retry does. Who is away is waited for: that is not a retry.
    """
    queued_due = and_(
        Delivery.available_at == Delivery.due_at, Delivery.created_at >= Delivery.due_at
    )
    was_tried = or_(Delivery.attempts > 0, Delivery.last_error.is_not(None))
    return and_(
        Delivery.state.in_(OPEN),
        Delivery.bundle_id.is_(None),  # what leaves with others is not sent by itself
        or_(
            Delivery.available_at <= now,
            queued_due,
            and_(was_tried, Delivery.available_at > retry_beyond),
        ),
        is_over(Delivery.lease_until, wall, lease_beyond),
    )


def _may_be_tried(
    place: type[Delivery], now: datetime, retry_beyond: datetime
) -> ColumnElement[bool]:
    return or_(place.available_at <= now, place.available_at > retry_beyond)


def _stale(place: type[Delivery], wall: datetime, lease_beyond: datetime) -> Select[Delivery]:
    return (
        select(place)
        .select_from(Delivery)
        .join(place, place.id == func.coalesce(Delivery.bundle_id, Delivery.id))
        .where(is_stale(), is_over(place.lease_until, wall, lease_beyond))
    )
