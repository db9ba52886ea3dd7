"""New circles that wait for a programme manager, and whether they must."""

from collections.abc import Sequence

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from storage.models import Approval, ApprovalState, Circle, CircleState, Person, Workspace


def are_needed(session: Session, workspace_id: int) -> bool:
    return session.get_one(Workspace, workspace_id).approves_circles


def of_circle(session: Session, circle_id: int, *, lock: bool = False) -> Approval | None:
    query = select(Approval).where(Approval.circle_id == circle_id)
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    return session.scalars(query).one_or_none()


def asked(session: Session, workspace_id: int) -> Sequence[Row[Circle, Person]]:
    """The circles that wait, and who asked; the oldest request first."""
    return session.execute(
        select(Circle, Person)
        .join(Approval, Approval.circle_id == Circle.id)
        .join(Person, Person.id == Approval.asked_by)
        .where(
            Circle.workspace_id == workspace_id,
            Circle.state == CircleState.DRAFT,
            Approval.state == ApprovalState.ASKED,
        )
        .order_by(Approval.asked_at, Circle.id)
    ).all()
