"""Cases for a reader: those about some words, and those that were told to their end."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session

from storage.circle.case_rights import readable_by
from storage.models import Case

MOST_LOOKED_AT = 200  # with a word in them, the newest
TOGETHER = 4  # words: so that few statements, which are soon ready, serve all questions
WORDS = (
    *(Case.title, Case.description, Case.place, Case.parties),
    *(Case.obstacle, Case.asked_of_others, Case.result, Case.unlocked_by),
)


def holding(
    session: Session,
    workspace_id: int,
    reader_id: int,
    beginnings: Sequence[str],
    *,
    is_guest: bool,
) -> Sequence[Case]:
    """Those that the reader may see, and in which one of these stands; the newest first."""
    said: ColumnElement[str] = WORDS[0].expression
    for words in WORDS[1:]:
        said = said.concat(" ").concat(words)
    sought = [*beginnings, *list(beginnings[:1]) * (-len(beginnings) % TOGETHER)]
    there = or_(*(func.lower(said).contains(each, autoescape=True) for each in sought))
    query = _for(workspace_id, reader_id, is_guest=is_guest).where(there)
    return session.scalars(query.order_by(Case.id.desc()).limit(MOST_LOOKED_AT)).all()


def told(
    session: Session,
    workspace_id: int,
    reader_id: int,
    obstacle: str | None,
    *,
    is_guest: bool,
) -> Sequence[Case]:
    """Those that the reader may see and that ended; `obstacle`: only these. Latest first."""
    query = _for(workspace_id, reader_id, is_guest=is_guest).where(Case.told_at.is_not(None))
    if obstacle is not None:
        query = query.where(Case.obstacle_kind == obstacle)
    return session.scalars(query.order_by(Case.told_at.desc(), Case.id.desc())).all()


def _for(workspace_id: int, reader_id: int, *, is_guest: bool) -> Select[Case]:
    return select(Case).where(
        Case.workspace_id == workspace_id, readable_by(reader_id, is_guest=is_guest)
    )
