"""Finding prompts, and what people wrote."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Select, and_, func, insert, inspect, or_, select
from sqlalchemy.orm import Session
from sqlalchemy.sql.dml import ReturningInsert

from storage.base.upsert import add_unless_present, insert_each_unless_present
from storage.circle.case_rights import circles_of
from storage.models import (
    Case,
    Circle,
    CircleState,
    GuidingQuestion,
    Meeting,
    MeetingState,
    Membership,
    Person,
    Prompt,
    PromptState,
    Reflection,
    ReleaseLevel,
)

LAST = 1_000  # what answers no guiding question comes after what does


def find_or_add_prompt(
    session: Session,
    workspace_id: int,
    circle_id: int,
    meeting_id: int | None,
    person_id: int,
    now: datetime,
    *,
    is_known: bool = False,
) -> Prompt:
    """Two requests may ask the same thing at once: one row results, and this locks it."""
    values = {
        "workspace_id": workspace_id,
        "circle_id": circle_id,
        "meeting_id": meeting_id,
        "person_id": person_id,
        "asked_at": now,
    }
    added = None if is_known else add_unless_present(session, Prompt, values)
    if added is not None:
        return added
    query = _prompts(workspace_id, circle_id, meeting_id, person_id).with_for_update()
    return session.scalars(query.execution_options(populate_existing=True)).one()


def add_prompts(session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
    """What is there already stays as it is."""
    insert_each_unless_present(session, Prompt, rows, Prompt.id)


def find_prompt(
    session: Session, workspace_id: int, circle_id: int, meeting_id: int | None, person_id: int
) -> Prompt | None:
    query = _prompts(workspace_id, circle_id, meeting_id, person_id)
    return session.scalars(query).one_or_none()


def _prompts(
    workspace_id: int, circle_id: int, meeting_id: int | None, person_id: int
) -> Select[Prompt]:
    return select(Prompt).where(
        Prompt.workspace_id == workspace_id,
        Prompt.circle_id == circle_id,
        Prompt.meeting_id == meeting_id,  # None becomes IS NULL
        Prompt.person_id == person_id,
    )


def prompt_of(
    session: Session,
    workspace_id: int,
    prompt_id: int,
    person_id: int,
    *,
    lock: bool = False,
) -> Prompt | None:
    """None when it does not exist, or was someone else's."""
    query = select(Prompt).where(
        Prompt.workspace_id == workspace_id,
        Prompt.id == prompt_id,
        Prompt.person_id == person_id,
    )
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    return session.scalars(query).one_or_none()


def add(session: Session, values: Sequence[Mapping[str, Any]]) -> Sequence[Reflection]:
    """New answers, in one statement and in no particular order: to read, not to change."""
    if not values:
        return []
    rows = session.connection().execute(_insert(), values)
    return [Reflection(**row) for row in rows.mappings()]


@cache  # it is made of nothing that changes
def _insert() -> ReturningInsert[Any]:
    table: Any = inspect(Reflection).local_table
    return insert(table).returning(table)


@dataclass(frozen=True)
class Waiting:
    """What someone was asked, and where."""

    prompt: Prompt
    circle: Circle


def waiting(
    session: Session, workspace_id: int, person_id: int, now: datetime
) -> Sequence[Waiting]:
    """What can be answered in running circles that someone is in, and was not; newest first."""
    begun = or_(
        Meeting.id.is_(None), Meeting.starts_at <= now, Meeting.state == MeetingState.ROUND
    )
    rows = session.execute(
        select(Prompt, Circle)
        .join(Circle, Circle.id == Prompt.circle_id)
        .join(
            Membership,
            and_(Membership.circle_id == Circle.id, Membership.person_id == Prompt.person_id),
        )
        .outerjoin(Meeting, Meeting.id == Prompt.meeting_id)
        .where(
            Prompt.workspace_id == workspace_id,
            Prompt.person_id == person_id,
            Prompt.state == PromptState.OPEN,
            Circle.state == CircleState.ACTIVE,
            Membership.left_at.is_(None),
            begun,
        )
        .order_by(Prompt.id.desc())
    )
    return [Waiting(*row) for row in rows]


def count_by_level(
    session: Session, workspace_id: int, author_id: int
) -> dict[ReleaseLevel, int]:
    """How many answers someone keeps at each level."""
    rows = session.execute(
        select(Reflection.release_level, func.count())
        .where(Reflection.workspace_id == workspace_id, Reflection.author_id == author_id)
        .group_by(Reflection.release_level)
    ).all()
    return {row[0]: row[1] for row in rows}


def own(
    session: Session, workspace_id: int, author_id: int, reflection_ids: Iterable[int]
) -> Sequence[Reflection]:
    """Those of the author's own that have words, locked, in a fixed order."""
    return session.scalars(
        select(Reflection)
        .where(
            Reflection.workspace_id == workspace_id,
            Reflection.author_id == author_id,
            Reflection.id.in_(list(reflection_ids)),
            Reflection.text != "",
        )
        .order_by(Reflection.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).all()


@dataclass(frozen=True)
class Written:
    """A reflection with where it was written, and by whom."""

    reflection: Reflection
    author: Person
    circle: Circle
    meeting: Meeting | None
    case: Case | None = None  # that it is about, as far as the circle may read that


def of_author(session: Session, workspace_id: int, author_id: int) -> Sequence[Written]:
    """All that someone wrote and did not empty, newest first."""
    return _written(
        session,
        _with_context(workspace_id)
        .where(Reflection.author_id == author_id)
        .order_by(Reflection.created_at.desc(), Reflection.id.desc()),
    )


def shared_in_circle(
    session: Session, workspace_id: int, circle_id: int, meeting_id: int | None
) -> Sequence[Written]:
    """What the circle may read about one session (or, with None, apart from any)."""
    return _written(
        session,
        _with_context(workspace_id)
        .outerjoin(GuidingQuestion, GuidingQuestion.id == Reflection.question_id)
        .where(
            Reflection.circle_id == circle_id,
            Reflection.meeting_id == meeting_id,
            Reflection.release_level >= ReleaseLevel.CIRCLE,
        )
        .order_by(func.coalesce(GuidingQuestion.position, LAST), Person.name, Reflection.id),
    )


def shared_on_case(
    session: Session, workspace_id: int, case_id: int, reader_id: int
) -> Sequence[Written]:
    """What was written about a case and circles of the reader's may read, oldest first."""
    query = _with_context(workspace_id).where(
        Reflection.case_id == case_id,
        Reflection.release_level >= ReleaseLevel.CIRCLE,
        Reflection.circle_id.in_(circles_of(reader_id)),
    )
    return _written(session, query.order_by(Reflection.created_at, Reflection.id))


def shared_by_id(
    session: Session, workspace_id: int, reflection_ids: Iterable[int]
) -> Sequence[Written]:
    """Those that their circle may read, locked: their levels hold until the commit."""
    return _written(
        session,
        _shared_among(workspace_id, reflection_ids)
        .with_for_update(of=Reflection)
        .execution_options(populate_existing=True),
    )


def still_shared(
    session: Session, workspace_id: int, reflection_ids: Iterable[int]
) -> Sequence[Written]:
    """Those of these that their circle may read, in a fixed order."""
    return _written(session, _shared_among(workspace_id, reflection_ids))


def _shared_among(
    workspace_id: int, reflection_ids: Iterable[int]
) -> Select[Reflection, Person, Circle, Meeting, Case]:
    return (
        _with_context(workspace_id)
        .where(
            Reflection.id.in_(list(reflection_ids)),
            Reflection.release_level >= ReleaseLevel.CIRCLE,
        )
        .order_by(Reflection.id)
    )


def _with_context(
    workspace_id: int,
) -> Select[Reflection, Person, Circle, Meeting, Case]:
    on_case = and_(Case.id == Reflection.case_id, Case.release_level >= ReleaseLevel.CIRCLE)
    return (
        select(Reflection, Person, Circle, Meeting, Case)
        .join(Person, Person.id == Reflection.author_id)
        .join(Circle, Circle.id == Reflection.circle_id)
        .outerjoin(Meeting, Meeting.id == Reflection.meeting_id)
        .outerjoin(Case, on_case)
        .where(Reflection.workspace_id == workspace_id, Reflection.text != "")
    )


def _written(
    session: Session, query: Select[Reflection, Person, Circle, Meeting, Case]
) -> Sequence[Written]:
    return [Written(*row) for row in session.execute(query)]
