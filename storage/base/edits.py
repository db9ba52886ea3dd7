"""Messages in Slack that show how things were: noted by whoever changes them, then edited.

A change adds one to `revision`, in its own transaction. Who sends or edits a message reads the
revision before wording it, and notes it afterwards: what changed in between leaves the message
stale. Revisions are counted, not timed: two changes can have one moment.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Select,
    Update,
    and_,
    bindparam,
    case,
    exists,
    false,
    func,
    literal_column,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Session, aliased
from sqlalchemy.sql.dml import ReturningUpdate

from storage.base import deliveries, pace, prepared
from storage.columns import UtcDateTime
from storage.models import Delivery, DeliveryState, Surface, Workspace

STALE = "stale"  # in a session's `info`


def make_stale(
    session: Session,
    workspace_id: int,
    subjects: Iterable[tuple[str, int]],
    now: datetime,
    *,
    person_id: int | None = None,
) -> None:
    """What the messages about these subjects show changes in this transaction.

    `subjects`: kinds of message, and what they are about.
    """
    values: dict[str, Any] = {"of_workspace": workspace_id, "of_person": person_id, "at": now}
    number = 0
    for number, (kind, subject_id) in enumerate(subjects, start=1):
        values |= {f"of_kind_{number}": kind, f"about_{number}": subject_id}
    session.flush()  # what else this transaction changed of them
    about = _about(number, of_person=person_id is not None)
    _note(session, session.connection().scalars(about, values))


@cache  # it is made of nothing that changes
def _about(number: int, *, of_person: bool) -> ReturningUpdate[int]:
    """For so many subjects."""
    about = [
        and_(
            Delivery.kind == bindparam(f"of_kind_{n}"),
            Delivery.subject_id == bindparam(f"about_{n}"),
        )
        for n in range(1, number + 1)
    ]
    which = and_(Delivery.workspace_id == bindparam("of_workspace"), or_(false(), *about))
    if of_person:
        which = and_(which, Delivery.person_id == bindparam("of_person"))
    return _changing(which, bindparam("at", type_=UtcDateTime))


def make_stale_at(
    session: Session, workspace_id: int, person_id: int, channel: str, ts: str, now: datetime
) -> None:
    """The same for whatever left in the message to a person that stands there."""
    which = and_(
        Delivery.workspace_id == workspace_id,
        Delivery.person_id == person_id,
        Delivery.external_channel == channel,
        Delivery.external_id == ts,
    )
    _change(session, which, now)


def make_all_stale(session: Session, workspace_id: int, person_id: int, now: datetime) -> None:
    """The same for all that someone was ever sent."""
    which = and_(Delivery.workspace_id == workspace_id, Delivery.person_id == person_id)
    _change(session, which, now)


def make_kinds_stale(
    session: Session,
    workspace_id: int,
    circle_ids: Collection[int],
    kinds: Collection[str],
    now: datetime,
) -> None:
    """The same for these kinds in these circles, and for those of no circle."""
    where = or_(Delivery.circle_id.is_(None), Delivery.circle_id.in_(circle_ids))
    which = and_(Delivery.workspace_id == workspace_id, where, Delivery.kind.in_(kinds))
    _change(session, which, now)


def make_stale_since(
    session: Session,
    workspace_id: int,
    circle_id: int,
    kinds: Collection[str],
    since: datetime,
    now: datetime,
) -> None:
    """The same for all that a circle was sent of these kinds since a moment."""
    which = and_(
        Delivery.workspace_id == workspace_id,
        Delivery.circle_id == circle_id,
        Delivery.kind.in_(kinds),
        or_(Delivery.sent_at.is_(None), Delivery.sent_at >= since),
    )
    _change(session, which, now)


def make_kind_stale(
    session: Session, workspace_id: int, kind: str, since: datetime, now: datetime
) -> None:
    """The same for every message of a kind that was sent since a moment."""
    which = and_(
        Delivery.workspace_id == workspace_id,
        Delivery.kind == kind,
        or_(Delivery.sent_at.is_(None), Delivery.sent_at >= since),
    )
    _change(session, which, now)


def _change(session: Session, which: ColumnElement[bool], now: datetime) -> None:
    _note(session, session.scalars(_changing(which, now)))


def _note(session: Session, changed: Iterable[int]) -> None:
    session.info.setdefault(STALE, set()).update(changed)


def _changing(
    which: ColumnElement[bool], now: datetime | BindParameter[datetime]
) -> ReturningUpdate[int]:
    """Also what is being sent, or may have been: it is edited if it arrives in old words.

    And what waits: a row that is locked here is not sent before our commit.
    """
    is_first = and_(
        Delivery.state == DeliveryState.SENT, Delivery.revision == Delivery.shown_revision
    )
    return (
        update(Delivery)
        .where(which, Delivery.state.in_((*deliveries.OPEN, DeliveryState.SENT)))
        .values(
            revision=Delivery.revision + 1,
            available_at=case((is_first, now), else_=Delivery.available_at),
        )
        .returning(Delivery.id)
        .execution_options(synchronize_session=False)
    )


def made_stale(session: Session) -> set[int]:
    """The deliveries that a transaction made stale."""
    found: set[int] = session.info.get(STALE, set())
    return found


@dataclass(frozen=True)
class Edit:
    """A message in Slack that shows how things were, claimed to be edited.

    `place` holds the lease: the message's own row, or that of the bundle in which it left.
    `seen`: how often each of its rows had changed when it was claimed.
    """

    place: Delivery
    seen: Mapping[int, int]
    was_paused: bool  # its workspace has a pause that is over, and is not known to be


def seen_of(session: Session, place: Delivery) -> Mapping[int, int]:
    """How often each row of a message has changed by now."""
    parts = _revisions(session, place.id) if place.kind == deliveries.TOGETHER else ()
    return {place.id: place.revision} | {row.id: row.revision for row in parts}


@prepared.rows
def _revisions(bundle_id: int) -> Select[int, int]:
    return select(Delivery.id, Delivery.revision).where(Delivery.bundle_id == bundle_id)


def is_stale() -> ColumnElement[bool]:
    """In the words of its index."""
    return and_(
        Delivery.state == literal_column("'sent'"),
        Delivery.revision > Delivery.shown_revision,
        Delivery.external_id.is_not(None),
    )


def mark_shown(session: Session, shown: Iterable[Edit], error: str | None = None) -> None:
    """These stand there in the words that they had; `error`: or cannot be edited any more.

    What changed since the claim leaves a message stale. Nothing is noted of one that somebody
    else took over meanwhile.
    """
    places, parts = [], []
    for edit in shown:
        held = {"place": edit.place.id, "token": edit.place.lease_token}
        for row, seen in edit.seen.items():
            if row == edit.place.id:
                details = {
                    name: said for name, said in edit.place.details.items() if name != "plain"
                }
                places.append({**held, "seen": seen, "error": error, "about": details})
            else:
                parts.append({**held, "part": row, "seen": seen})
    connection = session.connection()  # the ORM takes many rows by their keys alone
    if parts:
        connection.execute(_part_shown(), parts)
    if places:
        connection.execute(_shown(), places)


@cache
def _shown() -> Update:
    return (
        update(Delivery)
        .where(Delivery.id == bindparam("place"), Delivery.lease_token == bindparam("token"))
        .values(
            lease_token=None,
            lease_until=None,
            attempts=0,
            last_error=bindparam("error"),
            details=bindparam("about", type_=Delivery.details.type),
            shown_revision=bindparam("seen"),
        )
    )


@cache
def _part_shown() -> Update:
    place = aliased(Delivery, name="place")
    held = exists().where(
        place.id == bindparam("place"),
        place.id == Delivery.bundle_id,
        place.lease_token == bindparam("token"),
    )
    return (
        update(Delivery)
        .where(Delivery.id == bindparam("part"), held)
        .values(shown_revision=bindparam("seen"))
    )


def forget_place(session: Session, edit: Edit) -> None:
    """What stood there does not any more: neither does where it stood."""
    session.execute(
        update(Delivery)
        .where(or_(Delivery.id == edit.place.id, Delivery.bundle_id == edit.place.id))
        .values(external_channel=None, external_id=None)
        .execution_options(synchronize_session=False)
    )


def pause(session: Session, workspace_id: int, until: datetime) -> None:
    """Nothing of a workspace is edited before this moment, whoever is looking."""
    session.execute(
        update(Workspace).where(Workspace.id == workspace_id).values(edits_paused_until=until)
    )


def may_edit(now: datetime, beyond: datetime) -> ColumnElement[bool]:
    """Whether Slack takes edits of a workspace now; `beyond` as for `pace.is_over`."""
    return pace.is_over(Workspace.edits_paused_until, now, beyond)


def waiting(session: Session) -> int:
    """How many messages are to be edited."""
    return session.scalar(select(func.count()).select_from(Delivery).where(is_stale())) or 0


def oldest_due(
    session: Session, now: datetime, workspace_id: int | None = None
) -> datetime | None:
    """Since when the first message that may leave, or be edited, has been waiting.

    Of all workspaces: but for those that Slack asked to wait.
    """
    is_open = and_(
        Delivery.state.in_(deliveries.OPEN),
        Delivery.surface == Surface.SLACK,  # mail waits for hours, and nobody looks at a screen
        Delivery.bundle_id.is_(None),  # what leaves with others waits for them
    )
    found = []
    for waits in (is_open, is_stale()):  # one by one: each has an index of its own
        query = select(func.min(Delivery.available_at)).where(
            waits, Delivery.available_at <= now
        )
        if workspace_id is None:
            is_heard = pace.is_over(Workspace.paused_until, now, now + pace.LONGEST_PAUSE)
            heard = select(Workspace.id).where(is_heard)
            if waits is not is_open:
                heard = heard.where(may_edit(now, now + pace.LONGEST_PAUSE + pace.SKEW))
            query = query.where(Delivery.workspace_id.in_(heard))
        else:
            query = query.where(Delivery.workspace_id == workspace_id)
        found.append(session.scalar(query))
    return min(filter(None, found), default=None)
