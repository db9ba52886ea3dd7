"""A new circle that waits for a programme manager; nobody is invited before one says yes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base import audit, messages
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import Due, MessageKind
from bot.domain.base.limits import check_required
from bot.domain.circle import circles
from bot.domain.circle.circles import Overview
from bot.errors import AlreadyDone, NotAllowed, NotFound, existing
from storage.base.finding import find_row
from storage.base.upsert import insert_unless_present
from storage.circle import approvals as rows
from storage.circle import circles as circle_rows
from storage.circle import members as member_rows
from storage.models import (
    Approval,
    ApprovalState,
    Circle,
    CircleState,
    Person,
    Workspace,
)
from storage.people import people

LONGEST_REASON = 500  # characters


@dataclass(frozen=True)
class Draft:
    """A circle that was not started, as who made it sees it.

    `is_needed`: a programme manager has to say yes first. `approval`: what was asked before.
    """

    circle: Overview
    is_needed: bool = False
    approval: Approval | None = None
    beside: Sequence[str] = ()  # names of other circles that run in the same channel

    @property
    def waits(self) -> bool:
        asked = self.approval is not None and self.approval.state is ApprovalState.ASKED
        return asked and self.is_needed

    @property
    def refused(self) -> str | None:
        """The reason, while it was not asked again."""
        row = self.approval
        return row.reason if row and row.state is ApprovalState.REFUSED else None


@dataclass(frozen=True)
class ApprovalSeen:
    """A circle that waits, or no longer does, as a programme manager or its maker sees it."""

    approval: Approval
    circle: Overview
    maker: Person
    answered_by: Person | None


def draft_of(session: Session, actor: Actor, circle: Circle) -> Draft:
    return Draft(
        circles.overview(session, circle),
        is_needed(session, actor),
        rows.of_circle(session, circle.id),
        circle_rows.names_in_channel(session, circle),
    )


def draft(session: Session, actor: Actor, circle_id: int) -> Draft:
    """Raises NotFound for strangers, NotAllowed for participants."""
    return draft_of(session, actor, circles.get_for_facilitator(session, actor, circle_id))


def is_needed(session: Session, actor: Actor) -> bool:
    """Not for a programme manager, nor while there is none who could answer."""
    if not rows.are_needed(session, actor.workspace_id):
        return False
    managers = people.managers(session, actor.workspace_id)
    return bool(managers) and actor.id not in {each.id for each in managers}


def start(session: Session, actor: Actor, circle_id: int, now: datetime) -> Draft:
    """Start a circle, or ask a programme manager whether it may: then `waits` is true.

    Raises:
        AlreadyDone: it was started before, or was asked already.
    """
    member_rows.lock_circle(session, actor.workspace_id, circle_id)
    before = draft(session, actor, circle_id)
    if before.waits:
        raise AlreadyDone("approval-asked-already")
    if not before.is_needed or before.circle.circle.state is not CircleState.DRAFT:
        _let_go(session, before.approval, now)
        circles.start(session, actor, circle_id, now)
        return Draft(before.circle)
    _ask(session, actor, before.circle.circle, now)
    return draft(session, actor, circle_id)


def _let_go(session: Session, row: Approval | None, now: datetime) -> None:
    """Nobody needs to say yes any more: who was asked sees that it started."""
    if row is not None and row.state is ApprovalState.ASKED:
        row.state, row.answered_at = ApprovalState.APPROVED, now
        _show_again(session, row, now)


def _ask(session: Session, actor: Actor, circle: Circle, now: datetime) -> None:
    values = {
        "workspace_id": circle.workspace_id,
        "circle_id": circle.id,
        "asked_by": actor.id,
        "asked_at": now,
    }
    insert_unless_present(session, Approval, values)
    row = _row(session, circle.id)
    row.state, row.asked_by, row.asked_at = ApprovalState.ASKED, actor.id, now
    row.answered_by = row.answered_at = None
    row.reason = ""
    for manager in people.managers(session, circle.workspace_id):
        _queue(session, row, MessageKind.APPROVAL_ASKED, manager.id, now)
    _show_again(session, row, now)
    audit.record(session, actor, "approval.asked", "circle", circle.id, now)
    session.flush()


def _row(session: Session, circle_id: int) -> Approval:
    return existing(rows.of_circle(session, circle_id, lock=True))


def _queue(session: Session, row: Approval, kind: MessageKind, to: int, now: datetime) -> None:
    """Of no circle: that is a draft, which may be made anew."""
    message = Due(
        workspace_id=row.workspace_id,
        kind=kind,
        subject_id=row.circle_id,
        circle_id=None,
        due_at=now,
        to=to,
        occasion=f"{now:%Y%m%dT%H%M%S}",
    )
    messages.queue(session, message, now=now)


def _show_again(session: Session, row: Approval, now: datetime) -> None:
    asked = [(MessageKind.APPROVAL_ASKED, row.circle_id)]
    messages.make_stale(session, row.workspace_id, asked, now)


def check_manager(session: Session, actor: Actor) -> None:
    if not people.get(session, actor.workspace_id, actor.id).is_programme_manager:
        raise NotAllowed("status-not-allowed")


def to_answer(session: Session, actor: Actor, circle_id: int) -> ApprovalSeen:
    """For a programme manager. Raises AlreadyDone once it was answered."""
    check_manager(session, actor)
    circle = find_row(Circle, session, actor.workspace_id, circle_id)
    row = rows.of_circle(session, circle_id) if circle is not None else None
    if circle is None or row is None:
        raise NotFound
    if row.state is not ApprovalState.ASKED or circle.state is not CircleState.DRAFT:
        raise AlreadyDone("approval-answered")
    return _seen(session, circle, row)


def _seen(session: Session, circle: Circle, row: Approval) -> ApprovalSeen:
    by = row.answered_by
    return ApprovalSeen(
        row,
        circles.overview(session, circle),
        people.get(session, row.workspace_id, row.asked_by),
        people.get(session, row.workspace_id, by) if by is not None else None,
    )


def _locked(session: Session, actor: Actor, circle_id: int) -> ApprovalSeen:
    """Of two who press at once, the second finds that it was answered."""
    member_rows.lock_circle(session, actor.workspace_id, circle_id)
    rows.of_circle(session, circle_id, lock=True)
    return to_answer(session, actor, circle_id)


def approve(session: Session, actor: Actor, circle_id: int, now: datetime) -> ApprovalSeen:
    """The circle starts: everybody in it gets the welcome, and its maker hears it.

    Raises:
        AlreadyDone: it was answered, or started.
    """
    seen = _locked(session, actor, circle_id)
    circles.begin(session, actor, seen.circle.circle, seen.maker.id, now)
    return _answer(session, actor, seen, ApprovalState.APPROVED, "", now)


def refuse(
    session: Session, actor: Actor, circle_id: int, reason: str, now: datetime
) -> ApprovalSeen:
    """It does not start now; its maker reads why, and can change it and ask again.

    Raises:
        InvalidInput: no reason, or one that is too long.
        AlreadyDone: it was answered, or started.
    """
    check_required("reason", reason, LONGEST_REASON)
    seen = _locked(session, actor, circle_id)
    return _answer(session, actor, seen, ApprovalState.REFUSED, reason, now)


def _answer(
    session: Session,
    actor: Actor,
    seen: ApprovalSeen,
    state: ApprovalState,
    reason: str,
    now: datetime,
) -> ApprovalSeen:
    row = seen.approval
    row.state, row.reason = state, reason
    row.answered_by, row.answered_at = actor.id, now
    messages.cancel(session, row.workspace_id, MessageKind.APPROVAL_ASKED, row.circle_id)
    _queue(session, row, MessageKind.APPROVAL_ANSWERED, row.asked_by, now)
    _show_again(session, row, now)
    audit.record(session, actor, f"approval.{state.value}", "circle", row.circle_id, now)
    session.flush()
    return _seen(session, seen.circle.circle, row)


def is_rule(session: Session, actor: Actor) -> bool:
    """Whether new circles wait for a yes. Raises NotAllowed for all but programme managers."""
    check_manager(session, actor)
    return rows.are_needed(session, actor.workspace_id)


def set_rule(session: Session, actor: Actor, now: datetime, *, needed: bool) -> None:
    """From now on; what waits goes on waiting until someone answers or it is let go."""
    check_manager(session, actor)
    session.get_one(Workspace, actor.workspace_id).approves_circles = needed
    audit.record(session, actor, "approval.rule", "workspace", actor.workspace_id, now)


def waiting(session: Session, workspace_id: int) -> Sequence[tuple[Circle, Person]]:
    """The circles that wait for a yes, and who asked."""
    return [(circle, maker) for circle, maker in rows.asked(session, workspace_id)]


def seen_by(
    session: Session, workspace_id: int, circle_id: int, reader: Person
) -> ApprovalSeen | None:
    """None for anyone but a programme manager and who asked, or when the draft is gone."""
    circle = find_row(Circle, session, workspace_id, circle_id)
    row = rows.of_circle(session, circle_id) if circle is not None else None
    if circle is None or row is None or not reader.is_active:
        return None
    if not reader.is_programme_manager and reader.id != row.asked_by:
        return None
    return _seen(session, circle, row)
