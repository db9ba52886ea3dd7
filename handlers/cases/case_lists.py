"""The lists of cases that lie below their forms, as things stand now."""

from bot.domain.cases import case_board, my_cases
from bot.slack.base.blocks import Json
from bot.slack.cases.cases import board_modal
from bot.slack.cases.my_cases import mine_modal
from handlers.base.click import Click


def board_of(click: Click, circle_id: int) -> Json:
    """The cases of a circle's next session."""
    with click.reading() as session:
        board = case_board.board(session, click.actor, circle_id, click.now)
    return board_modal(board, click.actor.time_zone, click.texts)


def mine_of(click: Click) -> Json:
    """One's own."""
    with click.reading() as session:
        mine = my_cases.mine(session, click.actor)
    return mine_modal(mine, click.texts)


def refresh_below(click: Click, circle_id: int | None) -> None:
    """The board of a circle, or one's own list, if it lies below this form."""
    if click.below:
        below = mine_of(click) if circle_id is None else board_of(click, circle_id)
        click.refresh_below(below)
