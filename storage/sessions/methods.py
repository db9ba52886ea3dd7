"""The methods that circles saved for themselves."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage.models import Method


def latest(session: Session, circle_id: int) -> Sequence[Method]:
    """The last version of each, by name."""
    newest = (
        select(Method.name, func.max(Method.version).label("version"))
        .where(Method.circle_id == circle_id)
        .group_by(Method.name)
        .subquery()
    )
    return session.scalars(
        select(Method)
        .join(newest, (newest.c.name == Method.name) & (newest.c.version == Method.version))
        .where(Method.circle_id == circle_id)
        .order_by(Method.name)
    ).all()


def find(session: Session, circle_id: int, name: str, version: int) -> Method | None:
    return session.scalars(
        select(Method).where(
            Method.circle_id == circle_id, Method.name == name, Method.version == version
        )
    ).one_or_none()
