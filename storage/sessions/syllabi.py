"""The learning paths that circles made their own."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.models import Syllabus


def of_circle(session: Session, circle_id: int) -> Sequence[Syllabus]:
    return session.scalars(
        select(Syllabus).where(Syllabus.circle_id == circle_id).order_by(Syllabus.id.desc())
    ).all()


def find(
    session: Session, circle_id: int, syllabus_id: int, *, lock: bool = False
) -> Syllabus | None:
    query = select(Syllabus).where(Syllabus.circle_id == circle_id, Syllabus.id == syllabus_id)
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    return session.scalars(query).one_or_none()
