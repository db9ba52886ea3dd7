"""A database for tables of rules: nothing that a test does in it is kept."""

from collections.abc import Iterator

import pytest
from sqlalchemy.orm import Session

from storage.database import Database
from storage.models import Base


@pytest.fixture(scope="session")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    database = Database(f"sqlite:///{tmp_path_factory.mktemp('scratch')}/leerkring.db")
    Base.metadata.create_all(database.engine)
    yield database
    database.close()


@pytest.fixture
def session(scratch: Database) -> Iterator[Session]:
    with scratch.read() as session:
        yield session
