"""Workers that are killed lose no message and send none twice."""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator

import pytest

from storage.database import Database
from storage.models import DeliveryState
from tests.delivery.post import MOST_SUBJECTS, Post
from tests.mailing import READERS, MailPost

POINTS = ("before claim", "after claim", "before send", "after send", "after mark")
LOOKUPS = ("before lookup", "after lookup")
MESSAGES = 300
KILLS = 50
EDITED = "Andere woorden"

Nursery = subprocess.Popen[str]


@pytest.fixture
def living(database: Database) -> Iterator[Post]:
    """A post office where time goes on by itself: leases run out for real."""
    post = Post(database, running=True)
    yield post
    post.close()


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    command = [sys.executable, "-m", "tests.delivery.nursery"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as process:
        yield process


def run(nursery: Nursery, post: Post, **plan: str) -> int:
    """How many workers were killed."""
    slack = {"api": post.sandbox.api_url, "token": post.sandbox.bot_token}
    return ask(nursery, post.db, **slack, **plan)


def ask(nursery: Nursery, database: Database, **plan: str) -> int:
    assert nursery.stdin
    assert nursery.stdout
    address = database.engine.url.render_as_string(hide_password=False)
    said = {"database": address, **plan}
    nursery.stdin.write(json.dumps(said) + "\n")
    nursery.stdin.flush()
    return int(nursery.stdout.readline())


def assert_each_arrived_once(post: Post) -> None:
    keys = Counter(
        message.metadata["event_payload"]["key"]
        for message in post.sandbox.posted()
        if message.metadata
    )
    assert {row.state for row in post.rows()} == {DeliveryState.SENT}
    assert keys == Counter(row.message_key for row in post.rows())


@pytest.mark.parametrize("point", POINTS)
def test_killed_at(nursery: Nursery, living: Post, point: str) -> None:
    living.queue(1)
    living.queue(2)

    assert run(nursery, living, point=point) == 1

    assert_each_arrived_once(living)


@pytest.mark.parametrize("point", [*POINTS[:-1], *LOOKUPS])
@pytest.mark.parametrize("arrived", [True, False], ids=["it had arrived", "it had not"])
def test_killed_at_the_second_attempt(
    nursery: Nursery, living: Post, point: str, *, arrived: bool
) -> None:
    """The first worker died with the message on its way; the second is killed too."""
    living.queue(1)
    run(nursery, living, point="after send" if arrived else "before send")
    with living.db.begin() as session:
        row = session.merge(living.rows()[0])
        row.state, row.external_id, row.sent_at = DeliveryState.SENDING, None, None
        row.lease_until = row.created_at
        row.available_at = row.created_at

    run(nursery, living, point=point)

    assert_each_arrived_once(living)


def test_fifty_kills_during_a_fan_out(nursery: Nursery, living: Post) -> None:
    for subject in range(MESSAGES):
        living.queue(subject)

    assert run(nursery, living, kills=str(KILLS), seed="7") == KILLS

    assert len(living.rows()) == MESSAGES
    assert_each_arrived_once(living)


@pytest.mark.parametrize("point", POINTS)
def test_an_edit_killed_at(nursery: Nursery, living: Post, point: str) -> None:
    """The change is committed; whoever was to show it dies."""
    living.queue(1)
    living.queue(2)
    living.outbox.send_due()
    living.change(EDITED)

    assert run(nursery, living, point=point) == 1

    assert [each.sees for each in living.bram.reads()] == [EDITED] * 2
    assert_each_arrived_once(living)


def test_fifty_kills_during_edits(nursery: Nursery, living: Post) -> None:
    for subject in range(MOST_SUBJECTS):
        living.queue(subject)
    living.outbox.send_due()
    living.change(EDITED)

    assert run(nursery, living, kills=str(KILLS), seed="7") == KILLS

    assert [each.sees for each in living.bram.reads()] == [EDITED] * MOST_SUBJECTS
    assert_each_arrived_once(living)


MAILS = 30
MAIL_KILLS = 12


@pytest.mark.parametrize("point", POINTS)
def test_a_worker_that_sends_mail_is_killed_at(
    nursery: Nursery, mail: MailPost, point: str
) -> None:
    """What the server may have taken comes again, under the same Message-ID."""
    mail.outbox.send_due()
    mail.card()
    mail.publish()

    assert ask(nursery, mail.db, smtp=str(mail.mailboxes.port), point=point) == 1

    assert mail.received() == dict.fromkeys(READERS, 1)
    assert {row.state for row in mail.rows()} == {DeliveryState.SENT}
    copies = sum(each.copies for each in mail.mailboxes.all() if "List-Id" in each.message)
    assert copies == len(READERS) + (point == "after send")


def test_workers_that_send_mail_are_killed_at_random(nursery: Nursery, mail: MailPost) -> None:
    addresses = [f"lezer{number}@gemeente.example" for number in range(MAILS)]
    for address in addresses:
        mail.subscribe(address)
    mail.card()
    mail.publish()

    plan = {"smtp": str(mail.mailboxes.port), "kills": str(MAIL_KILLS), "seed": "1"}
    assert ask(nursery, mail.db, **plan) == MAIL_KILLS

    for address in (*addresses, *READERS):
        stands = [each for each in mail.mailboxes.of(address) if "List-Id" in each.message]
        assert len(stands) == 1, address
    assert {row.state for row in mail.rows()} == {DeliveryState.SENT}
