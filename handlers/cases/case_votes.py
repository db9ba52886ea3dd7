"""Choosing a case by an anonymous vote."""

from bot.domain.cases import case_votes
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.base.forms import read_id
from bot.slack.cases.case_votes import ballot_modal, read_ballot, read_vote
from handlers.base.acts import does, submits
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.base.forms import shows
from handlers.cases.case_lists import board_of


def register(door: Door) -> None:
    door.action(ids.CASE_OPEN_VOTE, does(case_votes.start_vote, "case-vote-started"))
    door.action(ids.CASE_CLOSE_VOTE, does(case_votes.close_vote, "case-vote-stopped"))
    door.action(ids.CASE_BALLOT, shows(_ballot, read_id))
    door.pages(ids.CASE_BALLOT_PAGE, turn_ballot)
    door.view(ids.CASE_VOTE, submits(read_ballot, case_votes.cast, "case-vote-counted"))
    door.action(ids.CASE_PICK, pick)


def turn_ballot(click: Click) -> None:
    click.replace(_ballot(click, read_vote(click.view)))


def _ballot(click: Click, vote_id: int) -> Json:
    with click.reading() as session:
        vote, choices = case_votes.ballot(session, click.actor, vote_id, click.now)
    return ballot_modal(vote, choices, click.texts, click.page)


def pick(click: Click) -> None:
    with click.work() as session:
        row = case_votes.pick(session, click.actor, click.pressed, click.now)
    click.replace(board_of(click, row.circle_id))
