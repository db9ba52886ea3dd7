"""Until when there is something to vote on."""

from datetime import datetime, timedelta

from bot.domain.planning.votes import PollStanding
from storage.models import Circle, Poll, PollState
from tests.domain.seeds import NOON


def standing(state: PollState, now: datetime) -> PollStanding:
    poll = Poll(state=state, closes_at=NOON)
    return PollStanding(Circle(), poll, [], {}, {}, [], None, None, now)


def test_voting_ends_at_its_moment_or_with_a_decision() -> None:
    before = NOON - timedelta(seconds=1)

    assert standing(PollState.OPEN, before).is_voting
    assert not standing(PollState.OPEN, NOON).is_voting
    for state in set(PollState) - {PollState.OPEN}:
        assert not standing(state, before).is_voting
