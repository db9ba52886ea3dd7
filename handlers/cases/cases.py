"""Bringing cases to a session, and what became of them."""

from bot.domain.cases import case_board, cases
from bot.domain.circle import circles
from bot.domain.circle.circles import Circles
from bot.errors import NotFound
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.base.forms import about_case, about_circle, about_circle_or_none
from bot.slack.cases.case_history import history_modal
from bot.slack.cases.cases import (
    board_modal,
    case_modal,
    change_modal,
    follow_up_modal,
    no_circle_message,
    read_again,
    read_case,
    read_edited,
    read_follow_up,
    read_followed,
)
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.base.forms import again, opens, turns
from handlers.base.which_circle import WhichCircle
from handlers.cases.case_lists import board_of, refresh_below


def register(door: Door) -> None:
    door.subcommand(
        ("praktijk", "praktijken", "casus", "casussen", "case", "cases"), open_board
    )
    door.action(ids.CASE_OPEN, open_board)
    door.view(ids.CASE_CHOOSE, which.choose)
    door.pages(ids.CASE_PAGE, turns(case_board.board, board_modal, about_circle))
    door.action(ids.CASE_OPEN_EDIT, open_edit)
    door.view(ids.CASE_FORM, submit_case, again(cases.own, change_modal, read_edited))
    door.action(ids.CASE_BRING_AGAIN, bring_again)
    door.action(ids.CASE_WITHDRAW, withdraw)
    door.action(ids.CASE_HISTORY, opens(case_board.past, history_modal))
    door.pages(ids.CASE_HISTORY_PAGE, turns(case_board.past, history_modal, about_case))
    door.action(ids.CASE_DISCUSSED, mark_discussed)
    door.action(ids.CASE_OPEN_FOLLOW_UP, opens(cases.to_follow_up, follow_up_modal))
    door.view(
        ids.CASE_FOLLOW_UP,
        submit_follow_up,
        again(cases.to_follow_up, follow_up_modal, read_followed),
    )


def in_use(click: Click) -> Circles:
    with click.reading() as session:
        return case_board.circles_in_use(session, click.actor, click.now)


def _board(click: Click, circle_id: int, _words: str) -> Json:
    return board_of(click, circle_id)


which = WhichCircle(ids.CASE_CHOOSE, in_use, _board)


def open_board(click: Click) -> None:
    """A button about a circle goes straight to its board.

    Who is in none can still read what helped others.
    """
    with click.reading() as session:
        mine = circles.active_of(session, click.actor)
    if not mine and click.is_command:
        click.tell(no_circle_message(click.texts))
    elif not mine:
        raise NotFound("case-no-circle")
    elif pressed := click.pressed_or_none:
        click.show(board_of(click, pressed))
    else:
        which.open(click)


def open_edit(click: Click) -> None:
    with click.reading() as session:
        case = cases.own(session, click.actor, click.pressed)
    from_board = click.view.get("callback_id") == ids.CASE_BOARD
    circle_id = about_circle(click.view) if from_board else None
    click.show(case_modal(click.texts, case=case, circle_id=circle_id))


def submit_case(click: Click) -> None:
    meeting_id, case_id, words = read_case(click.view)
    actor, now, circle_id = click.actor, click.now, about_circle_or_none(click.view)
    with click.work() as session:
        if meeting_id is not None:
            circle_id = cases.bring(session, actor, meeting_id, words, now).circle_id
        else:
            cases.edit(session, actor, case_id or 0, words, now)
    click.done()
    refresh_below(click, circle_id)


def bring_again(click: Click) -> None:
    meeting_id, case_id = read_again(click.value)
    with click.work() as session:
        row = cases.bring_again(session, click.actor, meeting_id, case_id, click.now)
    click.replace(board_of(click, row.circle_id))


def withdraw(click: Click) -> None:
    with click.work() as session:
        row = cases.withdraw(session, click.actor, click.pressed, click.now)
    click.replace(board_of(click, row.circle_id))


def mark_discussed(click: Click) -> None:
    with click.work() as session:
        row = cases.discussed(session, click.actor, click.pressed, click.now)
    click.replace(board_of(click, row.circle_id))


def submit_follow_up(click: Click) -> None:
    brought_id, outcome = read_follow_up(click.view)
    with click.work() as session:
        row, case = cases.to_follow_up(session, click.actor, brought_id, click.now)
        cases.follow_up(session, click.actor, case.id, outcome, click.now)
    click.done()
    refresh_below(click, row.circle_id)
