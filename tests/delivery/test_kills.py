"""Workers that are killed lose no message and send none twice."""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator

import pytest

from storage.database import Database
from storage.models import DeliveryState
from tests.delivery.post import Post

POINTS = ("before claim", "after claim", "before send", "after send", "after mark")
LOOKUPS = ("before lookup", "after lookup")
MESSAGES = 300
KILLS = 50


@pytest.fixture
def living(database: Database) -> Iterator[Post]:
    """A post office where time goes on by itself: leases run out for real."""
    post = Post(database, running=True)
    yield post
    post.close()


def run(post: Post, **plan: str) -> int:
    """How many workers were killed."""
    address = post.db.engine.url.render_as_string(hide_password=False)
    said = {
        "database": address,
        "api": post.sandbox.api_url,
        "token": post.sandbox.bot_token,
        **plan,
    }
    command = [sys.executable, "-m", "tests.delivery.nursery", json.dumps(said)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=90, check=True)
    return int(done.stdout)


def assert_each_arrived_once(post: Post) -> None:
    keys = Counter(
        message.metadata["event_payload"]["key"]
        for message in post.sandbox.posted()
        if message.metadata
    )
    assert {row.state for row in post.rows()} == {DeliveryState.SENT}
    assert keys == Counter(row.message_key for row in post.rows())


@pytest.mark.parametrize("point", POINTS)
def test_killed_at(living: Post, point: str) -> None:
    living.queue(1)
    living.queue(2)

    assert run(living, point=point) == 1

    assert_each_arrived_once(living)


@pytest.mark.parametrize("point", [*POINTS[:-1], *LOOKUPS])
@pytest.mark.parametrize("arrived", [True, False], ids=["it had arrived", "it had not"])
def test_killed_at_the_second_attempt(living: Post, point: str, *, arrived: bool) -> None:
    """The first worker died with the message on its way; the second is killed too."""
    living.queue(1)
    run(living, point="after send" if arrived else "before send")
    with living.db.begin() as session:
        row = session.merge(living.rows()[0])
        row.state, row.slack_ts, row.sent_at = DeliveryState.SENDING, None, None
        row.lease_until = row.created_at
        row.available_at = row.created_at

    run(living, point=point)

    assert_each_arrived_once(living)


def test_fifty_kills_during_a_fan_out(living: Post) -> None:
    for subject in range(MESSAGES):
        living.queue(subject)

    assert run(living, kills=str(KILLS), seed="7") == KILLS

    assert len(living.rows()) == MESSAGES
    assert_each_arrived_once(living)
