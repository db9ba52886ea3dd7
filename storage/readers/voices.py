"""What people without Slack say about public cards: what waits for a yes, and who said it."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, or_, select
from sqlalchemy.orm import Session

from storage.base.deliveries import count_of
from storage.models import (
    InsightUse,
    LearningQuestion,
    Mailbox,
    Person,
    Recognition,
    WaitingVoice,
)


def waiting(
    session: Session, workspace_id: int, address: str, *, lock: bool = False
) -> Sequence[WaitingVoice]:
    """All of one address, in order."""
    query = (
        select(WaitingVoice)
        .where(WaitingVoice.workspace_id == workspace_id, WaitingVoice.address == address)
        .order_by(WaitingVoice.id)
    )
    return session.scalars(query.with_for_update() if lock else query).all()


def behind(session: Session, token: str) -> WaitingVoice | None:
    return session.scalars(
        select(WaitingVoice).where(WaitingVoice.token == token)
    ).one_or_none()


def waiting_since(session: Session, workspace_id: int, since: datetime) -> int:
    """How much was said under addresses that wait."""
    query = select(func.count()).where(
        WaitingVoice.workspace_id == workspace_id, WaitingVoice.said_at >= since
    )
    return session.scalar(query) or 0


def forget_waiting(session: Session, before: datetime) -> int:
    return count_of(session.execute(delete(WaitingVoice).where(WaitingVoice.said_at <= before)))


def reader_behind(session: Session, token: str) -> Person | None:
    """Whose mailbox it is; also of whoever never asked for digests."""
    return session.scalars(
        select(Person)
        .join(Mailbox, Mailbox.person_id == Person.id)
        .where(Mailbox.token == token, Person.is_active)
    ).one_or_none()


def colleagues(session: Session, workspace_id: int, domain: str) -> Sequence[str]:
    """The organisations of people in Slack, guests left out, with a mailbox at this domain."""
    found = session.scalars(
        select(Person.organisation)
        .where(
            Person.workspace_id == workspace_id,
            Person.is_reachable,
            ~Person.is_guest,
            Person.organisation.is_not(None),
            func.lower(Person.email).like("%@" + _escaped(domain), escape="\\"),
        )
        .distinct()
    )
    return [each for each in found if each]


def _escaped(said: str) -> str:
    return said.replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_")


def recognised(session: Session, person: Person) -> Sequence[Recognition]:
    return session.scalars(
        select(Recognition)
        .where(
            Recognition.workspace_id == person.workspace_id, Recognition.person_id == person.id
        )
        .order_by(Recognition.id)
    ).all()


def used(session: Session, person: Person) -> Sequence[InsightUse]:
    return session.scalars(
        select(InsightUse)
        .where(
            InsightUse.workspace_id == person.workspace_id, InsightUse.person_id == person.id
        )
        .order_by(InsightUse.id)
    ).all()


def said_since(since: datetime) -> ColumnElement[bool]:
    """Whether a person said anything about a card from a moment on."""
    recognised = select(Recognition.id).where(
        Recognition.person_id == Person.id, Recognition.given_at > since
    )
    used = select(InsightUse.id).where(
        InsightUse.person_id == Person.id, InsightUse.used_at > since
    )
    asked = select(LearningQuestion.id).where(
        LearningQuestion.asker_id == Person.id, LearningQuestion.created_at > since
    )
    return or_(recognised.exists(), used.exists(), asked.exists())
