"""Finding workspaces and people."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import astuple
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, select, tuple_
from sqlalchemy.orm import Session

from storage.base import prepared
from storage.base.upsert import insert_unless_present
from storage.models import Address, Membership, Person, Surface, Workspace


def find_workspace(session: Session, address: Address) -> Workspace | None:
    return session.scalars(_workspace_at(address)).one_or_none()


def find_in(
    session: Session, home: Address, address: Address
) -> tuple[Workspace | None, Person | None]:
    """The workspace with the address `home`, and someone in it."""
    found = _in_workspace(session, *astuple(home), *astuple(address))
    return next(((row[0], row[1]) for row in found), (None, None))


@prepared.rows
def _in_workspace(
    home_surface: Surface, home_id: str, surface: Surface, external_id: str
) -> Select[Workspace, Person]:
    is_there = and_(
        Person.workspace_id == Workspace.id,
        Person.surface == surface,
        Person.external_id == external_id,
    )
    return (
        select(Workspace, Person)
        .outerjoin(Person, is_there)
        .where(Workspace.surface == home_surface, Workspace.external_id == home_id)
    )


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
    [found] = _by_id(session, workspace_id, person_id)
    return found


@prepared.scalars
def _by_id(workspace_id: int, person_id: int) -> Select[Person]:
    return select(Person).where(Person.workspace_id == workspace_id, Person.id == person_id)


def by_id(
    session: Session, workspace_id: int, person_ids: Collection[int]
) -> dict[int, Person]:
    found = session.scalars(
        select(Person).where(Person.workspace_id == workspace_id, Person.id.in_(person_ids))
    )
    return {each.id: each for each in found}


def lock(session: Session, *person_ids: int) -> None:
    """Nobody else decides what these people hear before the transaction is over.

    In one order, so that two that lock several do not wait for each other.
    """
    query = select(Person.id).where(Person.id.in_(person_ids)).order_by(Person.id)
    session.execute(query.with_for_update())


def find_at(
    session: Session, workspace_id: int, address: Address, *, lock: bool = False
) -> Person | None:
    """`lock`: nobody erases them before the transaction is over; None once they were erased."""
    query = _at(workspace_id, [address])
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    return session.scalars(query).one_or_none()


def find_all_at(
    session: Session, workspace_id: int, addresses: Iterable[Address]
) -> Sequence[Person]:
    return session.scalars(_at(workspace_id, addresses)).all()


def find_or_add(
    session: Session, workspace_id: int, address: Address, **at_first: Any
) -> Person:
    """Two requests may meet the same new person at once: one row results.

    `at_first`: what a row that is new begins with; one that is there keeps its own.
    """
    if found := find_at(session, workspace_id, address):
        return found
    values = {"workspace_id": workspace_id, **vars(address), "name": "", **at_first}
    insert_unless_present(session, Person, values)
    return session.scalars(_at(workspace_id, [address])).one()


def wanting_profile(
    session: Session, home: Address, most: int, without: Collection[int]
) -> Sequence[Person]:
    """Of whom Slack is still to say who they are; first those of whom it never did."""
    return _wanting_profile(session, home.surface, home.external_id, most, list(without))


@prepared.scalars
def _wanting_profile(
    surface: Surface, home_id: str, most: int, without: Collection[int]
) -> Select[Person]:
    return (
        select(Person)
        .join(Workspace, Workspace.id == Person.workspace_id)
        .where(Workspace.surface == surface, Workspace.external_id == home_id)
        .where(Person.wants_profile, Person.id.not_in(without))
        .order_by(Person.refreshed_at.is_not(None), Person.refreshed_at, Person.id)
        .limit(most)
    )


def example(session: Session, workspace_id: int) -> Person | None:
    """Somebody who is there, rather one who is in a circle."""
    query = (
        select(Person)
        .outerjoin(Membership, Membership.person_id == Person.id)
        .where(Person.workspace_id == workspace_id, Person.is_active)
        .order_by(Membership.id.is_(None), Membership.left_at.is_not(None), Membership.id)
    )
    return session.scalars(query.limit(1)).first()


def _at(workspace_id: int, addresses: Iterable[Address]) -> Select[Person]:
    known_as = tuple_(Person.surface, Person.external_id)
    return select(Person).where(
        Person.workspace_id == workspace_id,
        known_as.in_([(each.surface, each.external_id) for each in addresses]),
    )


def managers(session: Session, workspace_id: int) -> Sequence[Person]:
    """Who looks after the programme, as far as the bot can write to them."""
    query = select(Person).where(
        Person.workspace_id == workspace_id, Person.is_programme_manager, Person.is_reachable
    )
    return session.scalars(query.order_by(Person.id)).all()
