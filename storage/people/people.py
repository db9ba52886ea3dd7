"""Finding workspaces and people."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from storage.base.upsert import insert_unless_present
from storage.models import Person, Workspace


def find_workspace(session: Session, slack_team_id: str) -> Workspace | None:
    return session.scalars(
        select(Workspace).where(Workspace.slack_team_id == slack_team_id)
    ).one_or_none()


def add_workspace(session: Session, slack_team_id: str, name: str, now: datetime) -> Workspace:
    values = {"slack_team_id": slack_team_id, "name": name, "created_at": now}
    insert_unless_present(session, Workspace, values)
    return session.scalars(
        select(Workspace).where(Workspace.slack_team_id == slack_team_id)
    ).one()


def get(session: Session, workspace_id: int, person_id: int) -> Person:
    return session.scalars(
        select(Person).where(Person.workspace_id == workspace_id, Person.id == person_id)
    ).one()


def lock(session: Session, person_id: int) -> None:
    """Nobody else decides what this person hears before the transaction is over."""
    session.execute(select(Person.id).where(Person.id == person_id).with_for_update())


def find_by_slack_id(session: Session, workspace_id: int, slack_user_id: str) -> Person | None:
    return session.scalars(_by_slack_ids(workspace_id, [slack_user_id])).one_or_none()


def by_slack_ids(
    session: Session, workspace_id: int, slack_user_ids: Iterable[str]
) -> Sequence[Person]:
    return session.scalars(_by_slack_ids(workspace_id, slack_user_ids)).all()


def find_or_add(
    session: Session, workspace_id: int, slack_user_id: str, now: datetime
) -> Person:
    """Two requests may meet the same new person at once: one row results."""
    if found := find_by_slack_id(session, workspace_id, slack_user_id):
        return found
    values = {
        "workspace_id": workspace_id,
        "slack_user_id": slack_user_id,
        "name": "",
        "refreshed_at": now,
    }
    insert_unless_present(session, Person, values)
    return session.scalars(_by_slack_ids(workspace_id, [slack_user_id])).one()


def _by_slack_ids(workspace_id: int, slack_user_ids: Iterable[str]) -> Select[Person]:
    return select(Person).where(
        Person.workspace_id == workspace_id,
        Person.slack_user_id.in_(list(slack_user_ids)),
    )
