"""Until when there is something to vote on."""

from datetime import datetime, timedelta

from bot.domain.decisions import votes
from bot.domain.decisions.votes import PollStanding
from storage.models import Circle, Poll, PollState, Vote
from tests.domain.acts import EVERYBODY
from tests.domain.seeds import NOON
from tests.domain.world import NOW, World


def standing(state: PollState, now: datetime) -> PollStanding:
    poll = Poll(state=state, closes_at=NOON)
    return PollStanding(Circle(), poll, [], {}, {}, [], None, None, now)


def test_voting_ends_at_its_moment_or_with_a_decision() -> None:
    before = NOON - timedelta(seconds=1)

    assert standing(PollState.OPEN, before).is_voting
    assert not standing(PollState.OPEN, NOON).is_voting
    for state in set(PollState) - {PollState.OPEN}:
        assert not standing(state, before).is_voting


def test_a_poll_waits_for_whoever_did_not_say_everything(w: World) -> None:
    def waits(now: datetime = NOW) -> bool:
        return votes.most_urgent(w.session, w.bram, now) is not None

    def poll(now: datetime = NOW) -> PollStanding:
        return votes.look(w.session, w.ada, w.poll.id, now)

    assert waits()
    assert poll().waits_for(w.bram.id)
    assert not poll(w.poll.closes_at).waits_for(w.bram.id)  # too late

    before = votes.to_vote(w.session, w.bram, w.poll.id, NOW)
    votes.vote(w.session, w.bram, before, dict.fromkeys(w.slots, Vote.NO), NOW)
    assert not waits()
    assert not poll().waits_for(w.bram.id)
    assert poll().waits_for(w.chris.id)


def test_a_poll_is_led_by_whoever_leads_its_circle(w: World) -> None:
    found = votes.look(w.session, w.ada, w.poll.id, NOW)

    led = {name for name in EVERYBODY if votes.is_led_by(w.session, found, w.who(name))}

    assert led == {"ada"}
