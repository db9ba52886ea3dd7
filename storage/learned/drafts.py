"""Forms that were not sent in: one per person and session."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import Session

from storage.base import prepared
from storage.base.upsert import add_unless_present
from storage.circle.case_rights import brought_in, of_person_in
from storage.models import Case, ReflectionDraft, ReleaseLevel


def _of(
    workspace_id: int, circle_id: int, meeting_id: int | None, person_id: int
) -> ColumnElement[bool]:
    return and_(
        ReflectionDraft.workspace_id == workspace_id,
        ReflectionDraft.circle_id == circle_id,
        ReflectionDraft.meeting_id == meeting_id,  # None becomes IS NULL
        ReflectionDraft.person_id == person_id,
    )


def keep(  # one row
    session: Session,
    workspace_id: int,
    circle_id: int,
    meeting_id: int | None,
    person_id: int,
    sheet: Mapping[str, Any],
    now: datetime,
) -> ReflectionDraft:
    """The last words win: a person has one form open at a time."""
    where = _of(workspace_id, circle_id, meeting_id, person_id)
    values = {
        "workspace_id": workspace_id,
        "circle_id": circle_id,
        "meeting_id": meeting_id,
        "person_id": person_id,
        "sheet": dict(sheet),
        "updated_at": now,
    }
    added = add_unless_present(session, ReflectionDraft, values)
    if added is not None:
        return added
    draft = session.scalars(
        select(ReflectionDraft)
        .where(where)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()
    draft.sheet = dict(sheet)
    draft.updated_at = now
    return draft


@prepared.scalars
def cases_to_link(circle_id: int, person_id: int, linked: Collection[int]) -> Select[Case]:
    """Cases that the whole circle may read: one's own first, then the latest.

    Running ones, and those that an answer is about already, whatever became of them.
    """
    return (
        select(Case)
        .where(
            Case.release_level >= ReleaseLevel.CIRCLE,
            or_(
                and_(Case.closed_at.is_(None), brought_in(circle_id)),
                and_(Case.closed_at.is_(None), of_person_in(circle_id, person_id)),
                Case.id.in_(linked),
            ),
        )
        .order_by(Case.id.not_in(linked), Case.person_id != person_id, Case.id.desc())
    )
