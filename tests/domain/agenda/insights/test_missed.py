"""When readers who get digests less often are sent what they missed."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.agenda.insights.missed import SPANS, Waiting, begins, missed
from bot.domain.agenda.insights.proposals import Offer, ready_at
from bot.domain.people.working_hours import Rhythm

NOON = datetime(2026, 3, 2, 11, tzinfo=UTC)
DAYS = st.integers(0, 200).map(lambda days: NOON + timedelta(days=days, hours=days % 7))
OFTEN = st.sampled_from(["monthly", "quarterly"])


def waiting(often: str, **facts: object) -> Waiting:
    return Waiting(1, 2, Rhythm(), often, NOON, **facts)  # type: ignore[arg-type]


@given(often=OFTEN, published=st.lists(DAYS, max_size=12))
def test_each_edition_is_told_of_once_and_never_too_often(
    often: str, published: list[datetime]
) -> None:
    """From message to message, as if each was sent: nothing is lost, nothing comes twice."""
    told: datetime | None = None
    seen: list[datetime] = []
    moments: list[datetime] = []
    while message := missed(
        waiting(often, news=sorted(published), told_until=told, tried_at=told)
    ):
        since = begins(NOON, told)
        seen += [at for at in published if since <= at <= message.due_at]
        told = message.due_at
        moments.append(told)
        assert len(moments) <= len(published)

    assert sorted(seen) == sorted(published)
    assert all(after - before >= SPANS[often] for before, after in pairwise([NOON, *moments]))


@given(often=OFTEN)
def test_nothing_published_is_nothing_said(often: str) -> None:
    assert missed(waiting(often)) is None


def test_a_message_that_was_lost_is_tried_again_with_all_of_it() -> None:
    news = [NOON + timedelta(days=1)]
    first = missed(waiting("monthly", news=news))
    assert first is not None

    again = missed(waiting("monthly", news=news, tried_at=first.due_at))

    assert again is not None
    assert again.key != first.key
    assert again.details["since"] == first.details["since"]


def test_after_a_pause_only_what_came_out_during_it() -> None:
    over = NOON + timedelta(days=10)
    during, after = over - timedelta(days=1), over + timedelta(days=1)

    told = missed(waiting("each", paused_until=over, news=[during, after]))
    assert told is not None
    assert told.details["until"] == over.isoformat()
    assert missed(waiting("each", paused_until=over, news=[after])) is None


def offer(proposes: str, **facts: object) -> Offer:
    return Offer(1, 1, 2, Rhythm(), proposes, NOON, **facts)  # type: ignore[arg-type]


def test_a_proposal_needs_something_new() -> None:
    new = NOON + timedelta(days=2)
    late = NOON + timedelta(days=60)

    assert ready_at(offer("weekly")) is None
    assert ready_at(offer("weekly", released_at=[new])) == NOON + timedelta(days=7)
    assert ready_at(offer("monthly", released_at=[late])) == late
    assert ready_at(offer("after_session", released_at=[late])) is None
    assert ready_at(offer("after_session", released_at=[late], held_at=NOON)) is None
    assert ready_at(offer("after_session", released_at=[NOON], held_at=new)) is None
    assert ready_at(offer("after_session", released_at=[NOON, late], held_at=new)) == late
