"""A database for tables of rules: nothing that a test does in it is kept."""

from collections.abc import Iterator

import pytest
from sqlalchemy.orm import Session

from storage.database import Database
from storage.models import Base
from tests.domain.world import World, world


@pytest.fixture(scope="session")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    database = Database(f"sqlite:///{tmp_path_factory.mktemp('scratch')}/leerkring.db")
    Base.metadata.create_all(database.engine)
    yield database
    database.close()


@pytest.fixture
def session(scratch: Database) -> Iterator[Session]:
    with scratch.unkept().begin() as session:
        yield session


@pytest.fixture(scope="session")
def living(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    database = Database(f"sqlite:///{tmp_path_factory.mktemp('living')}/leerkring.db")
    Base.metadata.create_all(database.engine)
    with database.unkept().begin() as session:
        yield world(session)
    database.close()


@pytest.fixture
def w(living: World) -> Iterator[World]:
    """The same circle for each test: what one does to it is undone."""
    point = living.session.begin_nested()
    yield living
    point.rollback()
    living.session.expire_all()
