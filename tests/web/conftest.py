"""What the tests of pages share."""

from collections.abc import Iterator

import pytest
from sqlalchemy import text

from storage.database import Database
from storage.migrate import head


@pytest.fixture
def migrated(database: Database) -> Iterator[None]:
    """The schema is there already; this says that migrations made it."""
    with database.begin() as session:
        session.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32))"))
        session.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": head()})
    yield
    with database.begin() as session:
        session.execute(text("DROP TABLE alembic_version"))
