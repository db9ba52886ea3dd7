"""Claiming the mails that may leave now."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlalchemy.orm import Session

from storage.base import prepared
from storage.base.claims import Turn, in_hand_first, is_due, to_send
from storage.base.deliveries import OPEN
from storage.base.pace import LONGEST_MAIL_PAUSE, SKEW, hold_domains, is_over
from storage.models import Delivery, MailPace, Surface, Workspace

LONGEST_MAIL_RETRY = timedelta(minutes=80)  # a server may ask for an hour


def claim_mails(session: Session, turn: Turn, most: int) -> list[Delivery]:
    """Take the next mails of one workspace, as many as may leave now.

    Mail has a pace and pauses of its own, and is never edited. So has each domain that it goes
    to; first comes the one furthest behind its pace.
    """
    how = {
        "now": turn.now,
        "retry_beyond": turn.now + LONGEST_MAIL_RETRY,
        "wall": turn.wall,
        "lease_beyond": turn.lease_beyond(),
        "domain_at": turn.wall + turn.domain.ahead(),
        "domain_beyond": turn.wall + LONGEST_MAIL_PAUSE + SKEW,
    }
    found = _next_mail_workspace(
        session,
        pause_beyond=turn.wall + LONGEST_MAIL_PAUSE + SKEW,
        pace_at=turn.wall + turn.bucket.ahead(),
        pace_beyond=turn.bucket.beyond(turn.wall),
        **how,
    )
    taken: list[Delivery] = []
    for workspace in found:
        paces: dict[str, datetime] = {}
        for delivery, known in _next_mails(
            session, workspace_id=workspace.id, most=most, **how
        ):
            if not turn.bucket.allows(workspace.mail_pace_until, turn.wall):
                break
            domain = delivery.mail_domain
            if domain:
                ahead = paces.get(domain, known)
                if not turn.domain.allows(ahead, turn.wall):
                    continue
                paces[domain] = turn.domain.next(ahead, turn.wall)
            workspace.mail_pace_until = turn.bucket.next(workspace.mail_pace_until, turn.wall)
            taken.append(to_send(delivery, turn))
        hold_domains(session, workspace.id, paces)
    return taken


@prepared.rows
def _next_mails(  # noqa: PLR0913, PLR0917  # by name, as placeholders
    workspace_id: int,
    most: int,
    now: datetime,
    retry_beyond: datetime,
    wall: datetime,
    lease_beyond: datetime,
    domain_at: datetime,
    domain_beyond: datetime,
) -> Select[Delivery, datetime | None]:
    """With the pace of where it goes. The first for each domain come before any second one."""
    nth = func.row_number().over(
        partition_by=Delivery.mail_domain,
        order_by=(in_hand_first(), Delivery.available_at, Delivery.id),
    )
    due = (
        select(Delivery.id, nth.label("nth"), MailPace.until)
        .outerjoin(MailPace, _goes_to())
        .where(
            Delivery.workspace_id == workspace_id,
            Delivery.surface == Surface.EMAIL,
            is_due(now, retry_beyond, wall, lease_beyond),
            is_over(MailPace.until, domain_at, domain_beyond),
        )
        .subquery()
    )
    return (
        select(Delivery, due.c.until)
        .join(due, due.c.id == Delivery.id)
        .where(Delivery.state.in_(OPEN))  # still: PostgreSQL asks again under the lock
        .order_by(
            in_hand_first(),
            due.c.nth,
            due.c.until.nulls_first(),
            Delivery.available_at,
            Delivery.id,
        )
        .limit(most)
        .with_for_update(skip_locked=True, of=Delivery)
    )


def _goes_to() -> ColumnElement[bool]:
    return and_(
        MailPace.workspace_id == Delivery.workspace_id, MailPace.domain == Delivery.mail_domain
    )


@prepared.scalars
def _next_mail_workspace(  # noqa: PLR0913, PLR0917  # by name, as placeholders
    now: datetime,
    retry_beyond: datetime,
    wall: datetime,
    lease_beyond: datetime,
    pause_beyond: datetime,
    pace_at: datetime,
    pace_beyond: datetime,
    domain_at: datetime,
    domain_beyond: datetime,
) -> Select[Workspace]:
    due = (
        select(Delivery.id)
        .outerjoin(MailPace, _goes_to())
        .where(
            Delivery.workspace_id == Workspace.id,
            Delivery.surface == Surface.EMAIL,
            is_due(now, retry_beyond, wall, lease_beyond),
            is_over(MailPace.until, domain_at, domain_beyond),
        )
    )
    return (
        select(Workspace)
        .where(
            is_over(Workspace.mail_paused_until, wall, pause_beyond),
            is_over(Workspace.mail_pace_until, pace_at, pace_beyond),
            due.exists(),
        )
        .order_by(Workspace.mail_pace_until.nulls_first(), Workspace.id)
        .limit(1)
        .with_for_update(of=Workspace, key_share=True)
    )
