"""How facilitators arranged the answers of their circle."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import delete, exists, select
from sqlalchemy.orm import Session

from storage.models import AnswerGroup, Circle, GroupedAnswer, Reflection


def lock(session: Session, circle_id: int) -> None:
    """Two facilitators of a circle who arrange its answers do so one after the other."""
    session.scalars(
        select(Circle.id).where(Circle.id == circle_id).with_for_update(key_share=True)
    ).one()


def arranged(
    session: Session, workspace_id: int, circle_id: int, meeting_id: int | None
) -> Mapping[int, AnswerGroup]:
    """By an answer's id, the group that somebody put it in; of one session, or of none."""
    rows = session.execute(
        select(GroupedAnswer.reflection_id, AnswerGroup)
        .join(AnswerGroup, AnswerGroup.id == GroupedAnswer.group_id)
        .join(Reflection, Reflection.id == GroupedAnswer.reflection_id)
        .where(
            GroupedAnswer.workspace_id == workspace_id,
            AnswerGroup.circle_id == circle_id,
            Reflection.meeting_id == meeting_id,  # None becomes IS NULL
        )
    )
    return {row[0]: row[1] for row in rows}


def arrange(
    session: Session,
    groups: Sequence[AnswerGroup],
    members: Sequence[Collection[int]],
) -> None:
    """Put these answers in these groups, new ones among them; emptied groups go."""
    session.add_all(groups)
    session.flush()
    home = {each: group.id for group, ids in zip(groups, members, strict=True) for each in ids}
    placed = session.scalars(
        select(GroupedAnswer).where(GroupedAnswer.reflection_id.in_(home))
    ).all()
    for row in placed:
        row.group_id = home.pop(row.reflection_id)
    workspace_id = groups[0].workspace_id
    session.add_all(
        GroupedAnswer(workspace_id=workspace_id, group_id=group_id, reflection_id=each)
        for each, group_id in home.items()
    )
    _drop_empty(session, groups[0].circle_id)


def forget(session: Session, reflection: Reflection) -> None:
    """An answer leaves its group, and a group that nothing is left of goes with its name."""
    gone = delete(GroupedAnswer).where(GroupedAnswer.reflection_id == reflection.id)
    if session.scalars(gone.returning(GroupedAnswer.id)).all():
        _drop_empty(session, reflection.circle_id)


def _drop_empty(session: Session, circle_id: int) -> None:
    session.flush()
    there = exists().where(GroupedAnswer.group_id == AnswerGroup.id)
    session.execute(
        delete(AnswerGroup)
        .where(AnswerGroup.circle_id == circle_id, ~there)
        .execution_options(synchronize_session="fetch")
    )
