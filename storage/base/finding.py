"""Finding a row by its id."""

from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.models.base import InWorkspace

Kind = TypeVar("Kind", bound=InWorkspace)


def find_row(
    kind: type[Kind], session: Session, workspace_id: int, row_id: int, *, lock: bool = False
) -> Kind | None:
    """A row of this workspace.

    With `lock` it is read as it is now, and nobody else changes it in this transaction.
    """
    query = select(kind).where(kind.workspace_id == workspace_id, kind.id == row_id)
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    return session.scalars(query).one_or_none()
