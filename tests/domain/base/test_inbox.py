"""One delivery of Slack has its effect once, however often it comes."""

import pytest

from bot.domain.base.inbox import Replayed, Work
from storage.database import Database
from tests.domain.seeds import NOON, seed


def test_a_delivery_that_comes_again_does_nothing(database: Database) -> None:
    with database.begin() as session:
        workspace_id = seed(session).circle.workspace_id
    work = Work(database, workspace_id, "click:1", NOON)

    with work():
        pass

    with pytest.raises(Replayed), work():
        pytest.fail("had its effect twice")
    with Work(database, workspace_id, "click:2", NOON)():
        pass
