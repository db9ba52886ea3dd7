"""Voting for a date, and seeing how a poll stands."""

from bot.domain.decisions import votes
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.decisions.poll_decisions import overview_modal
from bot.slack.decisions.polls import read_votes, vote_modal
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.base.forms import opens


def register(door: Door) -> None:
    door.action(ids.POLL_OPEN_VOTE, opens(votes.to_vote, vote_modal))
    door.view(ids.POLL_VOTE, submit_vote)
    door.action(ids.POLL_SEE, opens(votes.look, overview_modal))


def _form(click: Click, found: votes.PollStanding) -> Json:
    return vote_modal(found, click.actor.id, click.actor.time_zone, click.texts)


def overview_of(click: Click, found: votes.PollStanding) -> Json:
    """The form with how a poll stands."""
    return overview_modal(found, click.actor.id, click.actor.time_zone, click.texts)


def submit_vote(click: Click) -> None:
    poll_id, given = read_votes(click.view)
    with click.work() as session:
        before = votes.to_vote(session, click.actor, poll_id, click.now, lock=True)
        click.check_unchanged(_form(click, before))
        found = votes.vote(session, click.actor, before, given, click.now)
        is_facilitator = votes.is_led_by(session, found, click.actor)
    waits = found.waits_for(click.actor.id)
    click.done(click.notice("poll-voted-partly" if waits else "poll-voted"))
    if is_facilitator:
        click.refresh_below(overview_of(click, found))
