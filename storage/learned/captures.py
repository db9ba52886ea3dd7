"""Words that reached the bot in a conversation, and wait for their author's yes."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from storage.base.upsert import insert_unless_present
from storage.models import (
    Capture,
    CaptureState,
    Circle,
    CircleState,
    Delivery,
    Membership,
    Prompt,
    Said,
)


def add(session: Session, values: dict[str, object]) -> Capture | None:
    """None when someone asked about this message before."""
    if not insert_unless_present(session, Capture, values):
        return None
    return session.scalars(
        select(Capture).where(
            Capture.workspace_id == values["workspace_id"],
            Capture.message_key == values["message_key"],
        )
    ).one()


def is_known(session: Session, workspace_id: int, message_key: str) -> bool:
    query = select(Capture.id).where(
        Capture.workspace_id == workspace_id, Capture.message_key == message_key
    )
    return session.scalar(query) is not None


def of_author(
    session: Session, workspace_id: int, capture_id: int, author_id: int
) -> Capture | None:
    """Locked. None for someone else's message."""
    query = select(Capture).where(
        Capture.workspace_id == workspace_id,
        Capture.id == capture_id,
        Capture.author_id == author_id,
    )
    return session.scalars(
        query.with_for_update().execution_options(populate_existing=True)
    ).one_or_none()


def unanswered(session: Session, now: datetime) -> Sequence[Capture]:
    """Those whose time is over, locked."""
    return session.scalars(
        select(Capture)
        .where(Capture.state == CaptureState.ASKED, Capture.expires_at <= now)
        .order_by(Capture.id)
        .with_for_update()
    ).all()


def shared_circles(
    session: Session, workspace_id: int, one_id: int, other_id: int
) -> Sequence[Circle]:
    """Running circles that both are in, by name."""
    other = select(Membership.circle_id).where(
        Membership.person_id == other_id, Membership.left_at.is_(None)
    )
    return session.scalars(
        select(Circle)
        .join(Membership, Membership.circle_id == Circle.id)
        .where(
            Circle.workspace_id == workspace_id,
            Circle.state == CircleState.ACTIVE,
            Membership.person_id == one_id,
            Membership.left_at.is_(None),
            Circle.id.in_(other),
        )
        .order_by(Circle.name)
    ).all()


def hear(session: Session, values: dict[str, object]) -> None:
    insert_unless_present(session, Said, values)


def said(
    session: Session, workspace_id: int, person_id: int, channel: str, external_id: str
) -> Said | None:
    """What someone said in one message, locked."""
    query = select(Said).where(
        Said.workspace_id == workspace_id,
        Said.person_id == person_id,
        Said.channel == channel,
        Said.external_id == external_id,
    )
    return session.scalars(query.with_for_update()).one_or_none()


def said_by_id(
    session: Session, workspace_id: int, person_id: int, said_id: int
) -> Said | None:
    query = select(Said).where(
        Said.workspace_id == workspace_id, Said.person_id == person_id, Said.id == said_id
    )
    return session.scalars(
        query.with_for_update().execution_options(populate_existing=True)
    ).one_or_none()


def forget_said(session: Session, before: datetime) -> None:
    session.execute(delete(Said).where(Said.said_at < before))


def prompt_of_message(
    session: Session,
    workspace_id: int,
    person_id: int,
    external_id: str,
    by_meeting: Sequence[str],
    by_prompt: str,
) -> Prompt | None:
    """The prompt that a message in someone's conversation with the bot is about."""
    sent = session.execute(
        select(Delivery.kind, Delivery.subject_id).where(
            Delivery.workspace_id == workspace_id,
            Delivery.person_id == person_id,
            Delivery.external_id == external_id,
            Delivery.kind.in_([*by_meeting, by_prompt]),
        )
    ).first()
    if sent is None:
        return None
    about = Prompt.id if sent.kind == by_prompt else Prompt.meeting_id
    query = select(Prompt).where(
        Prompt.workspace_id == workspace_id,
        Prompt.person_id == person_id,
        about == sent.subject_id,
    )
    return session.scalars(query).one_or_none()
