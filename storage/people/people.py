"""Finding workspaces and people."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import Select, select, tuple_
from sqlalchemy.orm import Session

from storage.base.upsert import insert_unless_present
from storage.models import Address, Person, Workspace


def find_workspace(session: Session, address: Address) -> Workspace | None:
    return session.scalars(_workspace_at(address)).one_or_none()


def add_workspace(session: Session, address: Address, name: str, now: datetime) -> Workspace:
    values = {**vars(address), "name": name, "created_at": now}
    insert_unless_present(session, Workspace, values)
    return session.scalars(_workspace_at(address)).one()


def workspaces_opened_by(session: Session, token_digest: str) -> Sequence[Workspace]:
    """At most one."""
    query = select(Workspace).where(Workspace.token_digest == token_digest)
    return session.scalars(query).all()


def _workspace_at(address: Address) -> Select[Workspace]:
    return select(Workspace).where(
        Workspace.surface == address.surface, Workspace.external_id == address.external_id
    )


def get(session: Session, workspace_id: int, person_id: int) -> Person:
    return session.scalars(
        select(Person).where(Person.workspace_id == workspace_id, Person.id == person_id)
    ).one()


def lock(session: Session, person_id: int) -> None:
    """Nobody else decides what this person hears before the transaction is over."""
    session.execute(select(Person.id).where(Person.id == person_id).with_for_update())


def find_at(session: Session, workspace_id: int, address: Address) -> Person | None:
    return session.scalars(_at(workspace_id, [address])).one_or_none()


def find_all_at(
    session: Session, workspace_id: int, addresses: Iterable[Address]
) -> Sequence[Person]:
    return session.scalars(_at(workspace_id, addresses)).all()


def find_or_add(session: Session, workspace_id: int, address: Address, now: datetime) -> Person:
    """Two requests may meet the same new person at once: one row results."""
    if found := find_at(session, workspace_id, address):
        return found
    values = {
        "workspace_id": workspace_id,
        **vars(address),
        "name": "",
        "refreshed_at": now,
    }
    insert_unless_present(session, Person, values)
    return session.scalars(_at(workspace_id, [address])).one()


def _at(workspace_id: int, addresses: Iterable[Address]) -> Select[Person]:
    known_as = tuple_(Person.surface, Person.external_id)
    return select(Person).where(
        Person.workspace_id == workspace_id,
        known_as.in_([(each.surface, each.external_id) for each in addresses]),
    )
