"""How fast mail may leave for all, and for one domain: no minute has more than was said."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete

from bot.domain.base import messages
from bot.domain.base.kinds import Due, MessageKind
from storage.base import deliveries, mail_claims
from storage.base.claims import Turn
from storage.base.pace import a_minute
from storage.database import Database
from storage.models import Delivery, DeliveryState, MailPace, Workspace
from tests.domain.seeds import NOON, seed

MINUTE = timedelta(minutes=1)
LEASE = timedelta(seconds=40)


def most_in_a_minute(moments: list[datetime]) -> int:
    return max(sum(each <= other < each + MINUTE for other in moments) for each in moments)


@given(st.integers(1, 60), st.lists(st.floats(0, 90), max_size=5), st.floats(0.1, 5))
def test_no_minute_has_more_than_the_limit(limit: int, rests: list[float], step: float) -> None:
    """However long it rested, and however often it is asked from then on."""
    bucket, wall, until = a_minute(limit), NOON, None
    left: list[datetime] = []
    for wait in (*rests, *[step] * int(61 / step)):
        wall += timedelta(seconds=wait)
        while bucket.allows(until, wall):
            until = bucket.next(until, wall)
            left.append(wall)
    assert most_in_a_minute(left) <= limit
    assert len(left) >= limit // 2


@pytest.fixture
def workspace_id(database: Database) -> int:
    with database.begin() as session:
        return seed(session).circle.workspace_id


def queue(database: Database, workspace_id: int, sizes: list[int]) -> None:
    with database.begin() as session:
        session.execute(delete(Delivery))
        session.execute(delete(MailPace))
        home = session.get_one(Workspace, workspace_id)
        home.mail_pace_until = None
        wanted = [
            Due(
                workspace_id=workspace_id,
                kind=MessageKind.MAIL_CONFIRM,
                subject_id=100 * domain + number,
                circle_id=None,
                due_at=NOON,
                channel="mail",
                occasion="x",
                mail_domain=f"d{domain}.example",
            )
            for domain, size in enumerate(sizes)
            for number in range(size)
        ]
        messages.queue_all(session, wanted, NOON)


def claimed(database: Database, turn: Turn) -> Iterator[Delivery]:
    while True:
        with database.begin() as session:
            found = mail_claims.claim_mails(session, turn, 3)
        if not found:
            return
        yield from found


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(st.integers(1, 6), min_size=1, max_size=3),
    st.integers(1, 5),
    st.integers(5, 12),
    st.lists(st.integers(0, 40), max_size=3, unique=True),
)
def test_no_domain_gets_more_or_waits_for_another(
    database: Database,
    workspace_id: int,
    sizes: list[int],
    limit: int,
    rate: int,
    deaths: list[int],
) -> None:
    """Though the process dies after some claims: what it had in hand comes again."""
    queue(database, workspace_id, sizes)
    tried: dict[str, list[datetime]] = defaultdict(list)
    done: dict[str, int] = defaultdict(int)
    count, wall = 0, NOON
    while sum(done.values()) < sum(sizes):
        wall += timedelta(seconds=2)
        assert wall < NOON + timedelta(minutes=60)
        turn = Turn(wall, wall, LEASE, a_minute(rate), a_minute(limit))
        for row in claimed(database, turn):
            domain = row.mail_domain or ""
            tried[domain].append(wall)
            count += 1
            if count in deaths:
                continue
            with database.begin() as session:
                assert deliveries.mark(session, row, state=DeliveryState.SENT)
            done[domain] += 1
            waiting = [
                done[f"d{other}.example"]
                for other, size in enumerate(sizes)
                if done[f"d{other}.example"] < size
            ]
            assert done[domain] <= min(waiting, default=done[domain]) + 1 + len(deaths)
    for moments in tried.values():
        assert most_in_a_minute(moments) <= limit
    everyone = sorted(each for moments in tried.values() for each in moments)
    assert most_in_a_minute(everyone) <= rate
