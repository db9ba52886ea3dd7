"""A workspace's groups of words that mean the same."""

from collections.abc import Sequence

from sqlalchemy import bindparam, delete, insert, select
from sqlalchemy.orm import Session

from storage.models import SynonymGroup

_GROUP = SynonymGroup.__table__.c
_OF_WORKSPACE = (
    select(_GROUP.words)
    .where(_GROUP.workspace_id == bindparam("workspace"))
    .order_by(_GROUP.id)
)


def of_workspace(session: Session, workspace_id: int) -> Sequence[Sequence[str]]:
    """In the order in which they were written down; asked with every question."""
    rows = session.connection().execute(_OF_WORKSPACE, {"workspace": workspace_id})
    return rows.scalars().all()


def replace(session: Session, workspace_id: int, groups: Sequence[Sequence[str]]) -> None:
    session.execute(delete(SynonymGroup).where(SynonymGroup.workspace_id == workspace_id))
    session.execute(
        insert(SynonymGroup),
        [{"workspace_id": workspace_id, "words": list(words)} for words in groups],
    )
