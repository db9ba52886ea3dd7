"""Bringing cases to a session, and choosing one by an anonymous vote."""

from collections.abc import Callable
from datetime import datetime

from slack_bolt import Ack
from slack_sdk import WebClient

from bot.domain.base.actor import Actor
from bot.domain.base.inbox import Work
from bot.domain.circle import circles
from bot.domain.sessions import case_board, case_votes, cases
from bot.errors import NotFound
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.base.forms import read_id
from bot.slack.base.notices import notice_modal
from bot.slack.base.paging import read_page
from bot.slack.learned.reflections import choose_circle_modal, read_circle_choice
from bot.slack.sessions.cases import (
    ballot_modal,
    board_modal,
    case_modal,
    follow_up_modal,
    history_modal,
    read_again,
    read_ballot,
    read_board,
    read_case,
    read_follow_up,
)
from bot.texts import Texts
from handlers.base.door import Door
from handlers.base.show import refresh_below, settle, show
from storage.database import Database


def register(door: Door) -> None:
    door.subcommand(("praktijk", "praktijken", "case", "cases"), open_board)
    door.action(ids.CASE_OPEN, open_board)
    door.view(ids.CASE_CHOOSE, choose_circle)
    for way in ("back", "on"):
        door.action(f"{ids.CASE_PAGE}.{way}", turn_page)
    door.action(ids.CASE_OPEN_BRING, open_bring)
    door.action(ids.CASE_OPEN_EDIT, open_edit)
    door.view(ids.CASE_FORM, submit_case)
    door.action(ids.CASE_BRING_AGAIN, bring_again)
    door.action(ids.CASE_WITHDRAW, withdraw)
    door.action(ids.CASE_HISTORY, open_history)
    door.action(ids.CASE_OPEN_VOTE, open_vote)
    door.action(ids.CASE_CLOSE_VOTE, close_vote)
    door.action(ids.CASE_PICK, pick)
    door.action(ids.CASE_DISCUSSED, mark_discussed)
    door.action(ids.CASE_OPEN_FOLLOW_UP, open_follow_up)
    door.view(ids.CASE_FOLLOW_UP, submit_follow_up)
    door.action(ids.CASE_BALLOT, open_ballot)
    door.view(ids.CASE_VOTE, submit_vote)


def open_board(
    ack: Ack,
    body: Json,
    client: WebClient,
    actor: Actor,
    db: Database,
    now: datetime,
    texts: Texts,
) -> None:
    """Straight to the table for who is in one circle, or pressed a button of one."""
    ack()
    pressed = body["actions"][0].get("value") if body.get("actions") else None
    with db.read() as session:
        mine = circles.active_of(session, actor)
        if not mine:
            raise NotFound("case-no-circle")
        chosen = read_id(pressed) if pressed else mine[0].id
        board = case_board.board(session, actor, chosen, now)
    if pressed or len(mine) == 1:
        show(client, body, board_modal(board, actor.time_zone, texts))
    else:
        show(client, body, choose_circle_modal(ids.CASE_CHOOSE, mine, texts))


def choose_circle(
    ack: Ack, view: Json, actor: Actor, db: Database, now: datetime, texts: Texts
) -> None:
    ack(
        response_action="update",
        view=_board(db, actor, read_circle_choice(view), now, texts),
    )


def _board(
    db: Database, actor: Actor, circle_id: int, now: datetime, texts: Texts, page: int = 0
) -> Json:
    with db.read() as session:
        board = case_board.board(session, actor, circle_id, now)
    return board_modal(board, actor.time_zone, texts, page)


def turn_page(
    ack: Ack,
    action: Json,
    body: Json,
    client: WebClient,
    actor: Actor,
    db: Database,
    now: datetime,
    texts: Texts,
) -> None:
    ack()
    circle_id = read_board(body.get("view") or {})
    settle(client, body, _board(db, actor, circle_id, now, texts, read_page(action)))


def open_bring(ack: Ack, action: Json, body: Json, client: WebClient, texts: Texts) -> None:
    ack()
    show(client, body, case_modal(texts, meeting_id=read_id(action.get("value"))))


def open_edit(
    ack: Ack,
    action: Json,
    body: Json,
    client: WebClient,
    actor: Actor,
    db: Database,
    texts: Texts,
) -> None:
    ack()
    with db.read() as session:
        case = cases.own(session, actor, read_id(action.get("value")))
    show(client, body, case_modal(texts, case=case))


def submit_case(
    ack: Ack,
    view: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    now: datetime,
    texts: Texts,
) -> None:
    meeting_id, case_id, words = read_case(view)
    with work() as session:
        if meeting_id is not None:
            circle_id = cases.bring(session, actor, meeting_id, words, now).circle_id
        else:
            circle_id = cases.edit(session, actor, case_id or 0, words, now).circle_id
    ack()
    refresh_below(client, view, _board(work.db, actor, circle_id, now, texts))


def bring_again(
    ack: Ack,
    action: Json,
    body: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    now: datetime,
    texts: Texts,
) -> None:
    ack()
    meeting_id, case_id = read_again(action.get("value"))
    with work() as session:
        row = cases.bring_again(session, actor, meeting_id, case_id, now)
    settle(client, body, _board(work.db, actor, row.circle_id, now, texts))


def withdraw(
    ack: Ack,
    action: Json,
    body: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    now: datetime,
    texts: Texts,
) -> None:
    ack()
    with work() as session:
        row = cases.withdraw(session, actor, read_id(action.get("value")), now)
    settle(client, body, _board(work.db, actor, row.circle_id, now, texts))


def open_history(
    ack: Ack,
    action: Json,
    body: Json,
    client: WebClient,
    actor: Actor,
    db: Database,
    texts: Texts,
) -> None:
    ack()
    with db.read() as session:
        past = case_board.past(session, actor, read_id(action.get("value")))
    show(client, body, history_modal(past, actor.time_zone, texts))


def open_vote(
    ack: Ack,
    action: Json,
    body: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    now: datetime,
    texts: Texts,
    nudge: Callable[[], None],
) -> None:
    ack()
    meeting_id = read_id(action.get("value"))
    with work() as session:
        case_votes.start_vote(session, actor, meeting_id, now)
    nudge()
    settle(client, body, notice_modal(texts("case-vote-started"), texts))


def close_vote(
    ack: Ack,
    action: Json,
    body: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    now: datetime,
    texts: Texts,
    nudge: Callable[[], None],
) -> None:
    ack()
    with work() as session:
        case_votes.close_vote(session, actor, read_id(action.get("value")), now)
    nudge()
    settle(client, body, notice_modal(texts("case-vote-stopped"), texts))


def pick(
    ack: Ack,
    action: Json,
    body: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    now: datetime,
    texts: Texts,
    nudge: Callable[[], None],
) -> None:
    ack()
    with work() as session:
        row = case_votes.pick(session, actor, read_id(action.get("value")), now)
    nudge()
    settle(client, body, _board(work.db, actor, row.circle_id, now, texts))


def mark_discussed(
    ack: Ack,
    action: Json,
    body: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    now: datetime,
    texts: Texts,
) -> None:
    ack()
    with work() as session:
        row = cases.discussed(session, actor, read_id(action.get("value")), now)
    settle(client, body, _board(work.db, actor, row.circle_id, now, texts))


def open_follow_up(
    ack: Ack,
    action: Json,
    body: Json,
    client: WebClient,
    actor: Actor,
    db: Database,
    texts: Texts,
) -> None:
    ack()
    with db.read() as session:
        row = cases.to_follow_up(session, actor, read_id(action.get("value")))
    show(client, body, follow_up_modal(row, texts))


def submit_follow_up(
    ack: Ack,
    view: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    now: datetime,
    texts: Texts,
) -> None:
    brought_id, words = read_follow_up(view)
    with work() as session:
        row = cases.follow_up(session, actor, brought_id, words, now)
    ack()
    refresh_below(client, view, _board(work.db, actor, row.circle_id, now, texts))


def open_ballot(
    ack: Ack,
    action: Json,
    body: Json,
    client: WebClient,
    actor: Actor,
    db: Database,
    now: datetime,
    texts: Texts,
) -> None:
    ack()
    with db.read() as session:
        vote, choices = case_votes.ballot(session, actor, read_id(action.get("value")), now)
    show(client, body, ballot_modal(vote, choices, texts))


def submit_vote(
    ack: Ack, view: Json, actor: Actor, work: Work, now: datetime, texts: Texts
) -> None:
    vote_id, case_id = read_ballot(view)
    with work() as session:
        case_votes.cast(session, actor, vote_id, case_id, now)
    ack(response_action="update", view=notice_modal(texts("case-vote-counted"), texts))
