"""School holidays that a workspace changed, and whether 5 May is off there."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.base.upsert import insert_unless_present
from storage.models import SchoolHoliday, Workspace


def changed(session: Session, workspace_id: int) -> Sequence[SchoolHoliday]:
    return session.scalars(
        select(SchoolHoliday)
        .where(SchoolHoliday.workspace_id == workspace_id)
        .order_by(SchoolHoliday.id)
    ).all()


def all_changed(session: Session) -> Sequence[SchoolHoliday]:
    return session.scalars(select(SchoolHoliday).order_by(SchoolHoliday.id)).all()


def put(session: Session, workspace_id: int, region: str, key: str, **values: Any) -> None:
    """Add a period, or change the one of this name."""
    named = {"workspace_id": workspace_id, "region": region, "key": key}
    if insert_unless_present(session, SchoolHoliday, {**named, **values}):
        return
    row = session.scalars(select(SchoolHoliday).filter_by(**named)).one()
    for name, value in values.items():
        setattr(row, name, value)


def workspace(session: Session, workspace_id: int) -> Workspace:
    return session.get_one(Workspace, workspace_id)


def liberation_days_off(session: Session) -> Mapping[int, bool]:
    """By workspace: whether 5 May is off every year."""
    rows = session.execute(select(Workspace.id, Workspace.liberation_day_off)).all()
    return {row.id: row.liberation_day_off for row in rows}
