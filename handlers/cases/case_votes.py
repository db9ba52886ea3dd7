"""Choosing a case by an anonymous vote."""

from bot.domain.cases import case_votes
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.cases.case_votes import ballot_modal, read_ballot, read_vote
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.cases.case_lists import board_of


def register(door: Door) -> None:
    door.action(ids.CASE_OPEN_VOTE, open_vote)
    door.action(ids.CASE_CLOSE_VOTE, close_vote)
    door.action(ids.CASE_BALLOT, open_ballot)
    door.pages(ids.CASE_BALLOT_PAGE, turn_ballot)
    door.view(ids.CASE_VOTE, submit_vote)
    door.action(ids.CASE_PICK, pick)


def open_vote(click: Click) -> None:
    with click.work() as session:
        case_votes.start_vote(session, click.actor, click.pressed, click.now)
    click.replace(click.notice("case-vote-started"))


def close_vote(click: Click) -> None:
    with click.work() as session:
        case_votes.close_vote(session, click.actor, click.pressed, click.now)
    click.replace(click.notice("case-vote-stopped"))


def open_ballot(click: Click) -> None:
    click.show(_ballot(click, click.pressed))


def turn_ballot(click: Click) -> None:
    click.replace(_ballot(click, read_vote(click.view)))


def _ballot(click: Click, vote_id: int) -> Json:
    with click.reading() as session:
        vote, choices = case_votes.ballot(session, click.actor, vote_id, click.now)
    return ballot_modal(vote, choices, click.texts, click.page)


def submit_vote(click: Click) -> None:
    vote_id, case_id = read_ballot(click.view)
    with click.work() as session:
        case_votes.cast(session, click.actor, vote_id, case_id, click.now)
    click.done(click.notice("case-vote-counted"))


def pick(click: Click) -> None:
    with click.work() as session:
        row = case_votes.pick(session, click.actor, click.pressed, click.now)
    click.replace(board_of(click, row.circle_id))
