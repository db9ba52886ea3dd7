"""What cannot become of a poll, said beside the field that it is about."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.domain.base.actor import Actor
from bot.domain.base.kinds import MessageKind
from bot.domain.decisions import choosing, polls, votes
from bot.domain.decisions.polls import MOST_SLOTS, PollChange
from storage.models import Delivery, PollState, Vote
from tests.domain.refused import refusal
from tests.domain.world import NOW, World


def on(day: int) -> datetime:
    return datetime(2026, 4, day, 10, 0)  # noqa: DTZ001  # wall clock


FIRST, SECOND = 0, 1  # the moments there are: the first and the second of April
BEFORE, TODAY, DAY = date(2026, 3, 20), NOW.date(), timedelta(days=1)
PAST = on(10).astimezone(NOW.tzinfo)  # when both are over
FULL = {n: on(n) for n in range(3, MOST_SLOTS + 1)}


@pytest.mark.parametrize(
    ("keep", "moments", "deadline_on", "now", "said"),
    [
        ([FIRST], {}, BEFORE, NOW, None),
        ([], {1: on(3)}, BEFORE, NOW, None),
        ([], {1: on(1)}, BEFORE, NOW, None),  # dropped, and chosen anew
        ([], {}, BEFORE, NOW, ("keep", "poll-none-left")),
        ([FIRST, SECOND], {}, PAST.date() + DAY, PAST, ("on-1", "poll-none-left")),
        ([FIRST], {2: on(3), 4: on(1)}, BEFORE, NOW, ("on-4", "poll-slot-twice")),
        ([FIRST, SECOND], FULL, BEFORE, NOW, None),
        ([FIRST, SECOND], FULL | {9: on(9)}, BEFORE, NOW, ("on-3", "poll-too-many")),
        ([FIRST], FULL | {9: on(9)}, BEFORE, NOW, None),
        ([SECOND], {}, on(1).date(), NOW, None),
        ([FIRST], {}, on(1).date(), NOW, ("deadline_on", "poll-deadline-late")),
        ([SECOND], {1: on(1)}, on(1).date(), NOW, ("deadline_on", "poll-deadline-late")),
        ([FIRST], {}, TODAY, NOW, None),
        ([FIRST], {}, TODAY - DAY, NOW, ("deadline_on", "poll-deadline-past")),
    ],
)
def test_a_change(
    w: World,
    keep: Collection[int],
    moments: dict[int, datetime],
    deadline_on: date,
    now: datetime,
    said: object,
) -> None:
    wanted = PollChange(w.poll.id, [w.slots[each] for each in keep], moments, deadline_on)

    assert refusal(lambda: polls.change(w.session, w.ada, wanted, now)) == said


def test_a_vote_that_says_nothing_or_is_about_something_else(w: World) -> None:
    def voting(given: dict[int, Vote]) -> object:
        before = votes.to_vote(w.session, w.bram, w.poll.id, NOW)
        return refusal(lambda: votes.vote(w.session, w.bram, before, given, NOW))

    first, last = w.slots[0], w.slots[-1]
    assert voting({}) == (f"slot-{first}", "poll-nothing-chosen")
    assert voting({last + 1: Vote.YES}) == "error-not-found"
    assert voting({first: Vote.YES, last + 1: Vote.YES}) == "error-not-found"
    assert voting({last: Vote.YES}) is None


def test_a_moment_that_nobody_can_is_not_chosen(w: World) -> None:
    first, second = w.slots
    for actor in (w.ada, w.bram, w.chris):
        before = votes.to_vote(w.session, actor, w.poll.id, NOW)
        votes.vote(w.session, actor, before, {first: Vote.NO, second: Vote.YES}, NOW)

    def said(slot: int, actor: Actor = w.ada) -> object:
        return refusal(lambda: choosing.choose(w.session, actor, slot, NOW))

    assert said(first) == "poll-slot-refused"
    assert said(second + 1) == "error-not-found"
    assert said(second, w.bram) == "error-facilitator-only"
    assert said(second) is None
    assert said(second) == "poll-is-planned"


@pytest.mark.parametrize(
    ("votes_of_bram", "told"),
    [({}, []), ({0: Vote.NO}, []), ({0: Vote.IF_NEED_BE}, ["bram"]), ({1: Vote.YES}, ["bram"])],
)
def test_who_kept_a_date_free_hears_that_there_will_be_none(
    w: World, votes_of_bram: dict[int, Vote], told: list[str]
) -> None:
    if votes_of_bram:
        before = votes.to_vote(w.session, w.bram, w.poll.id, NOW)
        given = {w.slots[n]: vote for n, vote in votes_of_bram.items()}
        votes.vote(w.session, w.bram, before, given, NOW)

    found = polls.cancel(w.session, w.ada, w.poll.id, NOW)

    assert found.poll.state is PollState.CANCELLED
    query = select(Delivery).where(Delivery.kind == MessageKind.POLL_CANCELLED)
    sent = w.session.scalars(query).all()
    assert [each.person_id for each in sent] == [w.who(name).id for name in told]
    assert {each.expires_at for each in sent} <= {max(s.starts_at for s in found.slots)}
    assert refusal(lambda: polls.cancel(w.session, w.ada, w.poll.id, NOW)) is not None
