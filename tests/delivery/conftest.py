from collections.abc import Iterator

import pytest

from storage.database import Database
from tests.delivery.post import Post


@pytest.fixture
def post(database: Database) -> Iterator[Post]:
    post = Post(database)
    yield post
    post.close()
