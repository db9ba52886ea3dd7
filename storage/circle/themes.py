"""What a workspace changed in its vocabulary, and in its rule for principles."""

from collections.abc import Sequence

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from storage.models import (
    Circle,
    CircleState,
    Membership,
    Person,
    PrincipleRule,
    Role,
    Theme,
)


def of_workspace(session: Session, workspace_id: int) -> Sequence[Theme]:
    return session.scalars(
        select(Theme)
        .where(Theme.workspace_id == workspace_id)
        .order_by(Theme.position, Theme.id)
    ).all()


def find(session: Session, workspace_id: int, key: str) -> Theme | None:
    return session.scalars(
        select(Theme).where(Theme.workspace_id == workspace_id, Theme.key == key)
    ).one_or_none()


def count(session: Session, workspace_id: int) -> int:
    query = select(func.count()).where(Theme.workspace_id == workspace_id)
    return session.scalar(query) or 0


def may_edit(session: Session, workspace_id: int, person_id: int) -> bool:
    """Programme managers; if there are none, facilitators of running circles."""
    managers = select(Person.id).where(
        Person.workspace_id == workspace_id, Person.is_programme_manager, Person.is_active
    )
    leads = (
        select(Membership.id)
        .join(Circle, Circle.id == Membership.circle_id)
        .where(
            Circle.workspace_id == workspace_id,
            Circle.state == CircleState.ACTIVE,
            Membership.person_id == person_id,
            Membership.role == Role.FACILITATOR,
            Membership.left_at.is_(None),
        )
    )
    has_managers = session.scalar(select(exists(managers)))
    mine = managers.where(Person.id == person_id) if has_managers else leads
    return bool(session.scalar(select(exists(mine))))


def rule(session: Session, workspace_id: int) -> PrincipleRule | None:
    return session.scalars(
        select(PrincipleRule).where(PrincipleRule.workspace_id == workspace_id)
    ).one_or_none()
