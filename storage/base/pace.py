"""How fast messages may leave: one pace per workspace, shared by all workers."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, inspect, or_, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from storage.base.deliveries import count_of
from storage.base.upsert import insert_of
from storage.models import MailPace, Workspace

LONGEST_PAUSE = timedelta(minutes=5)
LONGEST_MAIL_PAUSE = timedelta(hours=1)
SKEW = timedelta(minutes=1)  # how far the clocks of two machines may differ


@dataclass(frozen=True)
class Bucket:
    """How fast a workspace may be written to: `rate` a second, at most `burst` at once."""

    rate: float = 4.8
    burst: float = 30.0

    def ahead(self, bursts: float = 1) -> timedelta:
        """How far a workspace may be ahead of its steady pace, and still send one more."""
        return timedelta(seconds=(bursts * self.burst - 1) / self.rate)

    def spend(self, workspace: Workspace, wall: datetime, count: int = 1) -> None:
        """So many messages leave."""
        for _ in range(count):
            workspace.pace_until = self.next(workspace.pace_until, wall)

    def allows(self, until: datetime | None, wall: datetime, bursts: float = 1) -> bool:
        """Whether one more may leave; `until`: when all that left would have, steadily."""
        return until is None or until <= wall + self.ahead(bursts) or until > self.beyond(wall)

    def room(self, until: datetime | None, wall: datetime, most: int, bursts: float = 1) -> int:
        """How many more may leave now, of so many at most."""
        for count in range(most):
            if not self.allows(until, wall, bursts):
                return count
            until = self.next(until, wall)
        return most

    def next(self, until: datetime | None, wall: datetime) -> datetime:
        start = wall if until is None or until > self.beyond(wall) else max(until, wall)
        # Rounded up: a minute would have one too many otherwise.
        return start + timedelta(microseconds=math.ceil(1e6 / self.rate))

    def beyond(self, wall: datetime) -> datetime:
        return wall + timedelta(seconds=2 * self.burst / self.rate) + SKEW


_Moment = InstrumentedAttribute[datetime | None] | InstrumentedAttribute[datetime]
UNPACED = Bucket(1e6, 1e6)


def a_minute(most: int) -> Bucket:
    """No minute has more, and a tenth of them may leave at once."""
    burst = max(1, most // 10)
    return Bucket((most - burst + 1) / 60, burst)


def is_over(until: _Moment, at: datetime, beyond: datetime) -> ColumnElement[bool]:
    """Whether a wait is over; `beyond`: no wait of its kind can end later.

    One that does was set before the clock was put back.
    """
    return or_(until.is_(None), until <= at, until > beyond)


def hold_domains(session: Session, workspace_id: int, paces: Mapping[str, datetime]) -> None:
    """No mail leaves for any of these domains before its moment."""
    if not paces:
        return
    statement = insert_of(session, inspect(MailPace).local_table)
    session.execute(
        statement.on_conflict_do_update(
            index_elements=["workspace_id", "domain"],
            set_={"until": statement.excluded.until},
        ),
        [
            {"workspace_id": workspace_id, "domain": domain, "until": until}
            for domain, until in paces.items()
        ],
    )


def forget_domains(session: Session, before: datetime) -> int:
    """Whose pace was theirs long ago: a domain can name a person."""
    return count_of(session.execute(delete(MailPace).where(MailPace.until < before)))


def pause(
    session: Session, workspace_id: int, wall: datetime, span: timedelta, reason: str
) -> None:
    """Nothing leaves for this workspace during a span from `wall`, the real time."""
    session.execute(
        update(Workspace)
        .where(Workspace.id == workspace_id)
        .values(paused_until=wall + min(span, LONGEST_PAUSE), pause_reason=reason)
    )


def unpause(session: Session, workspace_id: int, wall: datetime) -> None:
    """Slack took something: what a pause that is over was about, is over as well."""
    session.execute(
        update(Workspace)
        .where(
            Workspace.id == workspace_id,
            Workspace.pause_reason.is_not(None),
            is_over(Workspace.paused_until, wall, wall + LONGEST_PAUSE + SKEW),
        )
        .values(paused_until=None, pause_reason=None)
    )


def pause_mail(
    session: Session, workspace_id: int, wall: datetime, span: timedelta, reason: str
) -> None:
    """No mail leaves for this workspace during a span from `wall`."""
    session.execute(
        update(Workspace)
        .where(Workspace.id == workspace_id)
        .values(
            mail_paused_until=wall + min(span, LONGEST_MAIL_PAUSE), mail_pause_reason=reason
        )
    )


@dataclass(frozen=True)
class MailPause:
    """`reason`: kept until a server took a mail, also after the pause is over."""

    lasts: bool
    reason: str | None


def mail_pause(session: Session, workspace_id: int, wall: datetime) -> MailPause:
    """Whether all mail of a workspace is to wait."""
    home = session.get_one(Workspace, workspace_id)
    until = home.mail_paused_until
    lasts = until is not None and wall < until <= wall + LONGEST_MAIL_PAUSE + SKEW
    return MailPause(lasts, home.mail_pause_reason)


def unpause_mail(session: Session, workspace_id: int, wall: datetime) -> None:
    """A server took a mail: what a pause that is over was about, is over as well."""
    session.execute(
        update(Workspace)
        .where(
            Workspace.id == workspace_id,
            Workspace.mail_pause_reason.is_not(None),
            is_over(Workspace.mail_paused_until, wall, wall + LONGEST_MAIL_PAUSE + SKEW),
        )
        .values(mail_paused_until=None, mail_pause_reason=None)
    )
